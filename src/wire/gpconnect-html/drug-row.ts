import type { IssueDetail } from '../../record/kinds/issue.ts';
import type { CourseType, MedicationDetail } from '../../record/kinds/medication.ts';
import type { Status } from '../../record/status.ts';
import type { Context } from './context.ts';
import type { RowParts } from './row-entry.ts';
import type { Row } from './row.ts';
import { cellDate, cellLines, cellText, cellWord } from './row.ts';
import { readDrugLines } from './drug-lines.ts';
import { COURSE_WORDS } from './wordings.ts';

/** Reads a row of a table of courses; the table it stands in tells its state. */
export function readCourse(context: Context, row: Row): RowParts {
  const discontinued = cellDate(context, row, 'discontinued');
  const scheduled = cellDate(context, row, 'scheduledEnd');
  const reason = cellText(row, 'reason');
  const { text, links, ending } = readDrugLines(cellLines(row, 'ending', 'info', 'details'), {
    isTold: discontinued !== undefined || reason !== undefined,
  });
  const isStopped = discontinued !== undefined || reason !== undefined || ending?.stopped === true;
  return {
    term: cellText(row, 'term'),
    date: cellDate(context, row, 'date'),
    status: statusOf(context, row, { isStopped, isOver: ending !== undefined }),
    text,
    links,
    detail: present({
      kind: 'medication' as const,
      dose: cellText(row, 'dose'),
      quantityText: cellText(row, 'quantity'),
      durationDays: cellText(row, 'days'),
      course: courseOf(context, row),
      ended: discontinued ?? ending?.date ?? scheduled,
      endReason: reason ?? ending?.reason,
      lastIssued: cellDate(context, row, 'lastIssued'),
      review: cellDate(context, row, 'review'),
      issuesAllowed: cellText(row, 'issuesAllowed'),
      issuesMade: cellText(row, 'issuesMade'),
    } satisfies MedicationDetail),
  };
}

/** Reads a row of the table of single issues. */
export function readIssue(context: Context, row: Row): RowParts {
  const { text, links } = readDrugLines(cellLines(row, 'info', 'details'), { isTold: true });
  // The type of an issue is that of its course, which stands with the course; it is checked all the same.
  cellWord(context, row, { field: 'type', words: COURSE_WORDS });
  return {
    term: cellText(row, 'term'),
    date: cellDate(context, row, 'date'),
    links,
    text: [
      ...text,
      ...ISSUE_WORDS.flatMap(([field, words]) =>
        row.cells.has(field) ? cellLines(row, field).map((line) => `${words}: ${line}`) : [],
      ),
    ],
    detail: present({
      kind: 'issue' as const,
      dose: cellText(row, 'dose'),
      quantityText: cellText(row, 'quantity'),
      durationDays: cellText(row, 'days'),
    } satisfies IssueDetail),
  };
}

/** What a table says of an issue for which the record has no field. */
const ISSUE_WORDS = [
  ['scheduledEnd', 'Scheduled end'],
  ['lastIssued', 'Last issued'],
  ['issuesMade', 'Issues made'],
  ['issuesAllowed', 'Issues allowed'],
  ['review', 'Review'],
  ['discontinued', 'Discontinued'],
  ['reason', 'Reason'],
  ['ending', 'Ending'],
] as const;

/**
 * A repeat of the current list is active. An acute one may have run out within the twelve months its table
 * covers. A discontinued one was stopped early only where its supplier tells that from having run out.
 */
function statusOf(
  { supplier, log }: Context,
  { role, place }: Row,
  { isStopped, isOver }: { readonly isStopped: boolean; readonly isOver: boolean },
): Status | undefined {
  const over = isStopped && supplier?.stoppedCourses === true ? 'stopped' : 'ended';
  if (role === 'medication-repeat' || role === 'medication-current') {
    if (!isStopped) return 'active';
    log.error(place, 'a course among the current ones is said to be stopped');
    return over;
  }
  if (role === 'medication-past') return 'ended';
  if (role === 'medication-discontinued') return over;
  return isStopped || isOver ? over : undefined;
}

const COURSE_OF_ROLE: Readonly<Partial<Record<Row['role'], CourseType>>> = {
  'medication-acute': 'acute',
  'medication-repeat': 'repeat',
  'medication-discontinued': 'repeat',
};

function courseOf(context: Context, row: Row): CourseType | undefined {
  return cellText(row, 'type') === undefined
    ? COURSE_OF_ROLE[row.role]
    : cellWord(context, row, { field: 'type', words: COURSE_WORDS });
}

/** Without the fields that say nothing. */
function present<T extends object>(detail: T): T {
  const said: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(detail)) if (value !== undefined) said[name] = value;
  return said as T;
}
