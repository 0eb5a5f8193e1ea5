import { draftsOfRepeats } from '../repeat-drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** A repeated entry is told less often on the HIE, with the same content. */
export const rule: Rule = {
  id: 'duplicate-collapsed',
  title: 'A repeated entry is told less often on the HIE',
  why: 'A drug listed twice may be read as two prescriptions, and two events merged into one as a single event.',
  severity: severityOf('duplicate-collapsed'),
  direction: 'lost',
  detectable: 'no',
  check: (comparing) => draftsOfRepeats(comparing, 'duplicate-collapsed', 'mig'),
};
