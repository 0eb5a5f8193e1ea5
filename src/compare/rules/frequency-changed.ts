import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** How often a drug is taken differs. */
export const rule: Rule = {
  id: 'frequency-changed',
  title: 'How often a drug is taken differs',
  why: 'A drug taken too often or too seldom can harm directly.',
  severity: severityOf('frequency-changed'),
  direction: 'either',
  detectable: 'no',
  check: (comparing) =>
    draftsOfDifferences(comparing, 'frequency-changed', 'how often it is to be taken differs.'),
};
