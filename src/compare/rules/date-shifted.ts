import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** The date differs. */
export const rule: Rule = {
  id: 'date-shifted',
  title: 'The date differs',
  why: 'The order of events and what counts as current follow from dates.',
  severity: severityOf('date-shifted'),
  direction: 'either',
  detectable: 'no',
  check: (comparing) => draftsOfDifferences(comparing, 'date-shifted', 'the dates differ.'),
};
