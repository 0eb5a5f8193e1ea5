import type { CalendarDate } from '../../base/calendar-date.ts';
import { type OdsCode, parseOdsCode } from '../../base/ods-code.ts';
import { foldWord } from './agreement-words.ts';
import { ASSURANCE_LEVELS, type Assurance, type AssuranceLevel } from './assurance.ts';
import {
  type CsvRow,
  type CsvTable,
  cell,
  foldHeader,
  readCsvRows,
  toTable,
} from '../files/csv-rows.ts';
import { type DayOrder, dayFault, readDayText, tellDayOrder } from '../files/day-text.ts';
import {
  type FileRefusal,
  type ImportNote,
  type Notes,
  type RejectedRow,
  byLine,
  createNotes,
  isRefusal,
} from '../files/file-reading.ts';
import { type ColumnPlaces, placeColumns, placedCell } from '../files/named-columns.ts';
import { readCodes } from '../organisations/ods-columns.ts';
import { splitUnfit } from '../files/person-guard.ts';

/** Names a column of an export of the toolkit may have for each of our fields, the first found counts. */
export const ASSURANCE_COLUMNS = {
  code: ['code', 'ods code', 'ods_code', 'organisation code', 'org code'],
  level: ['level', 'status', 'latest status', 'latest_status', 'assessment status', 'dspt status'],
  publishedOn: [
    'published',
    'published_on',
    'date published',
    'publication date',
    'date of publication',
    'latest publication date',
  ],
  edition: ['edition', 'year', 'standard', 'version'],
} as const;
type Field = keyof typeof ASSURANCE_COLUMNS;

/** What the configuration says of exports of the toolkit. */
export interface AssuranceMap {
  /** Column for each of our fields, where it is not one of the names we know. */
  readonly columns: Readonly<Record<string, string>>;
  /** Words for each of our levels, several joined by `|`. */
  readonly levels: Readonly<Record<string, string>>;
}

/** An export of the toolkit, read. */
export interface AssuranceFile {
  readonly importedAs: 'dspt';
  readonly rows: number;
  readonly organisations: readonly Assurance[];
  readonly rejected: readonly RejectedRow[];
  readonly notes: readonly ImportNote[];
}

/** Reads an export of the DSPT: one row for each organisation, by ODS code. Other columns are not read. */
export function readAssuranceFile(
  text: string,
  options: { readonly asAt: CalendarDate; readonly map: AssuranceMap },
): AssuranceFile | FileRefusal {
  const rows = readCsvRows(text);
  if (isRefusal(rows)) return rows;
  const table = toTable(rows);
  const places = placeFields(table, options.map);
  if (isRefusal(places)) return places;
  if (table.rows.length === 0) return BARE;
  const { rows: safe, rejected } = keepReadable(table.rows, places);
  const codes = readCodes(safe, places.code);
  if (isRefusal(codes)) return codes;
  const days = readOrder(safe, places.publishedOn);
  if (typeof days !== 'string') return days;
  const { asAt } = options;
  const levels = readLevels(options.map.levels);
  const source: Source = { places, asAt, days, levels, notes: createNotes() };
  const organisations: Assurance[] = [];
  for (const [index, row] of safe.entries()) {
    const code = codes.codes[index];
    const read = code && readRow(source, row, code);
    if (read === undefined) continue;
    if ('reason' in read) rejected.push(read);
    else organisations.push(read);
  }
  const notes = source.notes.all();
  const said = { organisations, rejected: byLine(rejected), notes };
  return { importedAs: 'dspt', rows: table.rows.length, ...said };
}

/** A national list names more than ODS codes: a row without one is left out, not the whole list. */
function keepReadable(
  all: readonly CsvRow[],
  places: ColumnPlaces<Field>,
): { readonly rows: CsvRow[]; readonly rejected: RejectedRow[] } {
  const { safe, rejected } = splitUnfit(all, Object.values(places));
  const rows = safe.filter((row) => {
    if (parseOdsCode(placedCell(row, places.code)) !== undefined) return true;
    const reason = 'not an ODS code (3 to 10 letters and digits)';
    rejected.push({ line: row.line, column: `${places.code} (code)`, reason });
    return false;
  });
  return { rows, rejected };
}

/** Whether a header is that of an export of the toolkit: a code, a level and when it was published. */
export function isAssuranceHeader(header: readonly string[]): boolean {
  return (['code', 'level', 'publishedOn'] as const).every((field) =>
    ASSURANCE_COLUMNS[field].some((name) => header.includes(name)),
  );
}

