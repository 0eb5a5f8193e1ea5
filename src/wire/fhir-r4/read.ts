import { DATA_ITEMS } from '../../record/item.ts';
import type { FormatLimit, Reading } from '../../record/reading.ts';
import { emptyReading } from '../empty-reading.ts';
import { ofType, openBundles } from '../fhir/bundle.ts';
import type { Bundle, BundlePart } from '../fhir/bundle.ts';
import type { Reading as Reader } from '../fhir/draft.ts';
import { openProblemLog } from '../fhir/problem-log.ts';
import type { ProblemLog } from '../fhir/problem-log.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { isObject, objectOf, objectsOf, textOf, textsOf } from '../json/json-value.ts';
import { readJson } from '../json/read-json.ts';
import { coverAnswer } from './cover.ts';
import { readEntries } from './entries.ts';
import { checkParts, partsOf, readPages } from './envelope.ts';
import { FHIR_R4_LIMITS, UNCODED_PRESSURE_LIMIT, WITHOUT_UK_CORE_LIMITS } from './limits.ts';
import { addLinks } from './links.ts';
import { readOutcome, reportOutcomes } from './outcomes.ts';
import type { OutcomeIssue } from './outcomes.ts';
import { ITEMS_OF_TYPE, searchesOf } from './searches.ts';
import { readSections } from './sections.ts';
import { reportContradictions, reportItems } from './states.ts';
import type { Evidence } from './states.ts';
import { readSubjects } from './subjects.ts';

/** Id of the format in the registry. */
export const FHIR_R4 = 'fhir-r4';

/**
 * Reads an answer in FHIR R4 (UK Core, Millennium): a bundle of any type, a resource alone, or an error in
 * place of them. Never throws on content: what cannot be read becomes a problem and the rest is read.
 */
export function readFhirR4(content: Uint8Array): Reading {
  return readFhirR4Answers([content])[0] ?? nothing('there is no answer');
}

/**
 * Reads the answers of one case together, for the entries of one search point to those of another: an issue
 * to the authorisation on an earlier page, a report to its results. Answers that hold no record are
 * readings of their own.
 */
export function readFhirR4Answers(contents: readonly Uint8Array[]): readonly Reading[] {
  const opened = contents.map(openAnswer);
  const records = opened.flatMap((each) => ('body' in each ? [each] : []));
  const others = opened.flatMap((each) => ('body' in each ? [] : [each]));
  const [first, ...further] = records;
  if (first === undefined) return others;
  return [readRecords([first, ...further]), ...others];
}

/** An answer that holds something of a record, as a bundle. */
interface Opened {
  readonly body: JsonObject;
  /** The server sent a resource alone. */
  readonly isAlone: boolean;
  /** Members lost because their name stood twice. */
  readonly repeated: number;
}

function openAnswer(content: Uint8Array): Opened | Reading {
  const json = readJson(content);
  if ('problem' in json) return nothing(json.problem.what);
  const { repeated } = json;
  const body = unwrap(json.value);
  const type = body === undefined ? undefined : textOf(body['resourceType']);
  if (body === undefined || type === undefined) return nothing('the answer holds no FHIR resource');
  if (type === 'OperationOutcome') return readRefusal(readOutcome(body));
  if (type !== 'Bundle' && !READ_ALONE.has(type)) {
    return nothing('the answer is a resource alone that holds nothing of a record');
  }
  const isAlone = type !== 'Bundle';
  return { body: isAlone ? alone(body) : body, isAlone, repeated };
}

function readRecords(records: readonly [Opened, ...Opened[]]): Reading {
  const log = openProblemLog();
  const [first, ...further] = records;
  const isOne = further.length === 0;
  for (const [index, { repeated }] of records.entries()) {
    if (repeated === 0) continue;
    const what = 'members have a name that stands twice in its object; one was lost';
    log.error(isOne ? '' : `answer[${index}]`, `${repeated} ${what}`);
  }
  const answers: readonly [BundlePart, ...BundlePart[]] = [
    { body: first.body, at: isOne ? '' : 'answer[0].' },
    ...further.map(({ body }, index) => ({ body, at: `answer[${index + 1}].` })),
  ];
  const isAlone = records.some((record) => record.isAlone);
  return readBundles(partsOf(answers, log), isAlone, log);
}

/** Types of resource that say something of a record by themselves. */
const READ_ALONE: ReadonlySet<string> = new Set([
  ...ITEMS_OF_TYPE.keys(),
  'Patient',
  'List',
  'Composition',
]);

