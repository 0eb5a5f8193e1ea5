import { CLASSES, classOf, recallOf, sumOf } from '../classes.ts';
import type { LegId, PairFormats } from '../../../src/simulator/legs/case.ts';
import { twinCounts } from '../goals.ts';
import type { FaultRow, LegRow, Tally, ToolId } from '../tally.ts';
import { TOOLS } from '../tally.ts';
import { counts, interval, missedAtMost, share, tableOf } from './table.ts';

/** Recall of ours by leg, pair of formats and class of severity. */
export function recallTable(tally: Tally): string[] {
  const rows = legsOf(tally).flatMap((leg) =>
    CLASSES.flatMap((cls) => {
      const sum = sumOf(
        rowsOf(tally, leg, 'ours').filter(({ severity }) => classOf(severity) === cls),
      );
      if (sum === undefined) return [];
      const recall = recallOf(sum);
      return [
        [
          nameOf(leg),
          cls,
          counts(recall),
          share(recall),
          interval(recall),
          missedAtMost(recall),
          share({ hits: sum.rightKind, of: sum.kindAsked }),
          share({ hits: sum.rightEntry, of: sum.entryAsked }),
          String(sum.underCalled),
          String(sum.doubtOnly),
          String(sum.partly),
          String(sum.void),
        ],
      ];
    }),
  );
  return tableOf(RECALL_HEAD, rows, 2);
}

const RECALL_HEAD = [
  'leg and formats',
  'class',
  'found',
  'recall',
  '95 % interval',
  'missed at most',
  'right kind',
  'right entry',
  'too mild',
  'doubt only',
  'told in part',
  'void',
];

/** Ours beside the baseline, by leg and pair of formats. */
export function besideTable(tally: Tally): string[] {
  const rows = legsOf(tally).flatMap((leg) =>
    TOOLS.flatMap((tool) => {
      const row = tally.legs.find((one) => one.tool === tool && isOf(one, leg));
      return row === undefined ? [] : [besideRow(tally, leg, row)];
    }),
  );
  return tableOf(BESIDE_HEAD, rows, 2);
}

const BESIDE_HEAD = [
  'leg and formats',
  'tool',
  'S1 found',
  'S2 found',
  'S3 found',
  'right kind',
  'alarms a fault of one entry',
  'alarms a fault of a list',
  'false alarms a pair',
  'clean pairs with an alarm',
  'twins right',
];

function besideRow(tally: Tally, leg: LegPlace, { tool, counts: own }: LegRow): string[] {
  const rows = rowsOf(tally, leg, tool);
  const recall = (cls: string): string => {
    const sum = sumOf(rows.filter(({ severity }) => classOf(severity) === cls));
    return sum === undefined ? '–' : share(recallOf(sum));
  };
  const all = sumOf(rows);
  const twins = twinCounts(tally, tool);
  return [
    nameOf(leg),
    tool,
    ...['S1', 'S2', 'S3'].map(recall),
    share({ hits: all?.rightKind ?? 0, of: all?.kindAsked ?? 0 }),
    ratio(own.entryAlarms, own.entryFaults),
    ratio(own.listAlarms, own.listFaults),
    ratio(own.falseAlarms, own.pairs),
    share({ hits: own.cleanAny, of: own.cleanPairs }),
    leg.leg === 'L4' ? share({ hits: twins.both, of: twins.pairs }) : '–',
  ];
}

function ratio(hits: number, of: number): string {
  return of === 0 ? '–' : (hits / of).toFixed(2);
}

/** A leg in one pair of formats. */
export interface LegPlace {
  readonly leg: LegId;
  readonly formats: PairFormats;
}

/** Every leg and pair of formats there is a row of, in the order of the run. */
export function legsOf({ legs }: Tally): LegPlace[] {
  return legs.filter(({ tool }) => tool === 'ours').map(({ leg, formats }) => ({ leg, formats }));
}

/** Rows of one tool's faults in a leg and pair of formats. */
export function rowsOf({ faults }: Tally, leg: LegPlace, tool: ToolId): FaultRow[] {
  return faults.filter((row) => row.tool === tool && isOf(row, leg));
}

function isOf(row: LegPlace, { leg, formats }: LegPlace): boolean {
  return row.leg === leg && row.formats.mig === formats.mig && row.formats.hie === formats.hie;
}

/** The leg as headings have it. */
export function nameOf({ leg, formats }: LegPlace): string {
  return leg === 'L6' ? `L6 ${formats.mig} v ${formats.hie}` : leg;
}
