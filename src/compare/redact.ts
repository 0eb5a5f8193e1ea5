import type { Patient } from '../record/record.ts';

/** Rewrites one printed text. */
export type Redact = (text: string) => string;

/**
 * Takes the patients' own full names out of printed text: somebody may have typed them into a dose or a
 * wording. A family name alone stays, for it may be a word (`Short`, `Day`) that matters. Numbers are
 * masked where they are printed, because a drug code may hold ten digits that look like one.
 */
export function createRedact(patients: readonly (Patient | undefined)[]): Redact {
  const patterns = patients.flatMap((patient) =>
    patient === undefined ? [] : patternsOf(patient),
  );
  const [first, ...rest] = new Set(patterns);
  if (first === undefined) return (text) => text;
  const names = new RegExp([first, ...rest].join('|'), 'giu');
  return (text) => text.replaceAll(names, '[name]');
}

/** The same document with every text of it rewritten; keys, numbers and the shape stay. */
export function redactTexts<T>(value: T, redact: Redact): T {
  if (typeof value === 'string') return redact(value) as T;
  if (Array.isArray(value)) return value.map((part) => redactTexts(part as unknown, redact)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).map(([key, part]) => [key, redactTexts(part, redact)]);
  return Object.fromEntries(parts) as T;
}

const TITLES = '(?:mr|mrs|ms|miss|master|mx|dr)';

function patternsOf({ familyName, givenName }: Patient): string[] {
  const family = literal(familyName);
  if (family === undefined) return [];
  const given = (givenName ?? '').split(/\s+/).map(literal);
  const full = given
    .filter((name) => name !== undefined)
    .flatMap((name) => [whole(`${name}\\P{L}+${family}`), whole(`${family}\\P{L}+${name}`)]);
  return [...full, whole(`${TITLES}\\P{L}+${family}`)];
}

/** Names of a single letter are initials, which stand everywhere. */
function literal(name: string | undefined): string | undefined {
  const trimmed = (name ?? '').trim();
  return trimmed.length < 2 ? undefined : RegExp.escape(trimmed);
}

function whole(pattern: string): string {
  return `(?<!\\p{L})${pattern}(?!\\p{L})`;
}
