import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** One side shows a retired concept and the other its replacement, under a history table. */
export const rule: Rule = {
  id: 'code-inactive',
  title: 'The code was taken out of use',
  why: 'Decision support follows codes in use, and may not know one that was retired.',
  severity: severityOf('code-inactive'),
  direction: 'either',
  detectable: 'no',
  check: (comparing) =>
    draftsOfDifferences(
      comparing,
      'code-inactive',
      'one of the codes was taken out of use and the other is its replacement.',
    ),
};
