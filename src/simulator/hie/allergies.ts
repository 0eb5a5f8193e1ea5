import type { AllergyEntry } from '../model.ts';
import { codeableConcept } from './coding.ts';
import type { HieContext } from './context.ts';
import {
  STU3,
  authorReference,
  fhirDate,
  fhirInstant,
  head,
  identifier,
  patientReference,
  resourceId,
} from './context.ts';
import type { JsonObject } from './json.ts';

/** An allergy; ended ones are meant to be contained in their list. */
export function writeAllergy(context: HieContext, entry: AllergyEntry): JsonObject {
  const id = resourceId(context, entry.id);
  const { supplier } = context.patient.practice;
  return {
    ...head(context, 'AllergyIntolerance', id),
    extension: entry.ended === undefined ? undefined : [endOf(entry.ended)],
    identifier: identifier(context, id),
    clinicalStatus: entry.ended === undefined ? 'active' : 'resolved',
    verificationStatus: 'unconfirmed',
    category: [entry.category],
    code: codeableConcept(entry.concept, supplier),
    patient: patientReference(context),
    onsetDateTime: entry.date === undefined ? undefined : fhirDate(entry.date),
    assertedDate: fhirInstant(entry.recorded),
    recorder: authorReference(context, entry.author),
    note: entry.text === undefined ? undefined : [{ text: entry.text }],
    reaction:
      entry.reaction === undefined
        ? undefined
        : [{ manifestation: [codeableConcept(entry.reaction, supplier)] }],
  };
}

function endOf(ended: NonNullable<AllergyEntry['ended']>): JsonObject {
  return {
    url: `${STU3}/StructureDefinition/Extension-CareConnect-GPC-AllergyIntoleranceEnd-1`,
    extension: [
      { url: 'endDate', valueDateTime: fhirDate(ended.date) },
      { url: 'reasonEnded', valueString: ended.reason },
    ],
  };
}
