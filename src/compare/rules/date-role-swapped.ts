import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** Two dates changed places. */
export const rule: Rule = {
  id: 'date-role-swapped',
  title: 'Two dates changed places',
  why: 'The day something was typed in, or ended, reads as the day it happened.',
  severity: severityOf('date-role-swapped'),
  direction: 'either',
  detectable: 'no',
  check: (comparing) =>
    draftsOfDifferences(comparing, 'date-role-swapped', 'two of its dates changed places.'),
};
