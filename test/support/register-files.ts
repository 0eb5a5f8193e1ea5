import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CalendarDate, parseCalendarDate } from '../../src/base/calendar-date.ts';
import { assert } from '../../src/base/assert.ts';
import { ROOT } from './source-files.ts';

/** Path of a hand-written file of the register. */
export function registerPath(name: string): string {
  return join(ROOT, 'fixtures/register', name);
}

/** Text of a hand-written file of the register. */
export function registerText(name: string): string {
  return readFileSync(registerPath(name), 'utf8');
}

/** A day in a test. */
export function day(text: string): CalendarDate {
  const date = parseCalendarDate(text);
  assert(date !== undefined, 'a test names a day that is none');
  return date;
}

/** One epraccur row of 27 columns; only what is given is filled. */
export function epraccurRow(cells: Readonly<Record<number, string>>): string {
  return Array.from({ length: 27 }, (_, index) => cells[index + 1] ?? '').join(',');
}
