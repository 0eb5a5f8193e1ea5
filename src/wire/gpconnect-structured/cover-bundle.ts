import type { Unmapped } from '../../record/reading.ts';
import { isObject } from '../json/json-value.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { Bundle, Resource } from '../fhir/bundle.ts';
import { containedOf } from '../fhir/bundle.ts';
import { coverResource, countUnmapped, printedPath, unmappedOf } from '../fhir/coverage.ts';
import type { Coverage } from '../fhir/coverage.ts';
import type { Reading } from './reading.ts';
import { isBloodPressure } from '../fhir/blood-pressure.ts';
import { isOrder } from './entries/issue.ts';
import { ADMINISTRATIVE } from './ignored.ts';
import type { ListRole, Lists } from './lists.ts';
import { isCommentNote } from './related.ts';
import { componentsOf } from '../fhir/measured.ts';
import { safeName } from '../safe-name.ts';
import { SHAPES } from './shapes.ts';
import { TABLES } from './tables.ts';

/**
 * Accounts for every member of every resource: taken, left out on purpose, or not mapped. Clinical
 * resources that no list names are counted once more as a warning, for they are mentioned only.
 */
export function coverBundle(reading: Reading, lists: Lists): readonly Unmapped[] {
  const { bundle, log } = reading;
  const coverage: Coverage = { tables: TABLES, bundle, log, counts: new Map() };
  coverEnvelope(coverage, bundle);
  const loose = new Map<string, number>();
  const unknown = new Map<string, number>();
  const cover = (resource: Resource): void => {
    const shape = shapeOf(reading, lists, resource);
    if (shape !== undefined) coverOne(coverage, resource, shape);
    else if (!ADMINISTRATIVE.has(resource.type)) {
      countUnmapped(coverage, printedPath(resource));
      if (CLINICAL.has(resource.type)) {
        loose.set(resource.type, (loose.get(resource.type) ?? 0) + 1);
      } else if (!isKnownType(resource.type)) {
        unknown.set(resource.type, (unknown.get(resource.type) ?? 0) + 1);
      }
    }
  };
  for (const resource of bundle.resources) {
    cover(resource);
    containedOf(bundle, resource).forEach(cover);
  }
  for (const [type, count] of loose) {
    log.warning(`entry/${type}`, `${count} ${type} in the bundle are named by no primary list`);
  }
  for (const [type, count] of unknown) {
    const what = `${count} not read: this reader knows no such resource`;
    log.warning(`entry/${safeName(type)}`, what, 'unknown-section');
  }
  return unmappedOf(coverage);
}

/** Lists and supporting resources are told apart by what they are for. */
function isKnownType(type: string): boolean {
  return type === 'List' || SUPPORTING.has(type) || Object.hasOwn(SHAPES, type);
}

/** Types of resources that state something of the patient. */
const CLINICAL: ReadonlySet<string> = new Set([
  'AllergyIntolerance',
  'Condition',
  'DiagnosticReport',
  'Encounter',
  'Immunization',
  'MedicationRequest',
  'MedicationStatement',
  'Observation',
  'ProcedureRequest',
  'ReferralRequest',
]);

/** Types read only where another resource points to them. */
const SUPPORTING: ReadonlySet<string> = new Set([
  'Patient',
  'Organization',
  'HealthcareService',
  'Location',
]);

const SHAPE_OF_LIST: Readonly<Record<ListRole | 'unknown', string | undefined>> = {
  primary: 'List',
  heading: 'HeadingList',
  upper: 'UpperList',
  secondary: 'UpperList',
  unknown: undefined,
};

/** The row of the table that tells what was read of a resource; undefined when nothing was. */
function shapeOf(reading: Reading, lists: Lists, resource: Resource): string | undefined {
  const { type } = resource;
  if (SUPPORTING.has(type)) return type;
  if (type === 'List') return SHAPE_OF_LIST[lists.roles.get(resource) ?? 'unknown'];
  const made = reading.made.has(resource);
  if (!made && !reading.used.has(resource)) return undefined;
  return shapeOfEntry(resource, made);
}

function shapeOfEntry(resource: Resource, made: boolean): string | undefined {
  const { type } = resource;
  if (type === 'MedicationRequest') return isOrder(resource) ? 'MedicationOrder' : 'MedicationPlan';
  if (type === 'ProcedureRequest' && !made) return 'TestRequest';
  if (isCommentNote(resource)) return made ? 'ConsultationNote' : 'CommentNote';
  return Object.hasOwn(SHAPES, type) ? type : undefined;
}

function coverOne(coverage: Coverage, resource: Resource, shape: string): void {
  if (shape !== 'Observation' || !isBloodPressure(resource)) {
    coverResource(coverage, resource, shape);
    return;
  }
  const { component: _component, ...rest } = resource.body;
  coverResource(coverage, { ...resource, body: rest }, shape);
  for (const part of componentsOf(resource)) {
    coverResource(coverage, part, 'PressurePart');
  }
}

/** Whether an entry of a bundle holds a resource and its address, as it should, and nothing else. */
function isPlain(entry: JsonObject): boolean {
  for (const name in entry) {
    const value = entry[name];
    if (name !== 'resource' && (name !== 'fullUrl' || typeof value !== 'string')) return false;
  }
  return true;
}

function coverEnvelope(coverage: Coverage, bundle: Bundle): void {
  const envelope: Resource = { path: '', type: 'Bundle', id: undefined, body: bundle.body };
  const { entry, ...rest } = bundle.body;
  coverResource(coverage, { ...envelope, body: rest }, 'Bundle');
  for (const each of Array.isArray(entry) ? entry : []) {
    if (!isObject(each) || isPlain(each) || typeof each['resourceType'] === 'string') continue;
    coverResource(coverage, { ...envelope, body: each }, 'Entry');
  }
}
