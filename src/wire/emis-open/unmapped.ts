import { compareText } from '../../base/ordering.ts';
import type { Unmapped } from '../../record/reading.ts';
import { safeName } from '../safe-name.ts';
import { listRemainder } from '../xml/remainder.ts';
import { plainPathOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { IGNORED_BELOW } from './ignored.ts';
import { isEmisOpen } from './source.ts';

/** Namespaces whose attributes say how a document is built, never what it says. */
const BUILDING: ReadonlySet<string> = new Set([
  'http://www.w3.org/2001/XMLSchema-instance',
  'http://www.w3.org/XML/1998/namespace',
]);

/** Lists what nobody read and no table ignores, by path without indexes. */
export function listUnmapped(root: XmlElement): readonly Unmapped[] {
  const counts = new Map<string, number>();
  listRemainder(root, RULES, ({ element, kind, name }) => {
    const path = plainPathOf(element);
    const steps = {
      element: path,
      attribute: `${path}/@${safeName(name)}`,
      text: `${path}/text()`,
    };
    counts.set(steps[kind], (counts.get(steps[kind]) ?? 0) + 1);
  });
  return Array.from(counts, ([path, count]) => ({ path, count })).sort((a, b) =>
    compareText(a.path, b.path),
  );
}

interface Name {
  readonly local: string;
  readonly namespace: string;
}

const NOTHING: ReadonlySet<string> = new Set();
const ANYWHERE = IGNORED_BELOW.get('*') ?? NOTHING;

const RULES = {
  ignoresChild: (parent: Name, child: Name): boolean =>
    isEmisOpen(child) &&
    (ANYWHERE.has(child.local) || (IGNORED_BELOW.get(parent.local) ?? NOTHING).has(child.local)),
  ignoresAttribute: (parent: Name, { local, namespace }: Name): boolean =>
    BUILDING.has(namespace) || (IGNORED_BELOW.get(parent.local) ?? NOTHING).has(`@${local}`),
};
