import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** The code changed. */
export const rule: Rule = {
  id: 'code-changed',
  title: 'The code changed',
  why: 'Another code may mean another condition, substance or drug, and decision support follows the code.',
  severity: severityOf('code-changed'),
  direction: 'either',
  detectable: 'hardly',
  check: (comparing) =>
    draftsOfDifferences(
      comparing,
      'code-changed',
      'the codes mean different things, under no code map that was loaded.',
    ),
};
