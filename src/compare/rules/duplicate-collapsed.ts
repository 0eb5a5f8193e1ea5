import { draftOfAbsence } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';
import { nameEntry } from '../wording.ts';

/** A repeated entry is told less often on the HIE, with the same content. */
export const rule: Rule = {
  id: 'duplicate-collapsed',
  title: 'A repeated entry is told less often on the HIE',
  why: 'A drug listed twice may be read as two prescriptions, and two events merged into one as a single event.',
  severity: severityOf('duplicate-collapsed'),
  check: ({ absences }) =>
    absences.repeats
      .filter(({ side }) => side === 'mig')
      .map((absence) => {
        const why = `The HIE shows ${nameEntry(absence.facts.entry)} fewer times than the MIG, with the same content.`;
        return draftOfAbsence('duplicate-collapsed', absence, { why });
      }),
};
