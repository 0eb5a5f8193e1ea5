import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createKeys, keyFile, loadKeys } from '../../src/store/keys.ts';
import { temporaryFolder } from '../support/folders.ts';

const folder = join(temporaryFolder(), 'keys');

describe('the keys of a workspace', () => {
  test('are read back as they were made, in a file for the owner alone', () => {
    const made = createKeys(folder, 'first');
    const read = loadKeys(folder, 'first');
    expect(read.id).toBe(made.id);
    expect(Buffer.from(read.sealingKey)).toEqual(made.sealingKey);
    expect(Buffer.from(read.pseudonymKey)).toEqual(made.pseudonymKey);
    expect(statSync(keyFile(folder, 'first')).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  test('are two different secrets of 32 bytes, new for each workspace', () => {
    const [one, other] = [createKeys(folder, 'one'), createKeys(folder, 'other')];
    const secrets = [one.pseudonymKey, one.sealingKey, other.pseudonymKey, other.sealingKey];
    expect(secrets.map((secret) => secret.length)).toEqual([32, 32, 32, 32]);
    expect(new Set(secrets.map((secret) => Buffer.from(secret).toString('hex'))).size).toBe(4);
    expect(one.id).not.toBe(other.id);
  });

  test('are never overwritten', () => {
    createKeys(folder, 'kept');
    const before = readFileSync(keyFile(folder, 'kept'));
    expect(() => createKeys(folder, 'kept')).toThrow(/EEXIST/);
    expect(readFileSync(keyFile(folder, 'kept'))).toEqual(before);
  });

  test('are refused when others could read them', () => {
    createKeys(folder, 'open');
    chmodSync(keyFile(folder, 'open'), 0o644);
    expect(() => loadKeys(folder, 'open')).toThrow(
      expect.objectContaining({ code: 'MIG2HIE_KEYS_OPEN', exit: 2 }),
    );
  });

  test.each([
    ['is not there', undefined],
    ['is empty', ''],
    ['is not JSON', 'key'],
    ['has a short key', '{"id":"k-0123456789ab","pseudonymKey":"AAAA","sealingKey":"AAAA"}'],
  ])('are refused when the file %s', (name, content) => {
    const file = keyFile(folder, name);
    if (content !== undefined) writeFileSync(file, content, { mode: 0o600 });
    expect(() => loadKeys(folder, name)).toThrow(expect.objectContaining({ code: 'MIG2HIE_KEYS' }));
  });
});
