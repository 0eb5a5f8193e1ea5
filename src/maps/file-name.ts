import { type CalendarDate, parseCalendarDate } from '../base/calendar-date.ts';
import type { MapLayout } from './map-row.ts';

/** The day of a release in the name of its file: `…_20200401.txt`, `…_20200401000001.txt`; undefined when it names none, or two. */
export function releaseInName(name: string): CalendarDate | undefined {
  const found = new Set<CalendarDate>();
  for (const match of name.matchAll(/(?<!\d)(\d{8})(?:\d{6})?(?!\d)/g)) {
    const date = parseCalendarDate(match[1] ?? '');
    if (date !== undefined) found.add(date);
  }
  return found.size === 1 ? [...found][0] : undefined;
}

/**
 * What a newer release takes the place of. RF2 comes in editions, told by the middle of the file's name
 * (`sct2_Description_UKCLSnapshot-en_GB1000000_20200401.txt`): releases of one edition share a series,
 * whether full or snapshot. Every other layout is one series.
 */
export function seriesOf(layout: MapLayout, name: string): string {
  if (!layout.editions) return layout.id;
  const stem = name
    .replace(/\.gz$/i, '')
    .replace(/\.[a-z]+$/i, '')
    .replace(/[_-]?(?<!\d)\d{8}(?:\d{6})?(?!\d)/, '')
    .replace(/(?:Snapshot|Full)/, '')
    .replace(/^x?(?:sct2|der2)_(?:Description|Concept|cRefset_Association)[_-]*/i, '')
    .replace(/^[_-]+/, '');
  return stem === '' ? layout.id : `${layout.id} ${stem}`;
}

/** Whether a file is a delta by its name: it holds changes only, which would pass for the whole. */
export function isDelta(name: string): boolean {
  return /Delta/.test(name);
}
