import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** The form of a drug differs. */
export const rule: Rule = {
  id: 'form-changed',
  title: 'The form of a drug differs',
  why: 'Another form or release of the same drug gives another dose over time.',
  severity: severityOf('form-changed'),
  direction: 'either',
  detectable: 'hardly',
  check: (comparing) =>
    draftsOfDifferences(comparing, 'form-changed', 'the form of the drug differs.'),
};
