import type { ImportReport } from '../workflow/import-file.ts';
import { formatTable } from './table.ts';

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
  'unlikely-step': 'no event leads from the one state to the other; kept as given',
  'not-in-register': 'in no organisation snapshot of the day; kept',
  'columns-dropped': 'columns that are not mapped; never read',
  'staff-columns-dropped': 'columns that look like people; never read',
};

/** What an import did, for people. */
export function importLines(report: ImportReport): string[] {
  return [
    headline(report),
    `  ${report.kept} of ${report.rows} rows kept, ${report.rejected.length} rejected.`,
    ...rejectedLines(report),
    ...noteLines(report),
  ];
}

function headline(report: ImportReport): string {
  const what = `${report.file} as ${report.importedAs}, as at ${report.asAt}`;
  if (report.alreadyImported) return `Already imported, nothing done: ${what}.`;
  return report.dryRun ? `Dry run, nothing stored: ${what}.` : `Imported ${what}.`;
}

function rejectedLines({ rejected }: ImportReport): string[] {
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
    ),
    ...more(rejected.length),
  ];
}

function noteLines({ notes }: ImportReport): string[] {
  if (notes.length === 0) return [];
  const rows = notes
    .slice(0, SHOWN_MAX)
    .map((note) => [note.what, note.value, String(note.rows), MEANINGS[note.what] ?? '']);
  return [
    '',
    ...formatTable(
      [
        { title: 'note' },
        { title: 'of' },
        { title: 'count', align: 'right' },
        { title: 'meaning', wrap: true },
      ],
      rows,
    ),
    ...more(notes.length),
  ];
}

function more(count: number): string[] {
  return count > SHOWN_MAX ? [`… and ${count - SHOWN_MAX} more; all of them with --json.`] : [];
}
