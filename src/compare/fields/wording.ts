import { remember } from '../../base/remember.ts';
import { isWording } from '../../match/entry-facts.ts';
import type { EntryFacts } from '../../match/entry-facts.ts';
import { termKey } from '../../base/term-key.ts';
import { wordsOf } from '../../match/words.ts';

/** Whether the two share a wording, or use the same telling words in another order. */
export function sameWording(a: EntryFacts, b: EntryFacts): boolean {
  const { term } = a.entry;
  if (term === b.entry.term && isWording(term)) return true;
  if (a.terms.some((term) => b.terms.includes(term))) return true;
  const orders = new Set(a.terms.map(inAnyOrder).filter((words) => words !== ''));
  return b.terms.some((term) => orders.has(inAnyOrder(term)));
}

function inAnyOrder(term: string): string {
  // `1mg` and `1 mg` are written for one another.
  return wordsOf(term.replaceAll(/(\d)(?=\p{L})/gu, '$1 ')).join(' ');
}

/** What a wording says about whether and how surely something is so. */
export interface Modality {
  readonly negated: boolean;
  readonly family: boolean;
  readonly doubt: 'suspected' | 'refuted' | undefined;
  /** The wording without the words that say so. */
  readonly rest: readonly string[];
}

const NEGATION =
  /\b(?:no|not|never|denies|denied|without|absence of|negative for|nil)\b(?! otherwise| elsewhere)/g;
const FAMILY = /\bfamily history(?: of)?\b|\bfh\s*[:/-]|\bf\/h\b|\bfh\b|\bfhx\b/g;
const REFUTED = /\b(?:excluded|refuted|ruled out)\b/g;
/** A question mark within a word is a letter that was lost on the way. */
const SUSPECTED =
  /(?<!\p{L})\?|\?(?!\p{L})|\b(?:suspected|suspicion of|possible|possibly|probable|probably|query)\b/gu;

/** Reads negation, family history and certainty off a wording. */
export const modalityOf = remember((term): Modality => {
  const text = termKey(term);
  const strip = [NEGATION, FAMILY, REFUTED, SUSPECTED].reduce(
    (left, words) => left.replaceAll(words, ' '),
    text,
  );
  const says = (words: RegExp): boolean => text.search(words) >= 0;
  return {
    negated: says(NEGATION),
    family: says(FAMILY),
    doubt: says(REFUTED) ? 'refuted' : says(SUSPECTED) ? 'suspected' : undefined,
    rest: wordsOf(strip),
  };
});
