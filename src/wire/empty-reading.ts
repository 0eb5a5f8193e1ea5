import { DATA_ITEMS } from '../record/item.ts';
import type { Problem, Reading } from '../record/reading.ts';

/** The reading of an answer of which nothing could be read, and why. Never passes for an empty record. */
export function emptyReading(format: string, problem: Problem): Reading {
  return {
    format,
    record: {
      patient: undefined,
      items: DATA_ITEMS.map((item) => ({ item, state: 'not-returned', warnings: [] })),
      entries: [],
      mergedTwins: 0,
    },
    problems: [problem],
    unmapped: [],
    limits: [],
  };
}
