import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** The entry stands under another heading. */
export const rule: Rule = {
  id: 'relocated',
  title: 'The entry stands under another heading',
  why: 'The same information under another heading may be overlooked.',
  severity: severityOf('relocated'),
  direction: 'either',
  detectable: 'hardly',
  check: (comparing) =>
    draftsOfDifferences(
      comparing,
      'relocated',
      'the HIE shows it under another heading than the MIG.',
    ),
};
