import { describe, expect, test } from 'vitest';
import { AssertionFailure, assert, unreachable } from '../../src/base/assert.ts';
import {
  dayNumber,
  dayText,
  daysBetween,
  parseCalendarDate,
} from '../../src/base/calendar-date.ts';
import { EXIT, ExpectedError } from '../../src/base/expected-error.ts';
import { fingerprint, sha256 } from '../../src/base/hash.ts';
import { checkDigit, isTestNumber, parseNhsNumber } from '../../src/base/nhs-number.ts';
import { parseOdsCode } from '../../src/base/ods-code.ts';
import { compareText, groupBy, orderBy, sorted, tally } from '../../src/base/ordering.ts';
import { foldText } from '../../src/base/text-fold.ts';

describe('NHS number', () => {
  test.each(['9434765919', '943 476 5919', '943-476-5919'])('%s is read', (text) => {
    expect(parseNhsNumber(text)).toEqual({ number: '9434765919' });
  });

  test.each([
    ['943476591', 'not-ten-digits'],
    ['9434765918', 'check-digit'],
    ['9999999999', 'repeated-digit'],
    ['943476591O', 'not-ten-digits'],
  ])('%s is refused: %s', (text, fault) => {
    expect(parseNhsNumber(text)).toEqual({ fault });
  });

  test('a stem without a check digit is told by 10', () => {
    // 9,0,…: weights 10…2; 9×10 + 1×9 = 99 and 11 − (99 mod 11 = 0) = 11 → 0; one more weighs 2 → 9.
    expect(checkDigit('910000000')).toBe(0);
    expect(checkDigit('910000001')).toBe(9);
    expect(checkDigit('100000000')).toBe(1);
    expect(checkDigit('000000005')).toBe(1);
    expect(checkDigit('000000006')).toBe(10);
  });

  test('the test range starts with 9', () => {
    const test9 = parseNhsNumber('9434765919');
    const real = parseNhsNumber('4010232137');
    expect('number' in test9 && isTestNumber(test9.number)).toBe(true);
    expect('number' in real && isTestNumber(real.number)).toBe(false);
  });
});

describe('ODS code', () => {
  test('is trimmed and raised', () => expect(parseOdsCode(' x90001 ')).toBe('X90001'));
  test.each(['', 'A', 'A-1', 'TOOLONGACODE'])('%j is none', (text) => {
    expect(parseOdsCode(text)).toBeUndefined();
  });
});

describe('calendar date', () => {
  test('both writings are read', () => {
    expect(parseCalendarDate('20200401')).toBe('2020-04-01');
    expect(parseCalendarDate('2020-04-01')).toBe('2020-04-01');
  });
  test.each(['2020-02-30', '20201301', '1 April 2020', ''])('%j is no day', (text) => {
    expect(parseCalendarDate(text)).toBeUndefined();
  });
  test('a day number leads back to its day, for eight hundred years', () => {
    for (let number = -200_000; number <= 100_000; number += 97) {
      const [year = 0, month = 0, day = 0] = dayText(number).split('-').map(Number);
      expect(dayNumber(year, month, day)).toBe(number);
    }
    expect(dayText(0)).toBe('1970-01-01');
    expect(dayText(11_016)).toBe('2000-02-29');
  });
  test('days are counted over a leap day and backwards', () => {
    const a = parseCalendarDate('2020-02-28');
    const b = parseCalendarDate('2020-03-01');
    expect(a && b && daysBetween(a, b)).toBe(2);
    expect(a && b && daysBetween(b, a)).toBe(-2);
  });
});

describe('ordering', () => {
  test('text goes by code unit in every locale', () => {
    expect(sorted(['b', 'B', 'a', 'ä'], compareText)).toEqual(['B', 'a', 'b', 'ä']);
    expect(compareText('a', 'a')).toBe(0);
  });
  test('the first key that differs decides', () => {
    const rows = [
      { a: 1, b: 'y' },
      { a: 1, b: 'x' },
      { a: 0, b: 'z' },
    ];
    expect(
      sorted(
        rows,
        orderBy(
          (r) => r.a,
          (r) => r.b,
        ),
      ).map((r) => r.b),
    ).toEqual(['z', 'x', 'y']);
    expect(orderBy<number>()(1, 2)).toBe(0);
  });
  test('groups and tallies keep the order of first appearance', () => {
    expect([...groupBy(['b1', 'a1', 'b2'], (x) => x[0])]).toEqual([
      ['b', ['b1', 'b2']],
      ['a', ['a1']],
    ]);
    expect([...tally(['b', 'a', 'b'], (x) => x)]).toEqual([
      ['b', 2],
      ['a', 1],
    ]);
  });
});

describe('hash', () => {
  test('is SHA-256', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
  test('parts do not run into each other, and absent is not empty', () => {
    const all = [
      fingerprint(['a', 'bc']),
      fingerprint(['ab', 'c']),
      fingerprint(['', undefined]),
      fingerprint([undefined, '']),
    ];
    expect(new Set(all).size).toBe(4);
  });
});

describe('errors', () => {
  test('an expected error tells what to do next and which code to leave with', () => {
    const cause = new Error('below');
    const error = new ExpectedError({
      code: 'MIG2HIE_X',
      exit: EXIT.usage,
      message: 'm',
      next: ['n'],
      cause,
    });
    expect(error).toMatchObject({ code: 'MIG2HIE_X', exit: 2, next: ['n'], cause });
  });
  test('a defect is loud', () => {
    expect(() => assert(false, 'never')).toThrow(AssertionFailure);
    expect(() => assert(true, 'never')).not.toThrow();
    expect(() => unreachable('x' as never)).toThrow('forgotten');
  });
});

test('folding is for comparison only', () => {
  expect(foldText(' Café\u00A0\tAU  lait\u00AD ')).toBe('café au lait');
});
