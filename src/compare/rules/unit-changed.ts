import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** The unit differs or is missing. */
export const rule: Rule = {
  id: 'unit-changed',
  title: 'The unit differs or is missing',
  why: 'A number means something else in another unit.',
  severity: severityOf('unit-changed'),
  direction: 'either',
  detectable: 'hardly',
  check: (comparing) =>
    draftsOfDifferences(
      comparing,
      'unit-changed',
      'the unit differs, under no spelling of the same unit that is known.',
    ),
};
