import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { EXIT, ExpectedError } from '../base/expected-error.ts';
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
  const document = parseDocument(readText(file), { prettyErrors: true });
  const [fault] = document.errors;
  if (fault !== undefined) throw invalid(file, [fault.message.split('\n')[0] ?? 'not YAML']);
  const result = configSchema.safeParse(document.toJS());
  if (!result.success) throw invalid(file, result.error.issues.map(describe));
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

function describe(issue: z.core.$ZodIssue): string {
  const path = issue.path.length === 0 ? 'the top level' : issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return `${path} does not know ${issue.keys.map((key) => `"${key}"`).join(', ')}`;
  }
  return `${path}: ${issue.message}`;
}

function invalid(file: string, faults: readonly string[]): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_CONFIG',
    exit: EXIT.usage,
    message: `${file} is not a valid configuration: ${faults.join('; ')}.`,
    next: ['Correct the file; docs/configuration.md lists every key.'],
  });
}
