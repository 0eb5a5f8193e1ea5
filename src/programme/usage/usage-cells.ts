import { dayNumber } from '../../base/calendar-date.ts';
import { createDistinctUsers } from './distinct-users.ts';
import { type Numbering, createNumberList, createNumbering } from './numbering.ts';
import { mondayOf } from './week.ts';

/** Counts of a log by flow and week; flows are numbers, weeks are the day numbers of their Mondays. */
export interface UsageCells {
  /** The number of a flow, from the numbers of its practice, its consumer and its channel. */
  flowOf(provider: number, consumer: number, channel: number): number;
  /** The number of a flow's week. */
  cellOf(flow: number, monday: number): number;
  count(cell: number, isFailed: boolean): void;
  addUser(cell: number, user: string): void;
  addCounts(cell: number, counts: CellCounts): void;
  size(): number;
  /** Whether every user could be told apart. */
  tellsUsersApart(): boolean;
  /** Every cell by channel, week, and the places of its practice and consumer in the given orders. */
  inOrder(providers: readonly number[], consumers: readonly number[]): Generator<CountedCell>;
}

/** What a cell counts. */
export interface CellCounts {
  readonly accesses: number;
  readonly failed: number;
  readonly users: number | undefined;
}

/** A cell with what it is of. */
export interface CountedCell extends CellCounts {
  readonly provider: number;
  readonly consumer: number;
  readonly channel: number;
  readonly monday: number;
}

/** Logs reach from here to 2099, so that a flow and a week make a small whole number together. */
const FIRST_MONDAY = mondayOf(dayNumber(2000, 1, 1));
const WEEKS_MAX = 8192;
const CONSUMERS_MAX = 65_536;

/** In place of a number of users that is not known. */
const UNKNOWN = -1;

/** Makes empty counts. A cell takes about fifty bytes, whatever the number of accesses it counts. */
export function createUsageCells(): UsageCells {
  const flows = createNumbering();
  const cells = createNumbering();
  const accesses = createNumberList();
  const failed = createNumberList();
  const users = createNumberList();
  const distinct = createDistinctUsers();
  // Logs are written in the order of time: a flow's week is nearly always that of its access before.
  const lastMonday: number[] = [];
  const lastCell: number[] = [];
  return {
    flowOf: (provider, consumer, channel) => flows.numberOf(endsKey(provider, consumer, channel)),
    cellOf(flow, monday) {
      if (lastMonday[flow] === monday) return lastCell[flow] ?? 0;
      const cell = cells.numberOf(cellKey(flow, monday));
      lastMonday[flow] = monday;
      lastCell[flow] = cell;
      return cell;
    },
    count(cell, isFailed) {
      const counts = isFailed ? failed : accesses;
      counts.set(cell, counts.get(cell) + 1);
    },
    addUser(cell, user) {
      // An access that does not tell its user leaves the number of users of its week unknown.
      if (user === '') users.set(cell, UNKNOWN);
      else if (users.get(cell) !== UNKNOWN && distinct.add(cell, user) === true) {
        users.set(cell, users.get(cell) + 1);
      }
    },
    addCounts(cell, counts) {
      const isFirst = accesses.get(cell) + failed.get(cell) === 0;
      accesses.set(cell, accesses.get(cell) + counts.accesses);
      failed.set(cell, failed.get(cell) + counts.failed);
      users.set(cell, isFirst ? (counts.users ?? UNKNOWN) : UNKNOWN);
    },
    size: () => cells.count(),
    tellsUsersApart: () => distinct.isWhole(),
    *inOrder(providers, consumers) {
      for (const at of sortedEnds({ flows, cells, providers, consumers })) {
        const flow = flows.numberOf(endsKey(at.provider, at.consumer, at.channel));
        const cell = cells.numberOf(cellKey(flow, at.monday));
        const told = users.get(cell);
        yield {
          ...at,
          accesses: accesses.get(cell),
          failed: failed.get(cell),
          users: told === UNKNOWN ? undefined : told,
        };
      }
    },
  };
}

function endsKey(provider: number, consumer: number, channel: number): number {
  return (provider * CONSUMERS_MAX + consumer) * 2 + channel;
}

function cellKey(flow: number, monday: number): number {
  return flow * WEEKS_MAX + (monday - FIRST_MONDAY) / 7;
}

/** What each cell is of, in order: the order is packed into one number each, which sorts fast. */
function* sortedEnds(given: {
  readonly flows: Numbering;
  readonly cells: Numbering;
  readonly providers: readonly number[];
  readonly consumers: readonly number[];
}): Generator<Omit<CountedCell, keyof CellCounts>> {
  const { flows, cells, providers, consumers } = given;
  const [providerRanks, consumerRanks] = [ranks(providers), ranks(consumers)];
  const keys = new Float64Array(cells.count());
  for (let cell = 0; cell < keys.length; cell += 1) {
    const key = cells.keyOf(cell);
    const ends = flows.keyOf(Math.floor(key / WEEKS_MAX));
    const pair = Math.floor(ends / 2);
    const provider = providerRanks[Math.floor(pair / CONSUMERS_MAX)] ?? 0;
    const consumer = consumerRanks[pair % CONSUMERS_MAX] ?? 0;
    const week = (ends % 2) * WEEKS_MAX + (key % WEEKS_MAX);
    keys[cell] = (week * providers.length + provider) * consumers.length + consumer;
  }
  for (const key of keys.sort()) {
    const row = Math.floor(key / consumers.length);
    const week = Math.floor(row / providers.length);
    yield {
      provider: providers[row % providers.length] ?? 0,
      consumer: consumers[key % consumers.length] ?? 0,
      channel: Math.floor(week / WEEKS_MAX),
      monday: (week % WEEKS_MAX) * 7 + FIRST_MONDAY,
    };
  }
}

/** The place of each number in an order. */
function ranks(order: readonly number[]): number[] {
  const places: number[] = [];
  for (const [place, number] of order.entries()) places[number] = place;
  return places;
}
