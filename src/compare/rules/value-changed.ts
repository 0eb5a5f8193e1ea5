import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** The value differs. */
export const rule: Rule = {
  id: 'value-changed',
  title: 'The value differs',
  why: 'Decisions rest on the measured value.',
  severity: severityOf('value-changed'),
  direction: 'either',
  detectable: 'no',
  check: (comparing) => draftsOfDifferences(comparing, 'value-changed', 'the value differs.'),
};
