import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '../../../src/base/calendar-date.ts';
import type { OdsCode } from '../../../src/base/ods-code.ts';
import { findOverlaps } from '../../../src/programme/usage/usage-overlap.ts';
import { assembleUsage } from '../../../src/programme/usage/usage-weeks.ts';
import {
  addSummaries,
  recentUse,
  summariseFlow,
} from '../../../src/programme/usage/usage-summary.ts';
import { findLoss } from '../../../src/programme/usage/usage-loss.ts';
import {
  type FlowEnds,
  type UsageAsAt,
  type UsageLog,
  type UsageRow,
  flowKey,
  quietnessOf,
} from '../../../src/programme/usage/usage.ts';

const day = (text: string): CalendarDate => text as CalendarDate;
const code = (text: string): OdsCode => text as OdsCode;
const FLOW: FlowEnds = { provider: code('X90001'), consumer: code('X9A01'), channel: 'mig' };

/** Mondays of four weeks. */
const WEEKS = ['2020-03-02', '2020-03-09', '2020-03-16', '2020-03-23'].map(day);

function log(id: number, since: string, until: string, other: Partial<UsageLog> = {}): UsageLog {
  return {
    import: id,
    file: `log-${id}.csv`,
    sha256: '',
    asAt: day('2020-03-31'),
    channel: 'mig',
    coverage: 'stated',
    first: day(since),
    last: day(until),
    since: day(since),
    until: day(until),
    provider: undefined,
    consumer: undefined,
    tellsUsers: true,
    tellsOutcome: true,
    ...other,
  };
}

function row(id: number, week: string, accesses: number, other: Partial<UsageRow> = {}): UsageRow {
  return { ...FLOW, import: id, week: day(week), accesses, failed: 0, users: 2, ...other };
}

function assemble(logs: readonly UsageLog[], rows: readonly UsageRow[]): UsageAsAt {
  return assembleUsage({ asAt: day('2020-03-31'), weeks: WEEKS, logs, rows });
}

const weeksOf = (usage: UsageAsAt) =>
  (usage.flows.get(flowKey(FLOW))?.weeks ?? []).map(
    ({ week, accesses, users, covered }) => `${week} ${accesses} ${users ?? '-'} ${covered}`,
  );

describe('two logs of the same days', () => {
  test('count once: the later import is taken', () => {
    const logs = [log(1, '2020-03-01', '2020-03-31'), log(2, '2020-03-01', '2020-03-31')];
    const usage = assemble(logs, [row(1, '2020-03-02', 5), row(2, '2020-03-02', 7)]);
    expect(weeksOf(usage)).toEqual(['2020-03-02 7 2 true']);
  });

  test('a newer as-at day goes before a later import', () => {
    const logs = [
      log(1, '2020-03-01', '2020-03-31'),
      log(2, '2020-03-01', '2020-03-31', { asAt: day('2020-03-30') }),
    ];
    const usage = assemble(logs, [row(1, '2020-03-02', 5), row(2, '2020-03-02', 7)]);
    expect(weeksOf(usage)).toEqual(['2020-03-02 5 2 true']);
  });

  test('one that covers the whole week goes before a newer one that does not', () => {
    const logs = [log(1, '2020-03-01', '2020-03-31'), log(2, '2020-03-01', '2020-03-04')];
    const usage = assemble(logs, [row(1, '2020-03-02', 5), row(2, '2020-03-02', 7)]);
    expect(weeksOf(usage)).toEqual(['2020-03-02 5 2 true']);
  });
});

test('logs of two periods that meet within a week are added, but their users are not', () => {
  const logs = [log(1, '2020-02-01', '2020-03-04'), log(2, '2020-03-05', '2020-03-31')];
  const usage = assemble(logs, [row(1, '2020-03-02', 5), row(2, '2020-03-02', 7)]);
  expect(weeksOf(usage)).toEqual(['2020-03-02 12 - true']);
  expect(usage.coveredWeeks(FLOW)).toEqual(WEEKS);
});

test('a week that logs cover in part is told as used and not as covered', () => {
  const usage = assemble([log(1, '2020-03-02', '2020-03-12')], [row(1, '2020-03-09', 1)]);
  expect(weeksOf(usage)).toEqual(['2020-03-09 1 2 false']);
  expect(usage.coveredWeeks(FLOW)).toEqual(['2020-03-02']);
});

test('a log of one consumer covers its flows alone, and replaces that part of a log of all', () => {
  const own = { consumer: code('X9A02') };
  const logs = [log(1, '2020-03-02', '2020-03-15'), log(2, '2020-03-09', '2020-03-22', own)];
  const usage = assemble(logs, [
    row(1, '2020-03-09', 5),
    row(1, '2020-03-09', 5, own),
    row(2, '2020-03-09', 3, own),
  ]);
  expect(usage.coveredWeeks(FLOW)).toEqual(WEEKS.slice(0, 2));
  expect(usage.coveredWeeks({ ...FLOW, ...own })).toEqual(WEEKS.slice(0, 3));
  expect([...usage.flows.values()].map(({ consumer, accesses }) => [consumer, accesses])).toEqual([
    ['X9A01', 5],
    ['X9A02', 3],
  ]);
});

