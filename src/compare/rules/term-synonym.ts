import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** Another wording of one meaning. */
export const rule: Rule = {
  id: 'term-synonym',
  title: 'Another wording of the same meaning',
  why: 'The codes agree, and the wording is another way to say it.',
  severity: severityOf('term-synonym'),
  direction: 'either',
  detectable: 'yes',
  check: (comparing) =>
    draftsOfDifferences(comparing, 'term-synonym', 'it is worded otherwise under one meaning.'),
};
