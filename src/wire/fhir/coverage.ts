import { compareText } from '../../base/ordering.ts';
import type { Unmapped } from '../../record/reading.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { isList, isObject, objectsOf, textOf } from '../json/json-value.ts';
import type { Bundle, Resource } from './bundle.ts';
import { resolve } from './bundle.ts';
import { constantFault } from './constants.ts';
import { extensionName } from './extensions.ts';
import type { ProblemLog } from './problem-log.ts';
import { safeName } from '../safe-name.ts';
import type { Member, Row, Tables } from './tables.ts';

/** Collects what no reader takes, and reports what stands in the wrong shape. */
export interface Coverage {
  readonly tables: Tables;
  readonly bundle: Bundle;
  readonly log: ProblemLog;
  readonly counts: Map<string, number>;
}

/** Checks every member of an element against the table of what the readers take. */
export function coverResource(coverage: Coverage, resource: Resource, shape: string): void {
  const walk: Walk = { coverage, from: resource, steps: [] };
  coverObject(walk, resource.body, coverage.tables.rows.get(shape));
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

/** The way from a resource to the element looked at; its path is put together only when it is needed. */
interface Walk {
  readonly coverage: Coverage;
  readonly from: Resource;
  /** Names of members, and places in lists. */
  readonly steps: (string | number)[];
}

/** Without indexes, for counting. */
function plainPath({ from, steps }: Walk): string {
  const names = steps.filter((step) => typeof step === 'string');
  return [printedPath(from), ...names].join('/');
}

/** With indexes, for a person to find it. */
function indexedPath({ from, steps }: Walk): string {
  return (
    from.path + steps.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')
  );
}

function countHere(walk: Walk, name: string): void {
  countUnmapped(walk.coverage, `${plainPath(walk)}/${safeName(name)}`);
}

function coverObject(walk: Walk, body: JsonObject, row: Row | undefined): void {
  for (const name in body) {
    const value = body[name];
    const member = row?.members.get(name);
    if (member === undefined) coverUnknown(walk, value, name, row);
    else if (member.use === 'text') {
      if (typeof value === 'object') coverMember(walk, value, name, member);
      else if (typeof value === 'boolean' && !isFlag(name)) reportFlag(walk, name);
    } else if (member.use === 'element') coverMember(walk, value, name, member);
    else if (member.use === 'extension') coverExtensions(walk, value, row);
    else if (member.allowed !== undefined) checkConstant(walk, value, name, member.allowed);
  }
}

/** True and false are the values of a few members alone; anywhere else they say nothing. */
function isFlag(name: string): boolean {
  return name.endsWith('Boolean') || FLAGS.has(name);
}

const FLAGS: ReadonlySet<string> = new Set(
  'userSelected deleted notGiven isSubpotent reported'.split(' '),
);

function reportFlag(walk: Walk, name: string): void {
  walk.coverage.log.error(
    `${indexedPath(walk)}.${safeName(name)}`,
    'true or false where FHIR has another type; it could not be read',
  );
}

function checkConstant(
  walk: Walk,
  value: JsonValue | undefined,
  name: string,
  allowed: readonly string[],
): void {
  const fault = constantFault(allowed, name, value);
  if (fault !== undefined) walk.coverage.log.error(`${indexedPath(walk)}.${name}`, fault);
}

/** What no table names is counted, and told where it turns the meaning of its element round. */
function coverUnknown(
  walk: Walk,
  value: JsonValue | undefined,
  name: string,
  row: Row | undefined,
): void {
  if (name === 'extension') return coverExtensions(walk, value, row);
  countHere(walk, name);
  const forbids = name === 'doNotPerform' && value !== false;
  if (!forbids && !MODIFIERS.has(name)) return;
  const what = `${name} may turn the meaning round; it was read without it`;
  walk.coverage.log.error(`${indexedPath(walk)}.${name}`, what);
}

/** `implicitRules` only where a reader does not leave it out. */
const MODIFIERS: ReadonlySet<string> = new Set(['modifierExtension', 'implicitRules']);

function coverMember(walk: Walk, value: JsonValue | undefined, name: string, member: Member): void {
  const { steps } = walk;
  steps.push(name);
  if (isList(value)) {
    if (!member.list) reportWrapping(walk, value.length, member);
    for (let index = 0; index < value.length; index += 1) {
      steps.push(index);
      coverOne(walk, value[index], member);
      steps.pop();
    }
  } else {
    if (member.list && value !== null) reportWrapping(walk, 1, member);
    coverOne(walk, value, member);
  }
  steps.pop();
}

function coverOne(walk: Walk, value: JsonValue | undefined, member: Member): void {
  if (value === null || value === undefined) return;
  const text = member.use === 'text';
  if (!text && isObject(value)) {
    if (member.reference) checkReference(walk, value);
    coverObject(walk, value, member.row);
  } else if (!text || typeof value === 'object') {
    const { coverage } = walk;
    coverage.log.error(indexedPath(walk), 'not of the type FHIR gives it; it could not be read');
    countUnmapped(coverage, plainPath(walk));
  }
}

function checkReference(walk: Walk, body: JsonObject): void {
  const { coverage, from } = walk;
  const reference = textOf(body['reference']);
  if (reference === undefined || resolve(coverage.bundle, from, reference) !== undefined) return;
  coverage.log.warning(indexedPath(walk), 'points to something that is not in the bundle');
}

/** A lone value for a list, or a list of one for a lone value, is read; more than one is not. */
function reportWrapping(walk: Walk, count: number, member: Member): void {
  const { log } = walk.coverage;
  const path = indexedPath(walk);
  if (member.list) log.warning(path, 'one value where FHIR has a list; it was read');
  else if (count <= 1) log.warning(path, 'a list where FHIR has one value; it was read');
  else log.error(path, 'a list where FHIR has one value; only the first was read');
}

function coverExtensions(walk: Walk, value: JsonValue | undefined, row: Row | undefined): void {
  for (const each of isList(value) ? value : [value]) {
    const name = isObject(each) ? extensionName(textOf(each['url']) ?? '') : '';
    const parts = row?.extensions.get(name);
    if (row?.ignoredExtensions.has(name) === true) continue;
    if (parts === undefined || !isObject(each)) {
      countUnmapped(walk.coverage, `${plainPath(walk)}/extension(${safeName(name)})`);
    } else {
      walk.steps.push(`extension(${name})`);
      coverParts(walk, each, { parts, name, ignored: row?.ignoredExtensions });
      walk.steps.pop();
    }
  }
}

interface Parts {
  readonly parts: readonly string[];
  readonly name: string;
  readonly ignored: ReadonlySet<string> | undefined;
}

function coverParts(walk: Walk, extension: JsonObject, { parts, name, ignored }: Parts): void {
  if (parts[0] === 'value') return coverValue(walk, extension);
  for (const part of objectsOf(extension['extension'])) {
    const own = extensionName(textOf(part['url']) ?? '');
    if (parts.includes(own)) coverValue(walk, part);
    else if (ignored?.has(`${name}/${own}`) !== true) countHere(walk, own);
  }
  for (const each in extension) {
    if (each !== 'url' && each !== 'extension') countHere(walk, each);
  }
}

function coverValue(walk: Walk, extension: JsonObject): void {
  const { values } = walk.coverage.tables;
  for (const name in extension) {
    if (name === 'url') continue;
    const member = values.get(name);
    if (member === undefined) countHere(walk, name);
    else coverMember(walk, extension[name], name, member);
  }
}
