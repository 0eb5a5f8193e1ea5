import type { EntryFacts } from '../match/entry-facts.ts';
import { ITEM_OF_KIND } from '../record/entry-kind.ts';
import type { ItemReport, ListWarning } from '../record/item.ts';
import { otherSide } from '../record/side.ts';
import type { Absence, AbsenceInput } from './presence.ts';

/**
 * The list of the other side in which an entry should stand: the one of its own item, or, when that was
 * not returned, the one its kind belongs to, or the one its format files the kind in.
 */
export function homeOf({ readings, limits }: AbsenceInput, { side, facts }: Absence): ItemReport {
  const other = otherSide(side);
  const { item, alsoIn, kind } = facts.entry;
  const refiled = limits[other].flatMap((limit) =>
    limit.field === 'kind' && limit.kind === kind && limit.as !== undefined
      ? [ITEM_OF_KIND[limit.as]]
      : [],
  );
  const candidates = [item, ...alsoIn, ITEM_OF_KIND[kind], ...refiled];
  const reports = candidates.flatMap((each) =>
    readings[other].record.items.filter((report) => report.item === each),
  );
  const found = reports.find(({ state }) => state !== 'not-returned') ?? reports[0];
  return found ?? { item, state: 'not-returned', warnings: [] };
}

/** The marks of the lists in which an entry of its kind would stand: one list does not excuse another. */
export function marksOn(
  home: ItemReport | undefined,
  { entry }: EntryFacts,
): readonly ListWarning[] {
  if (home?.marks === undefined) return home?.warnings ?? [];
  return home.marks.filter(({ kinds }) => kinds.includes(entry.kind)).map(({ warning }) => warning);
}
