import { type CsvRow, type CsvTable, cell } from './csv-rows.ts';
import type { FileRefusal } from './file-reading.ts';

/** Where each wanted field stands, as 1-based columns; 0 for a field the file does not have. */
export type ColumnPlaces<Field extends string> = Readonly<Record<Field, number>>;

/** Finds columns by name; refuses when a required one is missing or a wanted name stands twice. */
export function placeColumns<Field extends string>(
  table: CsvTable,
  wanted: Readonly<Record<Field, string>>,
  required: readonly NoInfer<Field>[],
): { places: ColumnPlaces<Field> } | FileRefusal {
  const places = {} as Record<Field, number>;
  for (const field of Object.keys(wanted) as Field[]) {
    const name = wanted[field];
    const place = table.header.indexOf(name);
    if (place !== -1 && table.header.lastIndexOf(name) !== place) {
      return {
        refused: `The column "${name}" stands twice in the header.`,
        next: 'Give each column its own name; which of the two is meant is never guessed.',
      };
    }
    places[field] = place + 1;
  }
  const missing = required.filter((field) => places[field] === 0).map((field) => wanted[field]);
  if (missing.length === 0) return { places };
  return {
    refused: `The header has no column ${missing.map((name) => `"${name}"`).join(', ')}.`,
    next: `The first line must name these columns: ${required.map((field) => wanted[field]).join(', ')}.`,
  };
}

/** The cell of a placed column; empty when the file does not have it. */
export function placedCell(row: CsvRow, place: number): string {
  return place === 0 ? '' : cell(row, place);
}
