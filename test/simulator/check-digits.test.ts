import { expect, test } from 'vitest';
import {
  nhsCheckDigit,
  snomedId,
  testNhsNumber,
  verhoeffDigit,
} from '../../src/simulator/check-digits.ts';
import { createRandom } from '../../src/simulator/random.ts';

// Published identifiers: their last digit is the Verhoeff digit of the rest.
test.each(['195967001', '44054006', '163020007', '1022431000000105', '3305010017', '22298006'])(
  'the Verhoeff digit of %s is its last digit',
  (id) => {
    expect(verhoeffDigit(id.slice(0, -1))).toBe(Number(id.slice(-1)));
  },
);

test('an identifier of an extension carries its namespace and partition', () => {
  const id = snomedId(123_456, '9999998', '11');
  expect(id.slice(0, -1)).toBe('123456999999811');
  expect(verhoeffDigit(id.slice(0, -1))).toBe(Number(id.slice(-1)));
});

// Numbers the NHS publishes as examples.
test.each([
  ['943476591', 9],
  ['965821898', 9],
  ['987654321', 0],
])('the check digit of %s is %i', (stem, digit) => {
  expect(nhsCheckDigit(stem)).toBe(digit);
});

test('numbers for patients start with 9, hold their check digit and never repeat', () => {
  const taken = new Set<string>();
  const random = createRandom('numbers');
  const numbers = Array.from({ length: 2000 }, () => testNhsNumber(random, taken));
  expect(new Set(numbers).size).toBe(2000);
  for (const number of numbers) {
    expect(number).toMatch(/^9\d{9}$/);
    const sum = Array.from(number.slice(0, 9)).reduce((s, d, i) => s + Number(d) * (10 - i), 0);
    expect((sum + Number(number[9])) % 11).toBe(0);
  }
});
