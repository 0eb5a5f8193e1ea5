import { describe, expect, test } from 'vitest';
import type { OdsCode } from '../../src/base/ods-code.ts';
import type { Channel } from '../../src/programme/agreements/agreement.ts';
import { assembleUsage } from '../../src/programme/usage/usage-weeks.ts';
import type { UsageAsAt, UsageLog, UsageRow } from '../../src/programme/usage/usage.ts';
import { weeksBefore } from '../../src/programme/usage/week.ts';
import { judgeMoved } from '../../src/readiness/moved.ts';
import { day } from '../support/register-files.ts';

const PAIR = { provider: 'X90001' as OdsCode, consumer: 'X9A01' as OdsCode };
const POLICY = { quietWeeks: 4, ageDaysMax: 45 };

/** A log that holds every access of 30 March to 26 April 2020, four whole weeks. */
function log(channel: Channel, changes: Partial<UsageLog> = {}): UsageLog {
  return {
    import: channel === 'mig' ? 1 : 2,
    file: `${channel}.csv`,
    sha256: '0123456789abcdef',
    asAt: day('2020-04-30'),
    channel,
    coverage: 'stated',
    first: day('2020-03-30'),
    last: day('2020-04-26'),
    since: day('2020-03-30'),
    until: day('2020-04-26'),
    provider: undefined,
    consumer: undefined,
    tellsUsers: false,
    tellsOutcome: true,
    ...changes,
  };
}

function use(channel: Channel, week: string, counts: Partial<UsageRow> = {}): UsageRow {
  const from = { import: channel === 'mig' ? 1 : 2, channel, week: day(week), users: undefined };
  return { ...PAIR, ...from, accesses: 3, failed: 0, ...counts };
}

function usage(logs: readonly UsageLog[], rows: readonly UsageRow[], on = '2020-04-30'): UsageAsAt {
  const asAt = day(on);
  return assembleUsage({ asAt, weeks: weeksBefore(asAt, 26), logs, rows });
}

const BOTH = [log('mig'), log('hie')];
const HIE_USE = use('hie', '2020-04-20');
/** Three of the four weeks. */
const SHORT = { first: day('2020-04-06'), since: day('2020-04-06') };

describe('users have moved', () => {
  test('when nobody reads on the MIG for all the weeks, and they read on the HIE', () => {
    expect(judgeMoved(PAIR, usage(BOTH, [HIE_USE]), POLICY)).toEqual({
      outcome: 'met',
      why: 'Nobody read on the MIG in the 4 weeks to 2020-04-26; the HIE was read 3 times.',
      evidence: [
        { kind: 'usage', ref: 'mig.csv sha256:0123456789ab', asAt: '2020-04-30' },
        { kind: 'usage', ref: 'hie.csv sha256:0123456789ab', asAt: '2020-04-30' },
      ],
    });
  });

  test('when the MIG was read before those weeks only', () => {
    const wide = { first: day('2020-03-02'), since: day('2020-03-02') };
    const rows = [use('mig', '2020-03-23'), HIE_USE];
    expect(outcomeOf([log('mig', wide), log('hie')], rows)).toBe('met');
  });
});

