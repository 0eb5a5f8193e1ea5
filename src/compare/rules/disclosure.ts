import { isDisclosed, isDisclosedItem } from '../disclosed.ts';
import { draftOfAbsence, draftOfWhole } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';
import { ITEM_NAMES, countEntries, nameEntry } from '../wording.ts';

/** The HIE shows what the MIG declared confidential. */
export const rule: Rule = {
  id: 'disclosure',
  title: 'The HIE shows what the MIG held back',
  why: 'What a practice marked confidential must not become visible by moving to another system.',
  severity: severityOf('disclosure'),
  check: ({ absences }) => [
    ...absences.items
      .filter((group) => group.state === 'withheld' && isDisclosedItem(group))
      .map(({ item, absences: shown }) =>
        draftOfWhole('disclosure', item, {
          why: `The MIG holds back ${ITEM_NAMES[item]}, and the HIE shows ${countEntries(shown.length)} of it.`,
          field: 'entry',
        }),
      ),
    ...absences.warned.filter(isDisclosed).map((absence) =>
      draftOfAbsence('disclosure', absence, {
        why: `The MIG marks its list as holding confidential items, and the HIE shows ${nameEntry(absence.facts.entry)}, which the MIG does not.`,
        confidence: 0.7,
      }),
    ),
  ],
};
