import { describe, expect, test } from 'vitest';
import { goalsOf } from '../../../bench/faults/goals.ts';
import { practiceOutcomes } from '../../../bench/faults/practice.ts';
import { printResult } from '../../../bench/faults/result.ts';
import { missedAtMost, share } from '../../../bench/faults/report/table.ts';
import { chunksOf, pairOfId } from '../../../bench/faults/chunks.ts';
import type { FaultCounts, LegCounts, Tally } from '../../../bench/faults/tally.ts';
import { emptyTally, mergeTallies } from '../../../bench/faults/tally.ts';
import { MAIN_FORMATS } from '../../../src/simulator/legs/case.ts';

const FOUND: FaultCounts = {
  seeded: 1,
  void: 0,
  found: 1,
  rightKind: 1,
  kindAsked: 1,
  rightEntry: 1,
  entryAsked: 1,
  underCalled: 0,
  severityAsked: 1,
  doubtOnly: 0,
  partly: 0,
};

const PAIR: LegCounts = {
  pairs: 1,
  cleanPairs: 0,
  entries: 100,
  doubtful: 0,
  entryFaults: 1,
  entryAlarms: 1,
  listFaults: 0,
  listAlarms: 0,
  falseAlarms: 0,
  seriousAlarms: 1,
  seriousFalse: 0,
  cleanS1: 0,
  cleanS2: 0,
  cleanAny: 0,
};

function times<Counts extends object>(counts: Counts, by: number): Counts {
  return Object.fromEntries(
    Object.entries(counts).map(([name, number]) => [name, (number as number) * by]),
  ) as Counts;
}

/** So many faults of L1 told rightly, with some numbers of them changed. */
function tallyOf(faults: Partial<FaultCounts>, legs: Partial<LegCounts> = {}, by = 3000): Tally {
  const about = { leg: 'L1', formats: MAIN_FORMATS, tool: 'ours' } as const;
  const facts = {
    fault: 'F01',
    id: 'a',
    size: 'one',
    kind: 'entry-lost',
    severity: 'major',
    extent: 'entry',
  } as const;
  return {
    ...emptyTally(),
    faults: [{ ...about, ...facts, counts: { ...times(FOUND, by), ...faults } }],
    legs: [{ ...about, counts: { ...times(PAIR, by), ...legs } }],
  };
}

function outcome(tally: Tally, measure: string): string | undefined {
  return goalsOf(tally).find((row) => row.measure.startsWith(measure))?.outcome;
}

describe('the goals', () => {
  test.each([
    ['every S1 fault found', tallyOf({}), 'recall of S1', 'met'],
    ['one of 3,000 missed', tallyOf({ found: 2999 }), 'recall of S1', 'missed'],
    ['every one of too few found', tallyOf({}, {}, 2999), 'recall of S1', 'too few'],
    ['one of them void', tallyOf({ seeded: 3001, void: 1 }), 'recall of S1', 'met'],
    ['one told too mildly', tallyOf({ underCalled: 1 }), 'S1 faults told too mildly', 'missed'],
    [
      'six alarms for five faults',
      tallyOf({}, { entryAlarms: 3600 }),
      'alarms for each fault',
      'met',
    ],
    ['more than that', tallyOf({}, { entryAlarms: 3601 }), 'alarms for each fault', 'missed'],
    [
      'one entry in a hundred in doubt',
      tallyOf({}, { doubtful: 3000 }),
      'entries left in doubt',
      'met',
    ],
  ])('%s', (_, tally, measure, expected) => {
    expect(outcome(tally, measure)).toBe(expected);
  });
});

describe('tallies', () => {
  test('add up row by row, in the order in which rows came', () => {
    const one = tallyOf({}, {}, 2);
    const other = { ...one, faults: one.faults.map((row) => ({ ...row, id: 'b' })) };
    const merged = mergeTallies([one, other, one]);
    expect(merged.faults.map(({ id, counts }) => [id, counts.found])).toEqual([
      ['a', 4],
      ['b', 2],
    ]);
    expect(merged.legs[0]?.counts.entries).toBe(600);
  });

  test('keep the first five of each kind of false alarm', () => {
    const alarm = (id: string): Tally => ({
      ...emptyTally(),
      alarms: [
        {
          leg: 'L5',
          formats: MAIN_FORMATS,
          kind: 'text-changed',
          severity: 'minor',
          counts: { alarms: 1 },
          examples: [{ case: id, entry: 'e', faults: [] }],
        },
      ],
    });
    const [row] = mergeTallies(['1', '2', '3', '4', '5', '6'].map(alarm)).alarms;
    expect(row?.counts).toEqual({ alarms: 6 });
    expect(row?.examples.map((line) => line.case)).toEqual(['1', '2', '3', '4', '5']);
  });
});

