import { compareText } from '../../base/ordering.ts';
import type { Unmapped } from '../../record/reading.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { isList, isObject, objectsOf, textOf } from '../json/json-value.ts';
import type { Bundle, Resource } from './bundle.ts';
import { resolve } from './bundle.ts';
import { constantFault } from './constants.ts';
import { VALUE_NAMES, extensionName } from './extensions.ts';
import { IGNORED } from './ignored.ts';
import type { ProblemLog } from './problem-log.ts';
import { safeName } from '../safe-name.ts';
import { EXTENSIONS, SHAPES } from './shapes.ts';

/** Collects what no reader takes, and reports what stands in the wrong shape. */
export interface Coverage {
  readonly bundle: Bundle;
  readonly log: ProblemLog;
  readonly counts: Map<string, number>;
}

/** Checks every member of an element against the table of what the readers take. */
export function coverResource(coverage: Coverage, resource: Resource, shape: string): void {
  const place = { plain: printedPath(resource), indexed: resource.path, from: resource };
  coverObject(coverage, resource.body, { shape, place });
}

/** Counts something that is not mapped, under a path without indexes. */
export function countUnmapped(coverage: Coverage, path: string, count = 1): void {
  coverage.counts.set(path, (coverage.counts.get(path) ?? 0) + count);
}

/** What is not mapped, by path. */
export function unmappedOf(coverage: Coverage): readonly Unmapped[] {
  return [...coverage.counts]
    .map(([path, count]) => ({ path, count }))
    .sort((a, b) => compareText(a.path, b.path));
}

/** The path of a resource as lists of unmapped elements print it. */
export function printedPath(resource: Resource): string {
  const own = safeName(resource.type);
  if (resource.holder === undefined) return `Bundle/entry/${own}`;
  return `${printedPath(resource.holder)}/contained/${own}`;
}

interface Place {
  /** Without indexes, for counting. */
  readonly plain: string;
  /** With indexes, for a person to find it. */
  readonly indexed: string;
  readonly from: Resource;
}

interface Expected {
  readonly shape: string;
  readonly place: Place;
}

interface Member {
  readonly of: string;
  readonly list: boolean;
}

function coverObject(coverage: Coverage, body: JsonObject, { shape, place }: Expected): void {
  const members = MEMBERS.get(shape);
  const ignored = IGNORED_NAMES.get(shape);
  for (const name in body) {
    const member = members?.get(name);
    if (member !== undefined) {
      if (member.of !== 'text' || typeof body[name] === 'object') {
        coverMember(coverage, body[name], { member, place, name });
      }
    } else if (name === 'extension') {
      coverExtensions(coverage, body[name], { shape, place });
    } else if (ignored?.has(name) !== true) {
      countUnmapped(coverage, `${place.plain}/${safeName(name)}`);
      checkModifier(coverage, body, { name, place });
    } else {
      const fault = constantFault(shape, name, body[name]);
      if (fault !== undefined) coverage.log.error(`${place.indexed}.${name}`, fault);
    }
  }
}

/** Members that turn the meaning of their element round, which no reader takes account of. */
function checkModifier(
  coverage: Coverage,
  body: JsonObject,
  { name, place }: { readonly name: string; readonly place: Place },
): void {
  const forbids = name === 'doNotPerform' && body[name] !== false;
  if (!forbids && name !== 'modifierExtension') return;
  const what = `${name} may turn the meaning round; it was read without it`;
  coverage.log.error(`${place.indexed}.${name}`, what);
}

interface At {
  readonly member: Member;
  readonly place: Place;
  readonly name: string;
}

function coverMember(coverage: Coverage, value: JsonValue | undefined, at: At): void {
  const { member, place, name } = at;
  if (member.of === 'any' || member.of === 'Resource') return;
  const values = isList(value) ? value : [value];
  if (isList(value) !== member.list && value !== null) reportWrapping(coverage, values.length, at);
  for (const [index, each] of values.entries()) {
    const indexed = `${place.indexed}.${name}${isList(value) ? `[${index}]` : ''}`;
    const here = { ...place, plain: `${place.plain}/${name}`, indexed };
    if (each !== null && each !== undefined)
      coverOne(coverage, each, { shape: member.of, place: here });
  }
}

