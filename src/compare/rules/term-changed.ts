import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** The wording changed. */
export const rule: Rule = {
  id: 'term-changed',
  title: 'The wording changed',
  why: 'The clinician reads the wording, not the code.',
  severity: severityOf('term-changed'),
  direction: 'either',
  detectable: 'no',
  check: (comparing) => draftsOfDifferences(comparing, 'term-changed', 'the wording differs.'),
};
