import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** The significance of a problem differs. */
export const rule: Rule = {
  id: 'significance-changed',
  title: 'The significance of a problem differs',
  why: 'Minor problems are often folded away on screen.',
  severity: severityOf('significance-changed'),
  direction: 'either',
  detectable: 'no',
  check: (comparing) =>
    draftsOfDifferences(
      comparing,
      'significance-changed',
      'one side calls the problem major and the other minor.',
    ),
};
