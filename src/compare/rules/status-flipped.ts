import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** The status differs. */
export const rule: Rule = {
  id: 'status-flipped',
  title: 'The status differs',
  why: 'A finished course read as current, or a current one as finished, leads to wrong treatment.',
  severity: severityOf('status-flipped'),
  direction: 'either',
  detectable: 'no',
  check: (comparing) =>
    draftsOfDifferences(
      comparing,
      'status-flipped',
      'the status differs between the MIG and the HIE.',
    ),
};
