import type { JsonObject } from '../hie/json.ts';
import type {
  AllergyEntry,
  DiaryEntry,
  DocumentEntry,
  EncounterEntry,
  ImmunisationEntry,
  ProblemEntry,
  ReferralEntry,
  StatementEntry,
} from '../model.ts';
import { concept, plain } from './coding.ts';
import type { R4Context } from './context.ts';
import {
  TERMINOLOGY,
  UK_CORE,
  clinician,
  dateTime,
  encounterOf,
  idOf,
  instant,
  notes,
  opening,
  small,
  subject,
} from './context.ts';
import { practice } from './people.ts';

/** An allergy; when and why it ended stands beside its status, where UK Core has a place for it. */
export function writeAllergy(context: R4Context, entry: AllergyEntry): JsonObject {
  const { ended, reaction } = entry;
  const status = small('allergyintolerance-clinical', ended === undefined ? 'active' : 'resolved');
  const end = ended !== undefined && context.style === 'uk-core' ? endOf(ended) : undefined;
  return {
    ...opening(context, 'AllergyIntolerance', idOf(context, entry.id)),
    clinicalStatus: { extension: end, ...status },
    verificationStatus: small('allergyintolerance-verification', 'unconfirmed'),
    category: [entry.category],
    code: concept(context, entry.concept),
    patient: subject(context),
    encounter: encounterOf(context, entry),
    onsetDateTime: dateTime(entry.date),
    recordedDate: dateTime(entry.recorded),
    recorder: clinician(context),
    note: notes(entry.text),
    reaction:
      reaction === undefined ? undefined : [{ manifestation: [concept(context, reaction)] }],
  };
}

function endOf(ended: NonNullable<AllergyEntry['ended']>): JsonObject[] {
  return [
    {
      url: `${UK_CORE}/Extension-UKCore-AllergyIntoleranceEnd`,
      extension: [
        { url: 'endDate', valueDateTime: dateTime(ended.date) },
        { url: 'reasonEnded', valueString: ended.reason },
      ],
    },
  ];
}

/** A problem: on the list, with its status, and when it was over. */
export function writeProblem(context: R4Context, entry: ProblemEntry): JsonObject {
  const significance = {
    url: `${UK_CORE}/Extension-UKCore-ProblemSignificance`,
    valueCode: entry.significance,
  };
  return {
    ...opening(context, 'Condition', idOf(context, entry.id)),
    extension: context.style === 'uk-core' ? [significance] : undefined,
    clinicalStatus: small('condition-clinical', entry.status),
    category: [small('condition-category', 'problem-list-item', 'Problem List Item')],
    code: concept(context, entry.concept),
    subject: subject(context),
    onsetDateTime: dateTime(entry.date),
    abatementDateTime: dateTime(entry.ended),
    recordedDate: dateTime(entry.recorded),
    recorder: clinician(context),
    note: notes(entry.text),
  };
}

/** A diagnosis: of an encounter if known of which, without a status, as nobody gave it one. */
export function writeDiagnosis(context: R4Context, entry: StatementEntry): JsonObject {
  return {
    ...opening(context, 'Condition', idOf(context, entry.id)),
    category: [small('condition-category', 'encounter-diagnosis', 'Encounter Diagnosis')],
    code: concept(context, entry.concept),
    subject: subject(context),
    encounter: encounterOf(context, entry),
    onsetDateTime: dateTime(entry.date),
    recordedDate: dateTime(entry.recorded),
    recorder: clinician(context),
    note: notes(entry.text),
  };
}

/** An operation. */
export function writeProcedure(context: R4Context, entry: StatementEntry): JsonObject {
  return {
    ...opening(context, 'Procedure', idOf(context, entry.id)),
    status: 'completed',
    code: concept(context, entry.concept),
    subject: subject(context),
    encounter: encounterOf(context, entry),
    performedDateTime: dateTime(entry.date),
    recorder: clinician(context),
    note: notes(entry.text),
  };
}

