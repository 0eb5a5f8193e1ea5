import { REPEAT_DRUGS } from '../dictionary/drugs.ts';
import { isCurrentCourse, pickEntry, withMore } from '../edit.ts';
import type { Mutation } from '../mutation.ts';

/** A drug of another patient's turns up in the right record. */
export const addForeignEntry: Mutation = {
  id: 'add-foreign-entry',
  title: "Another patient's drug is in the record",
  side: 'hie',
  expects: { kind: 'entry-extra', severity: 'major', item: 'medication' },
  apply: (patient, random) => {
    const known = new Set(patient.entries.map((entry) => entry.concept.snomed));
    const drug = REPEAT_DRUGS.find(({ concept }) => !known.has(concept.snomed));
    const like = pickEntry(patient, random, isCurrentCourse);
    if (drug === undefined || like === undefined) return undefined;
    const dose = random.pick(drug.doses);
    const issues = like.issues.map((issue) => ({ ...issue, id: `foreign-${issue.id}` }));
    return withMore(patient, { ...like, id: 'foreign', concept: drug.concept, dose, issues });
  },
};
