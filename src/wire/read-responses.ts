import type { Reading } from '../record/reading.ts';
import { FORMATS } from './formats.ts';
import type { ReadOptions } from './formats.ts';
import { mergeReadings } from './merge-readings.ts';
import { formatOf } from './read-among.ts';
import { readResponse } from './read-response.ts';

/**
 * Reads all answers one side gave for one case as one record. Those of a format whose answers point to one
 * another are read together, the others one by one.
 */
export function readResponses(contents: readonly Uint8Array[], options?: ReadOptions): Reading {
  return mergeReadings(readEach(contents, options));
}

function readEach(contents: readonly Uint8Array[], options?: ReadOptions): readonly Reading[] {
  if (contents.length < 2) return contents.map((content) => readResponse(content, options));
  const together = contents.map((content) => formatOf(FORMATS, content));
  return contents.flatMap((content, index) => {
    const format = together[index];
    if (format?.readAll === undefined) return [readResponse(content, options)];
    if (together.indexOf(format) !== index) return [];
    return format.readAll(contents.filter((_, other) => together[other] === format));
  });
}
