import type { ItemReport } from '../../record/item.ts';
import type { Reading } from '../../record/reading.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { isObject, objectsOf, textOf } from '../json/json-value.ts';
import { readJson } from '../json/read-json.ts';
import { AREA_FACTS } from './areas.ts';
import { ofType, openBundle } from '../fhir/bundle.ts';
import type { Bundle } from '../fhir/bundle.ts';
import { coverBundle } from './cover-bundle.ts';
import type { Reading as Reader } from './reading.ts';
import { readEntries } from './entries.ts';
import { GPCONNECT_STRUCTURED_LIMITS } from './limits.ts';
import { readLists } from './lists.ts';
import type { Lists } from './lists.ts';
import { readOutcome } from './outcome.ts';
import type { OutcomeIssue } from './outcome.ts';
import { readPatient } from '../fhir/patient.ts';
import { openProblemLog } from '../fhir/problem-log.ts';
import type { ProblemLog } from '../fhir/problem-log.ts';
import { GPCONNECT_STRUCTURED, nothing, refusal } from './refusal.ts';
import { derivedIndex } from './related.ts';
import { reportItems } from './states.ts';
import { checkSubjects } from '../fhir/subjects.ts';

/**
 * Reads an answer of GP Connect Access Record Structured (FHIR STU3): a record, or an error in place
 * of one. Never throws on content: what cannot be read becomes a problem and the rest is read.
 */
export function readGpConnectStructured(content: Uint8Array): Reading {
  const json = readJson(content);
  if ('problem' in json) return nothing(json.problem.what);
  const body = unwrap(json.value);
  const type = body === undefined ? undefined : textOf(body['resourceType']);
  if (body === undefined) return nothing('the answer holds no FHIR resource');
  if (type === 'OperationOutcome') return refusal(readOutcome(body));
  if (type !== 'Bundle') return nothing('the answer is neither a bundle nor an OperationOutcome');
  const log = openProblemLog();
  if (json.repeated > 0) {
    log.error(
      '',
      `${json.repeated} members have a name that stands twice in its object; one was lost`,
    );
  }
  return readBundle(body, log);
}

function readBundle(body: JsonObject, log: ProblemLog): Reading {
  const bundle = openBundle(body, log);
  const reading: Reader = {
    bundle,
    log,
    made: new Map(),
    used: new Set(),
    derived: derivedIndex(bundle),
  };
  const outcomes = ofType(bundle, 'OperationOutcome').flatMap((each) => readOutcome(each.body));
  if (isRefusal(bundle, outcomes)) return refusal(outcomes);
  const lists = readLists(bundle, log);
  const patient = readPatient(bundle, log, ['managingOrganization']);
  const { merged: mergedTwins, limits } = readEntries(reading, lists);
  const entries = [...new Set(reading.made.values())];
  const unmapped = coverBundle(reading, lists);
  checkSubjects(reading);
  const items = reportItems({
    areas: lists.areas,
    outcomes,
    entries,
    patientFound: patient !== undefined,
  });
  reportOutcomes(outcomes, lists, items, log);
  const record = { patient, items, entries, mergedTwins };
  return {
    format: GPCONNECT_STRUCTURED,
    record,
    problems: log.problems,
    unmapped,
    limits: [...GPCONNECT_STRUCTURED_LIMITS, ...limits],
  };
}

/** Whether a bundle holds nothing but an error about the whole answer. */
function isRefusal(bundle: Bundle, outcomes: readonly OutcomeIssue[]): boolean {
  const failed = outcomes.some((issue) => issue.failed && issue.areas.length === 0);
  return failed && bundle.resources.every(({ type }) => type === 'OperationOutcome');
}

/** The bundle or outcome itself, out of the wrappings in which it is sent or saved. */
function unwrap(value: JsonValue): JsonObject | undefined {
  if (!isObject(value)) return undefined;
  if (value['resourceType'] === 'Parameters') {
    const parts = objectsOf(value['parameter']).map((part) => part['resource']);
    return parts.find(isObject);
  }
  if (value['resourceType'] !== undefined) return value;
  const inner = value['resource'];
  return isObject(inner) ? inner : undefined;
}

/** Says what an outcome beside the data means, above all where the item holds other entries. */
function reportOutcomes(
  outcomes: readonly OutcomeIssue[],
  lists: Lists,
  items: readonly ItemReport[],
  log: ProblemLog,
): void {
  for (const issue of outcomes) {
    if (issue.areas.length === 0) {
      const what = `the answer carries an outcome about no area that is known: ${issue.reason}`;
      if (issue.failed) log.error('entry/OperationOutcome', what);
      else log.warning('entry/OperationOutcome', what);
    }
    for (const area of issue.areas) {
      if (lists.areas.has(area)) continue;
      const item = items.find((each) => each.item === AREA_FACTS[area].item);
      const what = `${area}: ${issue.reason}`;
      if (item?.state === 'populated') log.error('entry/OperationOutcome', what);
      else log.warning('entry/OperationOutcome', what);
    }
  }
}
