import { parseNhsNumber } from './nhs-number.ts';

/**
 * Text with every NHS number in it replaced: ten digits with a valid check digit, run together or
 * written 3-3-4, also inside a longer row of digits. For paths and messages that quote the user.
 */
export function maskNumbers(text: string): string {
  return text
    .replaceAll(/\d{10,}/g, (digits) => (holdsNumber(digits) ? MASK : digits))
    .replaceAll(/\b\d{3}[ _.-]\d{3}[ _.-]\d{4}\b/g, (grouped) =>
      isNumber(grouped.replaceAll(/\D/g, '')) ? MASK : grouped,
    );
}

const MASK = '[number]';

function holdsNumber(digits: string): boolean {
  for (let at = 0; at + 10 <= digits.length; at += 1) {
    if (isNumber(digits.slice(at, at + 10))) return true;
  }
  return false;
}

function isNumber(digits: string): boolean {
  return 'number' in parseNhsNumber(digits);
}
