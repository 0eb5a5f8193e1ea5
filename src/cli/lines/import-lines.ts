import type { ImportReport } from '../../workflow/register/import-file.ts';
import { type TableColumn, formatTable } from '../table/table.ts';

/** Rejected rows and notes shown; the rest is counted, and whole in --json. */
const SHOWN_MAX = 20;

const MEANINGS: Readonly<Record<string, string>> = {
  'unknown-status': 'a status we do not know; kept with the status unsaid',
  'unknown-setting': 'a prescribing setting we do not know; kept, not a GP practice',
  'unknown-role': 'a role code we do not know; kept',
  'unknown-kind': 'a kind we do not know; kept as "other"',
  'no-setting': 'no setting and no role; kept, not a GP practice',
  'inactive-without-close-date': 'not said whether closed or dormant; kept with the status unsaid',
  'status-from-dates': 'the file has no status; told from its dates',
  'status-not-said': 'neither a status nor dates to tell it from; kept with the status unsaid',
  'unknown-state': 'a state we do not know in this column; map it under agreements.states',
  'unknown-dpia-state':
    'a DPIA state we do not know in this column; map it under agreements.states',
  'unknown-signatory-role':
    'a part somebody signs in that we do not know; map it under agreements.states',
  'signatory-not-kept': 'names of signatories with an address or a number in them; not kept',
  'signature-gone': 'signed in the export before, and no end told since; kept as given',
  'supersession-cycle': 'takes, through others, its own place; kept as given',
  'unknown-level': 'a level we do not know in this column; kept with the level unsaid',
  'route-overlap': 'two routes for the same practices at the same time; kept',
  'route-gap': 'days between two routes with no route; kept',
  'unlikely-step': 'no event leads from the one state to the other; kept as given',
  'not-in-register': 'in no organisation snapshot of the day; kept',
  'unknown-record-class': 'a record class we do not know, or none; kept',
  'role-not-said': 'no role; kept as "other"',
  'practice-role-not-said':
    'a list names the primary role only, not whether this is a GP practice; import its record',
  'status-against-dates': 'status and close date do not go together; kept as said',
  'commissioner-not-kept':
    'the column of the commissioner holds no ODS code; the row is kept without',
  'commissioner-to-come': 'joins its commissioner after the day of the file; unknown until then',
  'several-commissioners': 'several commissioners in force; none is chosen',
  'several-successors': 'several successors; which of them took over what, a person must say',
  'overlapping-membership': 'in two networks at once; kept, the one begun last counts',
  'unknown-outcome': 'an outcome we do not know; counted as an access; map it under usage.outcomes',
  'days-from-rows': 'days covered, told from the rows; state all days with --from and --to',
  'days-missing':
    'days in a row without a row: a week without use is believed only with --from and --to',
  'days-not-covered':
    'not covered, for rows of them were rejected: a week with such a day is no quiet week',
  'weeks-taken-over':
    'weeks of an earlier import that this one now counts in its place; use that only the earlier one tells of a flow stays',
  'weeks-passed-over': 'weeks an earlier import counts; not counted again',
  'users-not-counted': 'more different users than are told apart; accesses are counted',
  'offsets-as-written': 'stamps that tell their zone; their days are taken as written (usage.zone)',
  'own-name-read':
    'the file has no column of the configured name; the one of our own name was read',
  'columns-dropped': 'columns that are not mapped; never read',
  'staff-columns-dropped': 'columns that look like people; never read',
};

/** What an import did, for people. */
export function importLines(
  report: ImportReport & { readonly rejectedRows?: number },
  width?: number,
): string[] {
  return [
    headline(report),
    `  ${report.kept} of ${report.rows} rows kept, ${report.rejectedRows ?? report.rejected.length} rejected.`,
    ...rejectedLines(report, width),
    ...noteLines(report, width),
  ];
}

function headline(report: ImportReport): string {
  const what = `${report.file} as ${report.importedAs}, as at ${report.asAt}`;
  if (report.alreadyImported) {
    return `Already imported, nothing done: ${what} (import ${report.id}).`;
  }
  return report.dryRun
    ? `Dry run, nothing stored: ${what}.`
    : `Imported ${what} (import ${report.id}).`;
}

function rejectedLines({ rejected }: ImportReport, width: number | undefined): string[] {
  if (rejected.length === 0) return [];
  const rows = rejected
    .slice(0, SHOWN_MAX)
    .map((row) => [String(row.line), row.column, row.reason]);
  return [
    '',
    ...formatTable(
      [
        { title: 'line', align: 'right' },
        { title: 'column' },
        { title: 'rejected because', wrap: true },
      ],
      rows,
      { width },
    ),
    ...more(rejected.length),
  ];
}

/** Remarks on a file as a table, after a blank line; no line when there is none. */
export function noteLines({ notes }: Pick<ImportReport, 'notes'>, width?: number): string[] {
  if (notes.length === 0) return [];
  const shown = notes.slice(0, SHOWN_MAX);
  const columns = shown.some(({ line }) => line !== undefined)
    ? NOTE_COLUMNS
    : NOTE_COLUMNS.filter((column) => column !== LINE_COLUMN);
  const rows = shown.map((note) => columns.map(({ get }) => get(note)));
  return ['', ...formatTable(columns, rows, { width }), ...more(notes.length)];
}

type NoteColumn = TableColumn & { readonly get: (note: ImportReport['notes'][number]) => string };

const LINE_COLUMN: NoteColumn = {
  title: 'first line',
  align: 'right',
  get: ({ line }) => (line === undefined ? '-' : String(line)),
};

const NOTE_COLUMNS: readonly NoteColumn[] = [
  { title: 'note', get: ({ what }) => what },
  { title: 'of', get: ({ value }) => value },
  { title: 'count', align: 'right', get: ({ rows }) => String(rows) },
  LINE_COLUMN,
  { title: 'meaning', wrap: true, get: ({ what }) => MEANINGS[what] ?? '' },
];

function more(count: number): string[] {
  return count > SHOWN_MAX ? [`… and ${count - SHOWN_MAX} more; all of them with --json.`] : [];
}
