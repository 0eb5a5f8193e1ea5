import { expect, test } from 'vitest';
import { lossTable } from '../../../src/cli/lines/usage-loss-lines.ts';
import type { UsageDocument } from '../../../src/workflow/usage/show-usage.ts';
import type { LossTotal, UsageLossDocument } from '../../../src/workflow/usage/usage-loss.ts';

const DOCUMENT: UsageDocument = {
  schema: 'mig2hie/usage/1',
  asAt: '2020-03-31',
  weeks: { asked: 4, first: '2020-03-02', last: '2020-03-23', underWay: '2020-03-30' },
  quietWeeks: 4,
  org: null,
  coverage: [],
  logs: [],
  by: 'flow',
  count: 0,
  rows: [],
  lost: null,
};

function total(pairs: number, accesses: number, since: number): LossTotal {
  return {
    pairs,
    practices: pairs,
    consumers: 1,
    accesses: accesses + since,
    failed: 0,
    inWeeks: { accesses, failed: 0 },
    since: { accesses: since, failed: 0 },
  };
}

function loss(changes: Partial<UsageLossDocument>): UsageLossDocument {
  return {
    on: '2020-06-30',
    weeks: 4,
    days: { from: '2020-03-02', to: '2020-03-29' },
    ageDaysMax: 45,
    by: 'flow',
    groups: [],
    of: 48,
    reading: total(2, 116, 11),
    withHie: total(0, 0, 0),
    withoutHie: total(2, 116, 11),
    quiet: 46,
    notKnown: 0,
    pairs: [],
    unknownPairs: [],
    ...changes,
  };
}

const linesOf = (changes: Partial<UsageLossDocument>) =>
  lossTable(DOCUMENT, loss(changes)).footing.slice(0, 5);

const READING =
  '2 (2 practices, 1 consumers; 116 accesses and 0 failed attempts in 4 covered weeks from 2020-03-02 to 2020-03-29, and 11 accesses and 0 failed attempts since)';

test('use since the covered weeks is told apart from use in them', () => {
  expect(linesOf({}).slice(0, 4)).toEqual([
    `If the MIG stopped on 2020-06-30: ${READING} of 48 pairs would stop reading there.`,
    '  Already on the HIE as well: 0.',
    '  Without such a way: 2 (2 practices, 1 consumers; 116 accesses and 0 failed attempts, and 11 accesses and 0 failed attempts since).',
    '  Quiet on the MIG in 4 covered weeks from 2020-03-02 to 2020-03-29: 46.',
  ]);
});

test('what is not known comes first, with its reasons', () => {
  const unknown = (why: 'too-few-weeks' | 'too-old') => ({
    provider: 'X90001',
    consumer: 'X9A01',
    coveredWeeks: 0,
    why,
  });
  const unknownPairs = [unknown('too-few-weeks'), unknown('too-few-weeks'), unknown('too-old')];
  expect(linesOf({ notKnown: 3, unknownPairs }).slice(0, 2)).toEqual([
    'If the MIG stopped on 2020-06-30: not known for 3 of 48 pairs, for logs cover fewer than 4 weeks in a row (2), or the newest covered week ended more than 45 days ago (1).',
    `  Of the others: ${READING} of 48 pairs would stop reading there.`,
  ]);
});

test('a log and a list of routes that contradict each other are told below the pair', () => {
  const none = { accesses: 0, failed: 0 };
  const use = { inWeeks: none, since: none, lastWeek: null, usersMost: null, coveredWeeks: 4 };
  const pair = {
    provider: 'X90009',
    consumer: 'X9A01',
    mig: { ...use, accesses: 3, failed: 0 },
    hie: { ...use, accesses: 12, failed: 0 },
    agreed: true,
    route: false,
    hasWay: false,
    isContradicted: true,
  };
  const { remarks } = lossTable(DOCUMENT, loss({ pairs: [pair] }));
  expect(remarks?.(pair)).toEqual([
    'The log holds 12 accesses on the HIE, and the list of routes none open then: one of them is wrong or out of date.',
  ]);
  expect(remarks?.({ ...pair, isContradicted: false })).toEqual([]);
  expect(linesOf({ pairs: [pair] })).toContain(
    '  Log and list of routes contradict each other for 1: read on the HIE, without an open route.',
  );
});
