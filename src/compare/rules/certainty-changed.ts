import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** Certainty was raised or lowered. */
export const rule: Rule = {
  id: 'certainty-changed',
  title: 'Certainty was raised or lowered',
  why: 'A suspicion read as a diagnosis, or the reverse, misleads treatment.',
  severity: severityOf('certainty-changed'),
  direction: 'either',
  detectable: 'no',
  check: (comparing) =>
    draftsOfDifferences(
      comparing,
      'certainty-changed',
      'one side states as certain what the other only suspects.',
    ),
};
