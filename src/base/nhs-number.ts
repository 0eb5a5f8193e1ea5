declare const nhsBrand: unique symbol;

/** Ten digits with a valid modulus 11 check digit. Must never reach an output, log or file name. */
export type NhsNumber = string & { readonly [nhsBrand]: true };

/** Why a text is not an NHS number. The text itself is never part of it. */
export type NhsNumberFault = 'not-ten-digits' | 'check-digit' | 'repeated-digit';

/** Reads an NHS number, spaces and hyphens between its parts allowed. */
export function parseNhsNumber(text: string): { number: NhsNumber } | { fault: NhsNumberFault } {
  const digits = text.replaceAll(/[\s-]/g, '');
  if (!/^\d{10}$/.test(digits)) return { fault: 'not-ten-digits' };
  // Modulus 11 accepts any repeated digit; no such number is issued.
  if (/^(\d)\1{9}$/.test(digits)) return { fault: 'repeated-digit' };
  if (checkDigit(digits) !== Number(digits[9])) return { fault: 'check-digit' };
  return { number: digits as NhsNumber };
}

/**
 * Whether the number lies in 900 000 0000 – 999 999 9999, which the NHS does not issue to people
 * (NHS Data Dictionary); test patients of GP Connect and PDS lie there.
 */
export function isTestNumber(number: NhsNumber): boolean {
  return number.startsWith('9');
}

/** The modulus 11 check digit of the first nine digits; 10 means no number has this stem. */
export function checkDigit(digits: string): number {
  let sum = 0;
  for (let i = 0; i < 9; i += 1) sum += Number(digits[i]) * (10 - i);
  const rest = 11 - (sum % 11);
  return rest === 11 ? 0 : rest;
}
