import type { CalendarDate } from '../../base/calendar-date.ts';
import type { OdsCode } from '../../base/ods-code.ts';
import { type AgreementField, type AgreementMap, STAFF_FIELDS } from './agreement-columns.ts';
import { foldWord } from './agreement-words.ts';
import type { FlowAgreement, Party, Signatory, SignatoryRole, Tier } from './agreement.ts';
import type { CsvRow, CsvTable } from '../files/csv-rows.ts';
import { dayFault, readDayText } from '../files/day-text.ts';
import {
  type FileRefusal,
  type Notes,
  type RejectedRow,
  createNotes,
  isRefusal,
} from '../files/file-reading.ts';
import { type ReadCodes, readCodes } from '../organisations/ods-columns.ts';
import { type ColumnPlaces, placedCell } from '../files/named-columns.ts';
import { PERSON_REASON, holdsPerson } from '../files/person-guard.ts';

/** An export under reading: its rows, and where what is found in them and wrong with them goes. */
export interface AgreementSource {
  readonly rows: readonly CsvRow[];
  readonly map: AgreementMap;
  readonly places: ColumnPlaces<AgreementField>;
  /** The day of the export, for rows that name none. */
  readonly asAt: CalendarDate;
  readonly notes: Notes;
  readonly rejected: RejectedRow[];
  /** Names of signatories, in memory only; empty unless they were asked for. */
  readonly signatories: Signatory[];
}

/** What a row says of the agreement itself. */
export type AgreementTerms = Omit<
  FlowAgreement,
  'provider' | 'consumer' | 'providerParty' | 'consumerParty'
>;

/** What a row of whatever tier says of the agreement: what it is, when it runs, of which day. */
export type RunningTerms = Pick<FlowAgreement, 'agreement' | 'validFrom' | 'validTo' | 'asAt'>;

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
  return { ...options, rows, rejected, notes: createNotes(), signatories: [] };
}

/** The cell of a field; empty when the export does not have the column. */
export function readField(source: AgreementSource, row: CsvRow, field: AgreementField): string {
  return placedCell(row, source.places[field]);
}

/** The code in a field of each row; rows in which it is none are rejected, and left undefined. */
export function readCodeField(
  source: AgreementSource,
  rows: readonly CsvRow[],
  field: AgreementField,
): ReadCodes | FileRefusal {
  const name = source.map.columns[field];
  const codes = readCodes(rows, source.places[field], { repeats: true, name });
  if (!isRefusal(codes)) source.rejected.push(...codes.rejected);
  return codes;
}

/** The tier of a row; `2` where the export tells none, `undefined` for a word that names no tier. */
export function readTier(source: AgreementSource, row: CsvRow): Tier | undefined {
  const word = readField(source, row, 'tier');
  return word === '' ? 2 : source.map.words.tier.get(foldWord(word));
}

/** The terms of a row that covers flows; undefined when the row was rejected for them. */
export function readTerms(source: AgreementSource, row: CsvRow): AgreementTerms | undefined {
  const word = foldWord(readField(source, row, 'channel'));
  const channel = source.map.words.channel.get(word);
  const missing = readField(source, row, 'agreement') === '';
  if (channel === undefined && !missing) {
    return reject(source, row, 'channel', 'neither mig nor hie');
  }
  const terms = readRunningTerms(source, row);
  if (terms === undefined || channel === undefined) return undefined;
  const supersedes = readField(source, row, 'supersedes');
  return {
    ...terms,
    channel,
    dpia: readDpia(source, row),
    supersedes: supersedes === '' ? undefined : supersedes,
  };
}

/** What rows of every tier say; undefined when the row was rejected for it. */
export function readRunningTerms(source: AgreementSource, row: CsvRow): RunningTerms | undefined {
  const agreement = readField(source, row, 'agreement');
  if (agreement === '') return reject(source, row, 'agreement', 'the identifier is missing');
  const validFrom = readDay(source, row, 'validFrom');
  const validTo = readDay(source, row, 'validTo');
  const asAt = readDay(source, row, 'asAt');
  if (validFrom === 'bad' || validTo === 'bad' || asAt === 'bad') return undefined;
  if (validFrom !== undefined && validTo !== undefined && validTo < validFrom) {
    return reject(source, row, 'validTo', 'ends before it starts');
  }
  if (asAt !== undefined && asAt > source.asAt) {
    return reject(source, row, 'asAt', 'is later than the day of the export (--as-at)');
  }
  return { agreement, validFrom, validTo, asAt: asAt ?? source.asAt };
}

