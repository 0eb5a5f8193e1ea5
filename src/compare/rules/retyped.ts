import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** The entry arrives as another kind. */
export const rule: Rule = {
  id: 'retyped',
  title: 'The entry arrives as another kind',
  why: 'An allergy or vaccination shown as a plain observation is not seen where it is looked for.',
  severity: severityOf('retyped'),
  direction: 'either',
  detectable: 'hardly',
  check: (comparing) =>
    draftsOfDifferences(
      comparing,
      'retyped',
      'the HIE shows it as another kind of entry than the MIG.',
    ),
};
