import { SIDES, otherSide } from '../../record/side.ts';
import type { Comparing } from '../comparing.ts';
import { draftOfAbsence, draftOfAbsences, draftOfWhole, nameAbsences } from '../drafts.ts';
import { isCriticalItem } from '../item-absence.ts';
import type { Absence, ItemAbsence } from '../presence.ts';
import type { FindingDraft, Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';
import { ITEM_NAMES, SIDE_NAMES, countEntries, nameEntry } from '../wording.ts';

/** One side calls a list empty, or states that there is none, where the other has entries. */
export const rule: Rule = {
  id: 'false-empty',
  title: 'A list is called empty that is not',
  why: 'A clinician who reads "none known" stops looking.',
  severity: severityOf('false-empty'),
  direction: 'either',
  detectable: 'no',
  check: (comparing) => [
    ...comparing.absences.items
      .filter(({ state }) => state === 'asserted-none' || state === 'nothing-recorded')
      .map(draftOf),
    ...(comparing.absences.wholeEmpty === undefined
      ? []
      : [draftOfWholeEmpty(comparing.absences.wholeEmpty)]),
    ...lostAssertions(comparing),
    ...comparing.absences.contradictions.map(draftOfContradiction),
  ],
};

function draftOf({ side, item, state, absences, denials = [] }: ItemAbsence): FindingDraft {
  const [has, denies] = [SIDE_NAMES[side], SIDE_NAMES[otherSide(side)]];
  const says =
    state === 'asserted-none' ? 'states that there are none' : 'says that nothing is recorded';
  return draftOfAbsences(
    'false-empty',
    { item, absences, denials },
    {
      why: `The ${denies} ${says} under ${ITEM_NAMES[item]}, where the ${has} shows ${countEntries(absences.length)} the ${denies} lacks: ${nameAbsences(absences)}.`,
      grade: state === 'asserted-none' || isCriticalItem(item) ? 'critical' : undefined,
      field: 'entry',
    },
  );
}

/** An answer of empty lists: the record was not found, or not shared, and nobody said so. */
function draftOfWholeEmpty({
  side,
  absences,
}: Pick<ItemAbsence, 'side' | 'absences'>): FindingDraft {
  const [has, lacks] = [SIDE_NAMES[side], SIDE_NAMES[otherSide(side)]];
  return draftOfAbsences(
    'false-empty',
    { item: null, absences },
    {
      why: `Every list of the ${lacks} is empty, where the ${has} shows ${countEntries(absences.length)}: ${nameAbsences(absences)}.`,
      grade: 'critical',
      field: 'entry',
    },
  );
}

/** A clinician who reads "none known" on the one side stops looking; on the other the allergies stand alone. */
function draftOfContradiction(absence: Absence): FindingDraft {
  const [has, lacks] = [SIDE_NAMES[absence.side], SIDE_NAMES[otherSide(absence.side)]];
  return draftOfAbsence('false-empty', absence, {
    why: `The ${has} states ${nameEntry(absence.facts.entry)} beside the allergies it shows; the ${lacks} does not.`,
    grade: 'critical',
  });
}

/**
 * "No known allergies" on one side and an empty list on the other mean different things. Where the
 * statement is an entry of its own, that entry is already a finding.
 */
function lostAssertions({ readings, facts, identity }: Comparing): FindingDraft[] {
  if (identity.verdict === 'different') return [];
  return SIDES.flatMap((side) =>
    readings[side].record.items.flatMap(({ item, state }) => {
      const other = readings[otherSide(side)].record.items.find((report) => report.item === item);
      if (state !== 'asserted-none' || other?.state !== 'nothing-recorded') return [];
      const isEntry = facts[side].some(({ entry, noneKnown }) => entry.item === item && noneKnown);
      if (isEntry) return [];
      const why = `The ${SIDE_NAMES[side]} states that there are none under ${ITEM_NAMES[item]}; the ${SIDE_NAMES[otherSide(side)]} only says that nothing is recorded.`;
      return [draftOfWhole('false-empty', item, { why, grade: 'assertion-lost', field: 'state' })];
    }),
  );
}
