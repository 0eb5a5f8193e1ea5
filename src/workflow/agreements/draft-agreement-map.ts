import { basename } from 'node:path';
import { parseCalendarDate } from '../../base/calendar-date.ts';
import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { maskNumbers } from '../../base/mask-numbers.ts';
import { appendBlock, requireNoBlock } from '../../config/append-block.ts';
import type {
  AgreementField,
  AgreementMapConfig,
} from '../../programme/agreements/agreement-columns.ts';
import { type ColumnDraft, draftColumns } from '../../programme/agreements/agreement-map-draft.ts';
import { type MapPreview, previewMap } from '../../programme/agreements/agreement-map-preview.ts';
import {
  type WordDraft,
  WORD_FIELDS,
  draftWords,
} from '../../programme/agreements/agreement-map-words.ts';
import { readAgreementWords } from '../../programme/agreements/agreement-words.ts';
import { type CsvTable, cell, readCsvRows, toTable } from '../../programme/files/csv-rows.ts';
import { tellDayOrder } from '../../programme/files/day-text.ts';
import { dateInFileName } from '../../programme/files/file-date.ts';
import { agreementMap } from './import-agreements.ts';
import { agreementBlock } from './agreement-block.ts';
import type { Context } from '../context.ts';
import { readImportFile } from '../register/import-file.ts';
import { unrefused } from '../register/import-organisations.ts';

/** What is asked of a draft of a column map. */
export interface AgreementMapRequest {
  readonly file: string;
  readonly keepStaff?: boolean | undefined;
  /** Puts the block into mig2hie.yaml when it has none. */
  readonly write?: boolean | undefined;
}

/** `mig2hie/agreement-map/1`. */
export interface AgreementMapDocument {
  readonly schema: 'mig2hie/agreement-map/1';
  readonly file: string;
  readonly sha256: string;
  readonly rows: number;
  readonly layout: 'flow' | 'party' | null;
  readonly columns: readonly {
    readonly field: string;
    readonly required: boolean;
    readonly column: string | null;
    readonly how: string;
    readonly reason: string;
    readonly candidates: readonly string[];
  }[];
  /** Names of columns nothing is read from. */
  readonly unread: readonly string[];
  readonly words: readonly {
    readonly field: string;
    readonly column: string;
    /** Words of the business of signing; others are counted under `withheld`: they may be names. */
    readonly words: readonly {
      readonly word: string;
      readonly rows: number;
      readonly key: string | null;
      readonly how: string;
    }[];
    readonly withheld: number;
    readonly withheldLines: readonly number[];
  }[];
  /** How days are written: `none` with slashes, `day-first`, `month-first`, or `unclear`. */
  readonly days: 'none' | 'day-first' | 'month-first' | 'unclear';
  /** What an import through the proposed map would do. */
  readonly preview: MapPreview;
  /** Required fields without a column, and words without a meaning, are left for a person. */
  readonly complete: boolean;
  /** The block for mig2hie.yaml. */
  readonly yaml: string;
  readonly written: boolean;
}

/** Proposes a column map for an export, with what an import through it would do; stores nothing. */
export async function draftAgreementMap(
  context: Context,
  request: AgreementMapRequest,
): Promise<AgreementMapDocument> {
  if (maskNumbers(request.file) !== request.file) throw numberInPath();
  if (request.write === true) requireNoBlock(context.directory, 'agreements');
  const { keepStaff } = agreementMap(context, request.keepStaff ?? false);
  const { agreements: configured } = context.config;
  const file = readImportFile(request.file);
  const table = toTable(unrefused(file.name, readCsvRows(file.text)));
  const draft = unrefused(
    file.name,
    draftColumns(table, { configured: configured.columns, keepStaff }),
  );
  const words = draftAllWords(table, draft, configured.states);
  const days = tellDayOrder(dayCells(table, draft));
  const config = toConfig({ draft, words, days, configured });
  const asAt = dateInFileName(basename(request.file)) ?? today(context);
  const preview = previewMap(file.text, { config: { ...config, keepStaff }, asAt });
  const yaml = agreementBlock(config, { draft, words, days });
  const complete = isComplete(draft, words, preview);
  const written = request.write === true;
  if (written) {
    if (!complete) throw incomplete();
    appendBlock(context.directory, 'agreements', yaml);
  }
  return {
    schema: 'mig2hie/agreement-map/1',
    file: file.name,
    sha256: file.sha256,
    rows: table.rows.length,
    layout: draft.layout ?? null,
    columns: draft.columns.map((one) => ({ ...one, column: one.column ?? null })),
    unread: draft.unread,
    words: words.map((one) => ({
      ...one,
      words: one.words.map(({ word, rows, key, how }) => ({ word, rows, key: key ?? null, how })),
    })),
    days,
    preview,
    complete,
    yaml,
    written,
  };
}

