import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** The date gained or lost precision. */
export const rule: Rule = {
  id: 'date-precision',
  title: 'The date gained or lost precision',
  why: 'An invented month or day looks like knowledge nobody had; a lost one hides it.',
  severity: severityOf('date-precision'),
  direction: 'either',
  detectable: 'no',
  check: (comparing) =>
    draftsOfDifferences(
      comparing,
      'date-precision',
      'one side knows the date more precisely than the other.',
    ),
};
