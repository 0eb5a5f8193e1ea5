import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** Free text differs. */
export const rule: Rule = {
  id: 'text-changed',
  title: 'Free text differs',
  why: 'The words beside an entry often carry what the code cannot say.',
  severity: severityOf('text-changed'),
  direction: 'either',
  detectable: 'no',
  check: (comparing) => draftsOfDifferences(comparing, 'text-changed', 'the free text differs.'),
};
