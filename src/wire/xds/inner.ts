import type { Entry } from '../../record/entry.ts';
import type { ItemReport } from '../../record/item.ts';
import type { Reading } from '../../record/reading.ts';

/** The reading of one document of an answer, with paths that say which of the documents it is. */
export function asDocument(reading: Reading, number: number): Reading {
  const prefix = `/document[${number}]`;
  const at = (path: string): string => (path === '/' ? prefix : `${prefix}${path}`);
  return {
    ...reading,
    record: {
      ...reading.record,
      entries: reading.record.entries.map((entry): Entry => ({
        ...entry,
        source: at(entry.source),
      })),
    },
    problems: reading.problems.map((problem) => ({ ...problem, path: at(problem.path) })),
    unmapped: reading.unmapped.map((unmapped) => ({ ...unmapped, path: at(unmapped.path) })),
  };
}

/**
 * The reports of an answer of which a part is missing: what stands empty or was not returned may be empty
 * for that very reason.
 */
export function asIncomplete(items: readonly ItemReport[]): readonly ItemReport[] {
  return items.map((report) =>
    report.state === 'nothing-recorded' || report.state === 'not-returned'
      ? { ...report, state: 'unavailable', reason: 'a document of the answer is missing' }
      : report,
  );
}
