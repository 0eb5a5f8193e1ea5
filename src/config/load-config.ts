import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Document, LineCounter, isNode, parseDocument } from 'yaml';
import type { z } from 'zod';
import { EXIT, ExpectedError } from '../base/expected-error.ts';
import { nearestWord } from './nearest-word.ts';
import { type Config, configSchema } from './schema.ts';

/** Name of the configuration file in a workspace. */
export const CONFIG_FILE = 'mig2hie.yaml';

/** A configuration and the workspace it belongs to (absolute path). */
export interface Workspace {
  readonly directory: string;
  readonly config: Config;
}

/** Reads and checks the configuration of a workspace; throws an ExpectedError naming line and key. */
export function loadWorkspace(directory: string): Workspace {
  const file = join(resolve(directory), CONFIG_FILE);
  const lineCounter = new LineCounter();
  const document = parseDocument(readText(file), { prettyErrors: true, lineCounter });
  const [fault] = document.errors;
  if (fault !== undefined) throw invalid(file, [fault.message.split('\n')[0] ?? 'not YAML']);
  const result = configSchema.safeParse(plainValue(document, file));
  if (!result.success) {
    const lineOf = (path: readonly PropertyKey[]) => lineAt(document, lineCounter, path);
    throw invalid(
      file,
      result.error.issues.flatMap((issue) => describe(issue, lineOf)),
    );
  }
  return { directory: resolve(directory), config: result.data };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new ExpectedError({
      code: 'MIG2HIE_NO_WORKSPACE',
      exit: EXIT.usage,
      message: `No workspace here: ${file} cannot be read.`,
      next: ['Make one with "mig2hie init DIR", or name an existing one with --workspace DIR.'],
      cause,
    });
  }
}

type LineOf = (path: readonly PropertyKey[]) => string;

function describe(issue: z.core.$ZodIssue, lineOf: LineOf): string[] {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(issue.path);
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
function plainValue(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch {
    throw invalid(file, ['an alias in it names nothing, or is repeated too often']);
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
function keysAt(path: readonly PropertyKey[]): string[] {
  let node: unknown = configSchema;
  for (const key of path) node = shapeOf(node)[String(key)];
  return Object.keys(shapeOf(node));
}

/** Looks through `optional` and `default` wrappers for an object's keys. */
function shapeOf(node: unknown): Record<string, unknown> {
  let schema = node as { def?: { innerType?: unknown; shape?: Record<string, unknown> } };
  while (schema?.def?.innerType !== undefined) schema = schema.def.innerType as typeof schema;
  return schema?.def?.shape ?? {};
}

function invalid(file: string, faults: readonly string[]): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_CONFIG',
    exit: EXIT.usage,
    message: `${file} is not a valid configuration: ${faults.join('; ')}.`,
    next: ['Correct the file; docs/configuration.md lists every key.'],
  });
}
