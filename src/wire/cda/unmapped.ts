import { compareText } from '../../base/ordering.ts';
import type { Unmapped } from '../../record/reading.ts';
import { safeName } from '../safe-name.ts';
import { plainPathOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { IGNORED_BELOW } from './ignored.ts';
import { HL7_NAMESPACE, SDTC_NAMESPACE, XSI_NAMESPACE, typeOf } from './source.ts';

/** Namespaces whose attributes say how a document is built, never what it says. */
const BUILDING_NAMESPACES: ReadonlySet<string> = new Set([
  XSI_NAMESPACE,
  'http://www.w3.org/XML/1998/namespace',
]);

/**
 * Lists what nobody read and no table ignores: elements (a whole unknown branch by its top element),
 * attributes (`…/@name`) and stray text between elements (`…/text()`), by path without indexes.
 */
export function listUnmapped(root: XmlElement): readonly Unmapped[] {
  const counts = new Map<string, number>();
  const add = (path: string): void => {
    counts.set(path, (counts.get(path) ?? 0) + 1);
  };
  walk(root, add);
  return Array.from(counts, ([path, count]) => ({ path, count })).sort((a, b) =>
    compareText(a.path, b.path),
  );
}

function walk(element: XmlElement, add: (path: string) => void): void {
  for (const { local, namespace, seen } of element.attributes) {
    if (seen || BUILDING_NAMESPACES.has(namespace) || isIgnored(element, `@${local}`)) continue;
    add(`${plainPathOf(element)}/@${safeName(local)}`);
  }
  if (element.text.trim() !== '' && !mayHoldText(element)) {
    add(`${plainPathOf(element)}/text()`);
  }
  for (const part of element.children) {
    if (part.seen) walk(part, add);
    else if (!isOurs(part) || !isIgnored(element, part.local)) add(plainPathOf(part));
  }
}

/** A value holds text only where its type says so. */
function mayHoldText(element: XmlElement): boolean {
  if (element.local !== 'value') return MAY_HOLD_TEXT.has(element.local);
  return TEXT_TYPES.has(typeOf(element) ?? '');
}

const TEXT_TYPES: ReadonlySet<string> = new Set(['ST', 'ED', 'ON', 'TN']);

/** Elements whose own text is read, beside children or without. */
const MAY_HOLD_TEXT: ReadonlySet<string> = new Set(
  'text originalText name given family postalCode lotNumberText'.split(' '),
);

function isIgnored(parent: XmlElement, step: string): boolean {
  return (IGNORED_BELOW.get(parent.local)?.has(step) ?? false) || ANYWHERE.has(step);
}

const ANYWHERE: ReadonlySet<string> = IGNORED_BELOW.get('*') ?? new Set();

function isOurs({ namespace }: XmlElement): boolean {
  return namespace === HL7_NAMESPACE || namespace === SDTC_NAMESPACE;
}
