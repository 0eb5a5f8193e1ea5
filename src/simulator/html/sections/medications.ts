import type { MedicationEntry } from '../../model.ts';
import { addDays } from '../../moments.ts';
import type { HtmlContext } from '../context.ts';
import { entriesOf, shownDate } from '../context.ts';
import type { Row, Section, Subsection } from '../table.ts';
import { columns, listRows } from '../table.ts';
import { lines, linkedProblems, termOf } from '../words.ts';
import { isCurrentRepeat, isRecentAcute, newestIssue } from './currency.ts';
import { endDate, endReason, endWords } from './end-of-course.ts';
import { writeAllIssues, writeAllMedication } from './medication-history.ts';

/** Drugs: recent acute ones, repeats on and off the list, and everything by drug twice over. */
export function writeMedications(context: HtmlContext): Section {
  return {
    title: 'Medications',
    subsections: [
      writeAcuteMedication(context, (entry) => isRecentAcute(context, entry)),
      writeCurrentRepeats(context),
      writeDiscontinuedRepeats(context),
      writeAllMedication(context),
      writeAllIssues(context),
    ],
  };
}

/** Acute drugs that are `listed`. */
export function writeAcuteMedication(
  context: HtmlContext,
  listed: (entry: MedicationEntry) => boolean,
): Subsection {
  const shape = {
    columns: columns(
      'Type',
      'Start Date',
      'Medication Item',
      'Dosage Instruction',
      'Quantity',
      'Scheduled End Date',
      'Days Duration',
      'Additional Information',
    ),
    main: 'Medication Item',
    write: (entry: MedicationEntry): Row[] => {
      const start = newestIssue(entry);
      const isWhole = start?.length === 10;
      return [
        [
          'Acute',
          shownDate(context, start),
          ...instructions(entry),
          isWhole ? shownDate(context, addDays(start, entry.durationDays)) : '',
          String(entry.durationDays),
          lines(...linkedProblems(context, entry), endWords(context, entry), entry.text),
        ],
      ];
    },
  };
  const entries = entriesOf(context, 'medication').filter(listed);
  const title = 'Acute Medication (Last 12 Months)';
  return { title, id: 'med-tab-acu-med', ...listRows(context, entries, shape) };
}

/** Repeats on the current list. */
export function writeCurrentRepeats(context: HtmlContext): Subsection {
  const shape = {
    columns: columns(
      'Type',
      'Start Date',
      'Medication Item',
      'Dosage Instruction',
      'Quantity',
      'Last Issued Date',
      'Number of Prescriptions Issued',
      'Max Issues',
      'Review Date',
      'Additional Information',
    ),
    main: 'Medication Item',
    write: (entry: MedicationEntry): Row[] => [
      [
        'Repeat',
        shownDate(context, entry.date),
        ...instructions(entry),
        lastIssued(context, entry),
        entry.issues.length === 0 ? '' : String(entry.issues.length),
        context.system.maxIssues ? String(entry.issuesAllowed ?? '') : '',
        '',
        lines(...linkedProblems(context, entry), entry.text),
      ],
    ],
  };
  const entries = entriesOf(context, 'medication').filter((entry) =>
    isCurrentRepeat(context, entry),
  );
  const title = 'Current Repeat Medication';
  return { title, id: 'med-tab-curr-rep', ...listRows(context, entries, shape) };
}

function writeDiscontinuedRepeats(context: HtmlContext): Subsection {
  const shape = {
    columns: columns(
      'Type',
      'Last Issued Date',
      'Medication Item',
      'Dosage Instruction',
      'Quantity',
      'Discontinued Date',
      'Discontinuation Reason',
      'Additional Information',
    ),
    main: 'Medication Item',
    by: newestIssue,
    write: (entry: MedicationEntry): Row[] => [
      [
        'Repeat',
        lastIssued(context, entry),
        ...instructions(entry),
        endDate(context, entry),
        endReason(context, entry),
        lines(...linkedProblems(context, entry), entry.text),
      ],
    ],
  };
  const entries = entriesOf(context, 'medication').filter(
    (entry) => entry.course === 'repeat' && !isCurrentRepeat(context, entry),
  );
  const title = 'Discontinued Repeat Medication';
  return { title, id: 'med-tab-dis-rep', ...listRows(context, entries, shape) };
}

function instructions(entry: MedicationEntry): string[] {
  const { number, unit } = entry.quantity;
  return [termOf(entry.concept), entry.dose, `${number} ${unit}`];
}

function lastIssued(context: HtmlContext, entry: MedicationEntry): string {
  return entry.issues.length === 0 ? '' : shownDate(context, newestIssue(entry));
}
