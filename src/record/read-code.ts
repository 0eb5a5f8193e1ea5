/**
 * The one form in which both sides keep a Read v2 code: its five characters, padded with dots, the
 * term code or synonym suffix dropped (`44J-2`, `44J..00` and `44J` all give `44J..`). The term code
 * only chooses a wording. Letter case is kept, for `TJC24` and `Tjc24` are different codes. A code
 * that is no Read code (an EMIS local one such as `EMISNQAW1`) comes back as written.
 */
export function canonicalRead(code: string): string {
  if (isBare(code)) return code.padEnd(LENGTH, '.');
  const trimmed = code.trim();
  if (isLocalCode(trimmed)) return trimmed;
  const base = withoutTermCode(trimmed);
  return READ_BASE.test(base) ? base.padEnd(LENGTH, '.') : trimmed;
}

/**
 * What a reader keeps of a written Read v2 code: {@link canonicalRead}, and the term code where one is written,
 * for code maps ask for both.
 */
export function keepRead(written: string): { readonly code: string; readonly termCode?: string } {
  const code = canonicalRead(written);
  const termCode = readTermCode(written);
  return termCode === undefined ? { code } : { code, termCode };
}

/** Whether a code is a supplier's own, which no Read release holds though it travels as Read v2. */
export function isLocalCode(code: string): boolean {
  const first = code.charCodeAt(0);
  return (first === LETTER_E || first === LETTER_P) && LOCAL.test(code);
}

const LETTER_E = 69;
const LETTER_P = 80;

/** Nearly every code: up to five letters and digits, and no beginning of a local one. */
function isBare(code: string): boolean {
  if (code.length === 0 || code.length > LENGTH) return false;
  const first = code.charCodeAt(0);
  if (first === LETTER_E || first === LETTER_P) return false;
  for (let i = 0; i < code.length; i += 1) {
    if (!isLetterOrDigit(code.charCodeAt(i))) return false;
  }
  return true;
}

function isLetterOrDigit(code: number): boolean {
  if (code <= 57) return code >= 48;
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

const LENGTH = 5;
const LOCAL = /^(?:EMIS|EGTON|PCS[A-Z0-9_]{3})/;
const READ_BASE = /^(?=.{1,5}$)[0-9A-Za-z]+\.*$/;
/** EMIS writes a synonym as a suffix after a hyphen: `44J-2`, `246-99`. */
const EMIS_FORM = /^([0-9A-Za-z]{1,5}\.{0,4})-[0-9A-Za-z]{1,2}$/;
/** FHIR and GP2GP write the term code behind the padded code: `TJ00.00`, `SN59200`. */
const PADDED_FORM = /^([0-9A-Za-z.]{5})[0-9][0-9A-Za-z]$/;
/** Some exports drop the padding but keep one dot before the term code: `246.00`. */
const DOTTED_FORM = /^([0-9A-Za-z]{1,4})\.[0-9][0-9A-Za-z]$/;

function withoutTermCode(code: string): string {
  if (code.length <= LENGTH && !code.includes('-')) return code;
  const match = EMIS_FORM.exec(code) ?? PADDED_FORM.exec(code) ?? DOTTED_FORM.exec(code);
  return match?.[1] ?? code;
}

/**
 * The two-character term code a written Read v2 code carries, which with the five characters is the key
 * of the NHS maps (mig-wire §9.5): `44J-2` gives `12`, `246-99` gives `99`, `44J..11` gives `11`.
 * Undefined when none is written: that {@link canonicalRead} dropped one before cannot be told.
 */
export function readTermCode(code: string): string | undefined {
  if (isBare(code)) return undefined;
  const trimmed = code.trim();
  if (isLocalCode(trimmed)) return undefined;
  const suffix = /^[0-9A-Za-z]{1,5}\.{0,4}-([0-9A-Za-z]{1,2})$/.exec(trimmed)?.[1];
  if (suffix !== undefined) return suffix.length === 1 ? `1${suffix}` : suffix;
  return /^[0-9A-Za-z.]{5}([0-9][0-9A-Za-z])$/.exec(trimmed)?.[1];
}
