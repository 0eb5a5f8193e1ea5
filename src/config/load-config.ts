import { join, resolve } from 'node:path';
import { EXIT, ExpectedError } from '../base/expected-error.ts';
import { readYaml } from './read-yaml.ts';
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
  const config = readYaml(file, configSchema, {
    unreadable: (cause) => noWorkspace(file, cause),
    invalid: (faults) => invalidConfig(file, faults),
  });
  return { directory: resolve(directory), config };
}

function noWorkspace(file: string, cause: unknown): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_NO_WORKSPACE',
    exit: EXIT.usage,
    message: `No workspace here: ${file} cannot be read.`,
    next: ['Make one with "mig2hie init DIR", or name an existing one with --workspace DIR.'],
    cause,
  });
}

/** The error for a configuration that is not valid. */
export function invalidConfig(file: string, faults: readonly string[]): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_CONFIG',
    exit: EXIT.usage,
    message: `${file} is not a valid configuration: ${faults.join('; ')}.`,
    next: ['Correct the file; docs/configuration.md lists every key.'],
  });
}
