import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** A negation was lost or gained. */
export const rule: Rule = {
  id: 'negation-flipped',
  title: 'A negation was lost or gained',
  why: '"No chest pain" read as "chest pain", or a relative\'s illness read as the patient\'s own, reverses a decision.',
  severity: severityOf('negation-flipped'),
  direction: 'either',
  detectable: 'no',
  check: (comparing) =>
    draftsOfDifferences(
      comparing,
      'negation-flipped',
      'a negation, an exclusion or a family history stands on one side only.',
    ),
};
