import { hashOf } from './text-hash.ts';

/** Answers kept by one function; a power of two. */
const SLOTS = 1024;
/** Longer texts are mostly free text, which seldom comes back. */
const TEXT_MAX = 120;

/**
 * The function with its latest answers kept, for dates, codes and addresses that a response repeats. Each
 * answer has one place and gives way to the next that needs it, so that hostile content costs no more than
 * none at all. `work` must depend on its text alone, and nobody may change an answer. For texts of JSON, which
 * are texts of their own; one cut from a document of XML would keep the whole of it alive.
 */
export function recent<T>(work: (text: string) => T): (text: string) => T {
  const texts: (string | undefined)[] = Array.from({ length: SLOTS }, () => undefined);
  const answers: (T | undefined)[] = Array.from({ length: SLOTS }, () => undefined);
  return (text) => {
    if (text.length > TEXT_MAX) return work(text);
    const slot = hashOf(text) & (SLOTS - 1);
    if (texts[slot] !== text) {
      answers[slot] = work(text);
      texts[slot] = text;
    }
    return answers[slot] as T;
  };
}
