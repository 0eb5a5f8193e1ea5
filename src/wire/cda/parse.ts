import { parseXml } from '../xml/xml-tree.ts';
import type { ParsedXml, XmlOptions } from '../xml/xml-tree.ts';
import { SDTC_NAMESPACE, XSI_NAMESPACE } from './source.ts';

/** A document, and the prefixes it used without declaring them. */
export interface ParsedCda {
  readonly parsed: ParsedXml;
  readonly undeclared: readonly string[];
}

/** Prefixes published documents use without declaring them (hie-wire, 5.8), and what they stand for. */
const TOLERATED: ReadonlyMap<string, string> = new Map([
  ['xsi', XSI_NAMESPACE],
  ['sdtc', SDTC_NAMESPACE],
]);

/**
 * Reads a document. One that is refused only because it does not declare `xsi` or `sdtc` is read once more
 * with the declaration put in; any other prefix without declaration stays refused.
 */
export function parseCda(content: Uint8Array, options: XmlOptions = {}): ParsedCda {
  let parsed = parseXml(content, options);
  let bytes = content;
  const undeclared: string[] = [];
  while ('fault' in parsed && undeclared.length < TOLERATED.size) {
    const prefix = UNDECLARED.exec(parsed.fault.what)?.[1] ?? '';
    const namespace = TOLERATED.get(prefix);
    if (namespace === undefined || undeclared.includes(prefix)) break;
    const declared = declare(bytes, `xmlns:${prefix}="${namespace}"`);
    if (declared === undefined) break;
    undeclared.push(prefix);
    bytes = declared;
    parsed = parseXml(bytes, options);
  }
  return { parsed, undeclared };
}

const UNDECLARED = /^the prefix (\w+) is not declared$/;
const ROOT_NAME = /^\uFEFF?\s*(?:<\?[^>]*\?>\s*|<!--(?:[^-]|-(?!-))*-->\s*)*<[^\s<>/!?]+/;

function declare(bytes: Uint8Array, declaration: string): Uint8Array | undefined {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
  const start = ROOT_NAME.exec(text)?.[0];
  if (start === undefined) return undefined;
  return new TextEncoder().encode(`${start} ${declaration}${text.slice(start.length)}`);
}
