import type { EntryKind } from '../record/entry-kind.ts';
import { mayShareAgent } from './agent-words.ts';
import { isMeasurement, sameDay } from './code-passes.ts';
import type { EntryFacts } from './entry-facts.ts';
import { inEveryScope, inKindThenFamily } from './pass.ts';
import type { Recipe } from './pass.ts';
import type { Stage } from './stage.ts';
import { countShared, wordOverlap } from './words.ts';

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
  allowed: (a, b) => agreeOnValue(a, b) && mayShareAgent(a, b) && mayBeReworded(a, b),
};

/** Kinds that are known by their wording where there is no code. */
const WORDED: ReadonlySet<EntryKind> = new Set([
  'problem',
  'diagnosis',
  'procedure',
  'immunisation',
  'result',
  'observation',
]);

/**
 * Where a side shows text alone, the text is the practice's own wording: without a word or a value in common
 * the two are two statements of one day, and neither is the other reworded.
 */
function mayBeReworded(a: EntryFacts, b: EntryFacts): boolean {
  if (!WORDED.has(a.entry.kind) || !WORDED.has(b.entry.kind)) return true;
  if (a.entry.codes.length > 0 && b.entry.codes.length > 0) return true;
  if (a.value !== undefined || a.words.length === 0 || b.words.length === 0) return true;
  return countShared(a.words, b.words) > 0;
}

/** What comes after the passes over shared codes, for what has no code in common. */
export const LAST_STAGES: readonly Stage[] = [
  { reach: termDate.keys, passes: inEveryScope(termDate) },
  { reach: words.keys, passes: inEveryScope(words) },
  { reach: termAnyDate.keys, passes: inEveryScope(termAnyDate) },
  { reach: sameDayRest.keys, passes: inKindThenFamily(sameDayRest) },
];

function agreeOnValue(a: EntryFacts, b: EntryFacts): boolean {
  return a.value === b.value;
}

/** Half of all words in common, or one wording holding all words of the other. */
function similarWords(a: EntryFacts, b: EntryFacts): boolean {
  if (wordOverlap(a.words, b.words) >= 0.5) return true;
  const fewest = Math.min(a.words.length, b.words.length);
  return fewest > 0 && countShared(a.words, b.words) === fewest;
}
