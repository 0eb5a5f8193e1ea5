import { draftOfWhole } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';

/** The same patient, with one detail different. The values are never part of the finding. */
export const rule: Rule = {
  id: 'demographic-diff',
  title: 'A detail of the patient differs',
  why: 'Patients are checked against these details, and a wrong one sends letters and results astray.',
  severity: severityOf('demographic-diff'),
  direction: 'either',
  detectable: 'yes',
  check: ({ identity }) => {
    if (identity.verdict === 'different') return [];
    return identity.differs.map((field) =>
      draftOfWhole('demographic-diff', 'patient-details', {
        why: `The ${field.replace('-', ' ')} of the patient differs between the MIG and the HIE.`,
        grade: field,
        field,
      }),
    );
  },
};
