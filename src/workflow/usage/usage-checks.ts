import { basename } from 'node:path';
import { type RejectedRow, nameLines } from '../../programme/files/file-reading.ts';
import type { ImportNote } from '../../programme/files/file-reading.ts';
import { type ImportRequest, UNKNOWN, refuseFile } from '../register/import-file.ts';

/** What is checked of a log before it is stored. */
export interface CheckedUsage {
  readonly rows: number;
  readonly kept: number;
  readonly rejected: readonly RejectedRow[];
  readonly rejectedRows?: number | undefined;
  readonly notes: readonly ImportNote[];
  /** Whether the days of the log were stated. */
  readonly isStated: boolean;
}

/**
 * Ends the import when nothing is left of the log, or when --strict finds anything wrong with it. A log
 * without rows is evidence of no use when its days were stated; otherwise it is evidence of nothing.
 */
export function checkUsage(request: ImportRequest, read: CheckedUsage): void {
  const name = basename(request.file);
  if (read.rows === 0 && !read.isStated) {
    throw refuseFile(name, {
      refused: 'The log has no row, and it was not said which days it is of.',
      next: 'Give the days it was made for with --from and --to; then it says that nobody used the channel.',
    });
  }
  if (read.rows > 0 && read.kept === 0) {
    throw refuseFile(name, {
      refused: `Every row was rejected: ${describeRejected(read)}.`,
      next: 'Correct the file, or the column map under usage in mig2hie.yaml; see docs/usage.md.',
    });
  }
  if (request.strict) checkStrictly(name, read);
}

function checkStrictly(name: string, read: CheckedUsage): void {
  const unknown = read.notes.filter((note) => UNKNOWN.includes(note.what));
  if (read.rejected.length === 0 && unknown.length === 0) return;
  const faults = [
    ...(read.rejected.length > 0 ? [describeRejected(read)] : []),
    ...unknown.slice(0, 5).map((note) => `${note.what} ${note.value} (${note.rows})`),
  ];
  throw refuseFile(name, {
    refused: `--strict lets nothing pass that is rejected or unknown: ${faults.join('; ')}.`,
    next: 'Correct the file, or leave --strict off to import the rest of it.',
  });
}

function describeRejected({ rejected, rejectedRows = rejected.length }: CheckedUsage): string {
  const [first] = rejected;
  if (first === undefined) return 'no row';
  const all = nameLines(rejected.map((row) => row.line));
  const lines = rejectedRows > rejected.length ? `${rejectedRows} rows, ${all}` : all;
  return `${lines} (line ${first.line}, column ${first.column}: ${first.reason})`;
}
