import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** The HIE shows something more special than the MIG, under a code map. */
export const rule: Rule = {
  id: 'code-narrower',
  title: 'The code became narrower',
  why: 'A narrower code says more than anybody recorded.',
  severity: severityOf('code-narrower'),
  direction: 'gained',
  detectable: 'hardly',
  check: (comparing) =>
    draftsOfDifferences(comparing, 'code-narrower', 'the code on the HIE has a narrower meaning.'),
};
