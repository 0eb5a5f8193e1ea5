import { compareText } from '../../base/ordering.ts';
import type { Unmapped } from '../../record/reading.ts';
import { safeName } from '../safe-name.ts';
import { SOAP_NAMESPACES } from '../soap/read-envelope.ts';
import { listRemainder } from '../xml/remainder.ts';
import type { Remainder } from '../xml/remainder.ts';
import { pathOf, plainPathOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { IGNORED_BELOW } from './ignored.ts';
import { isOpenHr } from './open-hr.ts';
import { isKnownNamespace, isMarkedDeleted } from './source.ts';
import type { Source } from './source.ts';

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
 * attributes (`…/@name`) and stray text between elements (`…/text()`), by path without indexes. A part that was
 * deleted at the practice is told as that.
 */
export function listUnmapped(source: Source, root: XmlElement): readonly Unmapped[] {
  const counts = new Map<string, Map<string, number>>();
  const count = ({ element, kind, name }: Remainder): void => {
    if (kind === 'element' && isMarkedDeleted(element)) {
      const what = `${safeName(name)} deleted at the practice, left out`;
      source.problems.count('warning', pathOf(element), what);
      return;
    }
    const path = plainPathOf(element);
    const told = counts.get(path) ?? new Map<string, number>();
    const tail = tailOf(kind, name);
    counts.set(path, told.set(tail, (told.get(tail) ?? 0) + 1));
  };
  for (const top of [root, ...source.inner]) listRemainder(top, RULES, count);
  return [...counts]
    .flatMap(([path, told]) =>
      Array.from(told, ([tail, count]) => ({ path: `${path}${tail}`, count })),
    )
    .sort((a, b) => compareText(a.path, b.path));
}

function tailOf(kind: Remainder['kind'], name: string): string {
  if (kind === 'text') return '/text()';
  return kind === 'attribute' ? `/@${safeName(name)}` : '';
}

const NOTHING: ReadonlySet<string> = new Set();
const ANYWHERE = IGNORED_BELOW.get('*') ?? NOTHING;

const RULES = {
  ignoresChild: (parent: Name, child: Name): boolean =>
    ignoredBelow(parent).has(child.local) && isOfMessage(child.namespace),
  ignoresAttribute: (parent: Name, { local, namespace }: Name): boolean =>
    BUILDING_NAMESPACES.has(namespace) ||
    ignoredBelow(parent).has(`@${local}`) ||
    ANYWHERE.has(`@${local}`),
};

interface Name {
  readonly local: string;
  readonly namespace: string;
}

/** The root of OpenHR is written in more than one letter case. */
function ignoredBelow(name: Name): ReadonlySet<string> {
  return IGNORED_BELOW.get(isOpenHr(name) ? 'openHealthRecord' : name.local) ?? NOTHING;
}

function isOfMessage(namespace: string): boolean {
  return isKnownNamespace(namespace) || SOAP_NAMESPACES.has(namespace) || namespace === ADDRESSING;
}