/** Fields that tell of one party. */
export interface PartyFields {
  readonly state: AgreementField;
  readonly signedOn: AgreementField;
  readonly signatoryRole: AgreementField;
  readonly signatory: AgreementField;
}

/** Fields of the only party of a row. */
export const PARTY: PartyFields = {
  state: 'state',
  signedOn: 'signedOn',
  signatoryRole: 'signatoryRole',
  signatory: 'signatory',
};

/** Fields of the two ends of a row. */
export const ENDS: Readonly<Record<'provider' | 'consumer', PartyFields>> = {
  provider: {
    state: 'providerState',
    signedOn: 'providerSignedOn',
    signatoryRole: 'providerSignatoryRole',
    signatory: 'providerSignatory',
  },
  consumer: {
    state: 'consumerState',
    signedOn: 'consumerSignedOn',
    signatoryRole: 'consumerSignatoryRole',
    signatory: 'consumerSignatory',
  },
};

/** One party of a row; undefined when the row was rejected for it. */
export function readParty(
  source: AgreementSource,
  row: CsvRow,
  fields: PartyFields,
): Party | undefined {
  const signedOn = readDay(source, row, fields.signedOn);
  if (signedOn === 'bad') return undefined;
  const word = readField(source, row, fields.state);
  const state = source.map.words.state.get(foldWord(word));
  // The word itself is not repeated: in a wrongly mapped column it is somebody's name.
  if (state === undefined) {
    source.notes.add('unknown-state', source.map.columns[fields.state], row.line);
  }
  return { state, signedOn, signatoryRole: readRole(source, row, fields.signatoryRole) };
}

/** Keeps the name of whoever signed, where that was asked for; an address or a number is never kept. */
export function keepSignatory(
  source: AgreementSource,
  row: CsvRow,
  of: {
    readonly agreement: string;
    readonly organisation: OdsCode;
    readonly field: AgreementField;
  },
): void {
  const name = readField(source, row, of.field);
  if (name === '') return;
  if (name.length > NAME_LENGTH_MAX || holdsPerson(name)) {
    source.notes.add('signatory-not-kept', source.map.columns[of.field], row.line);
    return;
  }
  source.signatories.push({ agreement: of.agreement, organisation: of.organisation, name });
}

const NAME_LENGTH_MAX = 100;

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
  const date = readDayText(text, source.map.dates);
  if (date !== undefined) return date;
  reject(source, row, field, dayFault(text, source.map.dates));
  return 'bad';
}

function readDpia(source: AgreementSource, row: CsvRow): FlowAgreement['dpia'] {
  const word = readField(source, row, 'dpiaState');
  const state = source.map.words.dpia.get(foldWord(word));
  if (state === undefined && word !== '') {
    source.notes.add('unknown-dpia-state', source.map.columns.dpiaState, row.line);
  }
  return state;
}

function readRole(
  source: AgreementSource,
  row: CsvRow,
  field: AgreementField,
): SignatoryRole | undefined {
  const word = readField(source, row, field);
  const role = source.map.words.signatory.get(foldWord(word));
  if (role === undefined && word !== '') {
    source.notes.add('unknown-signatory-role', source.map.columns[field], row.line);
  }
  return role;
}

/** Names of signatories have a guard of their own: a bad cell there does not cost the row. */
function findPersonal(
  row: CsvRow,
  places: ColumnPlaces<AgreementField>,
): AgreementField | undefined {
  const fields = (Object.keys(places) as AgreementField[]).filter(
    (field) => !STAFF_FIELDS.includes(field),
  );
  return fields.find((field) => holdsPerson(placedCell(row, places[field])));
}
