import { entryGuid, guidOf } from '../identifiers.ts';
import type { Concept, EntryCore, Moment, SimulatedPatient } from '../model.ts';
import { writeCode } from './code.ts';
import type { MigStyle } from './options.ts';
import type { Attributes } from './xml.ts';
import { element, textElement } from './xml.ts';

/** What the writers of single events share; the ids stand in every event and are worked out once. */
export interface EventContext {
  readonly patient: SimulatedPatient;
  readonly style: MigStyle;
  /** Attributes of what is written: those of a deleted entry, or none. */
  readonly mode: Attributes;
  readonly ids: {
    readonly patient: string;
    readonly organisation: string;
    readonly clinician: string;
  };
}

/** The context of one extract. */
export function eventContext(patient: SimulatedPatient, style: MigStyle): EventContext {
  const ids = {
    patient: patientId(patient),
    organisation: organisationId(patient),
    clinician: clinicianId(patient),
  };
  return { patient, style, mode: {}, ids };
}

/** The context of an entry the practice has deleted on that day. */
export function deletedContext(context: EventContext, day: Moment): EventContext {
  const { clinician } = context.ids;
  const mode = {
    updateMode: 'delete',
    auditDeleteDate: dateTime(day),
    auditDeleteUserInRole: clinician,
  };
  return { ...context, mode };
}

/** One OpenHR event, before it is written. */
export interface EventParts {
  readonly id: string;
  readonly type: 'OBS' | 'VAL' | 'INV' | 'MED' | 'ISS' | 'ALL' | 'IMM' | 'REF';
  readonly concept: Concept;
  readonly date: Moment | undefined;
  readonly recorded: Moment;
  readonly text?: string | undefined;
  readonly category?: { readonly code: string; readonly name: string };
  /** The element that belongs to the type, finished. */
  readonly body: string;
}

/** Parts every event takes from its entry as they are. */
export function partsOf(
  entry: EntryCore,
): Pick<EventParts, 'id' | 'concept' | 'date' | 'recorded' | 'text'> {
  const { id, concept, date, recorded, text } = entry;
  return { id, concept, date, recorded, text };
}

/** The event, elements in the schema's order. */
export function writeEvent(context: EventContext, parts: EventParts): string {
  const { style } = context;
  const text = style.associatedText ? parts.text : undefined;
  const children = [
    ...writeHead(context, parts.id, parts.type),
    writeEffectiveTime(parts.date),
    ...writeAudit(context, parts.recorded),
    writeCode(parts.concept, style, parts.category),
    textElement('ehr:displayTerm', parts.concept.term),
    text === undefined
      ? undefined
      : element('ehr:associatedText', [textElement('ehr:value', text)], {
          associatedTextType: 'POST',
        }),
    textElement('ehr:organisation', context.ids.organisation),
    parts.body,
  ];
  return element('ehr:event', children, context.mode);
}

/** `id`, `patient` and, for events, `eventType`. */
export function writeHead(context: EventContext, id: string, type?: string): string[] {
  return [
    textElement('ehr:id', entryGuid(context.patient, 'mig', id)),
    textElement('ehr:patient', context.ids.patient),
    ...(type === undefined ? [] : [textElement('ehr:eventType', type)]),
  ];
}

/** When it was typed in, and by whom. */
export function writeAudit(context: EventContext, recorded: Moment): string[] {
  return [
    textElement('ehr:availabilityTimeStamp', dateTime(recorded)),
    textElement('ehr:authorisingUserInRole', context.ids.clinician),
    textElement('ehr:enteredByUserInRole', context.ids.clinician),
  ];
}

/** A clinical date: its precision beside a value padded to a whole date and time. */
export function writeEffectiveTime(date: Moment | undefined, name = 'ehr:effectiveTime'): string {
  if (date === undefined) return element(name, [], { datepart: 'U' });
  const datepart = { 4: 'Y', 7: 'YM', 10: 'YMD', 19: 'YMDT' }[date.length];
  return element(name, [], { datepart, value: dateTime(date) });
}

/** A date padded to a whole date and time, without a zone. */
export function dateTime(date: Moment): string {
  return `${date}${'0000-01-01T00:00:00'.slice(date.length)}`;
}

/** Ids of the administrative part; the patient's is the one the trace tells. */
export function patientId(patient: SimulatedPatient): string {
  return guidOf('mig', 'patient', patient.nhsNumber);
}
export function organisationId(patient: SimulatedPatient): string {
  return guidOf('mig', 'organisation', patient.practice.code);
}
export function clinicianId(patient: SimulatedPatient): string {
  return guidOf('mig', 'clinician', patient.practice.code);
}
