import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** The quantity supplied differs. */
export const rule: Rule = {
  id: 'quantity-changed',
  title: 'The quantity supplied differs',
  why: 'The quantity shows how much the patient holds and how long it should last.',
  severity: severityOf('quantity-changed'),
  direction: 'either',
  detectable: 'no',
  check: (comparing) =>
    draftsOfDifferences(comparing, 'quantity-changed', 'the quantity supplied differs.'),
};
