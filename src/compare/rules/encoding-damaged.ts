import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** Letters of a text are damaged. */
export const rule: Rule = {
  id: 'encoding-damaged',
  title: 'Letters of a text are damaged',
  why: 'A damaged sign can hide a unit, a limit or a name.',
  severity: severityOf('encoding-damaged'),
  direction: 'either',
  detectable: 'yes',
  check: (comparing) =>
    draftsOfDifferences(
      comparing,
      'encoding-damaged',
      'letters beyond the plain alphabet are damaged on one side.',
    ),
};
