import type { Entry } from '../record/entry.ts';
import type { Side } from '../record/side.ts';
import type { ComparedPair } from './difference.ts';

/** Tells whether an entry stands for the same fact as another entry of its side. */
export type IsTwin = (entry: Entry) => boolean;

/**
 * Tells whether another entry of the same side, which has a partner, stands for the same fact. Only a plain
 * statement is wholly told by its twin: an allergy, a drug or a value that is a problem too is more.
 */
export function twinTest(pairs: readonly ComparedPair[], side: Side): IsTwin {
  let twins: Twins | undefined;
  return (entry) => {
    if (!isPlainStatement(entry)) return false;
    twins ??= twinsOf(pairs, side);
    if (entry.localId !== undefined && twins.targets.has(entry.localId)) return true;
    const { ids } = twins;
    return twinTargets(entry).some((target) => ids.has(target));
  };
}

/** What the paired entries of a side are called, and which others they name as the same fact. */
interface Twins {
  readonly ids: ReadonlySet<string>;
  readonly targets: ReadonlySet<string>;
}

function twinsOf(pairs: readonly ComparedPair[], side: Side): Twins {
  const ids = new Set<string>();
  const targets = new Set<string>();
  for (const pair of pairs) {
    const { entry } = pair[side];
    if (entry.localId !== undefined) ids.add(entry.localId);
    for (const target of twinTargets(entry)) targets.add(target);
  }
  return { ids, targets };
}

function isPlainStatement({ detail }: Entry): boolean {
  if (detail.kind === 'observation') return detail.value === undefined;
  return detail.kind === 'problem' || detail.kind === 'diagnosis';
}

function twinTargets({ links }: Entry): string[] {
  if (links.length === 0) return [];
  return links.filter(({ relation }) => relation === 'twin').map(({ target }) => target);
}
