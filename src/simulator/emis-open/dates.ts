import { element, textElement } from '../mig/xml.ts';
import type { Moment } from '../model.ts';

/** `dd/mm/yyyy`, the unknown part padded with the first. */
export function emisDay(date: Moment): string {
  const [year = '', month = '', day = ''] = `${date}${'0000-01-01'.slice(date.length)}`
    .slice(0, 10)
    .split('-');
  return `${day}/${month}/${year}`;
}

/**
 * `AssignedDate` and `DatePart`: 0 for a whole date, 1 for month and year, 2 for a year. A date nobody
 * knows is left out and says 3. The time of day has an element of its own.
 */
export function writeDate(date: Moment | undefined): (string | undefined)[] {
  if (date === undefined) return [textElement('DatePart', '3')];
  const part = date.length === 4 ? '2' : date.length === 7 ? '1' : '0';
  return [textElement('AssignedDate', emisDay(date)), textElement('DatePart', part)];
}

/** `AssignedTime`; nothing when only a day is known. */
export function writeTime(date: Moment | undefined): string | undefined {
  return date === undefined || date.length <= 10
    ? undefined
    : textElement('AssignedTime', date.slice(11, 19));
}

/** Who typed it in, and when. */
export function writeAuthor(recorded: Moment): string {
  const when = recorded.length > 10 ? ` ${recorded.slice(11, 19)}` : '';
  return element('OriginalAuthor', [
    element('User', [textElement('RefID', '1')]),
    textElement('SystemDate', `${emisDay(recorded)}${when}`),
  ]);
}
