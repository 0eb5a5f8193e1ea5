import type { EntryFacts } from '../match/entry-facts.ts';
import type { Matching } from '../match/matching.ts';
import { groupBy } from '../base/ordering.ts';
import { ITEM_OF_KIND } from '../record/entry-kind.ts';
import type { DataItem, ItemReport, ItemState, ListWarning } from '../record/item.ts';
import type { Reading } from '../record/reading.ts';
import { SIDES, otherSide } from '../record/side.ts';
import type { BySide, Side } from '../record/side.ts';
import type { ComparedPair } from './difference.ts';
import { foldIssueAbsences } from './consequences.ts';
import type { WithIssues } from './consequences.ts';
import { groupByFrontier } from './frontier.ts';
import type { Frontier } from './frontier.ts';
import { aloneLimit, entryLimit } from './limits.ts';
import type { Limits } from './limits.ts';
import { findRepeats } from './repeats.ts';
import { twinTest } from './twins.ts';
import type { IsTwin } from './twins.ts';

/** An entry without a partner. */
export interface Absence {
  /** The side that has it. */
  readonly side: Side;
  readonly facts: EntryFacts;
}

/** An absence with the marks on the list of the other side in which the entry should stand. */
export interface MarkedAbsence extends Absence {
  readonly warnings: readonly ListWarning[];
}

/** Absences of one item with one cause. `side` has the entries, the other side the state. */
export interface ItemAbsence {
  readonly side: Side;
  readonly item: DataItem;
  readonly state: ItemState;
  readonly warnings: readonly ListWarning[];
  readonly absences: readonly Absence[];
}

/** Every entry without a partner, under the one cause that explains it. */
export interface Absences {
  /** The other format cannot hold it, or its side shows the same fact elsewhere; with the reason. */
  readonly excused: readonly (Absence & { readonly why: string })[];
  /** The same content has a partner: only how often it is told differs. */
  readonly repeats: readonly Absence[];
  /** The other side holds the list back, did not return it, could not, or calls it empty. */
  readonly items: readonly ItemAbsence[];
  /** The other side's list says that it leaves confidential items out. */
  readonly warned: readonly MarkedAbsence[];
  /** Beyond one date nothing is there any more. */
  readonly frontiers: readonly Frontier[];
  /** One of the answers as a whole holds nothing that could be compared. */
  readonly blank: Side | undefined;
  /** Lost or extra, with nothing that explains it. */
  readonly plain: readonly WithIssues<MarkedAbsence>[];
}

/** What absences are explained from. */
export interface AbsenceInput {
  readonly readings: BySide<Reading>;
  readonly limits: Limits;
  readonly facts: BySide<readonly EntryFacts[]>;
  readonly matching: Matching;
  readonly pairs: readonly ComparedPair[];
}

/** Explains each entry without a partner by exactly one cause. */
export function explainAbsences(input: AbsenceInput): Absences {
  const blank = blankSide(input.readings);
  const unpaired = allAbsences(input);
  if (blank !== undefined) return { ...NO_ABSENCES, blank };
  const twins = { mig: twinTest(input.pairs, 'mig'), hie: twinTest(input.pairs, 'hie') };
  const excused = unpaired.flatMap((absence) => {
    const why = excuseOf(input, absence, twins);
    return why === undefined ? [] : [{ ...absence, why }];
  });
  const explained = new Set(excused.map(({ facts }) => facts));
  const inQuestion = unpaired.filter(({ facts }) => !explained.has(facts));
  const repeats = findRepeats(inQuestion, input.pairs);
  const repeated = new Set(repeats.map(({ facts }) => facts));
  return explainByState(input, {
    excused,
    repeats,
    rest: inQuestion.filter(({ facts }) => !repeated.has(facts)),
  });
}

/** No absences: nothing was looked at, or nothing is missing. */
export const NO_ABSENCES: Absences = {
  excused: [],
  repeats: [],
  items: [],
  warned: [],
  frontiers: [],
  blank: undefined,
  plain: [],
};

interface Sorted {
  readonly excused: Absences['excused'];
  readonly repeats: Absences['repeats'];
  readonly rest: readonly Absence[];
}

function explainByState(input: AbsenceInput, { excused, repeats, rest }: Sorted): Absences {
  const homes = new Map(rest.map((absence) => [absence.facts, homeOf(input, absence)]));
  const byItem = groupBy(
    rest,
    ({ side, facts }) => `${side} ${homes.get(facts)?.item} ${facts.entry.item}`,
  );
  const items: ItemAbsence[] = [];
  const single: Absence[] = [];
  for (const absences of byItem.values()) {
    const group = itemAbsence(absences, homes);
    if (group === undefined) single.push(...absences);
    else items.push(group);
  }
  const marked = absorbAssertions(items, single).map((absence) => ({
    ...absence,
    warnings: marksOn(homes.get(absence.facts), absence.facts),
  }));
  const warned = marked.filter(isConfidential);
  const { frontiers, plain } = groupByFrontier(
    marked.filter((absence) => !isConfidential(absence)),
    input.pairs,
  );
  const folded = foldIssueAbsences(plain, input.facts);
  return { ...NO_ABSENCES, excused, repeats, items, warned, frontiers, plain: folded };
}

