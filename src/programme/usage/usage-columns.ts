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
  /** Where the configuration names them, for the next step of a refusal. */
  readonly setting: string;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

/** The words of outcomes that need no configuration; HTTP status codes are told by their first digit. */
const OUTCOMES: Readonly<Record<Outcome, string>> = {
  answered: 'answered|success|successful|succeeded|ok|complete|completed|true|yes',
  failed:
    'failed|failure|fail|error|fault|timeout|timed out|denied|refused|rejected|unavailable|false|no',
};

/** How the configuration says logs are written. */
export interface UsageMapConfig {
  readonly columns: Readonly<Record<string, string>>;
  readonly channels: Readonly<Record<string, string | undefined>>;
  readonly outcomes: Readonly<Record<string, string | undefined>>;
  readonly byChannel?: Partial<Readonly<Record<Channel, ChannelMapConfig | undefined>>>;
}

interface ChannelMapConfig {
  readonly columns: Readonly<Record<string, string>>;
}

/**
 * The columns the configuration names for logs of a channel: those of the channel's own map, which takes the
 * place of the map of all logs, for the logs of the two channels come from different systems.
 */
export function usageColumnsOf(
  { columns, byChannel = {} }: UsageMapConfig,
  channel: Channel | undefined,
): { readonly columns: Readonly<Record<string, string>>; readonly setting: string } {
  const own = channel === undefined ? undefined : byChannel[channel];
  if (own === undefined) return { columns, setting: 'usage.columns' };
  return { columns: own.columns, setting: `usage.byChannel.${channel}.columns` };
}

/**
 * Makes the map from the configuration. In `columns` each key is a field of ours and each value the name of
 * a column; in `channels` and `outcomes` each value holds the log's words, several joined by `|`.
 */
export function createUsageMap(config: UsageMapConfig, channel?: Channel): UsageMap | FileRefusal {
  const fields = Object.keys(USAGE_COLUMNS);
  const { columns: configured, setting } = usageColumnsOf(config, channel);
  const stray = Object.keys(configured).filter((key) => !fields.includes(key));
  if (stray.length > 0) {
    return {
      refused: `The configuration's ${setting} does not know ${stray.map((key) => `"${key}"`).join(', ')}.`,
      next: `Use these keys: ${fields.join(', ')}.`,
    };
  }
  const columns = { ...USAGE_COLUMNS, ...configured } as Record<UsageField, string>;
  for (const field of fields as UsageField[]) columns[field] = foldHeader(columns[field]);
  return {
    columns,
    named: Object.keys(configured) as UsageField[],
    setting,
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
  /** What its columns are called: as configured, or by our own names. */
  readonly columns: UsageMap['columns'];
}

/** Finds the fields of a log in its header; refuses when it cannot be told what a row stands for. */
export function readUsageHeader(
  cells: readonly string[],
  configured: UsageMap,
  channel: Channel | undefined,
): UsageHeader | FileRefusal {
  if (cells.length < 2) return ONE_COLUMN;
  const table = { header: cells.map(foldHeader), rows: [] };
  const map = isOfAnotherSystem(table.header, configured, channel)
    ? withOwnNames(configured)
    : configured;
  const has = (field: UsageField): boolean => table.header.includes(map.columns[field]);
  const layouts = USAGE_LAYOUTS.filter((layout) => has(layout === 'event' ? 'time' : layout));
  const [layout = 'event'] = layouts;
  if (layouts.length > 1) {
    const names = layouts.map((one) => `"${map.columns[one === 'event' ? 'time' : one]}"`);
    return {
      refused: `The header has the columns ${names.join(' and ')}: whether a row is one access or many cannot be told.`,
      next: `Leave one of them out of the export, or name another column under ${map.setting} in mig2hie.yaml.`,
    };
  }
  const wanted = [...new Set([...requiredFields(layout, channel), ...map.named])];
  const missing = wanted.filter((field) => !has(field));
  if (missing.length > 0) return missingColumns(missing, map, channel);
  const placed = placeColumns(table, map.columns, wanted);
  if ('refused' in placed) return placed;
  const read = Object.entries(placed.places).filter(
    ([field, place]) => place !== 0 && isReadIn(layout, field as UsageField),
  );
  const unread = cells.length - read.length;
  return { layout, places: placed.places, unread, columns: map.columns };
}

/**
 * Whether a log is none of the system the configuration was written for: it has no column by a configured
 * name, although one of those is of a field every log must have, and all it must have by our own names.
 */
function isOfAnotherSystem(
  header: readonly string[],
  { columns, named }: UsageMap,
  channel: Channel | undefined,
): boolean {
  const own = named.filter((field) => columns[field] !== USAGE_COLUMNS[field]);
  if (!own.some((field) => CORE.includes(field))) return false;
  if (own.some((field) => header.includes(columns[field]))) return false;
  return USAGE_LAYOUTS.some((layout) =>
    requiredFields(layout, channel).every((field) => header.includes(USAGE_COLUMNS[field])),
  );
}

/** Fields without one of which, or of its kind, no log can be read. */
const CORE: readonly UsageField[] = ['time', 'day', 'week', 'provider', 'consumer'];

function withOwnNames(map: UsageMap): UsageMap {
  return { ...map, columns: USAGE_COLUMNS, named: [] };
}

function missingColumns(
  missing: readonly UsageField[],
  map: UsageMap,
  channel: Channel | undefined,
): FileRefusal {
  const names = missing.map((field) => `"${map.columns[field]}"`);
  const keys = missing.map((field) => `${field}: NAME OF THE COLUMN`);
  const own = `usage.byChannel.${channel}.columns`;
  const or =
    channel === undefined || map.setting === own ? '' : ` or, for this channel alone, ${own}`;
  return {
    refused: `The header has no column ${names.join(', ')}.`,
    next: `Say what the log calls ${missing.length === 1 ? 'it' : 'them'}, under ${map.setting}${or} in mig2hie.yaml: { ${keys.join(', ')} }; docs/usage.md lists the fields.`,
  };
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
