import { basename } from 'node:path';
import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { maskNumbers } from '../../base/mask-numbers.ts';
import { type StreamedFile, openStreamedFile, readPieces } from './streamed-file.ts';

/** A map file before it is read: files of RF2 have hundreds of megabytes, so they are never read whole. */
export type MapFile = StreamedFile;

/** Looks at a map file and hashes it, in pieces. */
export async function openMapFile(path: string): Promise<MapFile> {
  if (holdsNumber(basename(path))) throw numberInName();
  return openStreamedFile(path, 'one map file of a release');
}

/**
 * The text of a map file, piece by piece; one that is compressed with gzip is decompressed. Throws when
 * the bytes are no longer those that were hashed. `ticks` is told the bytes of the file as they are read.
 */
export async function* readMapText(
  file: MapFile,
  ticks: (bytes: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of readPieces(file, ticks)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** Names of releases carry a stamp of fourteen digits, in which ten may look like an NHS number. */
function holdsNumber(name: string): boolean {
  const rest = name.replaceAll(/(?<!\d)(?:19|20)\d{6}\d{6}(?!\d)/g, '');
  return maskNumbers(rest) !== rest;
}

function numberInName(): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_NUMBER_IN_PATH',
    exit: EXIT.usage,
    message: 'The name of the file holds an NHS number; it would be kept with the import.',
    next: ['Give the file another name.'],
  });
}
