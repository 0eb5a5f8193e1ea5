import { ENTRY_KINDS } from '../record/entry-kind.ts';
import { DATA_ITEMS } from '../record/item.ts';
import type { Patient } from '../record/record.ts';
import { STATUSES } from '../record/status.ts';
import type { DocumentEntry } from './document.ts';

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
  const mayName = createNameTest(patients);
  return (text) => (mayName(text) ? text.replaceAll(names, '[name]') : text);
}

/**
 * Tells quickly whether a text may name one of the patients: every pattern holds a family name. It says
 * yes too often rather than too seldom, and also of texts joined with anything that is no letter.
 */
export function createNameTest(
  patients: readonly (Patient | undefined)[],
): (text: string) => boolean {
  const families = patients.flatMap((patient) => patient?.familyName?.trim() ?? []);
  const names = [...new Set(families)].filter((name) => name.length > 1);
  if (names.length === 0) return () => false;
  if (!names.every((name) => ASCII.test(name))) {
    const pattern = new RegExp(names.map((name) => RegExp.escape(name)).join('|'), 'iu');
    return (text) => pattern.test(text);
  }
  const lower = names.map((name) => name.toLowerCase());
  return (text) => {
    const folded = text.toLowerCase();
    // The long s is the one sign that stands for an ASCII letter and is not folded to it.
    return lower.some((name) => folded.includes(name)) || folded.includes('\u017F');
  };
}

const ASCII = /^[ -~]*$/;

/** The same document with every text of it rewritten; keys, numbers and the shape stay, and parts without change. */
export function redactTexts<T>(value: T, redact: Redact): T {
  if (typeof value === 'string') return redact(value) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const whole: readonly unknown[] = value;
    const parts = whole.map((part) => redactTexts(part, redact));
    return parts.every((part, at) => part === whole[at]) ? value : (parts as T);
  }
  const parts = value as Readonly<Record<string, unknown>>;
  let rewritten: Record<string, unknown> | undefined;
  for (const key of Object.keys(parts)) {
    const part = redactTexts(parts[key], redact);
    // Nearly no finding names anybody, so nothing is copied before one does.
    if (part !== parts[key]) (rewritten ??= { ...parts })[key] = part;
  }
  return (rewritten ?? value) as T;
}

/** The same entries with every text rewritten; where none of them can name the patients, they stay as they are. */
export function redactEntries(
  entries: readonly DocumentEntry[],
  patients: readonly (Patient | undefined)[],
): readonly DocumentEntry[] {
  const isNamed = createNameTest(patients)(textOf(entries));
  return isNamed ? redactTexts(entries, createRedact(patients)) : entries;
}

/** Every text of the entries, one a line; what is the same as the line before is written once. */
function textOf(entries: readonly DocumentEntry[]): string {
  // Grown piece by piece, which is quicker than a list that is joined: it is written out once, when searched.
  let text = WORDS;
  const systems = new Set<string>();
  for (const { term, codes, date, value, unit, dose, source } of entries) {
    text += line(source) + line(term) + line(date) + line(value) + line(unit) + line(dose);
    for (const code of codes) {
      systems.add(code.system);
      text += line(code.code);
      if (code.term !== term) text += line(code.term);
    }
  }
  for (const system of systems) text += line(system);
  return text;
}

function line(text: string | undefined): string {
  return text === undefined ? '' : `\n${text}`;
}

/** What stands in entries under names of ours: a patient may be called so all the same. */
const WORDS = [...DATA_ITEMS, ...ENTRY_KINDS, ...STATUSES, 'concept', 'description'].join('\n');

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
