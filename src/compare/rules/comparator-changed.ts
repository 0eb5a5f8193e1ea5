import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** The comparator differs. */
export const rule: Rule = {
  id: 'comparator-changed',
  title: 'The comparator differs',
  why: '"Less than 5" is not "5".',
  severity: severityOf('comparator-changed'),
  direction: 'either',
  detectable: 'no',
  check: (comparing) =>
    draftsOfDifferences(
      comparing,
      'comparator-changed',
      'the comparator before the number differs.',
    ),
};
