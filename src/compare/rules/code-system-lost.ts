import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** The code lost its system. */
export const rule: Rule = {
  id: 'code-system-lost',
  title: 'The code lost its system',
  why: 'A code whose system is not named cannot be understood by any other system.',
  severity: severityOf('code-system-lost'),
  direction: 'either',
  detectable: 'no',
  check: (comparing) =>
    draftsOfDifferences(
      comparing,
      'code-system-lost',
      'the same code stands on both sides, but one no longer says which code system it is from.',
    ),
};
