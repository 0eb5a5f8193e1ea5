import type { Unmapped } from '../../record/reading.ts';
import { isBloodPressure } from '../fhir/blood-pressure.ts';
import { containedOf } from '../fhir/bundle.ts';
import type { BundlePart, Resource } from '../fhir/bundle.ts';
import { coverResource, countUnmapped, printedPath, unmappedOf } from '../fhir/coverage.ts';
import type { Coverage } from '../fhir/coverage.ts';
import type { Reading } from '../fhir/draft.ts';
import { componentsOf } from '../fhir/measured.ts';
import { objectOf, objectsOf, textOf } from '../json/json-value.ts';
import { safeName } from '../safe-name.ts';
import { useOfRequest } from './requests.ts';
import { TABLES } from './tables.ts';
import { ADMINISTRATIVE, TOLD } from './unread.ts';

/**
 * Accounts for every member of every resource: taken, left out on purpose, or not mapped. Clinical
 * resources of a type that is not read are told once more as a warning.
 */
export function coverAnswer(reading: Reading, parts: readonly BundlePart[]): readonly Unmapped[] {
  const { bundle, log } = reading;
  const coverage: Coverage = { tables: TABLES, bundle, log, counts: new Map() };
  for (const part of parts) coverEnvelope(coverage, part);
  const told = new Map<string, number>();
  for (const top of bundle.resources) {
    for (const resource of [top, ...containedOf(bundle, top)]) {
      checkLabels(reading, resource);
      const shape = shapeOf(reading, resource);
      if (shape !== undefined) coverOne(coverage, resource, shape);
      else if (resource.type !== 'Bundle' && !ADMINISTRATIVE.has(resource.type)) {
        countUnmapped(coverage, printedPath(resource));
        told.set(resource.type, (told.get(resource.type) ?? 0) + 1);
      }
    }
  }
  for (const [type, count] of told) {
    const why = TOLD.get(type) ?? 'nothing in the record is made of it';
    const isKnown = TOLD.has(type) || TABLES.rows.has(type);
    const about = isKnown ? undefined : 'unknown-section';
    log.warning(`entry/${safeName(type)}`, `${count} not read: ${why}`, about);
  }
  return unmappedOf(coverage);
}

/** Types read only where another resource points to them, or for the patient. */
const SUPPORTING: ReadonlySet<string> = new Set([
  'Patient',
  'Organization',
  'HealthcareService',
  'Location',
]);

/** The row of the table that tells what was read of a resource; undefined when nothing was. */
function shapeOf(reading: Reading, resource: Resource): string | undefined {
  const { type } = resource;
  if (SUPPORTING.has(type)) return type;
  const made = reading.made.has(resource);
  if (!made && !reading.used.has(resource)) return undefined;
  if (type === 'ServiceRequest' && !made) return 'TestRequest';
  if (type === 'MedicationRequest' && useOfRequest(reading, resource) === 'issue') {
    return 'MedicationIssue';
  }
  return TABLES.rows.has(type) ? type : undefined;
}

function coverOne(coverage: Coverage, resource: Resource, shape: string): void {
  if (shape !== 'Observation' || !isBloodPressure(resource)) {
    coverResource(coverage, resource, shape);
    return;
  }
  const { component: _component, ...rest } = resource.body;
  coverResource(coverage, { ...resource, body: rest }, shape);
  for (const part of componentsOf(resource)) coverResource(coverage, part, 'PressurePart');
}

function coverEnvelope(coverage: Coverage, { body, at }: BundlePart): void {
  const path = at.replace(/\.$/, '');
  const envelope: Resource = { path, type: 'Bundle', id: undefined, body };
  const { entry, ...rest } = body;
  coverResource(coverage, { ...envelope, body: rest }, 'Bundle');
  for (const each of objectsOf(entry)) {
    if (typeof each['resourceType'] === 'string') continue;
    const { resource: _resource, ...around } = each;
    coverResource(coverage, { ...envelope, body: around }, 'Entry');
  }
}

/** Labels by which a server says that it cut a resource down, or held a part of it back. */
function checkLabels({ log }: Reading, { body, path }: Resource): void {
  const meta = objectOf(body['meta']);
  if (meta === undefined || (meta['tag'] === undefined && meta['security'] === undefined)) return;
  const labels = [...objectsOf(meta['tag']), ...objectsOf(meta['security'])];
  const codes = labels.map((label) => textOf(label['code'])?.trim() ?? '');
  if (codes.some((code) => CUT_DOWN.has(code))) {
    log.error(`${path}.meta`, 'the server cut this resource down; members of it are missing');
  }
  if (codes.some((code) => HELD_BACK.has(code))) {
    log.error(`${path}.meta`, 'the server held a part of this resource back');
  }
}

const CUT_DOWN: ReadonlySet<string> = new Set(['SUBSETTED']);
const HELD_BACK: ReadonlySet<string> = new Set(['REDACTED', 'MASKED', 'PSEUDED']);