function coverOne(coverage: Coverage, value: JsonValue, { shape, place }: Expected): void {
  if (isObject(value) && shape !== 'text') {
    if (REFERENCES.has(shape)) checkReference(coverage, value, place);
    coverObject(coverage, value, { shape, place });
  } else if (typeof value === 'object' || shape !== 'text') {
    coverage.log.error(place.indexed, 'not of the type FHIR gives it; it could not be read');
    countUnmapped(coverage, place.plain);
  }
}

/** Names of references that nobody else checks; a dangling one costs a link, never an entry. */
const REFERENCES: ReadonlySet<string> = new Set(['Link', 'Reference']);

function checkReference(coverage: Coverage, body: JsonObject, place: Place): void {
  const reference = textOf(body['reference']);
  if (reference === undefined) return;
  if (resolve(coverage.bundle, place.from, reference) === undefined) {
    coverage.log.warning(place.indexed, 'points to something that is not in the bundle');
  }
}

/** A lone value for a list, or a list of one for a lone value, is read; more than one is not. */
function reportWrapping(coverage: Coverage, count: number, { member, place, name }: At): void {
  const path = `${place.indexed}.${name}`;
  if (member.list) coverage.log.warning(path, 'one value where FHIR has a list; it was read');
  else if (count <= 1) coverage.log.warning(path, 'a list where FHIR has one value; it was read');
  else coverage.log.error(path, 'a list where FHIR has one value; only the first was read');
}

function coverExtensions(
  coverage: Coverage,
  value: JsonValue | undefined,
  { shape, place }: Expected,
): void {
  const known = EXTENSIONS[shape];
  const ignored = IGNORED_NAMES.get(shape);
  for (const each of isList(value) ? value : [value]) {
    const name = isObject(each) ? extensionName(textOf(each['url']) ?? '') : '';
    if (ignored?.has(`extension(${name})`) === true) continue;
    const parts = known !== undefined && Object.hasOwn(known, name) ? known[name] : undefined;
    if (parts === undefined || !isObject(each)) {
      countUnmapped(coverage, `${place.plain}/extension(${safeName(name)})`);
    } else {
      coverParts(coverage, each, { parts, name, shape, place });
    }
  }
}

interface KnownExtension extends Expected {
  readonly parts: readonly string[];
  readonly name: string;
}

function coverParts(coverage: Coverage, extension: JsonObject, known: KnownExtension): void {
  const { name, place, parts } = known;
  const here: Place = {
    ...place,
    plain: `${place.plain}/extension(${name})`,
    indexed: `${place.indexed}.extension(${name})`,
  };
  if (parts[0] === 'value') return coverValue(coverage, extension, here);
  const ignored = IGNORED_NAMES.get(known.shape);
  for (const part of objectsOf(extension['extension'])) {
    const own = extensionName(textOf(part['url']) ?? '');
    if (ignored?.has(`extension(${name}/${own})`) === true) continue;
    if (parts.includes(own)) coverValue(coverage, part, here);
    else countUnmapped(coverage, `${here.plain}/${safeName(own)}`);
  }
  const others = Object.keys(extension).filter((each) => each !== 'url' && each !== 'extension');
  for (const each of others) countUnmapped(coverage, `${here.plain}/${safeName(each)}`);
}

function coverValue(coverage: Coverage, extension: JsonObject, place: Place): void {
  for (const name in extension) {
    if (name === 'url') continue;
    const shape = VALUES.get(name) ?? (VALUE_NAMES.has(name) ? 'text' : undefined);
    if (shape === undefined) countUnmapped(coverage, `${place.plain}/${safeName(name)}`);
    else
      coverMember(coverage, extension[name], { member: { of: shape, list: false }, place, name });
  }
}

/** Values of extensions that are not simple. */
const VALUES: ReadonlyMap<string, string> = new Map([
  ['valueCodeableConcept', 'CodeableConcept'],
  ['valueReference', 'Link'],
  ['valuePeriod', 'Period'],
]);

const MEMBERS: ReadonlyMap<string, ReadonlyMap<string, Member>> = new Map(
  Object.entries(SHAPES).map(([shape, members]) => [
    shape,
    new Map(
      Object.entries(members).map(([name, text]) => [
        name,
        { of: text.replace('*', ''), list: text.endsWith('*') },
      ]),
    ),
  ]),
);

const IGNORED_NAMES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.keys(SHAPES).map((shape) => [
    shape,
    new Set([...Object.keys(IGNORED['*'] ?? {}), ...Object.keys(IGNORED[shape] ?? {})]),
  ]),
);