describe('chunks', () => {
  test('are 500 cases each, with seeds of their own after the first', () => {
    expect(chunksOf('L1', 'x', 1100)).toEqual([
      { leg: 'L1', seed: 'x', count: 500 },
      { leg: 'L1', seed: 'x.1', count: 500 },
      { leg: 'L1', seed: 'x.2', count: 100 },
    ]);
  });

  test.each([
    ['x.2-L1-17', { leg: 'L1', seed: 'x.2', count: 500 }],
    ['my-own-L6-mig-openhr-cda-4', { leg: 'L6', seed: 'my-own', count: 500 }],
    ['x-L8-3-117', { leg: 'L8', seed: 'x', count: 3, only: 2 }],
  ])('are told from the id of a pair: %s', (id, expected) => {
    expect(pairOfId(id)).toEqual({ only: undefined, ...expected, pair: id });
  });

  test('are not told from anything else', () => {
    expect(pairOfId('L1')).toBeUndefined();
  });
});

describe('go or no go', () => {
  const practice = { id: 'p', patients: 200, rate: 0.01 };

  test('goes wrongly when the one spoilt patient stopped nothing', () => {
    const [all] = practiceOutcomes([{ ...practice, spoilt: [4], stopped: [] }], 's');
    expect(all).toMatchObject({
      sample: undefined,
      decisions: 1,
      wrongGo: 1,
      wrongStop: 0,
      expectedGo: 0,
    });
  });

  test('stops wrongly when a finding stands in a practice where nothing is wrong', () => {
    const [all] = practiceOutcomes([{ ...practice, spoilt: [], stopped: [9] }], 's');
    expect(all).toMatchObject({ wrongGo: 0, wrongStop: 1 });
  });

  test('of samples goes wrongly as often as they miss the spoilt ones', () => {
    const [, few] = practiceOutcomes([{ ...practice, spoilt: [4, 5], stopped: [4, 5] }], 's');
    // By hand: 141/200 × 140/199 of the samples of 59 hold neither.
    expect(few?.expectedGo).toBeCloseTo(0.496, 3);
    expect((few?.wrongGo ?? 0) / (few?.decisions ?? 1)).toBeCloseTo(0.496, 1);
  });
});

describe('shares in print', () => {
  test.each([
    [3000, 3000, '100 %'],
    [2999, 3000, '99.97 %'],
    [391, 400, '97.8 %'],
    [0, 0, '–'],
  ])('%d of %d is %s', (hits, of, text) => {
    expect(share({ hits, of })).toBe(text);
  });

  test('none missed of 3,000 is a tenth of a percent at most', () => {
    expect(missedAtMost({ hits: 3000, of: 3000 })).toBe('0.10 %');
  });
});

test('the result in print is JSON, a row a line, without zeros', () => {
  const head = {
    schema: 'mig2hie/bench-faults/1',
    date: null,
    seed: 's',
    cases: { L1: 1 },
  } as const;
  const text = printResult({
    ...head,
    tool: { version: '0', rules: 'r' },
    tally: tallyOf({}, {}, 1),
  });
  const { faults, legs } = JSON.parse(text) as { faults: { counts: object }[]; legs: object[] };
  expect([faults.length, legs.length]).toEqual([1, 1]);
  expect(faults[0]?.counts).toEqual({
    seeded: 1,
    found: 1,
    rightKind: 1,
    kindAsked: 1,
    rightEntry: 1,
    entryAsked: 1,
    severityAsked: 1,
  });
  expect(text.split('\n').filter((line) => line.startsWith('  {"leg"'))).toHaveLength(2);
});
