import { parseNhsNumber } from './nhs-number.ts';

/**
 * Text with every NHS number in it replaced: ten digits with a valid check digit, run together (also
 * inside a longer row of digits) or with anything but letters between them, however grouped.
 */
export function maskNumbers(text: string): string {
  if (hasFewDigits(text)) return text;
  return text
    .replaceAll(/\d{10,}/g, (digits) => (holdsNumber(digits) ? MASK : digits))
    .replaceAll(AS_WRITTEN, maskGrouped)
    .replaceAll(GROUPED, maskGrouped);
}

function maskGrouped(grouped: string): string {
  return isNumber(grouped.normalize('NFKC').replaceAll(/\D/g, '')) ? MASK : grouped;
}

/** Nearly every text: fewer digits than a number has, and no character from where other scripts have theirs. */
function hasFewDigits(text: string): boolean {
  if (text.length < 10) return true;
  let digits = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= OTHER_SCRIPTS) return false;
    if (code >= ZERO && code <= NINE) digits += 1;
  }
  return digits < 10;
}

const ZERO = 0x30;
const NINE = 0x39;
/** The first digit of any other script in Unicode is the Arabic-Indic zero. */
const OTHER_SCRIPTS = 0x660;

const MASK = '[number]';

/** Three, three and four digits, as people write a number: whatever else stands near. */
const AS_WRITTEN =
  /(?<!\p{Nd})\p{Nd}{3}[^\p{L}\p{N}\n]{1,3}\p{Nd}{3}[^\p{L}\p{N}\n]{1,3}\p{Nd}{4}(?!\p{Nd})/gu;

/** Exactly ten digits, of any script, with up to three signs between two of them. */
const GROUPED =
  /(?<!\p{Nd}[^\p{L}\p{N}\n]{0,3})\p{Nd}(?:[^\p{L}\p{N}\n]{0,3}\p{Nd}){9}(?![^\p{L}\p{N}\n]{0,3}\p{Nd})/gu;

function holdsNumber(digits: string): boolean {
  for (let at = 0; at + 10 <= digits.length; at += 1) {
    if (isNumber(digits.slice(at, at + 10))) return true;
  }
  return false;
}

function isNumber(digits: string): boolean {
  return 'number' in parseNhsNumber(digits);
}
