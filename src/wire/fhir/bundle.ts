import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { isObject, objectsOf, textOf } from '../json/json-value.ts';
import type { ProblemLog } from './problem-log.ts';
import { createResourceIndex } from './resource-index.ts';
import type { ResourceIndex } from './resource-index.ts';
import { resourceType } from './resource-type.ts';

/** One resource of a bundle and where it stands. */
export interface Resource {
  /** `entry[12].resource`, with `/contained[0]` behind it for a contained one. */
  readonly path: string;
  readonly type: string;
  readonly id: string | undefined;
  readonly body: JsonObject;
  /** The resource that contains this one. */
  readonly holder?: Resource | undefined;
}

/** The resources of a bundle, in order, and the ways to reach them. */
export interface Bundle {
  readonly body: JsonObject;
  /** Those of the bundle itself, without contained ones. */
  readonly resources: readonly Resource[];
  readonly byType: ReadonlyMap<string, readonly Resource[]>;
  readonly index: ResourceIndex;
  /** By the path of the resource that holds them. */
  readonly contained: ReadonlyMap<string, readonly Resource[]>;
}

/** Lists what a bundle holds. An entry without a resource is an error: something is missing. */
export function openBundle(body: JsonObject, log: ProblemLog): Bundle {
  return openBundles([{ body, at: '' }], log);
}

/** A bundle, and the path at which it stands in the answer, with a dot behind it. */
export interface BundlePart {
  readonly body: JsonObject;
  readonly at: string;
}

/**
 * Lists what several bundles of one case hold together. What one bundle repeats of another, such as the
 * patient on every page, is there once.
 */
export function openBundles(
  parts: readonly [BundlePart, ...BundlePart[]],
  log: ProblemLog,
): Bundle {
  const resources: Resource[] = [];
  const bundle: Mutable = {
    body: parts[0].body,
    resources,
    byType: new Map(),
    index: createResourceIndex(parts.reduce((sum, { body }) => sum + entriesOf(body).length, 0)),
    contained: new Map(),
  };
  for (const { body, at } of parts) {
    let place = 0;
    for (const entry of entriesOf(body)) {
      const resource = resourceOf(entry, `${at}entry[${place}]`, log);
      place += 1;
      if (resource === undefined || repeatsOther(bundle, resource, at)) continue;
      resources.push(resource);
      addToIndex(bundle, resource, isObject(entry) ? textOf(entry['fullUrl']) : undefined, log);
    }
  }
  return bundle;
}

function entriesOf(body: JsonObject): readonly JsonValue[] {
  const entries = body['entry'];
  return Array.isArray(entries) ? (entries as readonly JsonValue[]) : objectsOf(entries);
}

/**
 * Follows a reference: `#id` inside the holder, `Type/id` (absolute or not), `urn:uuid:`, then the
 * bare id, for some senders leave out the type.
 */
export function resolve(bundle: Bundle, from: Resource, reference: string): Resource | undefined {
  if (reference.charCodeAt(0) === HASH) return resolveContained(bundle, from, reference.slice(1));
  const { index } = bundle;
  const whole = index.get(reference);
  if (whole !== undefined) return whole;
  // A reference to one version means the resource, of which a bundle holds one version.
  const version = reference.indexOf('/_history/');
  if (version > 0) return resolve(bundle, from, reference.slice(0, version));
  const parts = reference.split('/');
  const id = parts.at(-1) ?? '';
  const type = parts.at(-2);
  const typed = type === undefined ? undefined : index.get(`${type}/${id}`);
  if (typed !== undefined) return typed;
  const bare = index.ofId(id.replace(/^urn:uuid:/, ''));
  return type === undefined || type === '' || bare?.type === type ? bare : undefined;
}

const HASH = 0x23;

/** The resource a member such as `subject` points to, if it stands in the bundle. */
export function follow(bundle: Bundle, from: Resource, name: string): Resource | undefined {
  const value = from.body[name];
  if (value === undefined) return undefined;
  const target = objectsOf(value)[0];
  const reference = target === undefined ? undefined : textOf(target['reference']);
  return reference === undefined ? undefined : resolve(bundle, from, reference);
}

/** All resources a member such as `result` points to; what cannot be found is left out. */
export function followAll(bundle: Bundle, from: Resource, name: string): readonly Resource[] {
  const targets = from.body[name];
  if (targets === undefined) return NONE;
  const all: Resource[] = [];
  for (const target of objectsOf(targets)) {
    const reference = textOf(target['reference']);
    const found = reference === undefined ? undefined : resolve(bundle, from, reference);
    if (found !== undefined) all.push(found);
  }
  return all;
}

