import type { MeasuredDetail } from '../../record/kinds/measured.ts';
import type { Status } from '../../record/status.ts';
import type { JsonObject } from '../json/json-value.ts';
import { isObject, objectsOf, textOf } from '../json/json-value.ts';
import type { Resource } from './bundle.ts';
import { filled, firstCode, readCoded, stated } from './codes.ts';
import type { Coded } from './codes.ts';
import type { DraftParts, Reading } from './draft.ts';
import { readStatus } from './status-words.ts';
import type { StatusWords } from './status-words.ts';
import { dateOf, startOf, rangeText, readRange, readValue } from './values.ts';

/**
 * What every Observation has, whatever it becomes; `issued` is an audit date. The remarks beside it stand
 * in another member in each version of FHIR, so the caller reads them.
 */
export function observationParts(
  reading: Reading,
  resource: Resource,
  remarks: readonly string[],
): ObservationParts {
  const { body } = resource;
  const { log } = reading;
  return {
    coded: readCoded(body['code']),
    date: dateOf(resource, 'effectiveDateTime', log) ?? startOf(resource, 'effectivePeriod', log),
    recorded: dateOf(resource, 'issued', log),
    status: observationStatus(reading, resource),
    text: textsOf(body, remarks),
  };
}

/** What every Observation has. */
export interface ObservationParts extends Omit<DraftParts, 'detail'> {
  readonly coded: Coded;
  readonly text: readonly string[];
}

/** Most Observations have none of these, so the list is put together only for those that do. */
function textsOf(body: JsonObject, remarks: readonly string[]): readonly string[] {
  if (!BESIDE.some((name) => body[name] !== undefined)) return remarks;
  return [
    ...remarks,
    ...interpretationTexts(body),
    ...laterRanges(body),
    ...termText(body, 'bodySite', 'Body site'),
    ...termText(body, 'method', 'Method'),
    ...termText(body, 'dataAbsentReason', 'No value'),
  ];
}

const BESIDE = ['interpretation', 'referenceRange', 'bodySite', 'method', 'dataAbsentReason'];

/** The value of an Observation, or of one of its components, with what stands beside it. */
export function measuredDetail(
  reading: Reading,
  resource: Resource,
  kind: MeasuredDetail['kind'],
  more: Pick<MeasuredDetail, 'panel' | 'specimen'> = NO_MORE,
): MeasuredDetail {
  const { body, path } = resource;
  const { log } = reading;
  const detail: Mutable<MeasuredDetail> = { kind };
  const value = readValue(body, { log, path });
  if (value !== undefined) detail.value = value;
  const [range] = objectsOf(body['referenceRange']);
  const read = range && readRange(range, { log, path: `${path}.referenceRange[0]` });
  if (read !== undefined) detail.range = read;
  const abnormal = abnormalOf(body);
  if (abnormal !== undefined) detail.abnormal = abnormal;
  if (more.panel !== undefined) detail.panel = more.panel;
  if (more.specimen !== undefined) detail.specimen = more.specimen;
  return detail;
}

const NO_MORE = {};

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

/** Whether an element carries a value of any type; an absent value does not count. */
export function hasValue(body: JsonObject): boolean {
  for (const name in body) if (name.startsWith('value')) return true;
  return false;
}

/** The components of an Observation, as if each were a resource of its own. */
export function componentsOf(resource: Resource): readonly Resource[] {
  if (resource.body['component'] === undefined) return NO_PARTS;
  return objectsOf(resource.body['component']).map((body, index) => ({
    path: `${resource.path}.component[${index}]`,
    type: resource.type,
    id: resource.id === undefined ? undefined : `${resource.id}#component[${index}]`,
    body,
  }));
}

const NO_PARTS: readonly Resource[] = [];

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
  cancelled: 'never-active',
  'entered-in-error': 'entered-in-error',
};

/** HL7 v2 table 0078 as FHIR uses it. */
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
  const codes = interpretationCodes(body);
  if (codes.some((code) => ABNORMAL.has(code))) return true;
  return codes.some((code) => NORMAL.has(code)) ? false : undefined;
}

const NONE: readonly string[] = [];

/** The two codes whose own wording is the mark and no more; "High" says more than abnormal. */
const MARK_ITSELF: ReadonlyMap<string, string> = new Map([
  ['A', 'abnormal'],
  ['N', 'normal'],
]);

/** STU3 has one interpretation, R4 a list of them. */
function interpretationTexts(body: JsonObject): readonly string[] {
  if (body['interpretation'] === undefined) return NONE;
  return objectsOf(body['interpretation']).flatMap((each) => {
    const code = firstCode(each)?.trim() ?? '';
    // A bare code of the table is told by the mark already; another one stands in the text.
    const bare = ABNORMAL.has(code) || NORMAL.has(code) ? undefined : filled(code);
    const said = readCoded(each).term ?? bare;
    const told = said !== undefined && MARK_ITSELF.get(code) === said.trim().toLowerCase();
    return said === undefined || told ? [] : [`Interpretation: ${said}`];
  });
}

function interpretationCodes(body: JsonObject): readonly string[] {
  if (body['interpretation'] === undefined) return NONE;
  return objectsOf(body['interpretation']).flatMap((each) =>
    objectsOf(each['coding']).flatMap((coding) => textOf(coding['code'])?.trim() ?? []),
  );
}

function laterRanges(body: JsonObject): readonly string[] {
  if (body['referenceRange'] === undefined) return NONE;
  const ranges = objectsOf(body['referenceRange']);
  if (ranges.length < 2) return NONE;
  return ranges
    .slice(1)
    .flatMap((range) => stated(rangeText(range)))
    .map((text) => `Range: ${text}`);
}

function termText(body: JsonObject, name: string, label: string): readonly string[] {
  if (body[name] === undefined || !isObject(body[name])) return NONE;
  const term = readCoded(body[name]).term ?? firstCode(body[name]);
  return term === undefined ? [] : [`${label}: ${term}`];
}
