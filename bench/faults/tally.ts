import type { Severity } from '../../src/compare/severity.ts';
import type { LegId, PairFormats } from '../../src/simulator/legs/case.ts';

/** How the cases of one fault fared, for one leg, pair of formats and tool. */
export interface FaultRow {
  readonly leg: LegId;
  readonly formats: PairFormats;
  readonly tool: ToolId;
  readonly fault: string;
  readonly id: string;
  readonly size: string;
  /** The kind of finding that names it best. */
  readonly kind: string;
  readonly severity: Severity;
  /** Whether it is in one entry, in a list, or in the whole answer. */
  readonly extent: 'entry' | 'list or answer';
  counts: FaultCounts;
}

/** Numbers of cases. */
export interface FaultCounts {
  seeded: number;
  /** Nobody could find it: see `void.ts`. */
  void: number;
  found: number;
  rightKind: number;
  /** Those found by a tool that names kinds. */
  kindAsked: number;
  rightEntry: number;
  /** Those noticed at all. */
  entryAsked: number;
  underCalled: number;
  /** Those found by a tool that gives severities. */
  severityAsked: number;
  doubtOnly: number;
  /** Found, with some of what it took away told by nothing. */
  partly: number;
}

/** Of no case. */
export const NO_FAULTS: FaultCounts = {
  seeded: 0,
  void: 0,
  found: 0,
  rightKind: 0,
  kindAsked: 0,
  rightEntry: 0,
  entryAsked: 0,
  underCalled: 0,
  severityAsked: 0,
  doubtOnly: 0,
  partly: 0,
};

/** Tools scored in this benchmark: our own, and the multiset of normal entries. */
export const TOOLS = ['ours', 'multiset'] as const;
export type ToolId = (typeof TOOLS)[number];

/** What a tool said about the pairs of a leg and pair of formats. */
export interface LegRow {
  readonly leg: LegId;
  readonly formats: PairFormats;
  readonly tool: ToolId;
  counts: LegCounts;
}

/** Numbers of pairs, entries and alarms. */
export interface LegCounts {
  pairs: number;
  cleanPairs: number;
  entries: number;
  /** Entries a tool says it cannot tell about. */
  doubtful: number;
  /** Faults that are there, and alarms of the pairs that have any, by what is spoilt. */
  entryFaults: number;
  entryAlarms: number;
  listFaults: number;
  listAlarms: number;
  falseAlarms: number;
  /** Alarms of S1 and of S2, and those of them that are false, in pairs with faults. */
  seriousAlarms: number;
  seriousFalse: number;
  /** Clean pairs with a false alarm, by the worst of it. */
  cleanS1: number;
  cleanS2: number;
  cleanAny: number;
}

/** How one pair of twins fared. */
export interface TwinRow {
  readonly twin: string;
  readonly tool: ToolId;
  counts: { pairs: number; fault: number; harmless: number; both: number };
}

/** A practice of L8: which of its patients are spoilt, and for which the gate would not open. */
export interface PracticeRow {
  readonly id: string;
  readonly patients: number;
  readonly rate: number;
  /** Places of patients with a fault worse than `minor`. */
  readonly spoilt: readonly number[];
  /** Places of patients with an open finding worse than `minor`. */
  readonly stopped: readonly number[];
}

/** A fault that was not told as it should have been. */
export interface MissLine {
  readonly leg: LegId;
  readonly formats: PairFormats;
  readonly what: 'missed' | 'wrong kind' | 'too mild' | 'void';
  readonly case: string;
  readonly fault: string;
  readonly id: string;
  readonly size: string;
  readonly kinds: readonly string[];
  readonly severity: Severity;
  /** Kind, wording and date of the injured entry; null for a list or the whole answer. */
  readonly entry: string | null;
  /** What came instead, worst first; for a void label, why. */
  readonly instead: readonly string[];
  /** Whether any entry of the answers could be told to be the injured one. */
  readonly placed: boolean;
}

/** Alarms of ours about nothing that was spoilt, of one kind and severity. */
export interface AlarmRow {
  readonly leg: LegId;
  readonly formats: PairFormats;
  readonly kind: string;
  readonly severity: string;
  counts: { alarms: number };
  /** The first of them. */
  readonly examples: readonly AlarmLine[];
}

/** One false alarm. */
export interface AlarmLine {
  readonly case: string;
  readonly entry: string;
  /** Faults of the pair. */
  readonly faults: readonly string[];
}

/** Everything that is kept of a run; plain data. */
export interface Tally {
  readonly faults: FaultRow[];
  readonly legs: LegRow[];
  readonly twins: TwinRow[];
  readonly practices: PracticeRow[];
  readonly misses: MissLine[];
  readonly alarms: AlarmRow[];
  /** Cases that could not be written, read or compared, and why. */
  readonly broken: {
    readonly case: string;
    readonly faults: readonly string[];
    readonly why: string;
  }[];
}

/** A tally of nothing. */
export function emptyTally(): Tally {
  return { faults: [], legs: [], twins: [], practices: [], misses: [], alarms: [], broken: [] };
}

/** The tallies as one, rows of one name added up, in the order in which they first came. */
export function mergeTallies(tallies: readonly Tally[]): Tally {
  return {
    faults: mergeRows(
      tallies.flatMap(({ faults }) => faults),
      faultName,
    ),
    legs: mergeRows(
      tallies.flatMap(({ legs }) => legs),
      legName,
    ),
    twins: mergeRows(
      tallies.flatMap(({ twins }) => twins),
      ({ twin, tool }) => `${twin} ${tool}`,
    ),
    practices: tallies.flatMap(({ practices }) => practices),
    misses: tallies.flatMap(({ misses }) => misses),
    alarms: mergeAlarms(tallies.flatMap(({ alarms }) => alarms)),
    broken: tallies.flatMap(({ broken }) => broken),
  };
}

/** Name of a row of {@link Tally.legs}. */
export function legName({ leg, formats, tool }: Pick<LegRow, 'leg' | 'formats' | 'tool'>): string {
  return `${leg} ${formats.mig} ${formats.hie} ${tool}`;
}

function faultName(row: FaultRow): string {
  return `${legName(row)} ${row.id}`;
}

/** False alarms told one by one, of each kind and severity in a leg. */
const EXAMPLES = 5;

function mergeAlarms(rows: readonly AlarmRow[]): AlarmRow[] {
  const nameOf = (row: AlarmRow): string =>
    `${legName({ ...row, tool: 'ours' })} ${row.kind} ${row.severity}`;
  const examples = new Map<string, AlarmLine[]>();
  for (const row of rows) {
    const known = examples.get(nameOf(row)) ?? [];
    examples.set(nameOf(row), [...known, ...row.examples].slice(0, EXAMPLES));
  }
  return mergeRows(rows, nameOf).map((row) => ({
    ...row,
    examples: examples.get(nameOf(row)) ?? [],
  }));
}

function mergeRows<Row extends { counts: object }>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
): Row[] {
  const merged = new Map<string, Row>();
  for (const row of rows) {
    const name = nameOf(row);
    const known = merged.get(name);
    merged.set(
      name,
      known === undefined ? row : { ...known, counts: added(known.counts, row.counts) },
    );
  }
  return [...merged.values()];
}

/** Two sets of numbers of the same names, added up. */
export function added<Counts extends object>(a: Counts, b: Counts): Counts {
  const numbers = b as Readonly<Record<string, number>>;
  return Object.fromEntries(
    Object.entries(a).map(([name, number]) => [name, (number as number) + (numbers[name] ?? 0)]),
  ) as Counts;
}