function draftAllWords(
  table: CsvTable,
  draft: ColumnDraft,
  states: Readonly<Record<string, string>>,
): WordDraft[] {
  const known = readAgreementWords(states);
  return draft.columns.flatMap(({ field, column }) => {
    if (column === undefined || WORD_FIELDS[field] === undefined) return [];
    return draftWords(table, { field, column }, known) ?? [];
  });
}

const DAY_FIELDS: readonly AgreementField[] = [
  'signedOn',
  'providerSignedOn',
  'consumerSignedOn',
  'validFrom',
  'validTo',
  'asAt',
];

function dayCells(table: CsvTable, { columns }: ColumnDraft): string[] {
  const places = columns
    .filter(({ field, column }) => column !== undefined && DAY_FIELDS.includes(field))
    .map(({ column }) => table.header.indexOf(column ?? '') + 1);
  return table.rows.flatMap((row) => places.map((place) => cell(row, place)));
}

/** What the block says: other names of columns, and other words, than ours. */
function toConfig(of: {
  readonly draft: ColumnDraft;
  readonly words: readonly WordDraft[];
  readonly days: AgreementMapDocument['days'];
  readonly configured: Context['config']['agreements'];
}): AgreementMapConfig {
  const columns: Record<string, string> = {};
  for (const { field, column, how } of of.draft.columns) {
    if (column !== undefined && how !== 'exact') columns[field] = column;
  }
  const groups: Record<string, string[]> = {};
  for (const [key, said] of Object.entries(of.configured.states)) {
    groups[key] = said.split('|').map((word) => word.trim());
  }
  for (const { word, key, how } of of.words.flatMap((one) => one.words)) {
    if (key === undefined || how !== 'synonym') continue;
    const group = (groups[key] ??= []);
    if (!group.includes(word)) group.push(word);
  }
  const states = Object.fromEntries(
    Object.entries(groups).map(([key, group]) => [key, group.join(' | ')]),
  );
  const dates = of.days === 'day-first' ? 'day-first' : of.configured.dates;
  return { columns, states, dates };
}

function isComplete(draft: ColumnDraft, words: readonly WordDraft[], preview: MapPreview): boolean {
  const open = draft.columns.some(
    ({ how, required, column }) => how === 'open' || (required && column === undefined),
  );
  const unsaid = words.some(
    (one) => one.withheld > 0 || one.words.some(({ key }) => key === undefined),
  );
  return draft.layout !== undefined && !open && !unsaid && !('refused' in preview);
}

function today(context: Context) {
  const day = parseCalendarDate(context.clock().slice(0, 10));
  if (day === undefined) throw new Error('the clock tells no day');
  return day;
}

function incomplete(): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_MAP_OPEN',
    exit: EXIT.usage,
    message: 'The map leaves columns or words open, so it was not written.',
    next: [
      'Run it without --write, fill in what the block leaves open, and put it into mig2hie.yaml yourself.',
    ],
  });
}

function numberInPath(): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_NUMBER_IN_PATH',
    exit: EXIT.usage,
    message: 'The path of the file holds an NHS number.',
    next: ['Give the file or its folder another name.'],
  });
}
