import { readFileSync } from 'node:fs';
import { type Document, LineCounter, isNode, isSeq, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { ExpectedError } from '../base/expected-error.ts';
import { nearestWord } from './nearest-word.ts';

/** What to throw for a file that cannot be read, and for one that does not say what it should. */
export interface YamlRefusals {
  readonly unreadable: (cause: unknown) => ExpectedError;
  readonly invalid: (faults: readonly string[]) => ExpectedError;
}

/** Reads a YAML file and checks it; faults name line and key, and for a typo the key most likely meant. */
export function readYaml<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  refusals: YamlRefusals,
): z.output<Schema> {
  const lineCounter = new LineCounter();
  const text = readText(file, refusals);
  const document = parseDocument(text, { prettyErrors: true, lineCounter });
  const [fault] = document.errors;
  if (fault !== undefined) throw refusals.invalid([fault.message.split('\n')[0] ?? 'not YAML']);
  const result = schema.safeParse(plainValue(document, refusals));
  if (result.success) return result.data;
  const lineOf = (path: readonly PropertyKey[]) => lineAt(document, lineCounter, path);
  throw refusals.invalid(
    result.error.issues.flatMap((issue) => describe(issue, { schema, lineOf })),
  );
}

/** The line each part of a list at the top of a YAML file begins on; none where there is no such list. */
export function linesOfList(file: string, key: string): number[] {
  const lines = new LineCounter();
  const list = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines }).get(key);
  if (!isSeq(list)) return [];
  return list.items.map((item) => lines.linePos((isNode(item) && item.range?.[0]) || 0).line);
}

function readText(file: string, { unreadable }: YamlRefusals): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw unreadable(cause);
  }
}

interface Place {
  readonly schema: z.ZodType;
  readonly lineOf: (path: readonly PropertyKey[]) => string;
}

function describe(issue: z.core.$ZodIssue, { schema, lineOf }: Place): string[] {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, issue.path);
    return issue.keys.map((key) => {
      const near = nearestWord(key, known);
      const hint = near === undefined ? '' : ` (did you mean "${near}"?)`;
      const where = path === '' ? '' : ` in "${path}"`;
      return `${lineOf([...issue.path, key])}"${key}" is not a key known${where}${hint}`;
    });
  }
  return [`${lineOf(issue.path)}${path === '' ? 'the file' : `"${path}"`}: ${issue.message}`];
}

/** Aliases are resolved only here, and one that names nothing, or multiplies without end, throws. */
function plainValue(document: Document, { invalid }: YamlRefusals): unknown {
  try {
    return document.toJS();
  } catch {
    throw invalid(['an alias in it names nothing, or is repeated too often']);
  }
}

/** `line N: `, or nothing where the file has no such place (a key that is missing). */
function lineAt(document: Document, lines: LineCounter, path: readonly PropertyKey[]): string {
  const parent = document.getIn(path.slice(0, -1), true) ?? document.contents;
  const items = isNode(parent) && 'items' in parent ? (parent.items as readonly unknown[]) : [];
  for (const item of items) {
    const { key } = item as { key?: { value?: unknown; range?: readonly number[] } };
    const offset = key?.value === path.at(-1) ? key?.range?.[0] : undefined;
    if (offset !== undefined) return `line ${lines.linePos(offset).line}: `;
  }
  return '';
}

/** The keys the schema knows at a path, for the hint beside a typo. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let node: unknown = schema;
  for (const key of path) {
    node = typeof key === 'number' ? elementOf(node) : shapeOf(node)[String(key)];
  }
  return Object.keys(shapeOf(node));
}

type Node = { def?: { innerType?: unknown; element?: unknown; shape?: Record<string, unknown> } };

/** Looks through `optional` and `default` wrappers. */
function innermost(node: unknown): Node {
  let schema = node as Node;
  while (schema?.def?.innerType !== undefined) schema = schema.def.innerType as Node;
  return schema ?? {};
}

function shapeOf(node: unknown): Record<string, unknown> {
  return innermost(node).def?.shape ?? {};
}

function elementOf(node: unknown): unknown {
  return innermost(node).def?.element;
}
