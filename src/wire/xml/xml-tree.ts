import { safeName } from '../safe-name.ts';
import { decodeXml } from './decode-xml.ts';
import { scanXml } from './scan-xml.ts';
import type { XmlLimits } from './scan-xml.ts';
import type { XmlAttribute } from './start-tag.ts';
import type { XmlFault } from './xml-fault.ts';

/** An element with what stands in it. */
export interface XmlElement {
  readonly local: string;
  readonly namespace: string;
  readonly attributes: readonly XmlAttribute[];
  readonly parent: XmlElement | undefined;
  readonly children: readonly XmlElement[];
  /** Its own character data, that of its children left out. */
  readonly text: string;
  /** Set by a reader that looked at it; what nobody looked at can then be told. */
  seen: boolean;
}

/** The root element of a document, or why there is none. */
export type ParsedXml = { readonly root: XmlElement } | { readonly fault: XmlFault };

/** Decodes and reads one whole document. */
export function parseXml(content: Uint8Array, limits?: XmlLimits): ParsedXml {
  const decoded = decodeXml(content);
  return 'fault' in decoded ? decoded : parseXmlText(decoded.text, limits);
}

/** Reads one whole document from its text. */
export function parseXmlText(text: string, limits?: XmlLimits): ParsedXml {
  const document = growing('', '', [], undefined);
  let top = document;
  const fault = scanXml(
    text,
    {
      open: (local, namespace, attributes) => {
        const parent = top === document ? undefined : top;
        const element = growing(local, namespace, attributes, parent);
        top.children.push(element);
        top = element;
      },
      text: (more) => {
        top.text = top.text === '' ? more : top.text + more;
      },
      close: () => {
        top = top.parent ?? document;
      },
    },
    limits,
  );
  const [root] = document.children;
  if (fault !== undefined) return { fault };
  return root === undefined ? { fault: NO_ROOT } : { root };
}

/**
 * Where an element stands: local names from the root, with a 1-based index among siblings of the same
 * name when there are several, as `/Envelope/Body/event[12]`.
 */
export function pathOf(element: XmlElement): string {
  const steps: string[] = [];
  for (let at: XmlElement | undefined = element; at !== undefined; at = at.parent) {
    steps.push(stepOf(at));
  }
  return `/${steps.toReversed().join('/')}`;
}

/** The same path without indexes, for counting elements of one kind together. */
export function plainPathOf(element: XmlElement): string {
  const steps: string[] = [];
  for (let at: XmlElement | undefined = element; at !== undefined; at = at.parent) {
    steps.push(safeName(at.local));
  }
  return `/${steps.toReversed().join('/')}`;
}

const NO_ROOT: XmlFault = { what: 'the document has no element', line: 1, column: 1 };

interface Growing extends XmlElement {
  readonly parent: Growing | undefined;
  readonly children: Growing[];
  text: string;
  /** Step of the path; filled in for all siblings at once when the first is asked for. */
  step: string | undefined;
}

function growing(
  local: string,
  namespace: string,
  attributes: readonly XmlAttribute[],
  parent: Growing | undefined,
): Growing {
  return {
    local,
    namespace,
    attributes,
    parent,
    children: [],
    text: '',
    seen: false,
    step: undefined,
  };
}

function stepOf(element: XmlElement): string {
  const known = element as Growing;
  if (known.step === undefined && known.parent !== undefined) nameSiblings(known.parent.children);
  return known.step ?? safeName(known.local);
}

function nameSiblings(siblings: readonly Growing[]): void {
  const totals = new Map<string, number>();
  for (const { local } of siblings) totals.set(local, (totals.get(local) ?? 0) + 1);
  const reached = new Map<string, number>();
  for (const sibling of siblings) {
    const index = (reached.get(sibling.local) ?? 0) + 1;
    reached.set(sibling.local, index);
    const name = safeName(sibling.local);
    sibling.step = totals.get(sibling.local) === 1 ? name : `${name}[${index}]`;
  }
}
