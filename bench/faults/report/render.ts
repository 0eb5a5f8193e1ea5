import { LEGS_WITH_MAPS } from '../run-chunk.ts';
import type { GoalRow } from '../goals.ts';
import { goalsOf } from '../goals.ts';
import type { PracticeOutcome } from '../practice.ts';
import { practiceOutcomes } from '../practice.ts';
import type { FaultsResult } from '../result.ts';
import { TOOLS } from '../tally.ts';
import { faultTable, kindTable } from './kinds.ts';
import { besideTable, recallTable } from './legs.ts';
import { alarmTable, missLines, reproduceLine } from './lists.ts';
import { counts, interval, share, tableOf } from './table.ts';

/** The result as Markdown; how it is scored stands in docs/benchmark.md. */
export function renderFaults(result: FaultsResult): string {
  const { tally } = result;
  const [example] = tally.misses;
  const lines = [
    '# Recall and false alarms on records with known faults',
    '',
    ...headLines(result),
    '',
    '## Goals',
    '',
    ...goalTable(goalsOf(tally)),
    '',
    '## Recall by leg and class of severity',
    '',
    ...recallTable(tally),
    '',
    '## Beside the baseline',
    '',
    'The baseline is a multiset of the entries in our own normal form: what stands on one side only is an alarm.',
    '',
    ...besideTable(tally),
    '',
    '## By kind of finding',
    '',
    ...kindTable(tally),
    '',
    '## By fault',
    '',
    ...faultTable(tally),
    '',
    '## Twins',
    '',
    ...twinTable(result),
    '',
    '## Practices: go or no go',
    '',
    ...practiceTable(practiceOutcomes(tally.practices, result.seed)),
    '',
    '## False alarms',
    '',
    ...alarmTable(tally),
    '',
    '## Every fault that was not told as it should be',
    '',
    ...(example === undefined ? [] : [`Any of them again: \`${reproduceLine(example.case)}\``, '']),
    ...missLines(tally),
    ...brokenLines(result),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function headLines({ date, seed, tool, cases }: FaultsResult): string[] {
  const asked = Object.entries(cases).map(([leg, count]) => `${leg} ${count}`);
  return [
    `${date ?? 'no date given'}; mig2hie ${tool.version}, rules ${tool.rules.slice(0, 12)}; seed \`${seed}\`; ` +
      `cases: ${asked.join(', ')} (L4: pairs of pairs; L8: practices).`,
    `Code maps: the simulator's dictionary, for every pair of ${LEGS_WITH_MAPS.join(', ')}; none for the others.`,
    'All records are synthetic and made by one simulator: the figures say what is found among its faults, and nothing',
    'of how often such faults happen. How it is scored: docs/benchmark.md. The same seed gives the same figures.',
  ];
}

function goalTable(goals: readonly GoalRow[]): string[] {
  const rows = goals.map(({ measure, goal, counted, as, outcome }) => [
    measure,
    goal,
    outcome === 'missed' ? '**missed**' : outcome,
    as === 'share'
      ? share(counted)
      : counted.of === 0
        ? '–'
        : (counted.hits / counted.of).toFixed(2),
    counts(counted),
    as === 'share' ? interval(counted) : '–',
  ]);
  return tableOf(['measure', 'goal', 'outcome', 'figure', 'counted', '95 % interval'], rows, 3);
}

function twinTable({ tally }: FaultsResult): string[] {
  const names = [...new Set(tally.twins.map(({ twin }) => twin))].toSorted();
  const rows = names.map((name) => [
    name,
    ...TOOLS.flatMap((tool) => {
      const row = tally.twins.find((one) => one.twin === name && one.tool === tool);
      const { pairs = 0, fault = 0, harmless = 0, both = 0 } = row?.counts ?? {};
      return tool === 'ours'
        ? [pairs, fault, harmless, both].map(String)
        : [counts({ hits: both, of: pairs })];
    }),
  ]);
  return tableOf(
    ['twins', 'pairs', 'fault found', 'harmless left alone', 'both', 'multiset, both'],
    rows,
  );
}

function practiceTable(outcomes: readonly PracticeOutcome[]): string[] {
  const rows = outcomes.map((row) => {
    const { patients, rate, spoilt, practices, sample, decisions } = row;
    return [
      String(patients),
      `${Number((rate * 100).toFixed(2))} %`,
      String(practices),
      String(spoilt),
      sample === undefined ? 'all' : String(Math.min(sample, patients)),
      counts({ hits: row.wrongGo, of: decisions }),
      `${(row.expectedGo * 100).toFixed(1)} %`,
      counts({ hits: row.wrongStop, of: decisions }),
    ];
  });
  return tableOf(PRACTICE_HEAD, rows, 0);
}

const PRACTICE_HEAD = [
  'patients',
  'rate of faults',
  'practices',
  'patients spoilt',
  'looked at',
  'go, wrongly',
  'expected of the sample alone',
  'no go, wrongly',
];

function brokenLines({ tally }: FaultsResult): string[] {
  if (tally.broken.length === 0) return [];
  const rows = tally.broken.map(({ case: id, faults, why }) => [id, faults.join(', '), why]);
  return [
    '### Cases that could not be run',
    '',
    ...tableOf(['case', 'faults', 'why'], rows, 3),
    '',
  ];
}
