import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { isCompressed } from './decompress-file.ts';
import { fileTrouble } from './read-file.ts';

/** A file that is too large to be read whole, before it is read in pieces. */
export interface StreamedFile {
  readonly path: string;
  /** Name without folder. */
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** What to do when it cannot be read. */
  readonly next: string;
}

const BYTES_MAX = 8_000_000_000;

/** Looks at a file and hashes it, in pieces; `next` says what it must be. */
export async function openStreamedFile(path: string, next: string): Promise<StreamedFile> {
  const file = { path, name: basename(path), next };
  try {
    const trouble = fileTrouble(path, BYTES_MAX);
    if (trouble !== undefined) throw unreadable(file, trouble);
    return { ...file, ...(await hashFile(path)) };
  } catch (cause) {
    throw toFailure(file, cause);
  }
}

async function hashFile(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  const handle = await open(path);
  try {
    const buffer = new Uint8Array(HASHED);
    let bytes = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, HASHED);
      if (bytesRead === 0) return { bytes, sha256: hash.digest('hex') };
      hash.update(buffer.subarray(0, bytesRead));
      bytes += bytesRead;
    }
  } finally {
    await handle.close();
  }
}

/** Bytes hashed at a time. */
const HASHED = 1024 * 1024;

/**
 * The bytes of a file, piece by piece; one that is compressed with gzip is decompressed. Throws when they
 * are no longer those that were hashed. `ticks` is told the bytes of the file as they are read.
 */
export async function* readPieces(
  file: StreamedFile,
  ticks: (bytes: number) => void,
): AsyncGenerator<Buffer> {
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
    let total = 0;
    for await (const piece of bytes) {
      const chunk = piece as Buffer;
      total += chunk.length;
      if (total > BYTES_MAX) throw unreadable(file, 'what comes out of it does not end');
      yield chunk;
    }
  } catch (cause) {
    throw toFailure(file, cause);
  }
  if (hash.digest('hex') !== file.sha256) {
    throw unreadable(file, 'it was changed while it was read');
  }
}

/** Bytes read at a time. */
const PIECE = 64 * 1024;

async function firstBytes(path: string): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(3), 0, 3, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** What the file system or the decompression says, in words; any other failure as it is. */
function toFailure(file: Pick<StreamedFile, 'name' | 'next'>, cause: unknown): unknown {
  if (cause instanceof ExpectedError) return cause;
  const { code = '' } = cause as NodeJS.ErrnoException;
  const reason = REASONS[code] ?? (code.startsWith('Z_') ? DAMAGED : undefined);
  return reason === undefined ? cause : unreadable(file, reason, cause);
}

const DAMAGED = 'it is a gzip file that is damaged or cut off';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
};

function unreadable(
  { name, next }: Pick<StreamedFile, 'name' | 'next'>,
  why: string,
  cause?: unknown,
): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_FILE_UNREADABLE',
    exit: EXIT.usage,
    message: `${name} cannot be read: ${why}. Nothing was imported of it.`,
    next: [`Check the path: it must be ${next}.`],
    cause,
  });
}
