import { entryGuid, guidOf } from '../identifiers.ts';
import type { Moment, SimulatedAuthor, SimulatedPatient } from '../model.ts';
import { londonOffset } from '../moments.ts';
import type { Json, JsonObject } from './json.ts';
import type { StructuredParameters } from './parameters.ts';

/** What the writers of single resources share. */
export interface HieContext {
  readonly patient: SimulatedPatient;
  readonly asAt: Moment;
  readonly parameters: StructuredParameters;
  /** Ids already worked out: resources name each other several times. */
  readonly ids: Map<string, string>;
}

/** Types whose resources another one points to. */
export type ResourceType =
  | 'AllergyIntolerance'
  | 'Condition'
  | 'DiagnosticReport'
  | 'DocumentReference'
  | 'Encounter'
  | 'Immunization'
  | 'List'
  | 'Medication'
  | 'MedicationRequest'
  | 'MedicationStatement'
  | 'Observation'
  | 'Organization'
  | 'Patient'
  | 'Practitioner'
  | 'PractitionerRole'
  | 'ProcedureRequest'
  | 'ReferralRequest'
  | 'Specimen';

/** Base of the structure definitions. */
export const STU3 = 'https://fhir.nhs.uk/STU3';
/** Base of those HL7 UK publishes. */
export const HL7_UK = 'https://fhir.hl7.org.uk/STU3';

/** The id the practice's system gives to an entry, `suffix` for its further resources. */
export function resourceId(context: HieContext, entry: string, suffix = ''): string {
  const known = context.ids.get(entry);
  if (known !== undefined) return `${known}${suffix}`;
  const id = styled(context, entryGuid(context.patient, 'hie', entry));
  context.ids.set(entry, id);
  return `${id}${suffix}`;
}

/** Ids of the resources that stand behind every entry. */
export function fixedId(
  context: HieContext,
  what: 'patient' | 'organisation' | 'practitioner' | 'practitioner-role',
): string {
  const known = context.ids.get(`#${what}`);
  if (known !== undefined) return known;
  const owner = what === 'patient' ? context.patient.nhsNumber : context.patient.practice.code;
  const id = styled(context, guidOf('hie', what, owner));
  context.ids.set(`#${what}`, id);
  return id;
}

/** EMIS writes its ids in capitals, TPP without hyphens. */
export function styled(context: HieContext, guid: string): string {
  return context.patient.practice.supplier === 'EMIS'
    ? guid.toUpperCase()
    : guid.replaceAll('-', '');
}

/** A reference to a resource of the same bundle. */
export function reference(type: ResourceType, id: string): { readonly reference: string } {
  return { reference: `${type}/${id}` };
}

export function patientReference(context: HieContext): { readonly reference: string } {
  return reference('Patient', fixedId(context, 'patient'));
}

export function practitionerReference(context: HieContext): { readonly reference: string } {
  return reference('Practitioner', fixedId(context, 'practitioner'));
}

/** Whoever recorded an entry: the practice's one clinician, where nobody else is named. */
export function authorReference(
  context: HieContext,
  author: SimulatedAuthor | undefined,
): { readonly reference: string } {
  if (author === undefined) return practitionerReference(context);
  return reference('Practitioner', authorId(context, author));
}

/** Id of a clinician who is named with an entry. */
export function authorId(context: HieContext, author: SimulatedAuthor): string {
  const { title, given, family } = author;
  return styled(context, guidOf('hie', 'author', title, given, family));
}

/** The first members of every resource. */
export function head(context: HieContext, type: ResourceType, id: string): JsonObject {
  const profile = type === 'Condition' ? 'ProblemHeader-Condition' : type;
  return {
    resourceType: type,
    id,
    meta: { profile: [`${STU3}/StructureDefinition/CareConnect-GPC-${profile}-1`] },
  };
}

/** The business identifier of a resource, in the practice's own system. */
export function identifier(context: HieContext, id: string): Json {
  const { supplier, code } = context.patient.practice;
  const system = supplier === 'EMIS' ? `https://EMISWeb/${code}` : 'https://tpp-uk.com/Id/ccs-id';
  return [{ system, value: id }];
}

/** A date as FHIR writes it: as precise as it is, times with their offset. */
export function fhirDate(moment: Moment): string {
  return moment.length > 10 ? `${moment}${londonOffset(moment)}` : moment;
}

/** A date that must be a full instant, padded with midnight where the time is not known. */
export function fhirInstant(moment: Moment): string {
  const time = `${moment}${'0000-01-01T00:00:00'.slice(moment.length)}`;
  return `${time}${londonOffset(time)}`;
}
