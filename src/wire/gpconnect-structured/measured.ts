import type { MeasuredDetail } from '../../record/kinds/measured.ts';
import type { Status } from '../../record/status.ts';
import type { JsonObject } from '../json/json-value.ts';
import { isObject, objectsOf, textOf } from '../json/json-value.ts';
import type { Resource } from './bundle.ts';
import { filled, firstCode, readCoded, stated } from './codes.ts';
import type { DraftParts, Reading } from './draft.ts';
import { present } from './draft.ts';
import { readStatus } from './status-words.ts';
import type { StatusWords } from './status-words.ts';
import { dateOf, periodEdge, rangeText, readRange, readValue } from './values.ts';

/** What every Observation has, whatever it becomes; `issued` is an audit date. */
export function observationParts(reading: Reading, resource: Resource): Omit<DraftParts, 'detail'> {
  const { body } = resource;
  const { log } = reading;
  return {
    ...readCoded(body['code']),
    date:
      dateOf(resource, 'effectiveDateTime', log) ??
      periodEdge(resource, 'effectivePeriod', 'start', log),
    recorded: dateOf(resource, 'issued', log),
    status: observationStatus(reading, resource),
    text: [
      ...stated(textOf(body['comment'])),
      ...interpretationTexts(body),
      ...laterRanges(body),
      ...termText(body, 'bodySite', 'Body site'),
      ...termText(body, 'method', 'Method'),
      ...termText(body, 'dataAbsentReason', 'No value'),
    ],
  };
}

/** The value of an Observation, or of one of its components, with what stands beside it. */
export function measuredDetail(
  reading: Reading,
  resource: Resource,
  kind: MeasuredDetail['kind'],
): MeasuredDetail {
  const { body, path } = resource;
  const { log } = reading;
  const range = objectsOf(body['referenceRange'])[0];
  return present({
    kind,
    value: readValue(body, { log, path }),
    range: readRange(range, { log, path: `${path}.referenceRange[0]` }),
    abnormal: abnormalOf(body),
  });
}

/** Whether an element carries a value of any type; an absent value does not count. */
export function hasValue(body: JsonObject): boolean {
  return Object.keys(body).some((name) => name.startsWith('value'));
}

/** The components of an Observation, as if each were a resource of its own. */
export function componentsOf(resource: Resource): readonly Resource[] {
  return objectsOf(resource.body['component']).map((body, index) => ({
    path: `${resource.path}.component[${index}]`,
    type: resource.type,
    id: resource.id === undefined ? undefined : `${resource.id}#component[${index}]`,
    body,
  }));
}

/** The status of an Observation. */
export function observationStatus(reading: Reading, resource: Resource): Status | undefined {
  return readStatus(resource, 'status', OBSERVATION_STATUSES, reading.log);
}

/** Also used by reports. `unknown` is what GP Connect puts where there is none. */
export const OBSERVATION_STATUSES: StatusWords = {
  unknown: undefined,
  registered: 'preliminary',
  partial: 'preliminary',
  preliminary: 'preliminary',
  final: 'final',
  amended: 'amended',
  corrected: 'amended',
  appended: 'amended',
  'entered-in-error': 'entered-in-error',
};

/** HL7 v2 table 0078 as FHIR STU3 uses it. */
const ABNORMAL = new Set([
  'A',
  'AA',
  'H',
  'HH',
  'HU',
  'L',
  'LL',
  'LU',
  '>',
  '<',
  'HX',
  'LX',
  'POS',
]);
const NORMAL = new Set(['N', 'NEG']);

function abnormalOf(body: JsonObject): boolean | undefined {
  const code = firstCode(body['interpretation'])?.trim();
  if (code === undefined) return undefined;
  if (ABNORMAL.has(code)) return true;
  return NORMAL.has(code) ? false : undefined;
}

function interpretationTexts(body: JsonObject): readonly string[] {
  const term = readCoded(body['interpretation']).term;
  const code = firstCode(body['interpretation'])?.trim() ?? '';
  // A bare code of the table is told by the mark already; another one stands in the text.
  const bare = ABNORMAL.has(code) || NORMAL.has(code) ? undefined : filled(code);
  const said = term ?? bare;
  return said === undefined ? [] : [`Interpretation: ${said}`];
}

function laterRanges(body: JsonObject): readonly string[] {
  return objectsOf(body['referenceRange'])
    .slice(1)
    .flatMap((range) => stated(rangeText(range)))
    .map((text) => `Range: ${text}`);
}

function termText(body: JsonObject, name: string, label: string): readonly string[] {
  if (!isObject(body[name])) return [];
  const term = readCoded(body[name]).term ?? firstCode(body[name]);
  return term === undefined ? [] : [`${label}: ${term}`];
}