interface Source {
  readonly places: ColumnPlaces<Field>;
  readonly asAt: CalendarDate;
  readonly days: DayOrder;
  readonly levels: ReadonlyMap<string, AssuranceLevel>;
  readonly notes: Notes;
}

function placeFields(table: CsvTable, map: AssuranceMap): ColumnPlaces<Field> | FileRefusal {
  const fields = Object.keys(ASSURANCE_COLUMNS) as Field[];
  const stray = Object.keys(map.columns).find((key) => !fields.some((field) => field === key));
  if (stray !== undefined) return unknownKey('assuranceColumns', stray, fields);
  const strayLevel = Object.keys(map.levels).find((key) => !isLevel(key));
  if (strayLevel !== undefined) return unknownKey('assuranceLevels', strayLevel, ASSURANCE_LEVELS);
  const wanted = {} as Record<Field, string>;
  for (const field of fields) {
    const names: readonly string[] = ASSURANCE_COLUMNS[field];
    const found = names.filter((name) => table.header.includes(name));
    const named = map.columns[field];
    if (named === undefined && found.length > 1) return twoColumns(field, found);
    wanted[field] = named === undefined ? (found[0] ?? names[0] ?? field) : foldHeader(named);
  }
  const required: Field[] = ['code', 'level', ...(Object.keys(map.columns) as Field[])];
  const placed = placeColumns(table, wanted, required);
  return isRefusal(placed) ? placed : placed.places;
}

function isLevel(word: string): boolean {
  return ASSURANCE_LEVELS.some((level) => level === word);
}

function readLevels(
  configured: Readonly<Record<string, string>>,
): ReadonlyMap<string, AssuranceLevel> {
  const words = new Map<string, AssuranceLevel>(ASSURANCE_LEVELS.map((level) => [level, level]));
  for (const level of ASSURANCE_LEVELS) {
    for (const word of (configured[level] ?? '').split('|')) {
      if (word.trim() !== '') words.set(foldWord(word), level);
    }
  }
  return words;
}

/** The order of days in the file, told from all of them; one that could be either is not guessed. */
function readOrder(rows: readonly CsvRow[], place: number): DayOrder | FileRefusal {
  if (place === 0) return 'iso';
  const order = tellDayOrder(rows.map((row) => cell(row, place)));
  if (order === 'none') return 'iso';
  if (order === 'day-first') return 'day-first';
  return {
    refused:
      order === 'month-first'
        ? `The days in column ${place} are written month first.`
        : `Whether the days in column ${place} are written day or month first cannot be told: no day proves it, or they differ.`,
    next: 'Export the whole list, or write the days as yyyy-mm-dd.',
  };
}

function readRow(source: Source, row: CsvRow, code: OdsCode): Assurance | RejectedRow {
  const { places, days } = source;
  const text = placedCell(row, places.publishedOn);
  const publishedOn = text === '' ? undefined : readDayText(text, days);
  if (text !== '' && publishedOn === undefined) {
    const reason = dayFault(text, days);
    return { line: row.line, column: `${places.publishedOn} (published)`, reason };
  }
  const word = placedCell(row, places.level);
  const split = YEAR_BEFORE.exec(word);
  const level = source.levels.get(foldWord(split?.[2] ?? word));
  // The word is not repeated: in a wrongly mapped column it could be anything.
  if (level === undefined) source.notes.add('unknown-level', 'level', row.line);
  const named = placedCell(row, places.edition);
  const year = split?.[1] ?? (YEAR.test(named) ? named : undefined);
  return { code, level, edition: year, publishedOn, asAt: source.asAt };
}

/** The public search writes the year before the level: `23/24 Standards Met`. */
const YEAR_BEFORE = /^((?:20)?\d{2}[/-](?:20)?\d{2})\s*[:-]?\s+(.+)$/;
const YEAR = /^(?:20)?\d{2}(?:[/-](?:20)?\d{2})?$/;

const BARE: FileRefusal = {
  refused: 'The export has a header and no row below it.',
  next: 'Export it again: an empty list is never taken for "nobody is assured".',
};

function twoColumns(field: Field, found: readonly string[]): FileRefusal {
  return {
    refused: `Columns ${found.map((name) => `"${name}"`).join(' and ')} could both be the ${field}.`,
    next: `Name the one meant under agreements.assuranceColumns in mig2hie.yaml, as "${field}".`,
  };
}

function unknownKey(place: string, stray: string, known: readonly string[]): FileRefusal {
  return {
    refused: `The configuration's agreements.${place} does not know "${stray}".`,
    next: `Use these keys: ${known.join(', ')}.`,
  };
}
