import type { Constants } from './constants.ts';
import { VALUE_NAMES } from './extensions.ts';

/** By element, what each of its members holds: see {@link compileTables}. */
export type Shapes = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** By element, the members left out on purpose, each with the reason. */
export type Ignored = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** By element, the extensions taken, by short name: `value` for a simple one, else its parts. */
export type Extensions = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** What a version of FHIR calls what, as its reader states it. */
export interface TableSources {
  readonly shapes: Shapes;
  readonly ignored: Ignored;
  readonly extensions: Extensions;
  readonly constants: Constants;
  /** What the values of extensions hold that are not simple. */
  readonly values: Readonly<Record<string, string>>;
}

/**
 * What is done with a member: `text` is taken as it is; `element` is looked into by the row of its
 * element; `any` is taken whole; `extension` is looked up by its name; `left-out` stands in the list of
 * what is left out on purpose, and may have to be one of a few words.
 */
export interface Member {
  readonly use: 'text' | 'element' | 'any' | 'extension' | 'left-out';
  readonly list: boolean;
  /** For `element`; undefined when no such element is known. */
  readonly row?: Row | undefined;
  /** Whether it names a resource that should stand in the bundle. */
  readonly reference: boolean;
  readonly allowed?: readonly string[] | undefined;
}

/** All that is known of one element. */
export interface Row {
  readonly members: ReadonlyMap<string, Member>;
  readonly extensions: ReadonlyMap<string, readonly string[]>;
  /** Short names of extensions left out on purpose, and `name/part` for parts of others. */
  readonly ignoredExtensions: ReadonlySet<string>;
}

/** The tables of a reader, made for looking up. */
export interface Tables {
  readonly rows: ReadonlyMap<string, Row>;
  /** What the members of extensions hold. */
  readonly values: ReadonlyMap<string, Member>;
}

/**
 * Makes the tables of a reader fit for looking up, once, so that one look-up tells all about a member.
 * A shape names what a member holds: `text` (also numbers and booleans), `any`, `Resource`, or another
 * element, with `*` behind it for a list.
 */
export function compileTables(sources: TableSources): Tables {
  const shapes = Object.keys(sources.shapes);
  const rows = new Map<string, MutableRow>(shapes.map((shape) => [shape, emptyRow()]));
  for (const [shape, row] of rows) fillRow(row, shape, { sources, rows });
  const simple = [...VALUE_NAMES].map((name) => [name, memberOf('text', rows)] as const);
  const others = Object.entries(sources.values).map(
    ([name, text]) => [name, memberOf(text, rows)] as const,
  );
  return { rows, values: new Map([...simple, ...others]) };
}

interface MutableRow extends Row {
  readonly members: Map<string, Member>;
  readonly extensions: Map<string, readonly string[]>;
  readonly ignoredExtensions: Set<string>;
}

interface Compiling {
  readonly sources: TableSources;
  readonly rows: ReadonlyMap<string, Row>;
}

function emptyRow(): MutableRow {
  return { members: new Map(), extensions: new Map(), ignoredExtensions: new Set() };
}

/** What a reader takes outweighs what every element leaves out. */
function fillRow(row: MutableRow, shape: string, { sources, rows }: Compiling): void {
  const { shapes, ignored, extensions, constants } = sources;
  for (const name of [...Object.keys(ignored['*'] ?? {}), ...Object.keys(ignored[shape] ?? {})]) {
    const extension = /^extension\((.+)\)$/.exec(name)?.[1];
    if (extension !== undefined) row.ignoredExtensions.add(extension);
    else row.members.set(name, leftOut(constants[shape]?.[name]));
  }
  row.members.set('extension', { use: 'extension', list: true, reference: false });
  for (const [name, text] of Object.entries(shapes[shape] ?? {})) {
    row.members.set(name, memberOf(text, rows));
  }
  for (const [name, parts] of Object.entries(extensions[shape] ?? {})) {
    row.extensions.set(name, parts);
  }
}

function leftOut(allowed: readonly string[] | undefined): Member {
  return { use: 'left-out', list: false, reference: false, allowed };
}

function memberOf(text: string, rows: ReadonlyMap<string, Row>): Member {
  const list = text.endsWith('*');
  const of = text.replace('*', '');
  const reference = REFERENCES.has(of);
  if (of === 'text') return { use: 'text', list, reference };
  if (of === 'any' || of === 'Resource') return { use: 'any', list, reference };
  return { use: 'element', list, reference, row: rows.get(of) };
}

/** Names of references that nobody else checks; a dangling one costs a link, never an entry. */
const REFERENCES: ReadonlySet<string> = new Set(['Link', 'Reference']);
