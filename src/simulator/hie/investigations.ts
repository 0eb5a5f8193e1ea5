import type { ResultEntry } from '../model.ts';
import { coding, plainConcept } from './coding.ts';
import type { HieContext } from './context.ts';
import {
  fhirInstant,
  head,
  identifier,
  patientReference,
  reference,
  resourceId,
} from './context.ts';
import type { JsonObject } from './json.ts';
import { writeObservation } from './observations.ts';

/** A laboratory report: report, specimen, and its result or its panel with the parts. */
export function writeInvestigation(context: HieContext, entry: ResultEntry): JsonObject[] {
  const results =
    entry.members === undefined
      ? [{ ...writeObservation(context, entry, entry), ...laboratory(context, entry) }]
      : writePanel(context, entry, entry.members);
  return [writeReport(context, entry), writeSpecimen(context, entry), ...results];
}

/** Id of the report, which the primary list names. */
export function reportId(context: HieContext, entry: ResultEntry): string {
  return resourceId(context, entry.id, '-DR');
}

function writeReport(context: HieContext, entry: ResultEntry): JsonObject {
  const id = reportId(context, entry);
  return {
    ...head(context, 'DiagnosticReport', id),
    identifier: identifier(context, id),
    status: 'final',
    category: coding('http://hl7.org/fhir/v2/0074', 'LAB', 'Laboratory'),
    code: plainConcept('721981007', 'Diagnostic studies report'),
    subject: patientReference(context),
    issued: fhirInstant(entry.recorded),
    specimen: [specimenReference(context, entry)],
    result: [reference('Observation', resourceId(context, entry.id))],
  };
}

function writeSpecimen(context: HieContext, entry: ResultEntry): JsonObject {
  const id = resourceId(context, entry.id, '-SP');
  return {
    ...head(context, 'Specimen', id),
    identifier: identifier(context, id),
    status: 'available',
    type: plainConcept('122555007', 'Venous blood specimen'),
    subject: patientReference(context),
  };
}

function writePanel(
  context: HieContext,
  entry: ResultEntry,
  members: NonNullable<ResultEntry['members']>,
): JsonObject[] {
  const group = {
    ...writeObservation(context, entry),
    ...laboratory(context, entry),
    related: members.map((member) => ({
      type: 'has-member',
      target: reference('Observation', resourceId(context, member.id)),
    })),
  };
  const { date, recorded } = entry;
  const parts = members.map(({ id, concept, ...part }) => ({
    ...writeObservation(context, { id, concept, date, recorded }, part),
    ...laboratory(context, entry),
    related: [
      {
        type: 'derived-from',
        target: reference('Observation', resourceId(context, entry.id)),
      },
    ],
  }));
  return [group, ...parts];
}

function laboratory(context: HieContext, entry: ResultEntry): JsonObject {
  return {
    category: [plainConcept('394595002', 'Pathology')],
    specimen: specimenReference(context, entry),
  };
}

function specimenReference(context: HieContext, entry: ResultEntry): JsonObject {
  return reference('Specimen', resourceId(context, entry.id, '-SP'));
}
