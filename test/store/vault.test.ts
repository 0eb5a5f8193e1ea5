import { randomBytes } from 'node:crypto';
import { assert, property, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ExpectedError } from '../../src/base/expected-error.ts';
import { createVault } from '../../src/store/vault.ts';

const key = { id: 'k-0123456789ab', sealingKey: Buffer.alloc(32, 7) };
const vault = createVault(key);
const place = ['response', 'run-1', '0', 'mig', 'trace', '1'];
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

describe('the vault', () => {
  test('opens what it sealed, whatever the bytes', () => {
    assert(
      property(uint8Array({ maxLength: 5000 }), (bytes) => {
        expect(Buffer.from(vault.open(vault.seal(bytes, place), place))).toEqual(
          Buffer.from(bytes),
        );
      }),
    );
  });

  test('shows nothing of the content, not even its letters', () => {
    const secret = 'PENICILLIN '.repeat(200);
    const sealed = Buffer.from(vault.seal(Buffer.from(secret), place));
    expect(sealed.includes('PENICILLIN')).toBe(false);
    expect(sealed.length).toBeLessThan(200);
  });

  test('seals the same content differently each time', () => {
    const content = Buffer.from('same');
    expect(vault.seal(content, place)).not.toEqual(vault.seal(content, place));
  });

  test('refuses every changed byte', () => {
    const sealed = vault.seal(Buffer.from('one answer'), place);
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Uint8Array.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => vault.open(changed, place), `byte ${at}`).toThrow(ExpectedError);
    }
  });

  test('refuses a value moved to another row, and leaves with the exit code of the store', () => {
    const sealed = vault.seal(Buffer.from('one answer'), place);
    const elsewhere = [...place.slice(0, 2), '1', ...place.slice(3)];
    expect(() => vault.open(sealed, elsewhere)).toThrow(
      expect.objectContaining({ exit: 4, code: 'MIG2HIE_STORE_TAMPERED' }),
    );
  });

  test('tells apart places whose words run together', () => {
    const sealed = vault.seal(Buffer.from('x'), ['a', 'bc']);
    expect(() => vault.open(sealed, ['ab', 'c'])).toThrow(ExpectedError);
  });

  test.each([0, 1, 10, 20])('refuses a value cut to %i bytes', (length) => {
    const sealed = vault.seal(Buffer.from('one answer'), place).subarray(0, length);
    expect(() => vault.open(sealed, place)).toThrow(ExpectedError);
  });

  test('says so when a value was sealed under another key', () => {
    const other = createVault({ id: 'k-ba9876543210', sealingKey: randomBytes(32) });
    expect(() => vault.open(other.seal(Buffer.from('x'), place), place)).toThrow(
      expect.objectContaining({ code: 'MIG2HIE_SEALED_ELSEWHERE' }),
    );
  });

  test('keeps text with letters beyond ASCII', () => {
    expect(text(vault.open(vault.seal(Buffer.from('naïve é'), place), place))).toBe('naïve é');
  });
});
