import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** The author differs. */
export const rule: Rule = {
  id: 'author-diff',
  title: 'The author differs',
  why: 'Whoever needs to ask back asks the wrong person.',
  severity: severityOf('author-diff'),
  direction: 'either',
  detectable: 'hardly',
  check: (comparing) =>
    draftsOfDifferences(comparing, 'author-diff', 'it is told as the entry of somebody else.'),
};
