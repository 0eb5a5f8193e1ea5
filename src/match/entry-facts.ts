import { compareText } from '../base/ordering.ts';
import { CODE_SYSTEMS, DEGRADED_CONCEPTS, isDegraded } from '../record/code.ts';
import type { Code } from '../record/code.ts';
import type { Entry } from '../record/entry.ts';
import { contentOf } from './content.ts';
import { dayRangeOf } from './day-range.ts';
import type { DayRange } from './day-range.ts';
import { doseKey } from './dose-text.ts';
import { isNoneKnown } from './none-known.ts';
import { detailKeys, linkKeysOf, textLines } from './side-facts.ts';
import { remember } from './remember.ts';
import { valueKeyOf } from './value-key.ts';
import { termKey, wordsOf } from './words.ts';

/** What matching and comparing need to know of an entry, worked out once. */
export interface EntryFacts {
  readonly index: number;
  readonly entry: Entry;
  /** System and code of each code that carries meaning, in one spelling, sorted. */
  readonly codes: readonly string[];
  /** Whether a code stands in for one that could not be carried over. */
  readonly degraded: boolean;
  /** Whether it states the absence of allergies. */
  readonly noneKnown: boolean;
  /** Every wording of the entry, folded, sorted. */
  readonly terms: readonly string[];
  /** Telling words of the wordings; of the free text too when the code is degraded. */
  readonly words: readonly string[];
  readonly days: DayRange | undefined;
  /** Value or dose in one spelling. */
  readonly value: string | undefined;
  /** Lesser details in one spelling each: range, quantity, type of prescription, further dates. */
  readonly details: ReadonlyMap<string, string>;
  /** Free text as folded lines. */
  readonly lines: readonly string[];
  /** What it points to, free of local identifiers. */
  readonly links: readonly string[];
  /** Fingerprint of all it says. */
  readonly content: string;
  /** Ties are broken by this: content first, then where it stands. */
  readonly order: string;
}

/** Works out the facts of all entries of a record. */
export function factsOf(entries: readonly Entry[]): EntryFacts[] {
  const reading = {
    termKey: remember(termKey),
    wordsOf: remember(wordsOf),
    doseKey: remember(doseKey),
  };
  const links = linkKeysOf(entries);
  return entries.map((entry, index) => ({
    ...factsOfOne(entry, index, reading),
    links: links.get(entry) ?? [],
  }));
}

/** How wordings are read, with what was read before kept. */
interface WordReading {
  readonly termKey: (term: string) => string;
  readonly wordsOf: (text: string) => readonly string[];
  readonly doseKey: (dose: string) => string | undefined;
}

function factsOfOne(entry: Entry, index: number, read: WordReading): Omit<EntryFacts, 'links'> {
  const degraded = isDegraded(entry.codes);
  const content = contentOf(entry);
  const wordings = wordingsOf(entry);
  return {
    index,
    entry,
    codes: unique(entry.codes.filter(hasMeaning).map(codeKey)),
    degraded,
    noneKnown: isNoneKnown(entry, read.termKey),
    terms: unique(wordings.map(read.termKey)),
    words: read.wordsOf([...wordings, ...(degraded ? entry.text : [])].join(' ')),
    days: entry.date === undefined ? undefined : dayRangeOf(entry.date),
    value: valueKeyOf(entry, read.doseKey),
    details: detailKeys(entry),
    lines: textLines(entry),
    content,
    order: `${content} ${entry.source} ${entry.localId ?? ''}`,
  };
}

/** A code under one spelling: Read codes come with and without their term code or trailing dots. */
export function codeKey(code: Code): string {
  const isRead = code.system === CODE_SYSTEMS.readV2 || code.system === CODE_SYSTEMS.ctv3;
  const text = isRead ? code.code.slice(0, 5).padEnd(5, '.') : code.code;
  return `${code.system}|${text}`;
}

/** Whether a code says something of its own, as a degrade code does not. */
export function hasMeaning(code: Code): boolean {
  return (
    code.code !== '' && !(code.system === CODE_SYSTEMS.snomed && DEGRADED_CONCEPTS.has(code.code))
  );
}

/** The wordings of an entry, without those that only say that a code was degraded. */
function wordingsOf(entry: Entry): string[] {
  const wordings = [entry.term, ...entry.codes.map((code) => code.term)];
  return wordings.filter(
    (term): term is string =>
      term !== undefined && term !== '' && !/^transfer[- ]degraded /i.test(term),
  );
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort(compareText);
}
