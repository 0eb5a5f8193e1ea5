import type { PartialDate } from '../../base/partial-date.ts';
import type { Context } from './context.ts';
import { parseHtmlDate } from './dates.ts';
import type { Field, Role } from './roles.ts';

/** One row of a table, its cells by what they say. */
export interface Row {
  readonly role: Role;
  readonly cells: ReadonlyMap<Field, readonly string[]>;
  readonly place: string;
}

/** The lines of a cell as one text; `undefined` when it is blank or not there. */
export function cellText(row: Row, field: Field): string | undefined {
  const lines = row.cells.get(field);
  if (lines === undefined || lines.length === 0) return undefined;
  return lines.length === 1 ? lines[0] : lines.join('\n');
}

/** The lines of several cells, in order. */
export function cellLines(row: Row, ...fields: readonly Field[]): readonly string[] {
  const lines: string[] = [];
  for (const field of fields) for (const line of row.cells.get(field) ?? []) lines.push(line);
  return lines;
}

/** The date in a cell; one that is none is an error, and the entry is read without it. */
export function cellDate(context: Context, row: Row, field: Field): PartialDate | undefined {
  const text = cellText(row, field);
  if (text === undefined) return undefined;
  const date = parseHtmlDate(text);
  if (date === undefined) {
    context.log.error(row.place, 'a cell holds no date of the form dd-Mmm-yyyy, Mmm yyyy or yyyy');
  }
  return date;
}

/** The meaning of a word in a cell, by a table; a word outside it is an error and means nothing. */
export function cellWord<T>(
  context: Context,
  row: Row,
  { field, words }: { readonly field: Field; readonly words: ReadonlyMap<string, T> },
): T | undefined {
  const text = cellText(row, field);
  const meaning = text === undefined ? undefined : words.get(text.toLowerCase());
  if (text !== undefined && meaning === undefined) {
    context.log.error(row.place, `the column ${field} holds a word this reader does not know`);
  }
  return meaning;
}
