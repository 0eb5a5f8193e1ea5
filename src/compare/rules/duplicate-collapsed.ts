import { draftOfAbsence, tellRepeats } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** A repeated entry is told less often on the HIE, with the same content. */
export const rule: Rule = {
  id: 'duplicate-collapsed',
  title: 'A repeated entry is told less often on the HIE',
  why: 'A drug listed twice may be read as two prescriptions, and two events merged into one as a single event.',
  severity: severityOf('duplicate-collapsed'),
  check: (comparing) =>
    comparing.absences.repeats
      .filter(({ side }) => side === 'mig')
      .map((absence) =>
        draftOfAbsence('duplicate-collapsed', absence, { why: tellRepeats(comparing, absence) }),
      ),
};
