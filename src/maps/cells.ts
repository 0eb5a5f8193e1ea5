import { parseCalendarDate } from '../base/calendar-date.ts';
import { type SnomedIdentity, identifySnomed } from '../record/snomed-id.ts';
import type { MapStatus } from '../record/code-map.ts';

/** What a cell holds, or why it holds nothing that can be used. */
export type CellValue<T> = { readonly value: T } | { readonly reason: string };

/** Reads a day written `yyyymmdd`. */
export function dayCell(text: string): CellValue<string> {
  const day = /^\d{8}$/.test(text) ? parseCalendarDate(text) : undefined;
  return day === undefined ? { reason: 'no day written yyyymmdd' } : { value: day };
}

/** A code of Read v2 or CTV3: five characters as they stand, dots included. */
export function fiveCell(text: string): CellValue<string> {
  return /^[0-9A-Za-z.]{5}$/.test(text)
    ? { value: text }
    : { reason: 'no code of five characters' };
}

/** A term code: two characters, so that the key has seven. */
export function termCodeCell(text: string): CellValue<string> {
  return /^[0-9A-Za-z]{2}$/.test(text)
    ? { value: text }
    : { reason: 'no term code of two characters' };
}

/** Status of a TRUD map: 1 active, 0 inactive, 2 ambiguous (mig-wire §9.3). */
export function mapStatusCell(text: string): CellValue<MapStatus> {
  const status = STATUSES.get(text);
  return status === undefined
    ? { reason: 'a map status that is not 0, 1 or 2' }
    : { value: status };
}

const STATUSES: ReadonlyMap<string, MapStatus> = new Map([
  ['0', 'inactive'],
  ['1', 'active'],
  ['2', 'ambiguous'],
]);

/** A flag written 1 or 0. */
export function flagCell(text: string): CellValue<boolean> {
  if (text === '1') return { value: true };
  return text === '0' ? { value: false } : { reason: 'a flag that is neither 0 nor 1' };
}

/** A flag that may be left out; empty stays unknown. */
export function optionalFlagCell(text: string): CellValue<boolean | undefined> {
  return text === '' ? { value: undefined } : flagCell(text);
}

/** Text that must be there; a sign that was lost in decoding would make it another key. */
export function filledCell(text: string): CellValue<string> {
  if (text === '') return { reason: 'the cell is empty' };
  return text.includes('\uFFFD') ? { reason: 'not UTF-8 text' } : { value: text };
}

/**
 * The target of a map: an identifier, told later whether it is one of a concept, or a marker such as
 * `_DRUG`. Only a row that is not in use may leave it out.
 */
export function targetCell(text: string, status: MapStatus): CellValue<string> {
  if (/^\d{6,18}$/.test(text) || /^_[A-Z0-9_]+$/i.test(text)) return { value: text };
  if (text === '' && status === 'inactive') return { value: '' };
  return { reason: 'neither a SNOMED identifier nor a marker that begins with _' };
}

/** A SNOMED identifier of a certain sort. */
export function snomedCell(text: string, wanted: SnomedIdentity): CellValue<string> {
  const identity = identifySnomed(text);
  if (identity === wanted) return { value: text };
  return {
    reason:
      identity === 'check-digit'
        ? 'a SNOMED identifier whose check digit is wrong'
        : `no SNOMED identifier of a ${wanted}`,
  };
}

type Values<T extends Readonly<Record<string, CellValue<unknown>>>> = {
  readonly [K in keyof T]: T[K] extends CellValue<infer V> ? V : never;
};

/** All cells of a line: their values, or the first that has none. */
export function takeCells<const T extends Readonly<Record<string, CellValue<unknown>>>>(
  cells: T,
): { readonly values: Values<T> } | { readonly column: string; readonly reason: string } {
  const values: Record<string, unknown> = {};
  for (const field in cells) {
    const cell = cells[field] as CellValue<unknown>;
    if ('reason' in cell) return { column: field, reason: cell.reason };
    values[field] = cell.value;
  }
  return { values: values as Values<T> };
}
