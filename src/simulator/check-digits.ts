import type { Random } from './random.ts';

/**
 * A SNOMED CT identifier: item, namespace, partition and Verhoeff check digit. `partition` is `10`
 * for a concept of an extension and `11` for a description of one.
 */
export function snomedId(item: number, namespace: string, partition: '10' | '11'): string {
  const body = `${item}${namespace}${partition}`;
  return `${body}${verhoeffDigit(body)}`;
}

/** The digit that makes the Verhoeff check of `digits` hold. */
export function verhoeffDigit(digits: string): number {
  let check = 0;
  Array.from(digits)
    .toReversed()
    .forEach((digit, index) => {
      check = dihedral(check, permuted(Number(digit), index + 1));
    });
  return check < 5 ? (5 - check) % 5 : check;
}

/** Multiplication in the dihedral group of order ten, rotations 0–4, reflections 5–9. */
function dihedral(a: number, b: number): number {
  const turn = a < 5 ? a + (b % 5) : a - 5 - (b % 5) + 5;
  return (turn % 5) + (a < 5 === b < 5 ? 0 : 5);
}

function permuted(digit: number, times: number): number {
  let result = digit;
  for (let i = 0; i < times % 8; i += 1) result = Number('1576283094'[result]);
  return result;
}

/** An NHS number of the range no person is given (it starts with 9), not in `taken`; adds it there. */
export function testNhsNumber(random: Random, taken: Set<string>): string {
  for (;;) {
    const stem = `9${String(random.between(0, 99_999_999)).padStart(8, '0')}`;
    const digit = nhsCheckDigit(stem);
    const number = `${stem}${digit}`;
    if (digit < 10 && !taken.has(number) && !/^(\d)\1{9}$/.test(number)) {
      taken.add(number);
      return number;
    }
  }
}

/** Modulus 11 over the first nine digits, weights 10 down to 2; 10 means there is no such number. */
export function nhsCheckDigit(stem: string): number {
  const sum = Array.from(stem.slice(0, 9)).reduce((total, d, i) => total + Number(d) * (10 - i), 0);
  const digit = 11 - (sum % 11);
  return digit === 11 ? 0 : digit;
}
