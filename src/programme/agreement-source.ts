import { type CalendarDate, parseCalendarDate } from '../base/calendar-date.ts';
import { type AgreementField, type AgreementMap, foldWord } from './agreement-columns.ts';
import { CHANNELS, type FlowAgreement, type Party } from './agreement.ts';
import type { CsvRow, CsvTable } from './csv-rows.ts';
import { type Notes, type RejectedRow, createNotes } from './file-reading.ts';
import { type ColumnPlaces, placedCell } from './named-columns.ts';
import { PERSON_REASON, holdsPerson } from './person-guard.ts';

/** An export under reading: its rows, and where what is found wrong with them goes. */
export interface AgreementSource {
  readonly rows: readonly CsvRow[];
  readonly map: AgreementMap;
  readonly places: ColumnPlaces<AgreementField>;
  /** The day of the export, for rows that name none. */
  readonly asAt: CalendarDate;
  readonly notes: Notes;
  readonly rejected: RejectedRow[];
}

/** What a row says of the agreement itself. */
export type AgreementTerms = Omit<
  FlowAgreement,
  'provider' | 'consumer' | 'providerParty' | 'consumerParty'
>;

/** Starts the reading of an export, leaving out rows with a person's address in a column we keep. */
export function createSource(
  table: CsvTable,
  options: Pick<AgreementSource, 'map' | 'asAt' | 'places'>,
): AgreementSource {
  const rejected: RejectedRow[] = [];
  const rows = table.rows.filter((row) => {
    const field = findPersonal(row, options.places);
    if (field === undefined) return true;
    const column = options.map.columns[field];
    rejected.push({ line: row.line, column, reason: PERSON_REASON });
    return false;
  });
  return { ...options, rows, rejected, notes: createNotes() };
}

/** The cell of a field; empty when the export does not have the column. */
export function readField(source: AgreementSource, row: CsvRow, field: AgreementField): string {
  return placedCell(row, source.places[field]);
}

/** The terms of a row; undefined when the row was rejected for them. */
export function readTerms(source: AgreementSource, row: CsvRow): AgreementTerms | undefined {
  const agreement = readField(source, row, 'agreement');
  const word = readField(source, row, 'channel').toLowerCase();
  const channel = CHANNELS.find((known) => known === word);
  if (agreement === '') return reject(source, row, 'agreement', 'the identifier is missing');
  if (channel === undefined) return reject(source, row, 'channel', 'neither mig nor hie');
  const validFrom = readDay(source, row, 'validFrom');
  const validTo = readDay(source, row, 'validTo');
  const asAt = readDay(source, row, 'asAt');
  if (validFrom === 'bad' || validTo === 'bad' || asAt === 'bad') return undefined;
  if (validFrom !== undefined && validTo !== undefined && validTo < validFrom) {
    return reject(source, row, 'validTo', 'ends before it starts');
  }
  const supersedes = readField(source, row, 'supersedes');
  return {
    agreement,
    channel,
    validFrom,
    validTo,
    dpia: readWord(source, row, 'dpiaState'),
    supersedes: supersedes === '' ? undefined : supersedes,
    asAt: asAt ?? source.asAt,
  };
}

/** One party of a row; undefined when the row was rejected for it. */
export function readParty(
  source: AgreementSource,
  row: CsvRow,
  fields: { readonly state: AgreementField; readonly signedOn: AgreementField },
): Party | undefined {
  const signedOn = readDay(source, row, fields.signedOn);
  if (signedOn === 'bad') return undefined;
  const word = readField(source, row, fields.state);
  const state = source.map.partyStates.get(foldWord(word));
  // The word itself is not repeated: in a wrongly mapped column it is somebody's name.
  if (state === undefined) {
    source.notes.add('unknown-state', source.map.columns[fields.state], row.line);
  }
  return { state, signedOn };
}

/** Lists the row as rejected for a column of the export. */
export function reject(
  source: AgreementSource,
  row: CsvRow,
  field: AgreementField,
  reason: string,
): undefined {
  source.rejected.push({ line: row.line, column: source.map.columns[field], reason });
  return undefined;
}

function readDay(
  source: AgreementSource,
  row: CsvRow,
  field: AgreementField,
): CalendarDate | undefined | 'bad' {
  const text = readField(source, row, field);
  if (text === '') return undefined;
  const date = parseCalendarDate(text);
  if (date !== undefined) return date;
  reject(source, row, field, 'not a real day as yyyy-mm-dd or yyyymmdd');
  return 'bad';
}

function readWord(source: AgreementSource, row: CsvRow, field: 'dpiaState'): FlowAgreement['dpia'] {
  const word = readField(source, row, field);
  const state = source.map.dpiaStates.get(foldWord(word));
  if (state === undefined && word !== '') {
    source.notes.add('unknown-dpia-state', source.map.columns[field], row.line);
  }
  return state;
}

function findPersonal(
  row: CsvRow,
  places: ColumnPlaces<AgreementField>,
): AgreementField | undefined {
  const fields = Object.keys(places) as AgreementField[];
  return fields.find((field) => holdsPerson(placedCell(row, places[field])));
}
