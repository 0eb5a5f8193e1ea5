import type { Counted } from '../../src/stats/proportion.ts';
import type { SeverityClass } from './classes.ts';
import { classOf, recallOf, sumOf } from './classes.ts';
import type { LegId } from '../../src/simulator/legs/case.ts';
import type { FaultCounts, LegCounts, Tally, ToolId } from './tally.ts';
import { NO_FAULTS, added } from './tally.ts';

/** A measure beside its goal. */
export interface GoalRow {
  readonly measure: string;
  readonly goal: string;
  readonly counted: Counted;
  /** `share`: hits as a share of all; `ratio`: hits for each. */
  readonly as: 'share' | 'ratio';
  /** `too few`: the goal asks for more cases than were made. */
  readonly outcome: 'met' | 'missed' | 'too few';
}

/** The measures of the benchmark beside their goals, as they came out. */
export function goalsOf(tally: Tally, tool: ToolId = 'ours'): GoalRow[] {
  const faults = (cls: readonly SeverityClass[]): FaultCounts => {
    const rows = tally.faults.filter(
      (row) =>
        row.tool === tool && FAULT_LEGS.includes(row.leg) && cls.includes(classOf(row.severity)),
    );
    return sumOf(rows) ?? NO_FAULTS;
  };
  const all = faults(['S1', 'S2', 'S3', 'S4']);
  const milder = faults(['S2', 'S3', 'S4']);
  const clean = legCounts(tally, tool, ['L5']);
  const noisy = legCounts(tally, tool, ['L2', 'L3']);
  const faulty = legCounts(tally, tool, FAULT_LEGS);
  const every = legCounts(tally, tool, undefined);
  const twins = twinCounts(tally, tool);
  const s1 = faults(['S1']);
  return [
    least('recall of S1 faults (L1–L3, L6)', recallOf(s1), 1, 3000),
    least('recall of S2 faults (L1–L3, L6)', recallOf(faults(['S2'])), 0.995),
    least('recall of S3 faults (L1–L3, L6)', recallOf(faults(['S3'])), 0.98),
    least('right kind, of those found', { hits: all.rightKind, of: all.kindAsked }, 0.97),
    least('right entry, of those noticed', { hits: all.rightEntry, of: all.entryAsked }, 0.99),
    most('S1 faults told too mildly', { hits: s1.underCalled, of: s1.severityAsked }, 0),
    most(
      'other faults told too mildly',
      { hits: milder.underCalled, of: milder.severityAsked },
      0.01,
    ),
    most(
      'clean pairs with an S1 alarm (L5)',
      { hits: clean.cleanS1, of: clean.cleanPairs },
      0,
      3000,
    ),
    most('clean pairs with an S2 alarm (L5)', { hits: clean.cleanS2, of: clean.cleanPairs }, 0.001),
    most('clean pairs with any alarm (L5)', { hits: clean.cleanAny, of: clean.cleanPairs }, 0.02),
    least(
      'S1 and S2 alarms that are true (L2, L3)',
      { hits: noisy.seriousAlarms - noisy.seriousFalse, of: noisy.seriousAlarms },
      0.99,
    ),
    least('twins with both halves right (L4)', { hits: twins.both, of: twins.pairs }, 0.99),
    atMost(
      'alarms for each fault of one entry (L1–L3, L6)',
      faulty.entryAlarms,
      faulty.entryFaults,
    ),
    most('entries left in doubt (all legs)', { hits: every.doubtful, of: every.entries }, 0.01),
  ];
}

/** Legs whose faults count for recall. */
export const FAULT_LEGS: readonly LegId[] = ['L1', 'L2', 'L3', 'L6'];

/** Numbers of a tool over some legs, or all. */
export function legCounts(
  tally: Tally,
  tool: ToolId,
  legs: readonly LegId[] | undefined,
): LegCounts {
  const rows = tally.legs.filter(
    (row) => row.tool === tool && (legs === undefined || legs.includes(row.leg)),
  );
  return rows.map(({ counts }) => counts).reduce<LegCounts>(added, NO_PAIRS);
}

const NO_PAIRS: LegCounts = {
  pairs: 0,
  cleanPairs: 0,
  entries: 0,
  doubtful: 0,
  entryFaults: 0,
  entryAlarms: 0,
  listFaults: 0,
  listAlarms: 0,
  falseAlarms: 0,
  seriousAlarms: 0,
  seriousFalse: 0,
  cleanS1: 0,
  cleanS2: 0,
  cleanAny: 0,
};

/** Twins of a tool, all sorts together. */
export function twinCounts({ twins }: Tally, tool: ToolId): Tally['twins'][number]['counts'] {
  const none = { pairs: 0, fault: 0, harmless: 0, both: 0 };
  return twins
    .filter((row) => row.tool === tool)
    .map(({ counts }) => counts)
    .reduce(added, none);
}

function least(measure: string, counted: Counted, goal: number, cases = 1): GoalRow {
  const asked = cases > 1 ? ` of at least ${cases}` : '';
  const outcome = counted.hits >= goal * counted.of ? 'met' : 'missed';
  return row(measure, `${percent(goal)}${asked}${goal < 1 ? ' or more' : ''}`, {
    counted,
    outcome,
    cases,
  });
}

function most(measure: string, counted: Counted, goal: number, cases = 1): GoalRow {
  const asked = cases > 1 ? ` of at least ${cases}` : '';
  const outcome = counted.hits <= goal * counted.of ? 'met' : 'missed';
  return row(measure, `${goal === 0 ? 'none' : `${percent(goal)} or less`}${asked}`, {
    counted,
    outcome,
    cases,
  });
}

function row(
  measure: string,
  goal: string,
  { counted, outcome, cases }: { counted: Counted; outcome: 'met' | 'missed'; cases: number },
): GoalRow {
  const tooFew = counted.of < cases && outcome === 'met';
  return { measure, goal, counted, as: 'share', outcome: tooFew ? 'too few' : outcome };
}

/** Alarms a person looks at for each fault. */
const ALARMS_MOST = 1.2;

function atMost(measure: string, alarms: number, faults: number): GoalRow {
  const outcome = faults === 0 ? 'too few' : alarms <= ALARMS_MOST * faults ? 'met' : 'missed';
  const counted = { hits: alarms, of: faults };
  return { measure, goal: `${ALARMS_MOST} or less`, counted, as: 'ratio', outcome };
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
}