test.each<[string, readonly UsageLog[], readonly UsageRow[], string, string]>([
  ['one access on the MIG', BOTH, [use('mig', '2020-03-30'), HIE_USE], 'not-met', 'read 3 times'],
  [
    'an attempt on the MIG that was not answered',
    BOTH,
    [use('mig', '2020-04-20', { accesses: 0, failed: 1 }), HIE_USE],
    'not-met',
    'read once in the 4 weeks to 2020-04-26, last in the week of 2020-04-20',
  ],
  [
    'use in a week no log covers whole',
    [log('mig', { since: undefined, until: undefined }), log('hie')],
    [use('mig', '2020-04-20'), HIE_USE],
    'not-met',
    'The MIG was read in the week of 2020-04-20.',
  ],
  ['no log at all', [], [], 'not-enough-data', 'No access log of the MIG in use on 2020-04-30'],
  [
    'a log of the HIE alone',
    [log('hie')],
    [HIE_USE],
    'not-enough-data',
    'No access log of the MIG',
  ],
  [
    'fewer covered weeks than have to be quiet',
    [log('mig', SHORT), log('hie')],
    [HIE_USE],
    'not-enough-data',
    'cover only 3 of the 4 weeks to 2020-04-26, all without use.',
  ],
  [
    'a log of another practice',
    [log('mig', { provider: 'X90002' as OdsCode }), log('hie')],
    [HIE_USE],
    'not-enough-data',
    'No access log of the MIG',
  ],
  [
    'no use of the HIE, in weeks its logs do not all cover',
    [log('mig'), log('hie', SHORT)],
    [],
    'not-enough-data',
    'logs of the HIE cover 3 of them, without use.',
  ],
  [
    'only unanswered attempts on the HIE',
    BOTH,
    [use('hie', '2020-04-20', { accesses: 0, failed: 2 })],
    'needs-a-person',
    'and nobody on the HIE',
  ],
  ['no use of either', BOTH, [], 'needs-a-person', 'whether anybody needs it'],
])('%s is never taken for moved', (_, logs, rows, outcome, why) => {
  const told = judgeMoved(PAIR, usage(logs, rows), POLICY);
  expect(told.outcome).toBe(outcome);
  expect(told.why).toContain(why);
});

describe('days after the whole weeks', () => {
  /** To Wednesday the 29th: the week from the 27th is under way on the 30th. */
  const later = { last: day('2020-04-29'), until: day('2020-04-29'), asAt: day('2020-04-29') };
  const logs = [log('mig', later), log('hie', later)];
  const one = { accesses: 1 };

  test.each<[string, string, readonly UsageRow[], string, string]>([
    [
      'an access on the MIG in the week under way',
      '2020-04-30',
      [use('mig', '2020-04-27', one), HIE_USE],
      'not-met',
      'The MIG was not read in the 4 weeks to 2020-04-26, but once since, in the week of 2020-04-27.',
    ],
    [
      'accesses on the MIG in the weeks and since',
      '2020-04-30',
      [
        use('mig', '2020-04-20', { accesses: 1, failed: 1 }),
        use('mig', '2020-04-27', one),
        HIE_USE,
      ],
      'not-met',
      'The MIG was read 2 times in the 4 weeks to 2020-04-26, and once since, last in the week of 2020-04-27.',
    ],
    [
      'an access in a week that is over and not covered whole',
      '2020-05-03',
      [use('mig', '2020-04-27', one), HIE_USE],
      'not-met',
      'The MIG was not read in the 4 weeks to 2020-04-26, but once since, in the week of 2020-04-27.',
    ],
    [
      'an access on the HIE in the week under way',
      '2020-04-30',
      [use('hie', '2020-04-27', one)],
      'met',
      'Nobody read on the MIG in the 4 weeks to 2020-04-26; the HIE was not read in those weeks, but once since, in the week of 2020-04-27.',
    ],
  ])('%s is told apart from them', (_, on, rows, outcome, why) => {
    expect(judgeMoved(PAIR, usage(logs, rows, on), POLICY)).toMatchObject({ outcome, why });
  });
});

test('logs that end too long ago no longer tell that users have moved', () => {
  const on = (asAt: string) => judgeMoved(PAIR, usage(BOTH, [HIE_USE], asAt), POLICY);
  expect(on('2020-06-10').outcome).toBe('met');
  expect(on('2020-06-11')).toMatchObject({
    outcome: 'not-enough-data',
    why: 'The newest week that logs of the MIG cover ended on 2020-04-26, 46 days old; the limit is 45 days.',
  });
});

function outcomeOf(logs: readonly UsageLog[], rows: readonly UsageRow[]): string {
  return judgeMoved(PAIR, usage(logs, rows), POLICY).outcome;
}
