import { remember } from '../base/remember.ts';
import { termKey } from '../base/term-key.ts';

/** Words that do not tell one statement from another. Single letters do: hepatitis A is not C. */
const COMMON: ReadonlySet<string> = new Set([
  'an',
  'the',
  'of',
  'to',
  'in',
  'on',
  'at',
  'and',
  'or',
  'for',
  'by',
  'with',
  'due',
  'nos',
  'nec',
]);

/** The telling words of a text, sorted, each once. */
export const wordsOf = remember((text): readonly string[] => {
  // "O/E" only says that somebody looked; "H/O" says it is past, and stays.
  const plain = termKey(text)
    .replaceAll(/\bo\/e\b/g, ' ')
    .replaceAll(/\bh\/o\b/g, 'history');
  const words = plain.match(/[\p{L}\p{N}]+(?:\.\p{N}+)?/gu) ?? [];
  return [...new Set(words.filter((word) => !COMMON.has(word)))].sort();
});

/** Shared words over all words, 0 to 1; two texts without words share nothing. */
export function wordOverlap(a: readonly string[], b: readonly string[]): number {
  const shared = countShared(a, b);
  const all = a.length + b.length - shared;
  return all === 0 ? 0 : shared / all;
}

/** How many words of one list stand in another. */
export function countShared(a: readonly string[], b: readonly string[]): number {
  const others = b.length > FEW ? new Set(b) : undefined;
  let shared = 0;
  for (const word of a) if (others?.has(word) ?? b.includes(word)) shared += 1;
  return shared;
}

/** A wording has few words, and looking through them is quicker than making a set of them. */
const FEW = 16;
