import { expect, test } from 'vitest';
import { areComparable, contentHashOf, toldContentHash } from '../../src/record/content-hash.ts';

/** SHA-1 of the five letters "hello", as published everywhere. */
const HELLO = 'sha1:aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d';

test('content, its hash in base64 and its hash in hexadecimal are one', () => {
  expect(contentHashOf(new TextEncoder().encode('hello'))).toBe(HELLO);
  expect(toldContentHash('qvTGHdzF6KLavt4PO0gs2a6pQ00=')).toBe(HELLO);
  expect(toldContentHash(' AAF4C61DDCC5E8A2DABEDE0F3B482CD9AEA9434D ')).toBe(HELLO);
});

test('a hash of another kind is kept as told and compared with its like only', () => {
  const other = toldContentHash('aGFzaA==');
  expect(other).toBe('told:aGFzaA==');
  expect(areComparable(other, HELLO)).toBe(false);
  expect(areComparable(other, 'told:aGFzaB==')).toBe(true);
});
