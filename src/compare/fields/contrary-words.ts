import { remember } from '../../base/remember.ts';
import { termKey } from '../../base/term-key.ts';
import { wordOverlap, wordsOf } from '../../match/words.ts';

/** `opposite`: the wordings cannot both hold. `side-lost`: one of them no longer says which side. */
export type Contrary = 'opposite' | 'side-lost';

/**
 * Whether two wordings that share their words deny each other all the same: by a sign (`+ve`, `A-`, `> 30`), by
 * what a denial stands before, by a prefix (`hypo` and `hyper`, `un`), by a number or a letter, or because
 * one leaves out left or right. A bag of words cannot see these.
 */
export function contraryWords(a: string, b: string): Contrary | undefined {
  if (a === b) return undefined;
  const [x, y] = [readWords(a), readWords(b)];
  if (areSignsContrary(x, y)) return 'opposite';
  const [onlyA, onlyB] = [without(x.words, y.words), without(y.words, x.words)];
  if (onlyA.length === 0 && onlyB.length === 0) return isRearranged(x, y) ? 'opposite' : undefined;
  if (isOtherIndex(onlyA, onlyB) || isOneMore(onlyA, onlyB, DENYING)) return 'opposite';
  const isDenied = onlyA.some((one) => onlyB.some((other) => deny(one, other)));
  if (isDenied && wordOverlap(x.words, y.words) > 0) return 'opposite';
  return isOneMore(onlyA, onlyB, LATERAL) ? 'side-lost' : undefined;
}

interface Read {
  readonly words: readonly string[];
  /** Every word in its place. */
  readonly row: readonly string[];
  readonly signs: readonly string[];
  /** Whether a sign is written as one, and not as the word or as a dash apart. */
  readonly isSigned: boolean;
}

const readWords = remember((term): Read => {
  const text = term.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
  const found = [...text.toLowerCase().matchAll(SIGNS)].map(([sign]) => sign);
  const plain = text.replaceAll(/[+\-−–]+\s?ve\b/gi, ' ');
  return {
    words: without(wordsOf(plain), RESULTS),
    row: termKey(plain).match(/[\p{L}\p{N}]+(?:\.\p{N}+)?/gu) ?? [],
    signs: found.map(signOf),
    isSigned: found.some((sign) => !RESULTS.includes(sign) && !/^\s/.test(sign)),
  };
});

const RESULTS: readonly string[] = ['positive', 'negative'];

/** Signs of a result: `+ve`, a bound before a number, a plus or minus that ends a word, and the two words. */
const SIGNS =
  /[+\-−–]+(?=\s?ve\b)|(?:[<>]=?|[≤≥])(?=\s?\d)|\s?(?<=[\p{L}\d)]\s?)(?:\++|[-−])(?=\s*(?:$|[,;)]))|\b(?:positive|negative)\b/gu;

function signOf(sign: string): string {
  const plain = sign.trim();
  if (plain === 'positive') return '+';
  if (plain === 'negative' || /^[-−–]/.test(plain)) return '-';
  return plain.replace('≤', '<=').replace('≥', '>=');
}

function areSignsContrary(a: Read, b: Read): boolean {
  if (a.signs.join() === b.signs.join()) return false;
  const alike = wordOverlap(a.words, b.words);
  // That a result is left out may be another way of putting it, unless all the other words are the same.
  if (a.signs.length > 0 && b.signs.length > 0) return alike >= 0.5;
  return alike === 1 && (a.isSigned || b.isSigned);
}

/** The same words in another order, in which a denial or a number no longer stands beside the same word. */
function isRearranged(a: Read, b: Read): boolean {
  if (a.row.join() === b.row.join() || !a.row.some(isTelling)) return false;
  return [-1, 1].every((step) => !isSameBeside(a.row, b.row, step));
}

function isSameBeside(a: readonly string[], b: readonly string[], step: number): boolean {
  const [x, y] = [beside(a, step), beside(b, step)];
  return !x.some((pair) => pair.endsWith(' ')) && x.join() === y.join();
}

function beside(row: readonly string[], step: number): readonly string[] {
  return row
    .flatMap((word, at) => (isTelling(word) ? `${word} ${row[at + step] ?? ''}` : []))
    .sort();
}

function isTelling(word: string): boolean {
  return TELLING.test(word);
}

const TELLING = /^(?:\d[\d.]*|no|not|never|without|denies|denied|nil|stopped|started)$/;

/** The same words but for one number or letter: `stage 3a` and `3b`, `gravida 2` and `3`, `Lt` and `Rt`. */
function isOtherIndex(
  [a = '', ...more]: readonly string[],
  [b = '', ...others]: readonly string[],
) {
  if (more.length > 0 || others.length > 0) return false;
  if (ROMAN.test(a) !== ROMAN.test(b)) return false;
  return INDEX.test(a) && INDEX.test(b) && trimZeros(a) !== trimZeros(b);
}

const INDEX = /^(?:\d[\d.]*[a-z]?|[a-z]\d*|lt|rt)$/;
const ROMAN = /^[ivx]$/;

function trimZeros(word: string): string {
  return word.replace(/\.0+$/, '');
}

function isOneMore(a: readonly string[], b: readonly string[], which: RegExp): boolean {
  const [one = '', ...more] = [...a, ...b];
  return more.length === 0 && which.test(one);
}

const DENYING = /^(?:non|ex|un)$/;
const LATERAL = /^(?:left|right|bilateral)$/;

/** Whether one word is the other with a prefix that turns it round. */
function deny(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length >= 4 && PREFIXES.some((prefix) => long === prefix + short)) return true;
  if (OPPOSED.some(([x, y]) => (a === x && b === y) || (a === y && b === x))) return true;
  return COUNTER.some(
    ([x, y]) =>
      (a.startsWith(x) && b === y + a.slice(x.length)) ||
      (b.startsWith(x) && a === y + b.slice(x.length)),
  );
}

const PREFIXES = ['un', 'in', 'im', 'ir', 'ab', 'non', 'de', 'dis'] as const;
const COUNTER = [
  ['hypo', 'hyper'],
  ['brady', 'tachy'],
] as const;
const OPPOSED = [
  ['given', 'declined'],
  ['given', 'refused'],
  ['accepted', 'declined'],
  ['consent', 'dissent'],
  ['high', 'low'],
  ['started', 'stopped'],
  ['anterior', 'posterior'],
  ['medial', 'lateral'],
  ['proximal', 'distal'],
  ['mother', 'father'],
  ['maternal', 'paternal'],
] as const;

function without(words: readonly string[], others: readonly string[]): readonly string[] {
  return words.filter((word) => !others.includes(word));
}
