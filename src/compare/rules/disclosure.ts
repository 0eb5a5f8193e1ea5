import { isDisclosed, isDisclosedItem } from '../disclosed.ts';
import { draftOfAbsences, draftOfSingle, tellAbsence, tellFolded } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';
import { ITEM_NAMES, countEntries, nameEntry } from '../wording.ts';

/** The HIE shows what the MIG declared confidential. */
export const rule: Rule = {
  id: 'disclosure',
  title: 'The HIE shows what the MIG held back',
  why: 'What a practice marked confidential must not become visible by moving to another system.',
  severity: severityOf('disclosure'),
  direction: 'gained',
  detectable: 'yes',
  check: ({ absences }) => [
    ...absences.items
      .filter((group) => group.state === 'withheld' && isDisclosedItem(group))
      .map(({ item, absences: shown }) =>
        draftOfAbsences(
          'disclosure',
          { item, absences: shown },
          {
            why: `The MIG holds back ${ITEM_NAMES[item]}, and the HIE shows ${countEntries(shown.length)} of it.`,
            field: 'entry',
          },
        ),
      ),
    ...absences.warned.filter(isDisclosed).map((absence) =>
      draftOfSingle('disclosure', absence, {
        why: `The MIG marks its list as holding confidential items, and the HIE shows ${nameEntry(absence.facts.entry)}, which the MIG does not.${tellFolded(absence)}`,
        confidence: 0.7,
      }),
    ),
    ...absences.sensitive
      .filter(({ side }) => side === 'hie')
      .map((absence) =>
        draftOfSingle('disclosure', absence, {
          why: `${tellAbsence(absence)} It is of a subject that is left out of shared records (${absence.subject}), so the MIG may be holding it back.`,
          confidence: 0.5,
        }),
      ),
  ],
};
