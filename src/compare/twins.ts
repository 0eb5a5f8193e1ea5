import type { Entry } from '../record/entry.ts';
import type { Side } from '../record/side.ts';
import type { ComparedPair } from './difference.ts';

/** What the paired entries of a side are called, and which others they name as the same fact. */
export interface Twins {
  readonly ids: ReadonlySet<string>;
  readonly targets: ReadonlySet<string>;
}

/** Collects the twins of the entries of a side that have a partner. */
export function twinsOf(pairs: readonly ComparedPair[], side: Side): Twins {
  const paired = pairs.map((pair) => pair[side].entry);
  return {
    ids: new Set(paired.flatMap(({ localId }) => localId ?? [])),
    targets: new Set(paired.flatMap(twinTargets)),
  };
}

/**
 * Whether another entry of the same side, which has a partner, stands for the same fact. Only a plain
 * statement is wholly told by its twin: an allergy, a drug or a value that is a problem too is more.
 */
export function isTwinOfPaired(entry: Entry, { ids, targets }: Twins): boolean {
  if (!isPlainStatement(entry)) return false;
  if (entry.localId !== undefined && targets.has(entry.localId)) return true;
  return twinTargets(entry).some((target) => ids.has(target));
}

function isPlainStatement({ detail }: Entry): boolean {
  if (detail.kind === 'observation') return detail.value === undefined;
  return detail.kind === 'problem' || detail.kind === 'diagnosis';
}

function twinTargets({ links }: Entry): string[] {
  return links.filter(({ relation }) => relation === 'twin').map(({ target }) => target);
}
