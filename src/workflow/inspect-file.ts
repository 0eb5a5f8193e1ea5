import { EXIT, ExpectedError } from '../base/expected-error.ts';
import { maskNumbers } from '../base/mask-numbers.ts';
import { type RecordDocument, recordDocument } from '../compare/record-document.ts';
import type { FormatLimit, Reading } from '../record/reading.ts';
import type { ReadOptions } from '../wire/formats.ts';
import { readResponse } from '../wire/read-response.ts';
import { readResponseFile } from './files/read-file.ts';
import { REFUSAL_STEPS, WHOLE_ANSWER } from './compare/refusal-steps.ts';

export type { RecordDocument };

/** What one saved response holds, and beside the document what people are told. */
export interface Inspection {
  readonly document: RecordDocument;
  /** Why something of what is there cannot be told in this answer's format; each reason once. */
  readonly cannotSay: readonly string[];
  /** What to do when the answer stands in place of a record. */
  readonly next?: string | undefined;
}

/** Reads one saved response. */
export function inspectFile(file: string, options?: ReadOptions): Inspection {
  return inspectReading(readResponse(readResponseFile(file), options));
}

/** What a reading holds. */
export function inspectReading(reading: Reading): Inspection {
  const document = recordDocument(reading);
  const { refusal } = reading;
  return {
    document,
    cannotSay: document.entries.length === 0 ? [] : reasonsFor(reading.limits, document),
    ...(refusal === undefined ? {} : { next: REFUSAL_STEPS[refusal.class] }),
  };
}

/** Of kinds without an entry only that the format has no place for them. */
function reasonsFor(limits: readonly FormatLimit[], { kinds }: RecordDocument): string[] {
  const telling = limits.filter(
    ({ kind, field }) => field === 'entry' || kinds[kind] !== undefined,
  );
  const byReason = new Map<string, Set<string>>();
  for (const { kind, why } of telling) {
    byReason.set(why, (byReason.get(why) ?? new Set()).add(kind));
  }
  return Array.from(byReason, ([why, of]) => `${why} (${[...of].join(', ')})`);
}

/** Whether no record came of the response. */
export function isFatal(document: RecordDocument): boolean {
  return document.problems.some(({ severity }) => severity === 'fatal');
}

/** The error for a response of which nothing could be read; undefined when something was. */
export function inspectFailure(file: string, document: RecordDocument): ExpectedError | undefined {
  const fatal = document.problems.find((problem) => problem.severity === 'fatal');
  if (fatal === undefined || saysWhyNot(document)) return undefined;
  return new ExpectedError({
    code: 'MIG2HIE_RESPONSE_UNREADABLE',
    exit: EXIT.usage,
    message: `${maskNumbers(file)} holds no response that can be read: ${fatal.what}.`,
    next: [WHOLE_ANSWER],
  });
}

/** Whether the response is a whole answer that says why it holds no record: consent, a fault, an area off. */
function saysWhyNot(document: RecordDocument): boolean {
  return document.items.some(({ state }) => state === 'withheld' || state === 'unavailable');
}
