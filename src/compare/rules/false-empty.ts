import { SIDES, otherSide } from '../../record/side.ts';
import type { Comparing } from '../comparing.ts';
import { draftOfWhole, nameAbsences } from '../drafts.ts';
import { isCriticalItem } from '../presence.ts';
import type { ItemAbsence } from '../presence.ts';
import type { FindingDraft, Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';
import { ITEM_NAMES, SIDE_NAMES, countEntries } from '../wording.ts';

/** One side calls a list empty, or states that there is none, where the other has entries. */
export const rule: Rule = {
  id: 'false-empty',
  title: 'A list is called empty that is not',
  why: 'A clinician who reads "none known" stops looking.',
  severity: severityOf('false-empty'),
  check: (comparing) => [
    ...comparing.absences.items
      .filter(({ state }) => state === 'asserted-none' || state === 'nothing-recorded')
      .map(draftOf),
    ...lostAssertions(comparing),
  ],
};

function draftOf({ side, item, state, absences }: ItemAbsence): FindingDraft {
  const [has, denies] = [SIDE_NAMES[side], SIDE_NAMES[otherSide(side)]];
  const says =
    state === 'asserted-none' ? 'states that there are none' : 'says that nothing is recorded';
  return draftOfWhole('false-empty', item, {
    why: `The ${denies} ${says} under ${ITEM_NAMES[item]}, where the ${has} shows ${countEntries(absences.length)} the ${denies} lacks: ${nameAbsences(absences)}.`,
    grade: state === 'asserted-none' || isCriticalItem(item) ? 'critical' : undefined,
    field: 'entry',
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
