import { draftsOfDivisions } from '../division-drafts.ts';
import { draftsOfDifferences } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** One entry of the MIG stands as several of the HIE, which say the same in sum. */
export const rule: Rule = {
  id: 'entry-split',
  title: 'One entry became several',
  why: 'What stood together is to be read in several places, and may be counted twice.',
  severity: severityOf('entry-split'),
  direction: 'either',
  detectable: 'hardly',
  check: (comparing) => [
    ...draftsOfDivisions(comparing, 'entry-split', 'mig'),
    ...draftsOfDifferences(comparing, 'entry-split', 'it stands as several on the HIE.'),
  ],
};
