import { mayShareAgent } from './agent-words.ts';
import { mayBeSameDay } from './day-range.ts';
import type { EntryFacts } from './entry-facts.ts';
import type { Scope } from './kind-family.ts';
import type { Pass } from './pass.ts';
import { countShared, wordOverlap } from './words.ts';

type Recipe = Omit<Pass, 'scope'>;

const fingerprint: Recipe = {
  id: 'fingerprint',
  confidence: 1,
  why: 'Everything about the two is the same.',
  keys: ({ content }) => [content],
};

const codeTimeValue: Recipe = {
  id: 'code+date+value',
  confidence: 0.97,
  why: 'Same code, same date and the same value or dose.',
  keys: (entry) =>
    entry.value === undefined ? [] : withDate(entry, wallOf, (code) => `${code} ${entry.value}`),
};

const codeDayValue: Recipe = {
  ...codeTimeValue,
  keys: (entry) =>
    entry.value === undefined ? [] : withDate(entry, dayOf, (code) => `${code} ${entry.value}`),
};

/** Where there is no value to agree on, code and date are all there is, and no doubt remains. */
const codeTime: Recipe = {
  id: 'code+date',
  confidence: 0.97,
  why: 'Same code and same date.',
  keys: (entry) => (entry.value === undefined ? withDate(entry, wallOf, plain) : []),
};

const codeDay: Recipe = {
  ...codeTime,
  keys: (entry) => (entry.value === undefined ? withDate(entry, dayOf, plain) : []),
};

const codeDayOtherValue: Recipe = {
  id: 'code+date',
  confidence: 0.85,
  why: 'Same code and same date, but another value or dose.',
  keys: (entry) => withDate(entry, dayOf, plain),
};

const codeOverlap: Recipe = {
  id: 'code+overlapping-date',
  confidence: 0.8,
  why: 'Same code, and dates that may be the same.',
  keys: (entry) => (entry.days === undefined ? [] : matchCodes(entry)),
  allowed: sameDay,
};

/** A value seen again under the same code on another date: the date moved. */
const sharedCodeValue: Recipe = {
  id: 'shared-code',
  confidence: 0.7,
  why: 'A code in common and the same value or dose, on other dates.',
  keys: (entry) =>
    entry.value === undefined ? [] : matchCodes(entry).map((code) => `${code} ${entry.value}`),
};

/**
 * Measured values of one code on different days are different measurements, so they need the pass
 * above; drugs and plain statements do not.
 */
const sharedCode: Recipe = {
  id: 'shared-code',
  confidence: 0.65,
  why: 'A code in common, on other dates.',
  keys: (entry) => (isMeasurement(entry) ? [] : entry.codes),
};

const termDate: Recipe = {
  id: 'term',
  confidence: 0.8,
  why: 'Same wording, and dates that may be the same.',
  keys: (entry) => entry.terms,
  allowed: (a, b) => sameDay(a, b) || (a.days === undefined && b.days === undefined),
};

const termAnyDate: Recipe = {
  id: 'term',
  confidence: 0.6,
  why: 'Same wording, on other dates.',
  keys: (entry) =>
    isMeasurement(entry) ? entry.terms.map((term) => `${term} ${entry.value}`) : entry.terms,
};

const words: Recipe = {
  id: 'term',
  confidence: 0.55,
  why: 'Most of the words in common, and dates that may be the same.',
  keys: (entry) => entry.words,
  allowed: (a, b) =>
    similarWords(a, b) && sameDay(a, b) && agreeOnValue(a, b) && mayShareAgent(a, b),
  keyMax: 60,
};

/** Nothing in common but kind, day and value: the rest of a day, solved together. */
const sameDayRest: Recipe = {
  id: 'assignment',
  confidence: 0.5,
  why: 'The only entries of their kind left on that date.',
  keys: ({ days }) => (days === undefined || days.first !== days.last ? [] : [String(days.first)]),
  allowed: (a, b) => agreeOnValue(a, b) && mayShareAgent(a, b),
};

/** All passes in order. Strict ones reach related kinds before loose ones start. */
export const ALL_PASSES: readonly Pass[] = [
  at('kind', fingerprint),
  ...[codeTimeValue, codeTime, codeDayValue, codeDay].flatMap(inKindThenFamily),
  ...inKindThenFamily(codeDayOtherValue),
  ...inKindThenFamily(codeOverlap),
  ...[codeDayValue, codeDay, codeDayOtherValue, codeOverlap].map((recipe) => at('late', recipe)),
  ...[sharedCodeValue, sharedCode].flatMap((recipe) => [
    ...inKindThenFamily(recipe),
    at('late', recipe),
  ]),
  ...[termDate, words, termAnyDate].flatMap((recipe) => [
    ...inKindThenFamily(recipe),
    at('late', recipe),
  ]),
  ...inKindThenFamily(sameDayRest),
];

function at(scope: Scope, recipe: Recipe): Pass {
  return { ...recipe, scope };
}

function inKindThenFamily(recipe: Recipe): Pass[] {
  return [at('kind', recipe), at('family', recipe)];
}

function withDate(
  entry: EntryFacts,
  dateOf: (entry: EntryFacts) => string,
  keyOf: (code: string) => string,
): string[] {
  const date = dateOf(entry);
  return matchCodes(entry).map((code) => `${keyOf(code)} ${date}`);
}

/** Every blood pressure says the same thing, whichever of its many codes it carries. */
function matchCodes(entry: EntryFacts): readonly string[] {
  return entry.entry.kind === 'blood-pressure' ? [...entry.codes, 'blood-pressure'] : entry.codes;
}

function plain(code: string): string {
  return code;
}

function wallOf({ days }: EntryFacts): string {
  return days?.wall ?? 'undated';
}

function dayOf({ days }: EntryFacts): string {
  return days === undefined ? 'undated' : `${days.first}-${days.last}`;
}

function sameDay(a: EntryFacts, b: EntryFacts): boolean {
  return a.days !== undefined && b.days !== undefined && mayBeSameDay(a.days, b.days);
}

function agreeOnValue(a: EntryFacts, b: EntryFacts): boolean {
  return a.value === b.value;
}

function isMeasurement({ entry, value }: EntryFacts): boolean {
  return value !== undefined && entry.kind !== 'medication' && entry.kind !== 'issue';
}

/** Half of all words in common, or one wording holding all words of the other. */
function similarWords(a: EntryFacts, b: EntryFacts): boolean {
  if (wordOverlap(a.words, b.words) >= 0.5) return true;
  const fewest = Math.min(a.words.length, b.words.length);
  return fewest > 0 && countShared(a.words, b.words) === fewest;
}
