import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** A text is cut off. */
export const rule: Rule = {
  id: 'text-truncated',
  title: 'A text is cut off',
  why: 'The part that is missing may hold the dose, the substance or the "not".',
  severity: severityOf('text-truncated'),
  direction: 'either',
  detectable: 'hardly',
  check: (comparing) =>
    draftsOfDifferences(
      comparing,
      'text-truncated',
      'one side shows a part of the text, cut off at its end or its beginning.',
    ),
};
