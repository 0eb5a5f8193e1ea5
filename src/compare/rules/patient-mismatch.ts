import { draftOfWhole } from '../drafts.ts';
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
    const why = `The MIG and the HIE answer about different people: they differ in ${identity.differs.join(', ')}. Nothing else was compared.`;
    return [draftOfWhole('patient-mismatch', 'patient-details', { why, field: 'identity' })];
  },
};