describe('weeks without use', () => {
  const whole = log(1, '2020-03-02', '2020-03-29');

  test('are counted back from the newest covered week', () => {
    const usage = assemble([whole], [row(1, '2020-03-09', 4)]);
    expect(quietnessOf(usage, FLOW)).toEqual({
      coveredWeeks: 4,
      quietWeeks: 2,
      newestCovered: '2020-03-23',
      lastUsed: '2020-03-09',
    });
  });

  test('an attempt that failed is no quiet week', () => {
    const usage = assemble([whole], [row(1, '2020-03-23', 0, { failed: 1 })]);
    expect(quietnessOf(usage, FLOW).quietWeeks).toBe(0);
  });

  test('end at a week that is not covered', () => {
    const logs = [log(1, '2020-03-02', '2020-03-08'), log(2, '2020-03-16', '2020-03-29')];
    expect(quietnessOf(assemble(logs, []), FLOW)).toMatchObject({ coveredWeeks: 3, quietWeeks: 2 });
  });

  test('there are none without a log', () => {
    expect(quietnessOf(assemble([], []), FLOW)).toEqual({
      coveredWeeks: 0,
      quietWeeks: 0,
      newestCovered: undefined,
      lastUsed: undefined,
    });
  });

  test('use in a later week that is covered in part ends them', () => {
    const usage = assemble([log(1, '2020-03-02', '2020-03-24')], [row(1, '2020-03-23', 1)]);
    expect(quietnessOf(usage, FLOW)).toMatchObject({ newestCovered: '2020-03-16', quietWeeks: 0 });
  });
});

describe('a trend', () => {
  test('compares the last covered weeks with as many before', () => {
    const rows = [row(1, '2020-03-02', 9), row(1, '2020-03-16', 3), row(1, '2020-03-23', 1)];
    const usage = assemble([log(1, '2020-03-02', '2020-03-29')], rows);
    expect(summariseFlow(usage, FLOW, 2)).toMatchObject({
      accesses: 13,
      usersMost: 2,
      trend: { last: 4, before: 9 },
      reading: 1,
    });
  });

  test('is not known when fewer weeks are covered, nor for several flows of which one is not', () => {
    const usage = assemble([log(1, '2020-03-09', '2020-03-29')], [row(1, '2020-03-23', 1)]);
    const one = summariseFlow(usage, FLOW, 2);
    expect(one.trend).toEqual({ last: 1, before: undefined });
    const all = addSummaries([one, { ...one, trend: { last: 2, before: 3 } }]);
    expect(all).toMatchObject({ trend: { last: 3, before: undefined }, usersMost: undefined });
  });
});

const IN_FORCE = {
  agreement: 'HIE',
  channel: 'hie' as const,
  provider: FLOW.provider,
  consumer: code('X9A01'),
  providerParty: { state: 'active' as const, signedOn: undefined },
  consumerParty: { state: 'active' as const, signedOn: undefined },
  validFrom: day('2020-01-01'),
  validTo: day('2020-12-31'),
  dpia: 'approved' as const,
  supersedes: undefined,
  asAt: day('2020-03-01'),
};

test('what would be lost: who still reads, who has another way, and who is not known', () => {
  const pairs = ['X90001', 'X90002', 'X90003'].map((provider) => ({
    provider: code(provider),
    consumer: code('X9A01'),
  }));
  const logs = [
    log(1, '2020-03-02', '2020-03-29'),
    log(2, '2020-03-02', '2020-03-29', { channel: 'hie' }),
  ];
  const usage = assemble(logs, [
    row(1, '2020-03-23', 4),
    row(1, '2020-03-23', 6, { provider: code('X90002') }),
    row(2, '2020-03-23', 8, { provider: code('X90002'), channel: 'hie' }),
  ]);
  const find = (weeks: number, hasRoute: boolean | undefined) =>
    findLoss(pairs, {
      usage,
      limits: { weeks, ageDaysMax: 45 },
      on: day('2020-06-30'),
      agreementsOf: ({ provider }) => (provider === 'X90003' ? [] : [{ ...IN_FORCE, provider }]),
      hasRoute: () => hasRoute,
      hadRoute: () => hasRoute,
    });
  const told = (loss: ReturnType<typeof find>) =>
    loss.reading.map(({ provider, hasWay, isAgreed }) => [provider, hasWay, isAgreed]);
  expect(told(find(4, undefined))).toEqual([
    ['X90001', false, true],
    ['X90002', true, true],
  ]);
  expect(find(4, undefined).quiet).toEqual([pairs[2]]);
  expect(told(find(4, false)).map(([, hasWay]) => hasWay)).toEqual([false, false]);
  expect(find(5, undefined)).toMatchObject({
    quiet: [],
    notKnown: [{ coveredWeeks: 4, why: 'too-few-weeks' }],
  });
  expect(find(2, undefined).days).toEqual({ from: '2020-03-16', to: '2020-03-29' });
  expect(find(2, false).reading.map((one) => one.isContradicted)).toEqual([false, true]);
});

