import type { EntryFacts } from '../match/entry-facts.ts';
import { nearestTo } from '../match/nearest.ts';
import { otherSide } from '../record/side.ts';
import type { BySide, Side } from '../record/side.ts';
import type { Comparing } from './comparing.ts';
import type { Finding } from './document.ts';
import type { FindingDraft } from './rule.ts';

/** Finds the nearest entry of the other side for a finding on one without a partner. */
export type FindNearest = (kind: string, draft: FindingDraft) => Finding['nearest'];

/** Kinds that say that an entry has no partner. */
const ALONE: Readonly<Record<string, Side>> = { 'entry-lost': 'mig', 'entry-extra': 'hie' };

/** Above this many entries without a partner the nearest of each tells nobody anything. */
const ALONE_MAX = 60;

/** Works out nearest entries only for findings that need one. */
export function nearestFinder(
  { facts, pairs, absences }: Comparing,
  placeOf: BySide<readonly number[]>,
): FindNearest {
  if (absences.plain.length > ALONE_MAX) return () => undefined;
  let paired: ReadonlySet<EntryFacts> | undefined;
  return (kind, draft) => {
    const side = ALONE[kind];
    const index = side === undefined ? null : draft[side];
    if (side === undefined || index === null || draft.members !== undefined) return undefined;
    const own = facts[side][index];
    if (own === undefined) return undefined;
    paired ??= new Set(pairs.flatMap(({ mig, hie }) => [mig, hie]));
    const others = otherSide(side);
    const near = nearestTo(own, facts[others], (entry) => paired?.has(entry) === true);
    const place = near === undefined ? undefined : placeOf[others][near.entry.index];
    return near === undefined || place === undefined ? undefined : { index: place, why: near.why };
  };
}
