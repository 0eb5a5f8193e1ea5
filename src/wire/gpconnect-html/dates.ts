import { parsePartialDate } from '../../base/partial-date.ts';
import type { PartialDate } from '../../base/partial-date.ts';
import { remember } from '../../base/remember.ts';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const FULL =
  'january february march april may june july august september october november december'.split(
    ' ',
  );

const SHAPE = /^(?:(?:(\d{1,2})[ -])?([a-z]{3,9})[ -])?(\d{4})$/i;

/**
 * Reads `dd-Mmm-yyyy`, `Mmm yyyy` or `yyyy`, months in English in any letter case; the part that is not
 * written is not filled in. `undefined` when it is no such date or no day that exists.
 */
export const parseHtmlDate: (original: string) => PartialDate | undefined = remember(parse);

function parse(original: string): PartialDate | undefined {
  const match = SHAPE.exec(original.trim());
  if (match === null) return undefined;
  const [, day, month, year = ''] = match;
  if (month === undefined) return withOriginal(year, original);
  const number = monthOf(month.toLowerCase());
  if (number === undefined) return undefined;
  const parts = [year, number, ...(day === undefined ? [] : [day.padStart(2, '0')])];
  return withOriginal(parts.join('-'), original);
}

function monthOf(name: string): string | undefined {
  const short = MONTHS.indexOf(name === 'sept' ? 'sep' : name);
  const index = short >= 0 ? short : FULL.indexOf(name);
  return index < 0 ? undefined : String(index + 1).padStart(2, '0');
}

function withOriginal(iso: string, original: string): PartialDate | undefined {
  const date = parsePartialDate(iso);
  return date === undefined ? undefined : { ...date, original };
}
