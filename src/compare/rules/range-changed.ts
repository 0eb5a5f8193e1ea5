import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** The reference range differs. */
export const rule: Rule = {
  id: 'range-changed',
  title: 'The reference range differs',
  why: 'The range decides whether a result looks abnormal.',
  severity: severityOf('range-changed'),
  direction: 'either',
  detectable: 'no',
  check: (comparing) =>
    draftsOfDifferences(
      comparing,
      'range-changed',
      'the reference range differs or is missing on the HIE.',
    ),
};
