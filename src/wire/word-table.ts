/** Words and what they mean, to look up texts of a response. */
export interface WordTable<T> {
  has(text: string): boolean;
  get(text: string): T | undefined;
}

/**
 * A small table looked up by length and then by comparing. A `Map` first makes every text it has not met the
 * one of its content in the whole engine, which costs ten times as much for a text seen once.
 */
export function wordTable<T>(entries: Iterable<readonly [string, T]>): WordTable<T> {
  const all = new Map(entries);
  if (all.size > WORDS_MAX) return all;
  const byLength: (readonly [string, T])[][] = [];
  for (const [word, meaning] of all) {
    while (byLength.length <= word.length) byLength.push([]);
    byLength[word.length]?.push([word, meaning]);
  }
  const find = (text: string): readonly [string, T] | undefined => {
    const entriesOfLength = byLength[text.length];
    if (entriesOfLength === undefined) return undefined;
    for (const entry of entriesOfLength) if (entry[0] === text) return entry;
    return undefined;
  };
  return { has: (text) => find(text) !== undefined, get: (text) => find(text)?.[1] };
}

/** A larger table is a `Map`, for comparing would take longer. */
const WORDS_MAX = 100;

/** A small set of words, looked up the same way. */
export type WordSet = Pick<WordTable<unknown>, 'has'>;

/** The set of these words. */
export function wordSet(words: Iterable<string>): WordSet {
  return wordTable(Array.from(words, (word) => [word, word] as const));
}
