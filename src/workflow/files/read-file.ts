import { readFileSync, statSync } from 'node:fs';
import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { maskNumbers } from '../../base/mask-numbers.ts';
import { decompress, isCompressed } from './decompress-file.ts';

/**
 * A larger file is refused before it is read, and a compressed one as soon as more comes out of it. The
 * largest answer seen has less than 1 MB.
 */
const FILE_BYTES_MAX = 64_000_000;

/** The bytes of a response file, those of gzip decompressed; throws an ExpectedError that names the path and nothing of the content. */
export function readResponseFile(file: string): Uint8Array {
  try {
    const trouble = fileTrouble(file, FILE_BYTES_MAX);
    if (trouble !== undefined) throw unreadable(file, trouble);
    return plain(file, readFileSync(file));
  } catch (cause) {
    if (cause instanceof ExpectedError) throw cause;
    throw unreadable(file, reasonOf(cause), cause);
  }
}

function plain(file: string, content: Uint8Array): Uint8Array {
  if (!isCompressed(content)) return content;
  const result = decompress(content, FILE_BYTES_MAX);
  if ('trouble' in result) throw unreadable(file, result.trouble);
  return result.content;
}

/**
 * Why a path is not to be read at all: a device or a pipe may have no end. Undefined for a file of a
 * fair size; throws what the file system says of a path that is not there.
 */
export function fileTrouble(path: string, bytesMax: number): string | undefined {
  const stats = statSync(path);
  if (stats.isDirectory()) return 'it is a folder';
  if (!stats.isFile()) return 'it is a device or a pipe, not a file';
  return stats.size > bytesMax ? `it is larger than ${bytesMax / 1_000_000} MB` : undefined;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
};

function reasonOf(cause: unknown): string {
  const code = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
  return REASONS[code] ?? code;
}

function unreadable(file: string, why: string, cause?: unknown): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_FILE_UNREADABLE',
    exit: EXIT.usage,
    message: `${maskNumbers(file)} cannot be read: ${why}.`,
    next: ['Check the path: it must be one saved response.'],
    cause,
  });
}
