import { decodeXml, encodeXml } from './decode-xml.ts';
import { scanWithSaxes } from './saxes-tape.ts';
import { scanXml } from './scan-xml.ts';
import type { ScannedXml, XmlSource } from './scan-xml.ts';
import { XML_LIMITS } from './xml-limits.ts';
import type { XmlLimits } from './xml-limits.ts';
import { createTree } from './xml-element.ts';
import type { XmlElement } from './xml-element.ts';
import type { XmlFault } from './xml-fault.ts';

export type { XmlElement } from './xml-element.ts';
export { contentOf, wholeTextOf } from './xml-element.ts';
export { pathOf, plainPathOf } from './xml-path.ts';

/** Which scanner reads a document; both refuse and tell the same. */
export const XML_PARSERS = ['own', 'saxes'] as const;
/** One of {@link XML_PARSERS}. */
export type XmlParser = (typeof XML_PARSERS)[number];

/** How a document is read. */
export interface XmlOptions extends XmlLimits {
  /** @default 'own' */
  readonly parser?: XmlParser | undefined;
}

/** The root element of a document, or why there is none. */
export type ParsedXml = { readonly root: XmlElement } | { readonly fault: XmlFault };

/** Decodes and reads one whole document. */
export function parseXml(content: Uint8Array, options: XmlOptions = {}): ParsedXml {
  const { lengthMax = XML_LIMITS.lengthMax } = options;
  // No encoding takes more bytes for a code unit, so what is longer is refused before it is decoded.
  if (content.length > lengthMax * BYTES_OF_UNIT + BYTES_OF_MARK) return tooLong(lengthMax);
  const decoded = decodeXml(content);
  return 'fault' in decoded ? decoded : parseSource(decoded, options);
}

/** Reads one whole document from its text. */
export function parseXmlText(text: string, options: XmlOptions = {}): ParsedXml {
  return parseSource(encodeXml(text), options);
}

const BYTES_OF_UNIT = 3;
const BYTES_OF_MARK = 3;

function parseSource(source: XmlSource, options: XmlOptions): ParsedXml {
  const { lengthMax = XML_LIMITS.lengthMax } = options;
  if (source.text.length > lengthMax) return tooLong(lengthMax);
  if (!source.text.isWellFormed()) {
    return { fault: { what: 'half of a surrogate pair', line: 1, column: 1 } };
  }
  const scanned: ScannedXml =
    options.parser === 'saxes' ? scanWithSaxes(source, options) : scanXml(source, options);
  return 'fault' in scanned ? scanned : { root: createTree(scanned.tape) };
}

function tooLong(lengthMax: number): ParsedXml {
  const what = `the document is longer than the limit of ${lengthMax} characters`;
  return { fault: { what, line: 1, column: 1 } };
}