/**
 * A vaccination. UK Core keeps what was done in an extension, the vaccine being unknown; Millennium has
 * the vaccine alone. Its date may not be left out, so an unknown one is said to be unknown.
 */
export function writeImmunisation(context: R4Context, entry: ImmunisationEntry): JsonObject {
  const meaning = concept(context, entry.concept);
  const done = {
    url: `${UK_CORE}/Extension-UKCore-VaccinationProcedure`,
    valueCodeableConcept: meaning,
  };
  const unknown = {
    extension: [
      { url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' },
    ],
  };
  const inUk = context.style === 'uk-core';
  return {
    ...opening(context, 'Immunization', idOf(context, entry.id)),
    extension: inUk ? [done] : undefined,
    status: 'completed',
    vaccineCode: inUk ? small('v3-NullFlavor', 'UNK', 'unknown') : meaning,
    patient: subject(context),
    encounter: encounterOf(context, entry),
    occurrenceDateTime: dateTime(entry.date),
    _occurrenceDateTime: entry.date === undefined ? unknown : undefined,
    recorded: dateTime(entry.recorded),
    primarySource: true,
    lotNumber: entry.batch,
    note: notes(entry.text),
  };
}

/** A consultation. Where it took place is not known: a home visit is not at the surgery. */
export function writeEncounter(context: R4Context, entry: EncounterEntry): JsonObject {
  const [code, display] = CLASSES[entry.concept.term] ?? ['AMB', 'ambulatory'];
  return {
    ...opening(context, 'Encounter', idOf(context, entry.id)),
    status: 'finished',
    class: { system: `${TERMINOLOGY}/v3-ActCode`, code, display },
    type: [concept(context, entry.concept)],
    subject: subject(context),
    participant: [{ individual: clinician(context) }],
    period: entry.date === undefined ? undefined : { start: dateTime(entry.date) },
    serviceProvider: practice(context),
  };
}

/** A class is mandatory: what is neither at home nor on the telephone is ambulatory. */
const CLASSES: Readonly<Record<string, readonly [code: string, display: string]>> = {
  'Home visit': ['HH', 'home health'],
  'Telephone call to a patient': ['VR', 'virtual'],
};

/** A referral. */
export function writeReferral(context: R4Context, entry: ReferralEntry): JsonObject {
  return {
    ...opening(context, 'ServiceRequest', idOf(context, entry.id)),
    status: 'unknown',
    intent: 'order',
    category: [plain('3457005', 'Patient referral')],
    priority: entry.urgency,
    code: concept(context, entry.concept),
    subject: subject(context),
    encounter: encounterOf(context, entry),
    authoredOn: dateTime(entry.date),
    requester: clinician(context),
    note: notes(entry.text),
  };
}

/** A recall: a plan for the day it is due. */
export function writeDiaryEntry(context: R4Context, entry: DiaryEntry): JsonObject {
  return {
    ...opening(context, 'ServiceRequest', idOf(context, entry.id)),
    status: 'active',
    intent: 'plan',
    code: concept(context, entry.concept),
    subject: subject(context),
    occurrenceDateTime: dateTime(entry.due),
    authoredOn: dateTime(entry.recorded),
    requester: clinician(context),
    note: notes(entry.text),
  };
}

/** A letter, by its address. */
export function writeDocument(context: R4Context, entry: DocumentEntry): JsonObject {
  const id = idOf(context, entry.id);
  const attachment = {
    contentType: entry.mediaType,
    url: `https://simulated.invalid/R4/Binary/${id}`,
    title: entry.title,
    creation: dateTime(entry.date),
  };
  return {
    ...opening(context, 'DocumentReference', id),
    status: 'current',
    type: concept(context, entry.concept),
    subject: subject(context),
    date: instant(entry.recorded),
    custodian: practice(context),
    description: entry.title,
    content: [{ attachment }],
  };
}
