import type { MedicationEntry, SimulatedEntry } from '../../model.ts';
import type { HtmlContext } from '../context.ts';
import { entriesOf, shownDate } from '../context.ts';
import type { Row, Subsection } from '../table.ts';
import { columns, listRows, newestFirst } from '../table.ts';
import { lines, linkedProblems, termOf } from '../words.ts';
import { newestIssue } from './currency.ts';
import { endWords } from './end-of-course.ts';

/** Every course, under the name of its drug. */
export function writeAllMedication(context: HtmlContext): Subsection {
  const shape = {
    columns: columns(
      'Type',
      'Start Date',
      'Medication Item',
      'Dosage Instruction',
      'Quantity',
      'Last Issued Date',
      'Number of Prescriptions Issued',
      'Discontinuation Details',
      'Additional Information',
    ),
    main: 'Medication Item',
    takesPeriod: true,
    write: (entry: MedicationEntry): Row[] => [
      [
        ...firstCells(entry, shownDate(context, entry.date)),
        entry.issues.length === 0 ? '' : shownDate(context, newestIssue(entry)),
        entry.issues.length === 0 ? '' : String(entry.issues.length),
        endWords(context, entry) ?? '',
        lines(...linkedProblems(context, entry), entry.text),
      ],
    ],
  };
  const listed = listRows(context, entriesOf(context, 'medication'), shape);
  const rows = grouped(listed.rows);
  return { title: 'All Medication', id: 'med-tab-all-sum', ...listed, rows };
}

/** Every issue, under the name of its drug. */
export function writeAllIssues(context: HtmlContext): Subsection {
  const shape = {
    columns: columns(
      'Type',
      'Issue Date',
      'Medication Item',
      'Dosage Instruction',
      'Quantity',
      'Days Duration',
      'Additional Information',
    ),
    main: 'Medication Item',
    takesPeriod: true,
    by: (entry: SimulatedEntry) => entry.date,
    write: (entry: MedicationEntry): Row[] => [
      [
        ...firstCells(entry, shownDate(context, entry.date)),
        String(entry.durationDays),
        lines(...linkedProblems(context, entry)),
      ],
    ],
  };
  const issues = newestFirst(
    entriesOf(context, 'medication').flatMap(issuesOf),
    ({ date }) => date,
  );
  const listed = listRows(context, issues, shape);
  const rows = grouped(listed.rows);
  return { title: 'All Medication Issues', id: 'med-tab-all-iss', ...listed, rows };
}

/** A course as its issues, each with the day it was made; a course held back stays one. */
function issuesOf(entry: MedicationEntry): MedicationEntry[] {
  if (entry.confidential === true) return [entry];
  return entry.issues.map(({ date }) => ({ ...entry, date }));
}

function firstCells(entry: MedicationEntry, date: string): string[] {
  const { number, unit } = entry.quantity;
  const type = entry.course === 'acute' ? 'Acute' : 'Repeat';
  return [type, date, termOf(entry.concept), entry.dose, `${number} ${unit}`];
}

/** Rows under the names in their third cell, names in alphabetical order. */
function grouped(rows: readonly Row[]): Row[] {
  const byName = new Map<string, Row[]>();
  for (const row of rows) {
    const name = 'group' in row ? row.group : String(row[2] ?? '');
    byName.set(name, [...(byName.get(name) ?? []), row]);
  }
  return [...byName]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([group, members]) => [{ group }, ...members]);
}
