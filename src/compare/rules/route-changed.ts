import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** The way a drug is given differs. */
export const rule: Rule = {
  id: 'route-changed',
  title: 'The way a drug is given differs',
  why: 'A drug given by another way can harm directly.',
  severity: severityOf('route-changed'),
  direction: 'either',
  detectable: 'no',
  check: (comparing) =>
    draftsOfDifferences(comparing, 'route-changed', 'the way it is to be given differs.'),
};
