import type {
  UsageDocument,
  UsageLogSource,
  UsageRowDocument,
} from '../../workflow/usage/show-usage.ts';
import type { ListColumn } from '../table/list-column.ts';
import type { ListTable } from '../table/list-table.ts';

/** Use as a list to print: a row for each flow, organisation or week. */
export function usageTable(document: UsageDocument): ListTable<UsageRowDocument> {
  return {
    columns: document.by === 'week' ? weekColumns() : endColumns(document),
    rows: document.rows,
    footing: footingOf(document),
  };
}

function endColumns({ by, quietWeeks }: UsageDocument): ListColumn<UsageRowDocument>[] {
  const ends: ListColumn<UsageRowDocument>[] = [
    { title: 'provider', get: ({ provider }) => provider },
    { title: 'consumer', get: ({ consumer }) => consumer },
  ];
  const own =
    by === 'flow' ? ends : ends.slice(by === 'provider' ? 0 : 1, by === 'provider' ? 1 : 2);
  const pairs = number<UsageRowDocument>('pairs', (row) => row.pairs);
  return [...own, ...(by === 'flow' ? [] : [pairs]), ...sides(by === 'flow', quietWeeks)];
}

function sides(isFlow: boolean, span: number): ListColumn<UsageRowDocument>[] {
  return [...migColumns(isFlow, span), ...hieColumns(isFlow, span)];
}

type Row = UsageRowDocument;

function migColumns(isFlow: boolean, span: number): ListColumn<Row>[] {
  return [
    number<Row>('mig', ({ mig }) => mig.accesses),
    isFlow
      ? number<Row>('users', ({ mig }) => mig.usersMost)
      : number<Row>('mig flows', ({ mig }) => mig.reading),
    number<Row>(`last ${span}`, ({ mig }) => mig.last),
    number<Row>('before', ({ mig }) => mig.before),
    number<Row>('quiet', ({ mig }) => mig.quietWeeks),
    number<Row>('covered', ({ mig }) => mig.coveredWeeks),
    { title: 'last week', whole: true, get: ({ mig }) => mig.lastWeek },
    number<Row>('mig failed', ({ mig }) => mig.failed, true),
  ];
}

function hieColumns(isFlow: boolean, span: number): ListColumn<Row>[] {
  return [
    number<Row>('hie', ({ hie }) => hie.accesses),
    isFlow
      ? number<Row>('hie users', ({ hie }) => hie.usersMost, true)
      : number<Row>('hie flows', ({ hie }) => hie.reading),
    // Beside the flows of a group there is no room for it in a hundred columns.
    number<Row>(`hie last ${span}`, ({ hie }) => hie.last, !isFlow),
    number<Row>('hie before', ({ hie }) => hie.before, true),
    number<Row>('hie covered', ({ hie }) => hie.coveredWeeks, true),
    { title: 'hie last week', whole: true, extended: true, get: ({ hie }) => hie.lastWeek },
    number<Row>('hie failed', ({ hie }) => hie.failed, true),
  ];
}

function weekColumns(): ListColumn<Row>[] {
  const side = (channel: 'mig' | 'hie'): ListColumn<Row>[] => [
    number<Row>(channel, (row) => row[channel].accesses),
    number<Row>(`${channel} failed`, (row) => row[channel].failed),
    number<Row>(`${channel} flows`, (row) => row[channel].reading),
    { title: `${channel} whole`, get: (row) => (row[channel].coveredWeeks > 0 ? 'yes' : 'no') },
  ];
  return [{ title: 'week', whole: true, get: ({ week }) => week }, ...side('mig'), ...side('hie')];
}

/** A column of figures. */
export function number<Of>(
  title: string,
  get: (row: Of) => number | string | null,
  extended = false,
): ListColumn<Of> {
  return { title, get, align: 'right', extended };
}

/** The weeks, the days that logs cover, and the logs a list rests on. */
export function footingOf(document: UsageDocument): string[] {
  const { weeks, coverage, logs } = document;
  const rows = document.lost === null ? `${document.count} rows, ` : '';
  const days = weeks.underWay === null ? '' : ` and in the days since ${weeks.underWay}`;
  return [
    `${rows}use in the ${weeks.asked} weeks from ${weeks.first} to the week of ${weeks.last}${days}, as known on ${document.asAt}.`,
    ...coverage.map(
      ({ channel, covered, notCovered }) =>
        `  ${channel}: logs cover ${covered} of ${weeks.asked} weeks whole${missing(notCovered)}.`,
    ),
    ...(logs.length === 0
      ? ['No access log imported for this day; see "mig2hie usage import".']
      : []),
    ...logs.slice(-SHOWN_MAX).map(describeLog),
    ...(logs.length > SHOWN_MAX
      ? [`  and ${logs.length - SHOWN_MAX} earlier logs; all with --json`]
      : []),
  ];
}

/** Logs and weeks named; all of them stand in --json. */
const SHOWN_MAX = 8;

function missing(weeks: readonly string[]): string {
  if (weeks.length === 0) return '';
  const more = weeks.length > SHOWN_MAX ? ` and ${weeks.length - SHOWN_MAX} more` : '';
  return `; not those of ${weeks.slice(0, SHOWN_MAX).join(', ')}${more}`;
}

function describeLog(log: UsageLogSource): string {
  const days = log.since === null ? 'no whole day for certain' : `${log.since} to ${log.until}`;
  const scope = [log.provider, log.consumer].filter((code) => code !== null).join(' and ');
  const of = scope === '' ? '' : ` of ${scope} alone`;
  return `  from ${log.file} (${log.channel}${of}, ${days}, as at ${log.asAt}, sha256 ${log.sha256.slice(0, 12)})`;
}
