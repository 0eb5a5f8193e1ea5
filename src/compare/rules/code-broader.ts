import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** The HIE shows an ancestor of what the MIG shows, under a code map. */
export const rule: Rule = {
  id: 'code-broader',
  title: 'The code became wider',
  why: 'A wider code says less: which disease, substance or strength it was is no longer coded.',
  severity: severityOf('code-broader'),
  direction: 'lost',
  detectable: 'hardly',
  check: (comparing) =>
    draftsOfDifferences(comparing, 'code-broader', 'the code on the HIE has a wider meaning.'),
};
