import { hash } from 'node:crypto';
import type {
  DiaryEntry,
  DocumentEntry,
  ImmunisationEntry,
  ProblemEntry,
  ReferralEntry,
} from '../model.ts';
import { codeableConcept, coding } from './coding.ts';
import type { HieContext } from './context.ts';
import {
  HL7_UK,
  authorReference,
  fhirDate,
  fhirInstant,
  fixedId,
  head,
  identifier,
  patientReference,
  practitionerReference,
  reference,
  resourceId,
} from './context.ts';
import type { JsonObject } from './json.ts';
import { exact } from './json.ts';
import { writeObservation } from './observations.ts';

/** A problem: its header, and the observation it stands for, which holds the same fact again. */
export function writeProblem(
  context: HieContext,
  entry: ProblemEntry,
  related: readonly string[],
): JsonObject[] {
  const id = problemId(context, entry);
  const twin = reference('Observation', resourceId(context, entry.id));
  const header = {
    ...head(context, 'Condition', id),
    extension: [
      problemExtension('ActualProblem', { valueReference: twin }),
      problemExtension('ProblemSignificance', { valueCode: entry.significance }),
      ...related.map((target) =>
        problemExtension('RelatedClinicalContent', { valueReference: { reference: target } }),
      ),
    ],
    identifier: identifier(context, id),
    clinicalStatus: entry.status,
    category: [
      coding(
        `${HL7_UK}/CodeSystem/CareConnect-ConditionCategory-1`,
        'problem-list-item',
        'Problem List Item',
      ),
    ],
    code: codeableConcept(entry.concept, context.patient.practice.supplier),
    subject: patientReference(context),
    onsetDateTime: entry.date === undefined ? undefined : fhirDate(entry.date),
    abatementDateTime: entry.ended === undefined ? undefined : fhirDate(entry.ended),
    assertedDate: fhirInstant(entry.recorded),
    asserter: authorReference(context, entry.author),
    note: entry.text === undefined ? undefined : [{ text: entry.text }],
  };
  return [header, writeObservation(context, entry)];
}

function problemExtension(name: string, value: JsonObject): JsonObject {
  return { url: `${HL7_UK}/StructureDefinition/Extension-CareConnect-${name}-1`, ...value };
}

/** Id of the problem's header, which the primary list names. */
export function problemId(context: HieContext, entry: ProblemEntry): string {
  return resourceId(context, entry.id, '-PROB');
}

/** A vaccination: its meaning stands in an extension, the vaccine itself is not known. */
export function writeImmunisation(context: HieContext, entry: ImmunisationEntry): JsonObject {
  const id = resourceId(context, entry.id);
  const procedure = codeableConcept(entry.concept, context.patient.practice.supplier);
  return {
    ...head(context, 'Immunization', id),
    extension: [
      {
        url: `${HL7_UK}/StructureDefinition/Extension-CareConnect-DateRecorded-1`,
        valueDateTime: fhirInstant(entry.recorded),
      },
      {
        url: `${HL7_UK}/StructureDefinition/Extension-CareConnect-VaccinationProcedure-1`,
        valueCodeableConcept: procedure,
      },
    ],
    identifier: identifier(context, id),
    status: 'completed',
    notGiven: false,
    vaccineCode: coding('http://hl7.org/fhir/v3/NullFlavor', 'UNK', 'unknown'),
    patient: patientReference(context),
    date: entry.date === undefined ? undefined : fhirDate(entry.date),
    primarySource: true,
    lotNumber: entry.batch,
    note: entry.text === undefined ? undefined : [{ text: entry.text }],
  };
}

/** A referral: what it is for stands in `reasonCode`. */
export function writeReferral(context: HieContext, entry: ReferralEntry): JsonObject {
  const id = resourceId(context, entry.id);
  return {
    ...head(context, 'ReferralRequest', id),
    identifier: identifier(context, id),
    status: 'unknown',
    intent: 'order',
    priority: entry.urgency,
    subject: patientReference(context),
    authoredOn: entry.date === undefined ? undefined : fhirDate(entry.date),
    requester: { agent: practitionerReference(context) },
    reasonCode: [codeableConcept(entry.concept, context.patient.practice.supplier)],
  };
}

/** A recall still to come. */
export function writeDiaryEntry(context: HieContext, entry: DiaryEntry): JsonObject {
  const id = resourceId(context, entry.id);
  return {
    ...head(context, 'ProcedureRequest', id),
    identifier: identifier(context, id),
    status: 'active',
    intent: 'plan',
    code: codeableConcept(entry.concept, context.patient.practice.supplier),
    subject: patientReference(context),
    occurrenceDateTime: fhirDate(entry.due),
    authoredOn: fhirInstant(entry.recorded),
    requester: { agent: practitionerReference(context) },
  };
}

/** Size and SHA-1 of what a letter says, as FHIR wants them; nothing where that is not known. */
function attached(content: string | undefined): JsonObject {
  if (content === undefined) return {};
  return {
    size: exact(String(Buffer.byteLength(content))),
    hash: hash('sha1', content, 'base64'),
    title: 'letter.txt',
  };
}

/** A letter, without its content. */
export function writeDocument(context: HieContext, entry: DocumentEntry): JsonObject {
  const id = resourceId(context, entry.id);
  const { code } = context.patient.practice;
  return {
    ...head(context, 'DocumentReference', id),
    identifier: identifier(context, id),
    status: 'current',
    type: codeableConcept(entry.concept, context.patient.practice.supplier),
    subject: patientReference(context),
    created: entry.date === undefined ? undefined : fhirDate(entry.date),
    indexed: fhirInstant(entry.recorded),
    custodian: reference('Organization', fixedId(context, 'organisation')),
    description: entry.title,
    content: [
      {
        attachment: {
          contentType: entry.mediaType,
          url: `https://simulated.invalid/${code}/STU3/1/gpconnect/documents/Binary/${id}`,
          ...attached(entry.content),
        },
      },
    ],
  };
}
