import type { Moment } from '../model.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * A date as the HTML views show it, `dd-Mmm-yyyy`, without a time of day. What nobody knows of it is
 * left off (`Apr 2009`, `2008`) or, where the system pads, shown as the first; no date is no text.
 */
export function htmlDate(date: Moment | undefined, pads: boolean): string {
  if (date === undefined) return '';
  const whole = pads ? `${date}${'0000-01-01'.slice(date.length)}` : date;
  const [year = '', month, day] = whole.slice(0, 10).split('-');
  if (month === undefined) return year;
  const name = MONTHS[Number(month) - 1] ?? '';
  return day === undefined ? `${name} ${year}` : `${day}-${name}-${year}`;
}
