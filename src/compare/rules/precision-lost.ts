import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** A value was rounded. */
export const rule: Rule = {
  id: 'precision-lost',
  title: 'A value was rounded',
  why: 'A rounded value can fall on the other side of a limit.',
  severity: severityOf('precision-lost'),
  direction: 'either',
  detectable: 'no',
  check: (comparing) =>
    draftsOfDifferences(comparing, 'precision-lost', 'one side gives the value rounded.'),
};
