import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** The code was degraded to text. */
export const rule: Rule = {
  id: 'code-degraded',
  title: 'The code was degraded to text',
  why: 'The meaning is left only in words, so allergy and drug checks no longer fire.',
  severity: severityOf('code-degraded'),
  direction: 'lost',
  detectable: 'hardly',
  check: (comparing) =>
    draftsOfDifferences(
      comparing,
      'code-degraded',
      'one side gives only a generic code or none where the other names the meaning.',
    ),
};
