import { draftsOfDivisions } from '../division-drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** Several entries of the MIG stand as one of the HIE, which says the same in sum. */
export const rule: Rule = {
  id: 'entry-merged',
  title: 'Several entries became one',
  why: 'What was told apart is told as one: what remains of the others stands in words or not at all.',
  severity: severityOf('entry-merged'),
  direction: 'either',
  detectable: 'hardly',
  check: (comparing) => draftsOfDivisions(comparing, 'entry-merged', 'hie'),
};
