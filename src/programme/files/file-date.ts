import { type CalendarDate, parseCalendarDate } from '../../base/calendar-date.ts';

/** The day a file's name carries (`epraccur-2020-01-31.csv`, `epraccur_20200131.csv`); undefined when it names none, or two. */
export function dateInFileName(name: string): CalendarDate | undefined {
  const found = new Set<CalendarDate>();
  for (const match of name.matchAll(/(?<!\d)(\d{4})([-_]?)(\d{2})\2(\d{2})(?!\d)/g)) {
    const date = parseCalendarDate(`${match[1]}-${match[3]}-${match[4]}`);
    if (date !== undefined) found.add(date);
  }
  return found.size === 1 ? [...found][0] : undefined;
}
