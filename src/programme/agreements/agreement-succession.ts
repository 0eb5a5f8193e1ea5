import { sorted, compareText } from '../../base/ordering.ts';
import { type ImportNote, createNotes } from '../files/file-reading.ts';

/** What an agreement says it takes the place of. */
export interface Superseding {
  readonly agreement: string;
  readonly supersedes: string | undefined;
}

/**
 * Which agreements each one takes the place of, directly or through others: when C takes the place of
 * B and B that of A, C takes the place of A too. An agreement in a circle takes its own place.
 */
export function supersededBy(
  agreements: readonly Superseding[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const direct = new Map<string, Set<string>>();
  for (const { agreement, supersedes } of agreements) {
    if (supersedes === undefined) continue;
    const known = direct.get(agreement);
    if (known === undefined) direct.set(agreement, new Set([supersedes]));
    else known.add(supersedes);
  }
  const reached = [...direct.keys()].map((agreement): [string, Set<string>] => {
    const found = new Set(direct.get(agreement));
    // A Set is walked in order of insertion and grows while it is walked: each one once, circles too.
    for (const one of found) for (const next of direct.get(one) ?? []) found.add(next);
    return [agreement, found];
  });
  return new Map(reached);
}

/** Agreements that take, through others, their own place: one of the rows must be wrong. */
export function findCycles(agreements: readonly Superseding[]): ImportNote[] {
  const notes = createNotes();
  const circular = [...supersededBy(agreements)].filter(([own, all]) => all.has(own));
  for (const name of sorted(
    circular.map(([own]) => own),
    compareText,
  )) {
    notes.add('supersession-cycle', name);
  }
  return notes.all();
}
