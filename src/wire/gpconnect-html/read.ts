import type { Reading } from '../../record/reading.ts';
import { emptyReading } from '../empty-reading.ts';
import { coverResource, unmappedOf } from '../fhir/coverage.ts';
import type { Coverage } from '../fhir/coverage.ts';
import { countUnmapped } from '../fhir/coverage.ts';
import { ofType, openBundle } from '../fhir/bundle.ts';
import type { Bundle, Resource } from '../fhir/bundle.ts';
import { readPatient } from '../fhir/patient.ts';
import { openProblemLog } from '../fhir/problem-log.ts';
import { meaningOfIssue } from '../fhir/outcome-reasons.ts';
import { meaningOfAll } from '../../record/gpconnect-errors.ts';
import { DATA_ITEMS } from '../../record/item.ts';
import { isList, isObject, objectOf, objectsOf, textOf } from '../json/json-value.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { readJson } from '../json/read-json.ts';
import { safeName } from '../safe-name.ts';
import type { XmlOptions } from '../xml/xml-tree.ts';
import { linkRepeatedRows } from '../link-repeated-rows.ts';
import { fileEntries } from './file-entries.ts';
import { GPCONNECT_HTML_LIMITS, NO_START_LIMIT } from './limits.ts';
import { readNarratives } from './narratives.ts';
import { TABLES } from './shapes.ts';
import { reportItems } from './states.ts';

/** Id of the format in the registry. */
export const GPCONNECT_HTML = 'gpconnect-html';

/**
 * Reads an answer of GP Connect Access Record HTML (0.5 or 0.7, FHIR DSTU2): a bundle whose Composition
 * holds one section, or several, as XHTML. Never throws on content: what cannot be read becomes a
 * problem and the rest is read.
 */
export function readGpConnectHtml(content: Uint8Array, options: XmlOptions = {}): Reading {
  const json = readJson(content);
  if ('problem' in json) return nothing(json.problem.what);
  const body = unwrap(json.value);
  const type = body === undefined ? undefined : textOf(body['resourceType']);
  if (body === undefined) return nothing('the answer holds no FHIR resource');
  if (type === 'OperationOutcome') return refused(body);
  if (type !== 'Bundle') return nothing('the answer is no bundle');
  const log = openProblemLog();
  if (json.repeated > 0) {
    const what = `${json.repeated} members have a name that stands twice in its object; one was lost`;
    log.error('', what);
  }
  return readBundle(openBundle(body, log), log, options);
}

function readBundle(bundle: Bundle, log: Coverage['log'], options: XmlOptions): Reading {
  const coverage: Coverage = { tables: TABLES, bundle, log, counts: new Map() };
  coverBundle(coverage);
  const patient = readPatient(bundle, log, ['managingOrganization', 'careProvider']);
  checkSubjects(bundle, log);
  const { sections, unread, supplier } = readNarratives(bundle, log, {
    unmapped: (path) => countUnmapped(coverage, path),
    options,
  });
  const entries = linkRepeatedRows(sections.flatMap(fileEntries));
  const items = reportItems({ sections, unread, entries, patientFound: patient !== undefined });
  return {
    format: GPCONNECT_HTML,
    record: { patient, items, entries, mergedTwins: 0 },
    problems: log.problems,
    unmapped: unmappedOf(coverage),
    limits: [
      ...GPCONNECT_HTML_LIMITS.filter(
        (limit) =>
          !supplier?.limits.some((own) => own.kind === limit.kind && own.field === limit.field),
      ),
      ...(supplier?.limits ?? []),
      ...(sections.some(({ noStart }) => noStart) ? [NO_START_LIMIT] : []),
    ],
  };
}

function unwrap(value: JsonValue): JsonObject | undefined {
  if (!isObject(value)) return undefined;
  if (value['resourceType'] === 'Parameters') {
    return objectsOf(value['parameter'])
      .map((part) => part['resource'])
      .find(isObject);
  }
  return value;
}

function nothing(what: string): Reading {
  return {
    ...emptyReading(GPCONNECT_HTML, { severity: 'fatal', path: '', what }),
    limits: GPCONNECT_HTML_LIMITS,
  };
}

/** An answer that is an error: fatal, so that it never passes for a record without entries. */
function refused(outcome: JsonObject): Reading {
  const meaning = meaningOfAll(objectsOf(outcome['issue']).map(meaningOfIssue));
  const why = meaning?.why ?? 'the answer is an error without an explanation';
  const state = meaning?.class === 'consent' ? ('withheld' as const) : ('unavailable' as const);
  const empty = nothing(`the answer holds no record: ${why}`);
  const items = DATA_ITEMS.map((item) => ({ item, state, warnings: [], reason: why }));
  return {
    ...empty,
    record: { ...empty.record, items },
    refusal: { class: meaning?.class ?? 'unavailable', why },
  };
}

/** Resources whose members are all in the tables; any other is unmapped as a whole. */
const COVERED: ReadonlySet<string> = new Set([
  'Composition',
  'Patient',
  'Organization',
  'Device',
  'Practitioner',
]);

function coverBundle(coverage: Coverage): void {
  const { body, resources } = coverage.bundle;
  coverResource(coverage, { path: '', type: 'Bundle', id: undefined, body }, 'Bundle');
  for (const entry of isList(body['entry']) ? body['entry'] : []) {
    for (const name in isObject(entry) ? entry : {}) {
      if (name !== 'resource' && name !== 'fullUrl' && name !== 'search') {
        countUnmapped(coverage, `Bundle/entry/${safeName(name)}`);
      }
    }
  }
  for (const resource of resources) {
    if (COVERED.has(resource.type)) coverResource(coverage, resource, resource.type);
    else if (resource.type === 'OperationOutcome') reportOutcome(coverage, resource);
    else countUnmapped(coverage, `Bundle/entry/${safeName(resource.type)}`);
  }
}

/** An error beside the data: what it speaks of may be missing. */
function reportOutcome({ log }: Coverage, { body, path }: Resource): void {
  const meaning = meaningOfAll(objectsOf(body['issue']).map(meaningOfIssue));
  log.error(path, `the bundle carries an error: ${meaning?.why ?? 'without an explanation'}`);
}

/** A composition about somebody else than the patient of its bundle must never pass for theirs. */
function checkSubjects(bundle: Bundle, log: Coverage['log']): void {
  for (const composition of ofType(bundle, 'Composition')) {
    const reference = textOf(objectOf(composition.body['subject'])?.['reference']);
    if (reference === undefined) continue;
    const patients = ofType(bundle, 'Patient');
    const isNamed = patients.some((patient) => namesPatient(bundle, reference, patient));
    if (patients.length > 0 && !isNamed) {
      log.error(
        `${composition.path}.subject`,
        'the record is about a patient the bundle does not hold',
      );
    }
  }
}

function namesPatient(bundle: Bundle, reference: string, patient: Resource): boolean {
  if (bundle.index.get(reference) === patient) return true;
  return patient.id !== undefined && reference.endsWith(`Patient/${patient.id}`);
}
