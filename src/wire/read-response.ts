import type { Reading } from '../record/reading.ts';
import { FORMATS } from './formats.ts';
import type { ReadOptions } from './formats.ts';
import { readAmong } from './read-among.ts';

/** Reads an answer of whichever format there is; see {@link readAmong}. */
export function readResponse(content: Uint8Array, options?: ReadOptions): Reading {
  return readAmong(FORMATS, content, options);
}