/** The resources that stand within another one. */
export function containedOf(bundle: Bundle, { path, body }: Resource): readonly Resource[] {
  return body['contained'] === undefined ? NONE : (bundle.contained.get(path) ?? NONE);
}

/** The resources of one type, in the order of the bundle. */
export function ofType(bundle: Bundle, type: string): readonly Resource[] {
  return bundle.byType.get(type) ?? [];
}

/** Whether another bundle before it holds the same resource with the same content. */
function repeatsOther({ index }: Bundle, { type, id, body }: Resource, at: string): boolean {
  if (at === '' || id === undefined) return false;
  const known = index.get(`${type}/${id}`);
  if (known === undefined || known.path.startsWith(`${at}entry`)) return false;
  return JSON.stringify(known.body) === JSON.stringify(body);
}

interface Mutable extends Bundle {
  readonly byType: Map<string, Resource[]>;
  readonly contained: Map<string, readonly Resource[]>;
}

function resourceOf(entry: JsonValue, path: string, log: ProblemLog): Resource | undefined {
  const body = isObject(entry) ? entry['resource'] : undefined;
  if (isObject(body)) return toResource(body, `${path}.resource`, log);
  if (isObject(entry) && typeof entry['resourceType'] === 'string') {
    log.warning(path, 'the resource stands in the entry itself, without "resource"; it was read');
    return toResource(entry, path, log);
  }
  log.error(path, 'an entry without a resource: something may be missing');
  return undefined;
}

function toResource(body: JsonObject, path: string, log: ProblemLog): Resource | undefined {
  const type = textOf(body['resourceType']);
  if (type !== undefined) return { path, type: resourceType(type), id: textOf(body['id']), body };
  log.error(path, 'a resource without its type: it cannot be read');
  return undefined;
}

function addToIndex(
  bundle: Mutable,
  resource: Resource,
  fullUrl: string | undefined,
  log: ProblemLog,
): void {
  const { type, id } = resource;
  const ofSameType = bundle.byType.get(type);
  if (ofSameType === undefined) bundle.byType.set(type, [resource]);
  else ofSameType.push(resource);
  const contained = containedIn(resource);
  if (contained.length > 0) bundle.contained.set(resource.path, contained);
  const known = id !== undefined && bundle.index.has(type, id);
  // An address that ends in type and id is found by these, so most need no place of their own.
  if (fullUrl !== undefined && (known || !endsIn(fullUrl, type, id))) {
    addAddress(bundle, resource, fullUrl, log);
  }
  if (id === undefined) return;
  if (known) {
    log.error(resource.path, 'two resources share type and id; references reach only the first');
    return;
  }
  bundle.index.add(resource, id);
}

function addAddress(bundle: Mutable, resource: Resource, fullUrl: string, log: ProblemLog): void {
  const other = bundle.index.get(fullUrl);
  const { type, id } = resource;
  if (other === undefined) bundle.index.addAddress(fullUrl, resource);
  else if (other.type !== type || other.id !== id || id === undefined) {
    log.error(resource.path, 'two entries share an address; references reach only the first');
  }
}

/** Whether an address is `Type/id`, or ends in it behind a slash. */
function endsIn(fullUrl: string, type: string, id: string | undefined): boolean {
  if (id === undefined) return false;
  const start = fullUrl.length - type.length - 1 - id.length;
  if (start < 0 || !fullUrl.startsWith(id, start + type.length + 1)) return false;
  if (fullUrl[start + type.length] !== '/' || !fullUrl.startsWith(type, start)) return false;
  return start === 0 || fullUrl[start - 1] === '/';
}

function containedIn(holder: Resource): readonly Resource[] {
  if (holder.body['contained'] === undefined) return NONE;
  return objectsOf(holder.body['contained']).flatMap((body, index) => {
    const type = textOf(body['resourceType']);
    if (type === undefined) return [];
    const path = `${holder.path}/contained[${index}]`;
    return [{ path, type: resourceType(type), id: textOf(body['id']), body, holder }];
  });
}

const NONE: readonly Resource[] = [];

/** Goes with the list it was made from; of two with one id the first counts. */
const containedById = new WeakMap<readonly Resource[], ReadonlyMap<string | undefined, Resource>>();

function resolveContained(bundle: Bundle, from: Resource, id: string): Resource | undefined {
  const holder = from.holder ?? from;
  const contained = bundle.contained.get(holder.path);
  if (contained === undefined) return undefined;
  let byId = containedById.get(contained);
  if (byId === undefined) {
    byId = new Map(contained.toReversed().map((each) => [each.id, each]));
    containedById.set(contained, byId);
  }
  return byId.get(id);
}
