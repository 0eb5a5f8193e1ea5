import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, ExpectedError } from '../base/expected-error.ts';

/** The secrets of one workspace. They live outside it, so that a copied workspace opens nothing. */
export interface Keys {
  /** Names the pair of keys; safe to print and stored beside everything made with them. */
  readonly id: string;
  /** 32 bytes for the pseudonyms of patients. */
  readonly pseudonymKey: Uint8Array;
  /** 32 bytes for everything stored sealed. */
  readonly sealingKey: Uint8Array;
}

const KEY_BYTES = 32;

/** Where the keys of a workspace are kept. */
export function keyFile(folder: string, workspace: string): string {
  return join(folder, `${workspace}.json`);
}

/** Makes new keys in a folder only its owner may enter (0700), in a file only they may read (0600). */
export function createKeys(folder: string, workspace: string): Keys {
  const keys = {
    id: `k-${randomBytes(6).toString('hex')}`,
    pseudonymKey: randomBytes(KEY_BYTES),
    sealingKey: randomBytes(KEY_BYTES),
  };
  const text = JSON.stringify({
    id: keys.id,
    pseudonymKey: keys.pseudonymKey.toString('base64'),
    sealingKey: keys.sealingKey.toString('base64'),
  });
  // A folder that was there before keeps its mode: it may be shared, and the file is closed itself.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(keyFile(folder, workspace), `${text}\n`, { mode: 0o600, flag: 'wx' });
  return keys;
}

/** Reads the keys of a workspace; refuses a file that others can read. */
export function loadKeys(folder: string, workspace: string): Keys {
  const file = keyFile(folder, workspace);
  checkMode(file);
  const stored = parse(readFileSync(file, 'utf8'));
  const keys = {
    id: typeof stored['id'] === 'string' ? stored['id'] : '',
    pseudonymKey: decode(stored['pseudonymKey']),
    sealingKey: decode(stored['sealingKey']),
  };
  const whole = keys.pseudonymKey.length === KEY_BYTES && keys.sealingKey.length === KEY_BYTES;
  if (!/^k-[0-9a-f]{12}$/.test(keys.id) || !whole) throw unusable(file, 'is not a key file');
  return keys;
}

function checkMode(file: string): void {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) throw unusable(file, 'is not there');
  if (!stats.isFile()) throw unusable(file, 'is no file');
  // Windows keeps no such bits; its folder under the user's profile is closed to others anyway.
  if (process.platform !== 'win32' && (stats.mode & 0o077) !== 0) {
    throw new ExpectedError({
      code: 'MIG2HIE_KEYS_OPEN',
      exit: EXIT.usage,
      message: `The key file ${file} can be read by others (mode ${(stats.mode & 0o777).toString(8)}, expected 600).`,
      next: [`Close it with "chmod 600 ${file}" and think about who may have read it.`],
    });
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function decode(value: unknown): Uint8Array {
  return typeof value === 'string' ? Buffer.from(value, 'base64') : new Uint8Array();
}

function unusable(file: string, what: string): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_KEYS',
    exit: EXIT.usage,
    message: `The keys of this workspace cannot be used: ${file} ${what}.`,
    next: [
      'Put the key file back from your safe copy, or correct "keys" and "workspace" in mig2hie.yaml.',
      'Without the keys nothing sealed can be opened again: a new workspace is then the only way.',
    ],
  });
}