function readBundles(
  parts: readonly [BundlePart, ...BundlePart[]],
  isAlone: boolean,
  log: ProblemLog,
): Reading {
  const bundle = openBundles(parts, log);
  const reading: Reader = { bundle, log, made: new Map(), used: new Set() };
  const pages = readPages(parts, log);
  checkParts(parts, log);
  const searches = searchesOf(parts, log);
  const outcomes = outcomesOf(reading, parts);
  const sections = readSections(reading);
  const { absences, uncodedPressures } = readEntries(reading);
  addLinks(reading);
  const entries = [...new Set(reading.made.values())];
  const unmapped = coverAnswer(reading, parts);
  const { patient, subjects } = readSubjects(reading, isAlone || isSearch(parts));
  reportOutcomes(outcomes, log);
  const evidence: Evidence = {
    patientFound: ofType(bundle, 'Patient').length > 0 && patient !== undefined,
    entries,
    sections,
    absences,
    searches,
    outcomes,
  };
  reportContradictions(evidence, log);
  return {
    format: FHIR_R4,
    record: { patient, items: reportItems(evidence), entries, mergedTwins: 0 },
    problems: log.problems,
    unmapped,
    limits: limitsOf(bundle, uncodedPressures),
    pages: { ...pages, subjects },
  };
}

function limitsOf(bundle: Bundle, uncodedPressures: number): readonly FormatLimit[] {
  return [
    ...FHIR_R4_LIMITS,
    ...(followsOther(bundle) ? WITHOUT_UK_CORE_LIMITS : []),
    ...(uncodedPressures > 0 ? [UNCODED_PRESSURE_LIMIT] : []),
  ];
}

/** Whether the answer says that it follows US Core, as Millennium does. Silence about it is no excuse. */
function followsOther({ resources }: Bundle): boolean {
  let follows = false;
  for (const { body } of resources) {
    for (const url of textsOf(objectOf(body['meta'])?.['profile'])) {
      if (url.startsWith(UK_CORE)) return false;
      follows ||= url.startsWith(US_CORE);
    }
  }
  return follows;
}

const UK_CORE = 'https://fhir.hl7.org.uk/StructureDefinition/';
const US_CORE = 'http://hl7.org/fhir/us/core/StructureDefinition/';

/** Outcomes among the entries, and those a batch puts in place of an entry. */
function outcomesOf(
  { bundle }: Reader,
  parts: readonly { readonly body: JsonObject }[],
): readonly OutcomeIssue[] {
  const inPlace = parts.flatMap(({ body }) =>
    objectsOf(body['entry']).flatMap((entry) => {
      const outcome = objectOf(entry['response'])?.['outcome'];
      return isObject(outcome) ? [outcome] : [];
    }),
  );
  const among = ofType(bundle, 'OperationOutcome').map((each) => each.body);
  return [...among, ...inPlace].flatMap(readOutcome);
}

/** Whether the answer is one of several that make up a record, and may leave the patient out. */
function isSearch(parts: readonly { readonly body: JsonObject }[]): boolean {
  return parts.some(({ body }) => body['type'] === 'searchset');
}

/** The bundle, outcome or resource itself, out of the wrappings in which it is sent or saved. */
function unwrap(value: JsonValue): JsonObject | undefined {
  if (!isObject(value)) return undefined;
  if (value['resourceType'] === 'Parameters') return withinParameters(value);
  if (value['resourceType'] !== undefined) return value;
  const inner = value['resource'];
  return isObject(inner) ? inner : undefined;
}

/** One parameter is a wrapping; several are the entries of a bundle that says so in another way. */
function withinParameters(parameters: JsonObject): JsonObject | undefined {
  const parts = objectsOf(parameters['parameter']);
  const [only] = parts;
  const inner = only?.['resource'];
  if (parts.length === 1) return isObject(inner) ? inner : undefined;
  return parts.length === 0 ? undefined : { resourceType: 'Bundle', entry: parts };
}

/** A resource alone, as a bundle of one. */
function alone(resource: JsonObject): JsonObject {
  return { resourceType: 'Bundle', entry: [{ resource }] };
}

function nothing(what: string): Reading {
  return {
    ...emptyReading(FHIR_R4, { severity: 'fatal', path: '', what }),
    limits: FHIR_R4_LIMITS,
  };
}

/** An answer that is an error: fatal, so that it never passes for a record without entries. */
function readRefusal(issues: readonly OutcomeIssue[]): Reading {
  const issue = issues.find((each) => each.failed) ?? issues[0];
  const reasons = [...new Set(issues.map((each) => each.reason))].join('; ');
  const empty = nothing(`the answer holds no record: ${reasons}`);
  if (issue === undefined) return empty;
  const { state, reason } = issue;
  const items = DATA_ITEMS.map((item) => ({ item, state, warnings: [], reason }));
  return {
    ...empty,
    record: { ...empty.record, items },
    refusal: { class: issue.class, why: reason },
  };
}
