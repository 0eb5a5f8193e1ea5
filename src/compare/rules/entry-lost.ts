import { draftOfSingle } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** An entry is missing on the HIE, and nothing explains why. */
export const rule: Rule = {
  id: 'entry-lost',
  title: 'An entry is missing on the HIE',
  why: 'What the new view does not show is not thought of.',
  severity: severityOf('entry-lost'),
  direction: 'lost',
  detectable: 'no',
  check: ({ absences }) =>
    absences.plain
      .filter(({ side }) => side === 'mig')
      .map((absence) => draftOfSingle('entry-lost', absence)),
};
