import { resolve } from 'node:path';
import { type Keys, loadKeys } from '../../store/keys.ts';
import { type Vault, createVault } from '../../store/vault.ts';
import type { Context } from '../context.ts';

/** The keys of the workspace, ready for use. */
export interface Secrets {
  readonly keys: Keys;
  readonly vault: Vault;
}

/** Loads the workspace's keys; throws an ExpectedError when they are missing or open to others. */
export function openSecrets(context: Context): Secrets {
  const { config, directory } = context;
  const keys = loadKeys(resolve(directory, config.keys), config.workspace);
  return { keys, vault: createVault(keys) };
}