/** The marks of the lists in which an entry of its kind would stand: one list does not excuse another. */
function marksOn(home: ItemReport | undefined, { entry }: EntryFacts): readonly ListWarning[] {
  if (home?.marks === undefined) return home?.warnings ?? [];
  return home.marks.filter(({ kinds }) => kinds.includes(entry.kind)).map(({ warning }) => warning);
}

/**
 * Only a list that leaves confidential items out explains a single missing entry. Data in transit or
 * awaiting filing stand on nearly every list of some systems, so they are told but excuse nothing.
 */
function isConfidential({ warnings }: MarkedAbsence): boolean {
  return warnings.includes('confidential-items');
}

function allAbsences({ matching, facts }: AbsenceInput): Absence[] {
  const indexes = { mig: matching.lost, hie: matching.extra };
  return SIDES.flatMap((side) =>
    indexes[side].flatMap((index) => {
      const own = facts[side][index];
      return own === undefined ? [] : [{ side, facts: own }];
    }),
  );
}

/** The side of two that answers nothing at all, while the other answers something. */
function blankSide(readings: BySide<Reading>): Side | undefined {
  const [mig, hie] = [isBlank(readings.mig), isBlank(readings.hie)];
  if (mig === hie) return undefined;
  return mig ? 'mig' : 'hie';
}

function isBlank({ record, problems }: Reading): boolean {
  if (record.entries.length > 0) return false;
  if (problems.some(({ severity }) => severity === 'fatal')) return true;
  return record.items.every(({ state }) => BLANK.has(state));
}

/** States in which a side said nothing that could be compared, nor that anything was held back. */
const BLANK: ReadonlySet<ItemState> = new Set(['not-returned', 'unavailable', 'text-only']);

function excuseOf(
  input: AbsenceInput,
  { side, facts }: Absence,
  twins: BySide<IsTwin>,
): string | undefined {
  const limit = entryLimit(input.readings[otherSide(side)], facts.entry);
  if (limit !== undefined) return limit;
  const alone = aloneLimit(input.readings[side], facts.entry);
  if (alone !== undefined) return alone;
  // What a side takes back is no statement that the other could lack; a live one beside it is told.
  if (facts.entry.status === 'entered-in-error') {
    return 'It was entered in error, and the other side does not show it.';
  }
  if (twins[side](facts.entry)) {
    return 'The same fact stands in another entry of its side, which has a partner.';
  }
  // What the MIG was not asked for, or does not offer, it cannot have lost.
  if (side === 'hie' && homeOf(input, { side, facts }).state === 'not-returned') {
    return 'The MIG answer does not hold this view.';
  }
  return undefined;
}

/**
 * The list of the other side in which an entry should stand: the one of its own item, or, when that was
 * not returned, the one its kind belongs to, or the one its format files the kind in.
 */
function homeOf({ readings, limits }: AbsenceInput, { side, facts }: Absence): ItemReport {
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

/** Absences of one home list as one cause; undefined when each has to be told by itself. */
function itemAbsence(
  absences: readonly Absence[],
  homes: ReadonlyMap<EntryFacts, ItemReport>,
): ItemAbsence | undefined {
  const [first] = absences;
  const home = first && homes.get(first.facts);
  if (first === undefined || home === undefined || home.state === 'populated') return undefined;
  const item = first.facts.entry.item;
  const isAllAssertions = absences.every(({ facts }) => facts.noneKnown);
  const isEmpty = home.state === 'asserted-none' || home.state === 'nothing-recorded';
  if (isEmpty && isAllAssertions) return undefined;
  // One lost entry that was the only one looks like an empty list; by itself it is just that entry.
  if (home.state === 'nothing-recorded' && absences.length === 1 && !isCriticalItem(item))
    return undefined;
  return { side: first.side, item, state: home.state, warnings: home.warnings, absences };
}

/** Whether an item holds allergies or drugs, where an unseen loss may do serious harm. */
export function isCriticalItem(item: DataItem): boolean {
  return item === 'risks-and-warnings' || item === 'medication';
}

/** "No known allergies" on the side that denies them is told by the finding on the empty list. */
function absorbAssertions(
  items: readonly ItemAbsence[],
  single: readonly Absence[],
): readonly Absence[] {
  const denying = new Set(
    items.filter(({ state }) => state === 'asserted-none').map(({ side }) => otherSide(side)),
  );
  return single.filter(({ side, facts }) => !(denying.has(side) && facts.noneKnown));
}
