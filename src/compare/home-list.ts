import { CODE_SYSTEMS } from '../record/code.ts';
import { ITEM_OF_KIND } from '../record/entry-kind.ts';
import type { Entry } from '../record/entry.ts';
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
  { readings }: Pick<AbsenceInput, 'readings'>,
  home: ItemReport | undefined,
  { side, facts: { entry } }: Absence,
): readonly ListWarning[] {
  if (home === undefined) return [];
  const own = home.marks === undefined ? home.warnings : marksFor(home, entry);
  if (!isOutsideLaboratory(entry)) return own;
  const others = readings[otherSide(side)].record.items.filter(({ item }) => item !== home.item);
  return [...new Set([...own, ...others.flatMap((report) => marksFor(report, entry))])];
}

function marksFor({ marks = [] }: ItemReport, { kind }: Entry): readonly ListWarning[] {
  return marks.filter(({ kinds }) => kinds.includes(kind)).map(({ warning }) => warning);
}

/**
 * Whether a result is none of the laboratory, whose Read codes are those of chapter 4: what was measured in the
 * practice has no report, and formats that list results by report file it with other things.
 */
function isOutsideLaboratory({ kind, codes }: Entry): boolean {
  if (kind !== 'result') return false;
  const read = codes.filter(({ system }) => system === CODE_SYSTEMS.readV2);
  return read.length > 0 && read.every(({ code }) => !code.startsWith('4'));
}
