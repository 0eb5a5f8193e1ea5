import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** Free text is missing. */
export const rule: Rule = {
  id: 'text-lost',
  title: 'Free text is missing',
  why: 'The words beside an entry often carry what the code cannot say.',
  severity: severityOf('text-lost'),
  direction: 'lost',
  detectable: 'no',
  check: (comparing) =>
    draftsOfDifferences(
      comparing,
      'text-lost',
      'free text of the MIG is missing or cut on the HIE.',
    ),
};
