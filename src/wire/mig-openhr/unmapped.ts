import { compareText } from '../../base/ordering.ts';
import type { Unmapped } from '../../record/reading.ts';
import { safeName } from '../safe-name.ts';
import { SOAP_NAMESPACES } from '../soap/read-envelope.ts';
import { plainPathOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { IGNORED_BELOW } from './ignored.ts';
import { isOpenHr } from './open-hr.ts';
import { isKnownNamespace } from './source.ts';

const ADDRESSING = 'http://www.w3.org/2005/08/addressing';

/** Namespaces whose attributes say how a document is built, never what it says. */
const BUILDING_NAMESPACES: ReadonlySet<string> = new Set([
  'http://www.w3.org/2001/XMLSchema-instance',
  'http://www.w3.org/XML/1998/namespace',
  ADDRESSING,
  ...SOAP_NAMESPACES,
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
  const below = ignoredBelow(element);
  for (const attribute of element.attributes) {
    if (attribute.seen || BUILDING_NAMESPACES.has(attribute.namespace)) continue;
    const step = `@${attribute.local}`;
    if (!below.has(step) && !ANYWHERE.has(step)) {
      add(`${plainPathOf(element)}/@${safeName(attribute.local)}`);
    }
  }
  if (element.children.length > 0 && element.text.trim() !== '') {
    add(`${plainPathOf(element)}/text()`);
  }
  for (const child of element.children) {
    const known = child.seen || (below.has(child.local) && isOfMessage(child));
    if (known) walk(child, add);
    else add(plainPathOf(child));
  }
}

const NOTHING: ReadonlySet<string> = new Set();
const ANYWHERE = IGNORED_BELOW.get('*') ?? NOTHING;

/** The root of OpenHR is written in more than one letter case. */
function ignoredBelow(element: XmlElement): ReadonlySet<string> {
  const name = isOpenHr(element) ? 'openHealthRecord' : element.local;
  return IGNORED_BELOW.get(name) ?? NOTHING;
}

function isOfMessage({ namespace }: XmlElement): boolean {
  return isKnownNamespace(namespace) || SOAP_NAMESPACES.has(namespace) || namespace === ADDRESSING;
}
