import type { EncounterEntry } from '../model.ts';
import type { HieContext } from './context.ts';
import {
  fhirDate,
  fixedId,
  head,
  identifier,
  patientReference,
  practitionerReference,
  reference,
  resourceId,
} from './context.ts';
import type { JsonObject } from './json.ts';
import { writeTreeList } from './lists.ts';

/** A consultation: its header and the tree of lists that holds what was recorded in it. */
export function writeEncounter(
  context: HieContext,
  entry: EncounterEntry,
  recordedInIt: readonly string[],
): JsonObject[] {
  return [writeHeader(context, entry), ...writeTree(context, entry, recordedInIt)];
}

function writeHeader(context: HieContext, entry: EncounterEntry): JsonObject {
  const id = resourceId(context, entry.id);
  const performer = {
    system: 'http://hl7.org/fhir/v3/ParticipationType',
    code: 'PPRF',
    display: 'primary performer',
  };
  return {
    ...head(context, 'Encounter', id),
    identifier: identifier(context, id),
    status: 'finished',
    type: [{ text: entry.concept.term }],
    subject: patientReference(context),
    participant: [{ type: [{ coding: [performer] }], individual: practitionerReference(context) }],
    period: { start: entry.date === undefined ? undefined : fhirDate(entry.date) },
    serviceProvider: reference('Organization', fixedId(context, 'organisation')),
  };
}

/** Consultation, topic and heading, each a list that points to the next. */
function writeTree(
  context: HieContext,
  entry: EncounterEntry,
  recordedInIt: readonly string[],
): JsonObject[] {
  if (recordedInIt.length === 0) return [];
  const encounter = reference('Encounter', resourceId(context, entry.id));
  const ids = ['-LST', '-PG0', '-PG0-HD0'].map((suffix) => resourceId(context, entry.id, suffix));
  const [consultation = '', topic = '', heading = ''] = ids;
  return [
    writeTreeList(context, consultation, ['325851000000107', 'Consultation'], {
      title: entry.concept.term,
      encounter,
      references: [`List/${topic}`],
    }),
    writeTreeList(context, topic, ['25851000000105', 'Topic (EHR)'], {
      encounter,
      references: [`List/${heading}`],
    }),
    writeTreeList(context, heading, ['24781000000107', 'Category (EHR)'], {
      title: 'History',
      encounter,
      references: recordedInIt,
    }),
  ];
}
