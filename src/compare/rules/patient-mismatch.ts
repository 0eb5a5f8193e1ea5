import { draftOfWhole } from '../drafts.ts';
import type { Identity } from '../../record/identity.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** The two answers are about different people. Stops everything else. */
export const rule: Rule = {
  id: 'patient-mismatch',
  title: 'The answers are about different patients',
  why: "Somebody else's record read as this patient's is the worst a viewer can do.",
  severity: severityOf('patient-mismatch'),
  check: ({ identity }) => {
    if (identity.verdict !== 'different') return [];
    const why = `${whom(identity)} Nothing else was compared.`;
    return [draftOfWhole('patient-mismatch', 'patient-details', { why, field: 'identity' })];
  },
};

function whom({ notAsked, differs }: Identity): string {
  const sides = notAsked.map((side) => side.toUpperCase()).join(' and the ');
  if (notAsked.length > 0) return `The ${sides} answered about another patient than was asked for.`;
  return `The MIG and the HIE answer about different people: they differ in ${differs.join(', ')}.`;
}
