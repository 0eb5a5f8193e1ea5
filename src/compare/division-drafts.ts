import { compareFacts } from '../match/entry-facts.ts';
import type { EntryFacts } from '../match/entry-facts.ts';
import type { Division } from '../match/matching.ts';
import { otherSide } from '../record/side.ts';
import type { BySide, Side } from '../record/side.ts';
import type { Comparing } from './comparing.ts';
import type { FindingDraft } from './rule.ts';
import { severityOf } from './severity-table.ts';
import { SIDE_NAMES, countEntries, nameEntry } from './wording.ts';

/** The findings on entries that stand as one on `whole` and as several on the other side. */
export function draftsOfDivisions(comparing: Comparing, kind: string, whole: Side): FindingDraft[] {
  return comparing.divisions
    .filter((division) => division[whole].length === 1 && division[otherSide(whole)].length > 1)
    .flatMap((division) => draftOf(comparing, division, { kind, whole }));
}

function draftOf(
  { facts }: Comparing,
  division: Division,
  { kind, whole }: { readonly kind: string; readonly whole: Side },
): FindingDraft[] {
  const parts = otherSide(whole);
  const factsOn = (side: Side): EntryFacts[] =>
    division[side].flatMap((index) => facts[side][index] ?? []).sort(compareFacts);
  const [[one], several] = [factsOn(whole), factsOn(parts)];
  const [first] = several;
  if (one === undefined || first === undefined) return [];
  const pair = (part: EntryFacts): BySide<number> =>
    whole === 'mig' ? { mig: one.index, hie: part.index } : { mig: part.index, hie: one.index };
  const context = { kind: one.entry.kind, grade: division.asWords ? 'as-words' : undefined };
  const counts = { [whole]: countEntries(1), [parts]: countEntries(several.length) };
  return [
    {
      severity: severityOf(kind, context),
      context,
      item: (whole === 'mig' ? one : first).entry.item,
      ...pair(first),
      field: null,
      values: counts as BySide<string>,
      confidence: division.confidence,
      why: `${nameEntry(one.entry)} is one entry on the ${SIDE_NAMES[whole]} and ${several.length} on the ${SIDE_NAMES[parts]}: ${division.why}.`,
      members: several.map(pair),
    },
  ];
}
