import { foldWord } from '../agreements/agreement-words.ts';
import type { ImportNote } from '../files/file-reading.ts';
import { isOutcomeWord } from './outcome-words.ts';

/** Words of a log's outcome column that nobody knows, counted. */
export interface UnknownOutcomes {
  add(text: string, line: number): void;
  /** A note for each word that may be repeated; one for all when they are too many to be outcomes. */
  notes(): ImportNote[];
}

/** Starts counting them. */
export function createUnknownOutcomes(): UnknownOutcomes {
  const words = new Map<string, { rows: number; readonly line: number }>();
  let others = 0;
  return {
    add(text, line) {
      const word = shortWord(text);
      const seen = words.get(word);
      if (seen !== undefined) seen.rows += 1;
      else if (words.size < WORDS_MAX) words.set(word, { rows: 1, line });
      else others += 1;
    },
    notes() {
      const what = 'unknown-outcome';
      const known = [...words].map(([value, one]) => ({ what, value, ...one }) as const);
      if (others === 0) return known;
      const rows = known.reduce((sum, one) => sum + one.rows, others);
      return [{ what, value: 'too many words to tell', rows, line: known[0]?.line }];
    },
  };
}

/** A column with more words than this tells no outcomes: it may be one of names. */
const WORDS_MAX = 12;

/** A word as it may be repeated; what may be a name is not, and its line tells where it stands. */
function shortWord(text: string): string {
  const word = text.trim();
  if (word === '') return 'nothing';
  if (!isOutcomeWord(word)) return 'not a word we repeat';
  return /\d/.test(word) ? word : foldWord(word);
}
