import type { Json, JsonObject } from '../hie/json.ts';
import { entryGuid, guidOf } from '../identifiers.ts';
import type { EntryCore, Moment, SimulatedPatient } from '../model.ts';
import { londonOffset } from '../moments.ts';
import type { R4Style } from './options.ts';
import { AREA_OF_KIND } from '../hie/selection.ts';

/** What the writers of single resources share. */
export interface R4Context {
  readonly patient: SimulatedPatient;
  readonly asAt: Moment;
  readonly style: R4Style;
}

/** Types of the resources that are written. */
export type R4Type =
  | 'AllergyIntolerance'
  | 'Condition'
  | 'DiagnosticReport'
  | 'DocumentReference'
  | 'Encounter'
  | 'Immunization'
  | 'List'
  | 'Medication'
  | 'MedicationRequest'
  | 'Observation'
  | 'OperationOutcome'
  | 'Organization'
  | 'Patient'
  | 'Practitioner'
  | 'Procedure'
  | 'ServiceRequest'
  | 'Specimen';

/** Base of the UK Core definitions. */
export const UK_CORE = 'https://fhir.hl7.org.uk/StructureDefinition';
const US_CORE = 'http://hl7.org/fhir/us/core/StructureDefinition';

/** Base of the small code systems of FHIR R4. */
export const TERMINOLOGY = 'http://terminology.hl7.org/CodeSystem';

/** The id the server gives to an entry, `part` for its further resources. */
export function idOf(context: R4Context, entry: string, part?: string): string {
  return entryGuid(context.patient, 'hie', part === undefined ? entry : `${entry} ${part}`);
}

/** Ids of the resources that stand behind every entry. */
export function standingId(
  context: R4Context,
  what: 'patient' | 'organisation' | 'practitioner',
): string {
  const { nhsNumber, practice } = context.patient;
  return guidOf('hie', what, what === 'patient' ? nhsNumber : practice.code);
}

/** A reference to a resource of the same answer. */
export function referTo(type: R4Type, id: string): JsonObject {
  return { reference: `${type}/${id}` };
}

export function subject(context: R4Context): JsonObject {
  return referTo('Patient', standingId(context, 'patient'));
}

export function clinician(context: R4Context): JsonObject {
  return referTo('Practitioner', standingId(context, 'practitioner'));
}

/** The first members of a resource; `profile` is the type's own unless named. */
export function opening(
  context: R4Context,
  type: R4Type,
  id: string,
  profile: string = type,
): JsonObject {
  const url =
    context.style === 'uk-core'
      ? `${UK_CORE}/UKCore-${profile}`
      : `${US_CORE}/us-core-${profile.toLowerCase()}`;
  return { resourceType: type, id, meta: { profile: [url] } };
}

/** The encounter an entry was recorded in, if the patient's record shows it. */
export function encounterOf(context: R4Context, entry: EntryCore): JsonObject | undefined {
  if (entry.encounter === undefined) return undefined;
  const shown = context.patient.entries.some(
    (other) => other.id === entry.encounter && isShown(context, other),
  );
  if (!shown) return undefined;
  return referTo('Encounter', idOf(context, entry.encounter));
}

/** Whether an entry is part of the answer. */
export function isShown(
  { patient }: Pick<R4Context, 'patient'>,
  entry: SimulatedPatient['entries'][number],
): boolean {
  if (entry.confidential === true || entry.hidden === true) return false;
  return patient.missingAreas?.includes(areaOf(entry)) !== true;
}

/** The area of the record an entry belongs to, by the name the other wire has for it. */
export function areaOf(
  entry: SimulatedPatient['entries'][number],
): NonNullable<SimulatedPatient['missingAreas']>[number] {
  return entry.kind === 'immunisation' && entry.asObservation === true
    ? 'includeUncategorisedData'
    : AREA_OF_KIND[entry.kind];
}

/** A date as FHIR writes it: as precise as it is known, times with their offset; absent if unknown. */
export function dateTime(moment: Moment): string;
export function dateTime(moment: Moment | undefined): string | undefined;
export function dateTime(moment: Moment | undefined): string | undefined {
  if (moment === undefined || moment.length <= 10) return moment;
  return `${moment}${londonOffset(moment)}`;
}

/** An instant, for members that take nothing less; midnight where the time is not known. */
export function instant(moment: Moment): string {
  const time = `${moment}${'0000-01-01T00:00:00'.slice(moment.length)}`;
  return `${time}${londonOffset(time)}`;
}

/** Free text as annotations. */
export function notes(text: string | undefined): Json | undefined {
  return text === undefined ? undefined : [{ text }];
}

/** A code of one of the small code systems. */
export function small(system: string, code: string, display?: string): JsonObject {
  return { coding: [{ system: `${TERMINOLOGY}/${system}`, code, display }] };
}

/** The id of something that belongs to the answer rather than to an entry. */
export function guidFor(context: R4Context, ...what: readonly string[]): string {
  return guidOf('hie', 'r4', context.patient.nhsNumber, ...what);
}
