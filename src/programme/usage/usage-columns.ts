import { CHANNELS, type Channel } from '../agreements/agreement.ts';
import { foldWord } from '../agreements/agreement-words.ts';
import { foldHeader } from '../files/csv-rows.ts';
import type { FileRefusal } from '../files/file-reading.ts';
import { type ColumnPlaces, placeColumns } from '../files/named-columns.ts';

/** Column of the log for each of our fields, unless the configuration names another. */
export const USAGE_COLUMNS = {
  time: 'time',
  provider: 'provider',
  consumer: 'consumer',
  user: 'user',
  channel: 'channel',
  outcome: 'outcome',
  week: 'week',
  day: 'day',
  count: 'count',
  failed: 'failed',
  users: 'users',
} as const;

/** A field of an access log. */
export type UsageField = keyof typeof USAGE_COLUMNS;

/** How a row of the log stands for accesses: one for each, or counted by day or by week. */
export const USAGE_LAYOUTS = ['event', 'day', 'week'] as const;
export type UsageLayout = (typeof USAGE_LAYOUTS)[number];

/** What an outcome may mean. */
export type Outcome = 'answered' | 'failed';

/** How a log is read: where its fields stand and what its words mean. */
export interface UsageMap {
  readonly columns: Readonly<Record<UsageField, string>>;
  /** Fields whose column the configuration names: a file without it is refused. */
  readonly named: readonly UsageField[];
  readonly channels: ReadonlyMap<string, Channel>;
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

/** The words of outcomes that need no configuration; HTTP status codes are told by their first digit. */
const OUTCOMES: Readonly<Record<Outcome, string>> = {
  answered: 'answered|success|successful|succeeded|ok|complete|completed|true|yes',
  failed:
    'failed|failure|fail|error|fault|timeout|timed out|denied|refused|rejected|unavailable|false|no',
};

/**
 * Makes the map from the configuration. In `columns` each key is a field of ours and each value the name of
 * a column; in `channels` and `outcomes` each value holds the log's words, several joined by `|`.
 */
export function createUsageMap(config: {
  readonly columns: Readonly<Record<string, string>>;
  readonly channels: Readonly<Record<string, string | undefined>>;
  readonly outcomes: Readonly<Record<string, string | undefined>>;
}): UsageMap | FileRefusal {
  const fields = Object.keys(USAGE_COLUMNS);
  const stray = Object.keys(config.columns).filter((key) => !fields.includes(key));
  if (stray.length > 0) {
    return {
      refused: `The configuration's usage.columns does not know ${stray.map((key) => `"${key}"`).join(', ')}.`,
      next: `Use these keys: ${fields.join(', ')}.`,
    };
  }
  const columns = { ...USAGE_COLUMNS, ...config.columns } as Record<UsageField, string>;
  for (const field of fields as UsageField[]) columns[field] = foldHeader(columns[field]);
  return {
    columns,
    named: Object.keys(config.columns) as UsageField[],
    channels: readWords(CHANNELS, { mig: 'mig', hie: 'hie' }, config.channels),
    outcomes: readWords(['answered', 'failed'], OUTCOMES, config.outcomes),
  };
}

/** Our own words, then the configured ones, which may give a word of ours another meaning. */
function readWords<Meaning extends string>(
  meanings: readonly Meaning[],
  own: Readonly<Record<Meaning, string>>,
  configured: Readonly<Record<string, string | undefined>>,
): ReadonlyMap<string, Meaning> {
  const tables: readonly Readonly<Record<string, string | undefined>>[] = [own, configured];
  const words = tables.flatMap((table) =>
    meanings.flatMap((meaning) =>
      (table[meaning] ?? '').split('|').map((word) => [foldWord(word), meaning] as const),
    ),
  );
  return new Map(words.filter(([word]) => word !== ''));
}

/** A log's header, understood. */
export interface UsageHeader {
  readonly layout: UsageLayout;
  readonly places: ColumnPlaces<UsageField>;
  /** Columns nobody reads; what they are called is not told, for it may name a patient's details. */
  readonly unread: number;
}

/** Finds the fields of a log in its header; refuses when it cannot be told what a row stands for. */
export function readUsageHeader(
  cells: readonly string[],
  map: UsageMap,
  channel: Channel | undefined,
): UsageHeader | FileRefusal {
  if (cells.length < 2) return ONE_COLUMN;
  const table = { header: cells.map(foldHeader), rows: [] };
  const has = (field: UsageField): boolean => table.header.includes(map.columns[field]);
  const layouts = USAGE_LAYOUTS.filter((layout) => has(layout === 'event' ? 'time' : layout));
  const [layout = 'event'] = layouts;
  if (layouts.length > 1) {
    const names = layouts.map((one) => `"${map.columns[one === 'event' ? 'time' : one]}"`);
    return {
      refused: `The header has the columns ${names.join(' and ')}: whether a row is one access or many cannot be told.`,
      next: 'Leave one of them out of the export, or name another column in usage.columns.',
    };
  }
  const required = requiredFields(layout, channel);
  const placed = placeColumns(table, map.columns, [...required, ...map.named]);
  if ('refused' in placed) return placed;
  const wanted = Object.entries(placed.places).filter(
    ([field, place]) => place !== 0 && isReadIn(layout, field as UsageField),
  );
  return { layout, places: placed.places, unread: cells.length - wanted.length };
}

function requiredFields(layout: UsageLayout, channel: Channel | undefined): UsageField[] {
  const time: UsageField[] = layout === 'event' ? ['time'] : [layout, 'count'];
  return [...time, 'provider', 'consumer', ...(channel === undefined ? ['channel' as const] : [])];
}

/** A column "count" beside single accesses counts something else, and is not read. */
function isReadIn(layout: UsageLayout, field: UsageField): boolean {
  const counted: readonly UsageField[] = ['week', 'day', 'count', 'failed', 'users'];
  const single: readonly UsageField[] = ['time', 'user', 'outcome'];
  return !(layout === 'event' ? counted : single).includes(field);
}

const ONE_COLUMN: FileRefusal = {
  refused: 'The first line has no more than one comma-separated column.',
  next: 'Export the log as comma-separated text (CSV, UTF-8) with the names of the columns in its first line.',
};
