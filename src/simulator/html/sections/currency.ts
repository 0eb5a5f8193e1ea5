import type { MedicationEntry, Moment } from '../../model.ts';
import { addDays } from '../../moments.ts';
import type { HtmlContext } from '../context.ts';

/** Days an acute drug stays in the table of recent ones, whatever the system (specification 0.7). */
const RECENT_DAYS = 365;
/** Days after which Microtest takes a drug nobody issues off the current list; typically half a year. */
const UNISSUED_DAYS = 183;

/** Whether the course belongs in the acute medication of the last twelve months. */
export function isRecentAcute(context: HtmlContext, entry: MedicationEntry): boolean {
  if (entry.course !== 'acute') return false;
  const start = newestIssue(entry);
  return start === undefined || start > addDays(context.options.asAt, -RECENT_DAYS);
}

/**
 * Whether an acute drug still counts as current. TPP: until its days have run out. EMIS: for 28 days,
 * or 14 days longer than it lasts, whichever is later. Vision: for a year. Microtest: for half a year.
 */
export function isCurrentAcute(context: HtmlContext, entry: MedicationEntry): boolean {
  const start = newestIssue(entry);
  if (entry.course !== 'acute' || start === undefined) return false;
  const { asAt } = context.options;
  const { durationDays } = entry;
  switch (context.gpSystem) {
    case 'TPP':
      return asAt <= addDays(start, durationDays);
    case 'EMIS':
      return asAt <= addDays(start, Math.max(28, durationDays + 14));
    case 'Vision':
      return asAt <= addDays(start, RECENT_DAYS);
    case 'Microtest':
      return asAt <= addDays(start, UNISSUED_DAYS);
  }
}

/** Whether a repeat is on the current list: not stopped, and with Microtest issued of late. */
export function isCurrentRepeat(context: HtmlContext, entry: MedicationEntry): boolean {
  if (entry.course !== 'repeat' || entry.status !== 'active') return false;
  const start = newestIssue(entry);
  if (context.gpSystem !== 'Microtest' || start === undefined) return true;
  return context.options.asAt <= addDays(start, UNISSUED_DAYS);
}

/** The day of the newest issue, or of the course where none was made. */
export function newestIssue(entry: MedicationEntry): Moment | undefined {
  const newest =
    entry.issues
      .map(({ date }) => date)
      .toSorted()
      .at(-1) ?? entry.date;
  return newest?.slice(0, 10);
}
