import type { EntryFacts } from '../match/entry-facts.ts';
import type { Matching } from '../match/matching.ts';
import { groupBy } from '../base/ordering.ts';
import type { DataItem, ItemState, ListWarning } from '../record/item.ts';
import type { Reading } from '../record/reading.ts';
import { SIDES, otherSide } from '../record/side.ts';
import type { BySide, Side } from '../record/side.ts';
import type { ComparedPair } from './difference.ts';
import { foldAbsences } from './consequences.ts';
import type { FoldedAbsence } from './consequences.ts';
import type { Frontier } from './frontier.ts';
import { explainByPattern } from './absence-patterns.ts';
import { blankSide } from './blank.ts';
import { homeOf, marksOn } from './home-list.ts';
import { aloneLimit, entryLimit } from './limits.ts';
import type { Limits } from './limits.ts';
import { absorbAssertions, itemAbsence } from './item-absence.ts';
import { leftOut } from './left-out.ts';
import { beyondMarks, isConfidential } from './marked.ts';
import { findRepeats } from './repeats.ts';
import { sensitiveSubject } from './sensitive.ts';
import type { WeighedAbsences } from './noise/weigh-absences.ts';
import type { Unsettled } from './noise/unsettled.ts';
import { twinTest } from './twins.ts';
import type { IsTwin } from './twins.ts';
import { findWholeEmpty } from './whole-empty.ts';
import type { KindAbsence } from './whole-kinds.ts';

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

/** An absence of a subject shared records leave out. */
export type SensitiveAbsence = FoldedAbsence & { readonly subject: string };

/** Absences of one item with one cause. `side` has the entries, the other side the state. */
export interface ItemAbsence {
  readonly side: Side;
  readonly item: DataItem;
  /** The list of the other side in which they should stand. */
  readonly home: DataItem;
  readonly state: ItemState;
  readonly warnings: readonly ListWarning[];
  readonly absences: readonly Absence[];
  /** The entries by which the other side states that there is none. */
  readonly denials?: readonly Absence[] | undefined;
}

/** Every entry without a partner, under the one cause that explains it. */
export interface Absences {
  /** The other format cannot hold it, or its side shows the same fact elsewhere; with the reason. */
  readonly excused: readonly (Absence & { readonly why: string })[];
  /** Still on their way, as a second reading or the lag shows. */
  readonly unsettled: readonly Unsettled[];
  /** All that is not excused, whatever explains it. */
  readonly open: readonly Absence[];
  /** Every list of one side is empty, where the other has entries in several. */
  readonly wholeEmpty: Pick<ItemAbsence, 'side' | 'absences'> | undefined;
  /** The same content has a partner: only how often it is told differs. */
  readonly repeats: readonly Absence[];
  /** The other side holds the list back, did not return it, could not, or calls it empty. */
  readonly items: readonly ItemAbsence[];
  /** Of one kind the other side shows nothing at all, though its item holds other things. */
  readonly kinds: readonly KindAbsence<MarkedAbsence>[];
  /** That no allergy is known, stated beside allergies on one side alone. */
  readonly contradictions: readonly Absence[];
  /** The other side's list says that it leaves confidential items out. */
  readonly warned: readonly FoldedAbsence[];
  /** Of a subject shared records leave out, in a list that does not say so. */
  readonly sensitive: readonly SensitiveAbsence[];
  /** Beyond one date nothing is there any more. */
  readonly frontiers: readonly Frontier[];
  /** One of the answers as a whole holds nothing that could be compared. */
  readonly blank: Side | undefined;
  /** Lost or extra, with nothing that explains it. */
  readonly plain: readonly FoldedAbsence[];
}

/** What absences are explained from. */
export interface AbsenceInput {
  readonly readings: BySide<Reading>;
  readonly limits: Limits;
  readonly facts: BySide<readonly EntryFacts[]>;
  readonly matching: Matching;
  readonly pairs: readonly ComparedPair[];
  /** Parts off what is still on its way. */
  readonly weigh: (absences: readonly Absence[]) => WeighedAbsences;
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
  const unexcused = unpaired.filter(({ facts }) => !explained.has(facts));
  const weighed = input.weigh(unexcused);
  const inQuestion = weighed.standing;
  const repeats = findRepeats(inQuestion, input.pairs, input.facts);
  const repeated = new Set(repeats.map(({ facts }) => facts));
  const rest = inQuestion.filter(({ facts }) => !repeated.has(facts));
  const explainedRest = explainByState(input, { excused, repeats, rest });
  const left = leftOut(explainedRest, inQuestion);
  const plain = left.length === 0 ? explainedRest.plain : [...explainedRest.plain, ...left];
  return { ...explainedRest, plain, open: unexcused, unsettled: weighed.unsettled };
}

/** No absences: nothing was looked at, or nothing is missing. */
export const NO_ABSENCES: Absences = {
  excused: [],
  unsettled: [],
  open: [],
  wholeEmpty: undefined,
  repeats: [],
  items: [],
  kinds: [],
  contradictions: [],
  warned: [],
  sensitive: [],
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
  const wholeEmpty = findWholeEmpty(input, rest);
  if (wholeEmpty !== undefined) return { ...NO_ABSENCES, excused, repeats, wholeEmpty };
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
  const told = absorbAssertions(items, single);
  const marked = told.single.map((absence) => ({
    ...absence,
    warnings: marksOn(input, homes.get(absence.facts), absence),
  }));
  const unmarked = beyondMarks(input, marked);
  const confidential = marked.filter((one) => isConfidential(one) && !unmarked.has(one.facts));
  const contradictions = marked.filter(
    (one) => !isConfidential(one) && contradictsItself(input, one),
  );
  const explained = new Set<Absence>([...confidential, ...contradictions]);
  return {
    ...NO_ABSENCES,
    excused,
    repeats,
    items: told.items,
    contradictions,
    warned: foldAbsences(confidential, input.facts),
    ...explainByPattern(
      input,
      marked.filter((one) => !explained.has(one)),
    ),
  };
}

/** Whether an entry states that no allergy is known beside allergies of its own side. */
function contradictsItself({ facts }: AbsenceInput, { side, facts: own }: Absence): boolean {
  if (!own.noneKnown) return false;
  return facts[side].some(({ entry, noneKnown }) => entry.kind === 'allergy' && !noneKnown);
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

function excuseOf(
  input: AbsenceInput,
  { side, facts }: Absence,
  twins: BySide<IsTwin>,
): string | undefined {
  // What shared records leave out is told wherever the HIE alone shows it, in whatever drawer.
  const isDisclosed = side === 'hie' && sensitiveSubject(facts.entry) !== undefined;
  const limit = isDisclosed ? undefined : entryLimit(input.readings[otherSide(side)], facts.entry);
  if (limit !== undefined) return limit;
  const alone = isDisclosed ? undefined : aloneLimit(input.readings[side], facts.entry);
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
