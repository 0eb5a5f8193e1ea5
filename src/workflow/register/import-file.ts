import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type CalendarDate, parseCalendarDate } from '../../base/calendar-date.ts';
import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { sha256 } from '../../base/hash.ts';
import { maskNumbers } from '../../base/mask-numbers.ts';
import { dateInFileName } from '../../programme/files/file-date.ts';
import {
  type FileRefusal,
  type ImportNote,
  type NoteKind,
  type RejectedRow,
  nameLines,
} from '../../programme/files/file-reading.ts';
import { fileTrouble } from '../files/read-file.ts';

/** What the user asks of an import. */
export interface ImportRequest {
  readonly file: string;
  /** The day the file speaks of; without it the file's name must carry one. */
  readonly asAt?: string | undefined;
  /** Read and check everything, store nothing. */
  readonly dryRun: boolean;
  /** Refuse the file when any row is rejected or anything in it is unknown. */
  readonly strict: boolean;
}

/** What an import did: `mig2hie/import/1`. */
export interface ImportReport {
  readonly schema: 'mig2hie/import/1';
  /** Its number in the store, which "imports revert" takes; `null` when it is not stored. */
  readonly id: number | null;
  readonly source: string;
  readonly importedAs: string;
  readonly file: string;
  readonly sha256: string;
  readonly asAt: CalendarDate;
  /** Rows of the file, a header left out: kept and rejected together. */
  readonly rows: number;
  readonly kept: number;
  readonly rejected: readonly RejectedRow[];
  readonly notes: readonly ImportNote[];
  readonly dryRun: boolean;
  readonly stored: boolean;
  /** The same bytes, read the same way, of the same day, were there before: nothing was done. */
  readonly alreadyImported: boolean;
}

/** A file to import, read whole: files of the register are a few megabytes. */
export interface ImportFile {
  /** Name without folder. */
  readonly name: string;
  readonly sha256: string;
  readonly text: string;
  /** The same content as bytes, for files that are no text. */
  readonly bytes: Uint8Array;
}

const BYTES_MAX = 100_000_000;

/** Reads a file to import. */
export function readImportFile(path: string): ImportFile {
  try {
    const trouble = fileTrouble(path, BYTES_MAX);
    if (trouble !== undefined) throw unfit(path, trouble);
    const bytes = readFileSync(path);
    return { name: basename(path), sha256: sha256(bytes), text: bytes.toString('utf8'), bytes };
  } catch (cause) {
    if (cause instanceof ExpectedError) throw cause;
    throw new ExpectedError({
      code: 'MIG2HIE_FILE_UNREADABLE',
      exit: EXIT.usage,
      message: `${path} cannot be read.`,
      next: ['Check the name of the file and that you may read it.'],
      cause,
    });
  }
}

/** The day a file speaks of: the one given, else the one in its name. */
export function chooseAsAt(request: ImportRequest): CalendarDate {
  // The name of the file is kept with the import and printed wherever it is cited, errors first.
  if (maskNumbers(request.file) !== request.file) throw numberInPath();
  if (MOVING.test(request.file)) throw controlsInName();
  if (request.asAt !== undefined) return parseDay(request.asAt);
  const inName = dateInFileName(basename(request.file));
  if (inName !== undefined) return inName;
  throw new ExpectedError({
    code: 'MIG2HIE_AS_AT',
    exit: EXIT.usage,
    message: `The day ${basename(request.file)} speaks of is not known: its name carries no date.`,
    next: ['Give the day with --as-at yyyy-mm-dd; the day of the download is not always it.'],
  });
}

/** A day from the command line. */
export function parseDay(text: string, flag = '--as-at'): CalendarDate {
  const day = parseCalendarDate(text.trim());
  if (day !== undefined) return day;
  throw new ExpectedError({
    code: 'MIG2HIE_AS_AT',
    exit: EXIT.usage,
    message: `${flag} takes a real day as yyyy-mm-dd, not "${maskNumbers(text.slice(0, 20))}".`,
    next: [`For example ${flag} 2020-01-31.`],
  });
}

/** A refused file as an error that names it. */
export function refuseFile(file: string, refusal: FileRefusal): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_REGISTER_FILE',
    exit: EXIT.usage,
    message: `${file}: ${refusal.refused} Nothing was imported.`,
    next: [refusal.next],
  });
}

/** Notes that --strict does not let pass: something in the file means nothing to us. */
export const UNKNOWN: readonly NoteKind[] = [
  'unknown-status',
  'unknown-setting',
  'unknown-role',
  'unknown-kind',
  'no-setting',
  'inactive-without-close-date',
  'status-not-said',
  'unknown-state',
  'unknown-dpia-state',
  'unknown-signatory-role',
  'unknown-level',
  'not-in-register',
  'unknown-outcome',
  'unknown-record-class',
  'role-not-said',
  'status-against-dates',
  'several-commissioners',
  'commissioner-not-kept',
];

/** Ends the import when nothing is left of the file, or when --strict finds anything wrong with it. */
export function checkImport(
  request: ImportRequest,
  read: {
    readonly kept: number;
    readonly rejected: readonly RejectedRow[];
    readonly notes: readonly ImportNote[];
  },
): void {
  const name = basename(request.file);
  const rejections = describeRejected(read.rejected);
  if (read.kept === 0) {
    throw refuseFile(name, {
      refused: `Every row was rejected: ${rejections}.`,
      next: 'Correct the file, or check that it is the kind of file you meant.',
    });
  }
  if (!request.strict) return;
  const unknown = read.notes.filter((note) => UNKNOWN.includes(note.what));
  if (read.rejected.length === 0 && unknown.length === 0) return;
  const faults = [
    ...(read.rejected.length > 0 ? [rejections] : []),
    ...unknown.slice(0, 5).map((note) => `${note.what} ${note.value} (${note.rows})`),
  ];
  throw refuseFile(name, {
    refused: `--strict lets nothing pass that is rejected or unknown: ${faults.join('; ')}.`,
    next: 'Correct the file, or leave --strict off to import the rest of it.',
  });
}

function describeRejected(rejected: readonly RejectedRow[]): string {
  const [first] = rejected;
  if (first === undefined) return 'no row';
  const lines = nameLines(rejected.map((row) => row.line));
  return `${lines} (line ${first.line}, column ${first.column}: ${first.reason})`;
}

function numberInPath(): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_NUMBER_IN_PATH',
    exit: EXIT.usage,
    message: 'The path of the file holds an NHS number; it would be kept with the import.',
    next: ['Give the file or its folder another name.'],
  });
}

/** Characters that command a terminal or begin a line of their own: a name is told on one line. */
const MOVING = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

function controlsInName(): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_FILE_NAME',
    exit: EXIT.usage,
    message:
      'The path of the file holds a line break or another control character; its name would be kept with the import.',
    next: ['Give the file or its folder another name.'],
  });
}

function unfit(path: string, trouble: string): ExpectedError {
  return refuseFile(basename(path), {
    refused: `This cannot be imported: ${trouble}.`,
    next: 'Check that this is the file you meant.',
  });
}