describe('what is known of the MIG says nothing any more', () => {
  const pair = { provider: FLOW.provider, consumer: FLOW.consumer };
  const whole = log(1, '2020-03-02', '2020-03-29');
  const lossOn = (asAt: string, logs: readonly UsageLog[]) => {
    const usage = assembleUsage({ asAt: day(asAt), weeks: WEEKS, logs, rows: [] });
    return findLoss([pair], {
      usage,
      limits: { weeks: 2, ageDaysMax: 45 },
      on: day('2020-06-30'),
      agreementsOf: () => [],
      hasRoute: () => undefined,
      hadRoute: () => undefined,
    });
  };

  test('once its newest covered week ended longer ago than the limit', () => {
    expect(lossOn('2020-05-13', [whole])).toMatchObject({ quiet: [pair], notKnown: [] });
    expect(lossOn('2020-05-14', [whole])).toMatchObject({
      quiet: [],
      notKnown: [{ ...pair, coveredWeeks: 2, why: 'too-old' }],
    });
  });

  test('and old use of the HIE is no way any more', () => {
    const hie = log(2, '2020-03-02', '2020-03-29', { channel: 'hie' });
    const rows = [row(1, '2020-03-23', 1), row(2, '2020-03-23', 1, { channel: 'hie' })];
    const wayOn = (asAt: string) =>
      findLoss([pair], {
        usage: assembleUsage({ asAt: day(asAt), weeks: WEEKS, logs: [whole, hie], rows }),
        limits: { weeks: 2, ageDaysMax: 45 },
        on: day('2020-06-30'),
        agreementsOf: () => [IN_FORCE],
        hasRoute: () => true,
        hadRoute: () => true,
      }).reading.map(({ hasWay }) => hasWay);
    expect([wayOn('2020-05-13'), wayOn('2020-05-14')]).toEqual([[true], [false]]);
  });

  test('when its covered weeks are not in a row', () => {
    const logs = [log(1, '2020-03-02', '2020-03-15'), log(2, '2020-03-23', '2020-03-29')];
    expect(lossOn('2020-03-31', logs)).toMatchObject({
      quiet: [],
      notKnown: [{ ...pair, coveredWeeks: 1, why: 'too-few-weeks' }],
    });
  });
});

describe('the week under way', () => {
  const logs = [log(1, '2020-03-02', '2020-03-31')];

  test('counts as use, apart from the whole weeks, and ends those without', () => {
    const usage = assemble(logs, [row(1, '2020-03-09', 2), row(1, '2020-03-30', 1)]);
    expect(usage.underWay).toBe('2020-03-30');
    expect(quietnessOf(usage, FLOW)).toMatchObject({
      coveredWeeks: 4,
      quietWeeks: 0,
      newestCovered: '2020-03-23',
      lastUsed: '2020-03-30',
    });
    expect(recentUse(usage, FLOW, 3)).toMatchObject({
      accesses: 3,
      inWeeks: { accesses: 2, failed: 0 },
      since: { accesses: 1, failed: 0 },
      isReading: true,
    });
  });

  test('without use is no quiet week', () => {
    expect(quietnessOf(assemble(logs, []), FLOW)).toMatchObject({ coveredWeeks: 4, quietWeeks: 4 });
  });

  test('is none when the last week asked for is just over', () => {
    const asAt = day('2020-03-29');
    expect(assembleUsage({ asAt, weeks: WEEKS, logs, rows: [] }).underWay).toBeUndefined();
  });
});

test('a row that counts nothing is no use', () => {
  const usage = assemble([log(1, '2020-03-02', '2020-03-29')], [row(1, '2020-03-23', 0)]);
  expect(quietnessOf(usage, FLOW)).toMatchObject({ quietWeeks: 4, lastUsed: undefined });
  expect([...usage.flows.keys()]).toEqual([flowKey(FLOW)]);
});

test('a new log tells which weeks it takes over and which it leaves to earlier imports', () => {
  const known = [log(1, '2020-03-02', '2020-03-22'), log(2, '2020-03-23', '2020-03-29')];
  expect(findOverlaps(known, log(3, '2020-03-09', '2020-03-25'))).toEqual([
    { import: 1, takenOver: 2, passedOver: 0 },
    { import: 2, takenOver: 0, passedOver: 1 },
  ]);
  const others = [{ consumer: code('X9A02') }, { channel: 'hie' as const }];
  const ofOne = known.map((one) => ({ ...one, consumer: code('X9A01') }));
  for (const other of others) {
    expect(findOverlaps(ofOne, log(3, '2020-03-09', '2020-03-25', other))).toEqual([]);
  }
});
