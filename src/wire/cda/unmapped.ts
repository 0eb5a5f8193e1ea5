import { compareText } from '../../base/ordering.ts';
import type { Unmapped } from '../../record/reading.ts';
import { safeName } from '../safe-name.ts';
import { listRemainder } from '../xml/remainder.ts';
import type { ExpandedName, Ignores, Remainder } from '../xml/remainder.ts';
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
  listRemainder(root, IGNORES, (found) => {
    const path = pathOfRemainder(found);
    counts.set(path, (counts.get(path) ?? 0) + 1);
  });
  return Array.from(counts, ([path, count]) => ({ path, count })).sort((a, b) =>
    compareText(a.path, b.path),
  );
}

function pathOfRemainder({ element, kind, name }: Remainder): string {
  const path = plainPathOf(element);
  if (kind === 'attribute') return `${path}/@${safeName(name)}`;
  return kind === 'text' ? `${path}/text()` : path;
}

const IGNORES: Ignores = {
  ignoresChild: (parent, child) => isOurs(child) && isIgnored(parent, child.local),
  ignoresAttribute: (parent, { local, namespace }) =>
    BUILDING_NAMESPACES.has(namespace) || isIgnored(parent, `@${local}`),
  ignoresBranches: true,
  mayHoldText,
};

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

function isIgnored(parent: ExpandedName, step: string): boolean {
  return (IGNORED_BELOW.get(parent.local)?.has(step) ?? false) || ANYWHERE.has(step);
}

const ANYWHERE: ReadonlySet<string> = IGNORED_BELOW.get('*') ?? new Set();

function isOurs({ namespace }: ExpandedName): boolean {
  return namespace === HL7_NAMESPACE || namespace === SDTC_NAMESPACE;
}
