import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { EXIT, ExpectedError } from '../base/expected-error.ts';
import { maskNumbers } from '../base/mask-numbers.ts';
import { isCompressed } from './decompress-file.ts';
import { fileTrouble } from './read-file.ts';

/** A map file before it is read: files of RF2 have hundreds of megabytes, so they are never read whole. */
export interface MapFile {
  readonly path: string;
  /** Name without folder. */
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

const BYTES_MAX = 8_000_000_000;

/** Looks at a map file and hashes it, in pieces. */
export async function openMapFile(path: string): Promise<MapFile> {
  const name = basename(path);
  if (holdsNumber(name)) throw numberInName();
  try {
    const trouble = fileTrouble(path, BYTES_MAX);
    if (trouble !== undefined) throw unreadable(name, trouble);
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
    return { path, name, bytes: (await stat(path)).size, sha256: hash.digest('hex') };
  } catch (cause) {
    throw toFailure(name, cause);
  }
}

/**
 * The text of a map file, piece by piece; one that is compressed with gzip is decompressed. Throws when
 * the bytes are no longer those that were hashed. `ticks` is told the bytes of the file as they are read.
 */
export async function* readMapText(
  file: MapFile,
  ticks: (bytes: number) => void,
): AsyncGenerator<string> {
  const hash = createHash('sha256');
  async function* raw(): AsyncGenerator<Buffer> {
    for await (const piece of createReadStream(file.path, { highWaterMark: PIECE })) {
      const chunk = piece as Buffer;
      hash.update(chunk);
      ticks(chunk.length);
      yield chunk;
    }
  }
  try {
    const compressed = isCompressed(await firstBytes(file.path));
    // The failure of any part also ends the last one, whose reader is told of it below.
    const bytes = compressed ? pipeline(raw, createGunzip(), () => undefined) : raw();
    const decoder = new TextDecoder();
    let total = 0;
    for await (const piece of bytes) {
      const chunk = piece as Buffer;
      total += chunk.length;
      if (total > BYTES_MAX) throw unreadable(file.name, 'what comes out of it does not end');
      yield decoder.decode(chunk, { stream: true });
    }
    yield decoder.decode();
  } catch (cause) {
    throw toFailure(file.name, cause);
  }
  if (hash.digest('hex') !== file.sha256) {
    throw unreadable(file.name, 'it was changed while it was read');
  }
}

/** Bytes read at a time; the rows of one piece are one batch. */
const PIECE = 256 * 1024;

async function firstBytes(path: string): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(3), 0, 3, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Names of releases carry a stamp of fourteen digits, in which ten may look like an NHS number. */
function holdsNumber(name: string): boolean {
  const rest = name.replaceAll(/(?<!\d)(?:19|20)\d{6}\d{6}(?!\d)/g, '');
  return maskNumbers(rest) !== rest;
}

function toFailure(name: string, cause: unknown): unknown {
  if (cause instanceof ExpectedError) return cause;
  const { code = '' } = cause as NodeJS.ErrnoException;
  const reason = REASONS[code] ?? (code.startsWith('Z_') ? DAMAGED : undefined);
  return reason === undefined ? cause : unreadable(name, reason, cause);
}

const DAMAGED = 'it is a gzip file that is damaged or cut off';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
};

function unreadable(name: string, why: string, cause?: unknown): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_FILE_UNREADABLE',
    exit: EXIT.usage,
    message: `${name} cannot be read: ${why}.`,
    next: ['Check the path: it must be one map file of a release.', 'Nothing was imported of it.'],
    cause,
  });
}

function numberInName(): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_NUMBER_IN_PATH',
    exit: EXIT.usage,
    message: 'The name of the file holds an NHS number; it would be kept with the import.',
    next: ['Give the file another name.'],
  });
}
