import type { Json, JsonObject } from '../hie/json.ts';
import { exact, writeJson } from '../hie/json.ts';
import type { SimulatedPatient } from '../model.ts';
import type { R4Context, R4Type } from './context.ts';
import { dateTime, guidFor, isShown, standingId } from './context.ts';
import { writeEntry } from './entries.ts';
import { writeDrugs } from './medications.ts';
import type { R4File, R4Options } from './options.ts';
import { writePatient, writeProviders } from './people.ts';
import { withheldTypes, writeSuppressed, writeEmptyLists } from './withheld.ts';

const BASE = 'https://simulated.invalid/R4';

/**
 * A patient's record as FHIR R4: one searchset in the style of UK Core, or a searchset of each type in
 * pages in the style of Millennium.
 *
 * Confidential entries are left out, and an OperationOutcome with the code `suppressed` names the type;
 * where nothing of an area is shown, UK Core adds an empty List with the reason: `withheld`, or that no
 * content was recorded. Millennium has an empty search in its place.
 *
 * What has no place in it is left out: that a result was typed in by hand and its category; what belongs
 * to a problem; when a recall was decided on; free text of consultations and letters. Millennium has no
 * place either for when an allergy ended, how significant a problem is, how often a course was
 * issued (the orders tell), nor for SNOMED descriptions.
 */
export function writeR4(patient: SimulatedPatient, options: R4Options): R4File[] {
  const { asAt, style = 'uk-core', pageSize = 100 } = options;
  const context: R4Context = { patient, asAt, style };
  const shown = patient.entries.filter((entry) => isShown(context, entry));
  const drugs = writeDrugs(
    context,
    shown.filter((entry) => entry.kind === 'medication'),
  );
  const clinical = shown.flatMap((entry) => writeEntry(context, entry));
  return style === 'uk-core'
    ? [writeWhole(context, clinical, drugs)]
    : writePages(context, clinical, pageSize);
}

function writeWhole(
  context: R4Context,
  clinical: readonly JsonObject[],
  drugs: readonly JsonObject[],
): R4File {
  const matches = [writePatient(context), ...clinical, ...writeEmptyLists(context)];
  const suppressed = [...withheldTypes(context)].map((type) => writeSuppressed(context, type));
  const entry = [
    ...matches.map((resource) => found(resource, 'match')),
    ...[...drugs, ...writeProviders(context)].map((resource) => found(resource, 'include')),
    ...suppressed.map((resource) => found(resource, 'outcome')),
  ];
  const self = `${BASE}/Patient/${standingId(context, 'patient')}/$everything`;
  const bundle = searchset(context, { part: 'whole', total: matches.length, entry, self });
  return { name: 'record', content: writeJson(bundle) };
}

/** Types that are searched for one after the other. */
const SEARCHES: readonly R4Type[] = [
  'Patient',
  'AllergyIntolerance',
  'Condition',
  'MedicationRequest',
  'Immunization',
  'Procedure',
  'Observation',
  'DiagnosticReport',
  'Specimen',
  'Encounter',
  'ServiceRequest',
  'DocumentReference',
  'Organization',
  'Practitioner',
];

function writePages(
  context: R4Context,
  clinical: readonly JsonObject[],
  pageSize: number,
): R4File[] {
  const resources = [writePatient(context), ...clinical, ...writeProviders(context)];
  const withheld = withheldTypes(context);
  return SEARCHES.flatMap((type) => {
    const found = resources.filter((resource) => resource['resourceType'] === type);
    const outcomes = withheld.has(type) ? [writeSuppressed(context, type)] : [];
    return writeSearch(context, type, { found, outcomes, pageSize });
  });
}

function writeSearch(
  context: R4Context,
  type: R4Type,
  search: {
    readonly found: readonly JsonObject[];
    readonly outcomes: readonly JsonObject[];
    readonly pageSize: number;
  },
): R4File[] {
  const { pageSize, outcomes } = search;
  const count = Math.max(1, Math.ceil(search.found.length / pageSize));
  const address = (page: number): string =>
    `${BASE}/${type}?patient=${standingId(context, 'patient')}&_count=${pageSize}&page=${page}`;
  return Array.from({ length: count }, (_, i) => {
    const matches = search.found.slice(i * pageSize, (i + 1) * pageSize);
    const entry = [
      ...matches.map((resource) => found(resource, 'match')),
      ...(i === 0 ? outcomes : []).map((resource) => found(resource, 'outcome')),
    ];
    const bundle = searchset(context, {
      part: `${type} ${i + 1}`,
      total: search.found.length,
      entry,
      self: address(i + 1),
      next: i + 1 < count ? address(i + 2) : undefined,
    });
    return { name: `${type}-${i + 1}`, content: writeJson(bundle) };
  });
}

function searchset(
  context: R4Context,
  content: {
    readonly part: string;
    readonly total: number;
    readonly entry: readonly Json[];
    readonly self: string;
    readonly next?: string | undefined;
  },
): JsonObject {
  const { part, total, entry, self, next } = content;
  const onward = next === undefined ? [] : [{ relation: 'next', url: next }];
  return {
    resourceType: 'Bundle',
    id: guidFor(context, 'bundle', part),
    meta: { lastUpdated: dateTime(`${context.asAt}T09:00:00`) },
    type: 'searchset',
    total: exact(String(total)),
    link: [{ relation: 'self', url: self }, ...onward],
    entry: entry.length === 0 ? undefined : entry,
  };
}

function found(resource: JsonObject, mode: 'match' | 'include' | 'outcome'): JsonObject {
  const { resourceType, id } = resource as { readonly resourceType: string; readonly id: string };
  return { fullUrl: `${BASE}/${resourceType}/${id}`, resource, search: { mode } };
}
