import { draftOfSingle } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** The HIE shows an entry the MIG does not have, and nothing explains why. */
export const rule: Rule = {
  id: 'entry-extra',
  title: 'The HIE shows an entry the MIG does not have',
  why: 'It may belong to somebody else, or may have been held back or withdrawn for a reason.',
  severity: severityOf('entry-extra'),
  direction: 'gained',
  detectable: 'hardly',
  check: ({ absences }) =>
    absences.plain
      .filter(({ side }) => side === 'hie')
      .map((absence) => draftOfSingle('entry-extra', absence)),
};
