import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { type NhsNumber } from '../../src/base/nhs-number.ts';
import { pseudonymOf } from '../../src/store/pseudonym.ts';

const number = '9000000009' as NhsNumber;
const key = Buffer.alloc(32, 1);

test('a pseudonym is the first 64 bits of the HMAC of the number', () => {
  const hex = createHmac('sha256', key).update('9000000009').digest('hex');
  expect(pseudonymOf(number, key)).toBe(`p-${hex.slice(0, 16)}`);
});

test('another key gives another pseudonym', () => {
  expect(pseudonymOf(number, key)).not.toBe(pseudonymOf(number, Buffer.alloc(32, 2)));
});
