/** `sign`: one of the letters that were damaged is a sign that stands for a unit, a limit or a fraction. */
export type Damage = 'sign' | 'letters';

/**
 * Whether one of two texts is the other with its letters beyond ASCII damaged: UTF-8 read as Latin-1 or
 * Windows-1252 (once or twice), replaced by question marks or U+FFFD, or dropped. Undefined when it is not.
 */
export function damageBetween(a: string, b: string): Damage | undefined {
  if (!BEYOND.test(a) && !BEYOND.test(b)) return undefined;
  const whole = isDamaged(a, b) ? a : isDamaged(b, a) ? b : undefined;
  if (whole === undefined) return undefined;
  return SIGNS.test(whole) ? 'sign' : 'letters';
}

/** Space of any kind and soft hyphens are folded away elsewhere and damage nothing. */
const BEYOND = /[^\s\0-~\u00AD]/;
const SIGNS = /[µμ≥≤±½¼¾×°²³⁹%‰]/;

function isDamaged(whole: string, other: string): boolean {
  if (!BEYOND.test(whole)) return false;
  const seen = plain(other);
  if (plain(whole) === seen) return false;
  return (
    readWrongly(whole).some((damaged) => plain(damaged) === seen) ||
    isReplaced(whole, other) ||
    plain(whole.replaceAll(EACH_BEYOND, '')) === seen
  );
}

const EACH_BEYOND = /[^\s\0-~\u00AD]/g;

/** Space and letter case of no account; no compatibility forms, which would hide what is looked for. */
function plain(text: string): string {
  return text.replaceAll('\u00AD', '').replaceAll(/\s+/g, ' ').trim().toLowerCase();
}

/** The ways in which the bytes of UTF-8 come out when they are taken for another encoding. */
function readWrongly(text: string): readonly string[] {
  const [latin, windows] = [asLatin(text), asWindows(text)];
  return [
    latin,
    withoutControls(latin),
    windows,
    asLatin(latin),
    withoutControls(asLatin(latin)),
    asWindows(windows),
  ];
}

function asLatin(text: string): string {
  return Array.from(bytesOf(text), (byte) => String.fromCharCode(byte)).join('');
}

function asWindows(text: string): string {
  return Array.from(
    bytesOf(text),
    (byte) => WINDOWS[byte - 0x80] ?? String.fromCharCode(byte),
  ).join('');
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A block of control characters that most wires do not carry. */
function withoutControls(text: string): string {
  return text.replaceAll(/[\u0080-\u009F]/g, '');
}

/** Windows-1252 from 0x80 to 0x9F; five places are empty. */
const WINDOWS = Array.from('€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ');

/** Each run of letters beyond ASCII became one or more question marks or replacement characters. */
function isReplaced(whole: string, other: string): boolean {
  if (count(other, MARKS) <= count(whole, MARKS)) return false;
  return plain(whole.replaceAll(RUNS, '?')) === plain(other.replaceAll(RUNS, '?'));
}

const MARKS = /[?\uFFFD]/g;
const RUNS = /(?:\?|[^\s\0-~\u00AD])+/g;

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
