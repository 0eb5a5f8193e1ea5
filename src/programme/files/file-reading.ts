import { maskNumbers } from '../../base/mask-numbers.ts';

/** A row that was left out, and why. Never holds what the cell says: exports may name people. */
export interface RejectedRow {
  /** Line of the file, 1-based. */
  readonly line: number;
  /** Column by number or name, for people. */
  readonly column: string;
  readonly reason: string;
}

/** Things of a file that are kept although we do not know what they mean, or that a person should see. */
export const NOTE_KINDS = [
  'unknown-status',
  'unknown-setting',
  'unknown-role',
  'unknown-kind',
  'no-setting',
  'inactive-without-close-date',
  'status-from-dates',
  'status-not-said',
  'unknown-state',
  'unknown-dpia-state',
  'unknown-signatory-role',
  'signatory-not-kept',
  'unlikely-step',
  'signature-gone',
  'supersession-cycle',
  'unknown-level',
  'route-overlap',
  'route-gap',
  'not-in-register',
  'unknown-record-class',
  'role-not-said',
  'practice-role-not-said',
  'status-against-dates',
  'several-commissioners',
  'commissioner-to-come',
  'commissioner-not-kept',
  'several-successors',
  'overlapping-membership',
  'unknown-outcome',
  'days-from-rows',
  'days-missing',
  'days-not-covered',
  'weeks-taken-over',
  'weeks-passed-over',
  'users-not-counted',
  'offsets-as-written',
  'own-name-read',
  'columns-dropped',
  'staff-columns-dropped',
] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** One remark on a file, counted over all the rows it holds for. */
export interface ImportNote {
  readonly what: NoteKind;
  /** The code or column it is about; only ever a code of a code list, an ODS code or a word of ours. */
  readonly value: string;
  /** Rows (columns for the two `…columns-dropped`) it holds for. */
  readonly rows: number;
  /** First line it was seen on; undefined when it is not about single lines. */
  readonly line?: number | undefined;
}

/** A whole file that is not read, and what to do about it. Both are full sentences. */
export interface FileRefusal {
  readonly refused: string;
  readonly next: string;
}

/** Gathers notes of the same kind and value into one, in order of first appearance. */
export function createNotes(): {
  add(what: NoteKind, value: string, line?: number): void;
  all(): ImportNote[];
} {
  const notes = new Map<string, ImportNote>();
  return {
    add(what, text, line) {
      const value = ABOUT_COLUMNS.includes(what)
        ? nameColumn(text)
        : mayRepeat(what, text)
          ? text
          : '(not a code)';
      const key = `${what}\u0000${value}`;
      const known = notes.get(key);
      notes.set(key, { what, value, rows: (known?.rows ?? 0) + 1, line: known?.line ?? line });
    },
    all: () => [...notes.values()],
  };
}

/** Notes whose value is the name of a column; no cell is ever repeated by them. */
const ABOUT_COLUMNS: readonly NoteKind[] = [
  'unknown-state',
  'unknown-dpia-state',
  'unknown-signatory-role',
  'signatory-not-kept',
  'own-name-read',
];

/** A name of a column as it may be printed: where a header is missing, it is somebody's data. */
export function nameColumn(name: string): string {
  return maskNumbers(name) === name && !name.includes('@')
    ? name.slice(0, 60)
    : '(name not printed)';
}

/** What a note may repeat: anything longer may be free text that slipped into the column. */
const SHORT_CODE = /^[\w .:|/-]{0,40}$/;

/** What a note on a cell may repeat: codes and words of its own list, for a name may have slipped into it. */
const REPEATED: Readonly<Partial<Record<NoteKind, RegExp>>> = {
  'unknown-status':
    /^(?:[a-z]|(?:in)?active|open|closed|pending|paused|dormant|proposed|merged|suspended|terminated|live|retired|new)$/i,
  'unknown-setting': /^(?:\d{1,3}|RO\d{1,5}(?:\s*\|\s*RO\d{1,5})*)$/,
  'unknown-role': /^RO\d{1,5}$/,
  'unknown-record-class': /^RC\d{1,3}$/,
  'unknown-kind':
    /^(?:(?:gp|nhs|primary|secondary|community|mental|health|social|care|acute|ambulance|out|of|hours|urgent|walk|in|treatment|independent|local|public|private|regional|sub|practice|surgery|branch|site|trust|hospital|hospice|pharmacy|optician|dentist|prison|clinic|home|nursing|centre|service|services|provider|network|pcn|commissioner|ccg|icb|icp|authority|council|board|charity|federation|hub|supplier|organisation|other|unknown)(?:[ _-](?=[a-z])|$))+$/i,
};

function mayRepeat(what: NoteKind, text: string): boolean {
  return text === '' || (REPEATED[what] ?? SHORT_CODE).test(text);
}

/** What gathers notes while a file is read. */
export type Notes = ReturnType<typeof createNotes>;

/** Whether a reading was refused. */
export function isRefusal(value: object): value is FileRefusal {
  return 'refused' in value;
}

/** The first few lines and how many there are in all: `lines 3, 8, 9 and 4 more`. */
export function nameLines(lines: readonly number[]): string {
  const shown = lines.slice(0, 5).join(', ');
  const rest = lines.length > 5 ? ` and ${lines.length - 5} more` : '';
  return `${lines.length === 1 ? 'line' : 'lines'} ${shown}${rest}`;
}

/** Rejected rows in the order of the file. */
export function byLine(rejected: readonly RejectedRow[]): RejectedRow[] {
  return rejected.toSorted((a, b) => a.line - b.line);
}
