import { EXIT, ExpectedError } from '../base/expected-error.ts';
import { maskNumbers } from '../base/mask-numbers.ts';
import { type RecordDocument, recordDocument } from '../compare/record-document.ts';
import type { ReadOptions } from '../wire/formats.ts';
import { readResponse } from '../wire/read-response.ts';
import { readResponseFile } from './read-file.ts';

export type { RecordDocument };

/** What one saved response holds. */
export function inspectFile(file: string, options?: ReadOptions): RecordDocument {
  return recordDocument(readResponse(readResponseFile(file), options));
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
    next: [
      'Check that the file is one whole saved answer, in one of the formats docs/formats.md lists.',
    ],
  });
}

/** Whether the response is a whole answer that says why it holds no record: consent, a fault, an area off. */
function saysWhyNot(document: RecordDocument): boolean {
  return document.items.some(({ state }) => state === 'withheld' || state === 'unavailable');
}
