import { draftOfWhole } from '../drafts.ts';
import type { Identity } from '../../record/identity.ts';
import type { ForeignRecord } from '../foreign-record.ts';
import type { FindingDraft, Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';
import { countEntries } from '../wording.ts';

/** The two answers are about different people. Stops everything else. */
export const rule: Rule = {
  id: 'patient-mismatch',
  title: 'The answers are about different patients',
  why: "Somebody else's record read as this patient's is the worst a viewer can do.",
  severity: severityOf('patient-mismatch'),
  direction: 'either',
  detectable: 'hardly',
  check: ({ identity, foreign }) => {
    if (identity.verdict === 'different') {
      const why = `${whom(identity)} Nothing else was compared.`;
      return [draftOfWhole('patient-mismatch', 'patient-details', { why, field: 'identity' })];
    }
    return foreign === undefined ? [] : [draftOfForeign(foreign)];
  },
};

/** The name is right and the record is not: told of the record, with all that stands in it. */
function draftOfForeign({ entries, agreeing, members }: ForeignRecord): FindingDraft {
  const agree = agreeing === 1 ? '1 entry agrees' : `${agreeing} entries agree`;
  const draft = draftOfWhole('patient-mismatch', null, {
    why: `The details of the patient agree, and the records do not: of ${countEntries(entries.mig)} of the MIG and ${countEntries(entries.hie)} of the HIE only ${agree}. They read as the records of two people, and were not compared further.`,
    grade: 'record',
    field: 'entry',
  });
  return { ...draft, confidence: 0.8, members };
}

function whom({ notAsked, differs }: Identity): string {
  const sides = notAsked.map((side) => side.toUpperCase()).join(' and the ');
  if (notAsked.length > 0) return `The ${sides} answered about another patient than was asked for.`;
  return `The MIG and the HIE answer about different people: they differ in ${differs.join(', ')}.`;
}
