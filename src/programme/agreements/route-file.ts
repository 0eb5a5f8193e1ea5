import { type OdsCode, parseOdsCode } from '../../base/ods-code.ts';
import { compareText, orderBy, sorted } from '../../base/ordering.ts';
import { CHANNELS } from './agreement.ts';
import { type CsvRow, readCsvRows, toTable } from '../files/csv-rows.ts';
import {
  type FileRefusal,
  type ImportNote,
  type RejectedRow,
  byLine,
  isRefusal,
} from '../files/file-reading.ts';
import { type ColumnPlaces, placeColumns, placedCell } from '../files/named-columns.ts';
import { readCodes, readDate } from '../organisations/ods-columns.ts';
import { splitUnfit } from '../files/person-guard.ts';
import { findRouteOddities } from './route-oddities.ts';
import type { Route } from './route.ts';

/** Columns of a list of routes. */
export const ROUTE_COLUMNS = {
  consumer: 'consumer',
  system: 'system',
  channel: 'channel',
  practices: 'practices',
  since: 'since',
  until: 'until',
} as const;
type Places = ColumnPlaces<keyof typeof ROUTE_COLUMNS>;

/** A list of routes, read. */
export interface RouteFile {
  readonly importedAs: 'routes';
  readonly rows: number;
  readonly routes: readonly Route[];
  readonly rejected: readonly RejectedRow[];
  readonly notes: readonly ImportNote[];
}

/** Reads a list of routes: `consumer,system,channel,practices`, and where known `since,until`. */
export function readRouteFile(text: string): RouteFile | FileRefusal {
  const rows = readCsvRows(text);
  if (isRefusal(rows)) return rows;
  const table = toTable(rows);
  const placed = placeColumns(table, ROUTE_COLUMNS, REQUIRED);
  if (isRefusal(placed)) return placed;
  if (table.rows.length === 0) return BARE;
  const { places } = placed;
  const { safe, rejected } = splitUnfit(table.rows, Object.values(places));
  const codes = readCodes(safe, places.consumer, { repeats: true, name: 'consumer' });
  if (isRefusal(codes)) return codes;
  rejected.push(...codes.rejected);
  const routes: Route[] = [];
  for (const [index, row] of safe.entries()) {
    const consumer = codes.codes[index];
    if (consumer === undefined) continue;
    const read = readRow(row, { places, consumer });
    if ('reason' in read) rejected.push(read);
    else routes.push(read);
  }
  const inOrder = sorted(routes, BY_CONSUMER);
  return {
    importedAs: 'routes',
    rows: table.rows.length,
    routes: inOrder,
    rejected: byLine(rejected),
    notes: findRouteOddities(inOrder),
  };
}

/** Whether a header is that of a list of routes. */
export function isRouteHeader(header: readonly string[]): boolean {
  return REQUIRED.every((field) => header.includes(ROUTE_COLUMNS[field]));
}

const REQUIRED = ['consumer', 'system', 'channel', 'practices'] as const;

const BY_CONSUMER = orderBy<Route>(
  ({ consumer }) => consumer,
  ({ channel }) => channel,
  ({ system }) => system,
  ({ since }) => since ?? '',
  ({ practices }) => (practices === 'all' ? '' : practices.join(' ')),
);

const BARE: FileRefusal = {
  refused: 'The file has a header and no row below it.',
  next: 'Export it again: an empty list is never taken for "nobody views".',
};

function readRow(
  row: CsvRow,
  { places, consumer }: { readonly places: Places; readonly consumer: OdsCode },
): Route | RejectedRow {
  const get = (field: keyof Places): string => placedCell(row, places[field]);
  const reject = (column: keyof Places, reason: string): RejectedRow => ({
    line: row.line,
    column,
    reason,
  });
  const system = get('system').slice(0, NAME_LENGTH_MAX);
  if (system === '') return reject('system', 'the system is missing');
  const channel = CHANNELS.find((known) => known === get('channel').toLowerCase());
  if (channel === undefined) return reject('channel', 'neither mig nor hie');
  const practices = readPractices(get('practices'));
  if (practices === undefined) {
    return reject('practices', 'neither "all" nor codes of practices or PCNs');
  }
  const since = readDate(row, places.since, 'since');
  const until = readDate(row, places.until, 'until');
  if ('rejected' in since) return since.rejected;
  if ('rejected' in until) return until.rejected;
  if (since.date !== undefined && until.date !== undefined && until.date < since.date) {
    return reject('until', 'ends before it starts');
  }
  return { consumer, system, channel, practices, since: since.date, until: until.date };
}

const NAME_LENGTH_MAX = 100;

/** `all`, or codes with spaces, commas, semicolons or bars between them; nothing is never "all". */
function readPractices(text: string): Route['practices'] | undefined {
  if (text.toLowerCase() === 'all') return 'all';
  const codes = text
    .split(/[\s,;|]+/)
    .filter((word) => word !== '')
    .map(parseOdsCode);
  if (codes.length === 0 || codes.includes(undefined)) return undefined;
  return sorted(new Set(codes.filter((code) => code !== undefined)), compareText);
}
