import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '../../../src/base/calendar-date.ts';
import { isRefusal } from '../../../src/programme/files/file-reading.ts';
import { createUsageMap, readUsageHeader } from '../../../src/programme/usage/usage-columns.ts';
import { type UsageContent, toUsageContent } from '../../../src/programme/usage/usage-content.ts';
import {
  LISTED_MAX,
  type UsageReading,
  createUsageReader,
} from '../../../src/programme/usage/usage-reader.ts';
import { createDistinctUsers } from '../../../src/programme/usage/distinct-users.ts';

type Words = Parameters<typeof createUsageMap>[0];

const day = (text: string): CalendarDate => text as CalendarDate;

function reading(given: Partial<UsageReading> = {}, words: Partial<Words> = {}): UsageReading {
  const map = createUsageMap({ columns: {}, channels: {}, outcomes: {}, ...words });
  if (isRefusal(map)) throw new Error(map.refused);
  return {
    map,
    zone: 'as-written',
    asAt: day('2020-03-31'),
    channel: 'mig',
    provider: undefined,
    consumer: undefined,
    period: undefined,
    ...given,
  };
}

function read(lines: readonly string[], how: UsageReading = reading()): UsageContent {
  const reader = createUsageReader(how);
  const [header = '', ...rows] = lines.map((line) => line);
  const refusal = reader.readHeader(header.split(','));
  if (refusal !== undefined) throw new Error(refusal.refused);
  for (const [at, row] of rows.entries()) {
    const stop = reader.readRow(row.split(','), at + 2);
    if (stop !== undefined) throw new Error(stop.refused);
  }
  return toUsageContent(reader.outcome(), how);
}

const countsOf = (content: UsageContent) =>
  [...content.counts()].map(
    ({ provider, consumer, channel, week, accesses, failed, users }) =>
      `${provider} ${consumer} ${channel} ${week} ${accesses} ${failed} ${users ?? '-'}`,
  );

test('accesses are counted by flow and week, failed ones apart, users once each', () => {
  const content = read([
    'time,provider,consumer,user,outcome',
    '2020-03-02 09:00,X90001,X9A01,ann,success',
    '2020-03-08 23:59,X90001,X9A01,ann,success',
    '2020-03-03 10:00,x90001,X9A01,bob,timeout',
    '2020-03-09 00:00,X90001,X9A01,ann,200',
    '2020-03-09 00:01,X90002,X9A01,ann,503',
  ]);
  expect(countsOf(content)).toEqual([
    'X90001 X9A01 mig 2020-03-02 2 1 2',
    'X90001 X9A01 mig 2020-03-09 1 0 1',
    'X90002 X9A01 mig 2020-03-09 0 1 1',
  ]);
  expect(content).toMatchObject({ rows: 5, kept: 5, rejectedRows: 0, importedAs: 'accesses' });
});

test('an access that does not tell its user leaves the users of its week unknown', () => {
  const lines = ['2020-03-02 09:00,X90001,X9A01,ann', '2020-03-02 09:00,X90001,X9A01,'];
  expect(countsOf(read(['time,provider,consumer,user', ...lines]))).toEqual([
    'X90001 X9A01 mig 2020-03-02 2 0 -',
  ]);
});

test('a log without a column of users tells none, not zero', () => {
  const content = read(['time,provider,consumer', '2020-03-02,X90001,X9A01']);
  expect(countsOf(content)).toEqual(['X90001 X9A01 mig 2020-03-02 1 0 -']);
  expect(content.logs[0]).toMatchObject({ tellsUsers: false, tellsOutcome: false });
});

describe('a row is rejected with its line, its column and a reason that repeats nothing of it', () => {
  test.each([
    ['1/13/2020,X90001,X9A01,mig', 'time', /day first/],
    ['2020-04-01 09:00,X90001,X9A01,mig', 'time', /later than the day the log speaks of/],
    ['1999-12-31,X90001,X9A01,mig', 'time', /before the year 2000/],
    ['2020-03-02,X!,X9A01,mig', 'provider', /no ODS code/],
    ['2020-03-02,X90001,,mig', 'consumer', /no ODS code/],
    ['2020-03-02,9990000026,X9A01,mig', 'provider', /no person is taken/],
    ['2020-03-02,9990000020,X9A01,mig', 'provider', /no ODS code/],
    ['2020-03-02,X90001,nurse@x9a01.invalid,mig', 'consumer', /no person is taken/],
    ['2020-03-02,X90001,X9A01,HIE', 'channel', /another channel than the one stated/],
  ])('%s', (row, column, reason) => {
    const { rejected } = read(['time,provider,consumer,channel', row]);
    expect(rejected).toHaveLength(1);
    expect(rejected[0]).toMatchObject({ line: 2, column });
    expect(rejected[0]?.reason).toMatch(reason);
    const cells = row.split(',').filter((cell) => cell.length > 5);
    for (const cell of cells) expect(JSON.stringify(rejected)).not.toContain(cell);
  });

  test('only the first are listed, and all are counted', () => {
    const bad = Array.from({ length: LISTED_MAX + 5 }, () => 'never,X90001,X9A01');
    const content = read(['time,provider,consumer', ...bad]);
    expect(content.rejected).toHaveLength(LISTED_MAX);
    expect(content).toMatchObject({ rejectedRows: LISTED_MAX + 5, kept: 0 });
  });
});

describe('the channel', () => {
  const rows = ['time,provider,consumer,channel', '2020-03-02,X90001,X9A01,Portal'];

  test('comes from its column in the words of the configuration', () => {
    const how = reading({ channel: undefined }, { channels: { hie: 'portal' } });
    expect(countsOf(read([...rows, '2020-03-02,X90001,X9A01,MIG'], how))).toEqual([
      'X90001 X9A01 mig 2020-03-02 1 0 -',
      'X90001 X9A01 hie 2020-03-02 1 0 -',
    ]);
  });

  test('is rejected in a word nobody knows, unless it was stated', () => {
    expect(read(rows, reading({ channel: undefined })).rejected[0]).toMatchObject({
      column: 'channel',
    });
    expect(read(rows).kept).toBe(1);
  });
});

test('an outcome nobody knows is told and counts as an access', () => {
  const content = read([
    'time,provider,consumer,outcome',
    '2020-03-02,X90001,X9A01,partial',
    '2020-03-02,X90001,X9A01,9990000026',
    '2020-03-02,X90001,X9A01,',
    '2020-03-02,X90001,X9A01,E712',
    '2020-03-02,X90001,X9A01,partial',
    '2020-03-02,X90001,X9A01,ann.canary',
  ]);
  expect(countsOf(content)).toEqual(['X90001 X9A01 mig 2020-03-02 6 0 -']);
  expect(content.notes.filter(({ what }) => what === 'unknown-outcome')).toEqual([
    { what: 'unknown-outcome', value: 'partial', rows: 2, line: 2 },
    { what: 'unknown-outcome', value: 'not a word we repeat', rows: 2, line: 3 },
    { what: 'unknown-outcome', value: 'nothing', rows: 1, line: 4 },
    { what: 'unknown-outcome', value: 'E712', rows: 1, line: 5 },
  ]);
});

test.each(['JANE SMITH', 'jane-smith', 'Smith', 'SMITH 12'])(
  '%s is no outcome we repeat',
  (name) => {
    const content = read(['time,provider,consumer,outcome', `2020-03-02,X90001,X9A01,${name}`]);
    expect(content.notes).toContainEqual(
      expect.objectContaining({ what: 'unknown-outcome', value: 'not a word we repeat', rows: 1 }),
    );
  },
);

test('a column of outcomes with more words than outcomes are is not repeated', () => {
  const rows = Array.from({ length: 13 }, (_, at) => `2020-03-02,X90001,X9A01,E${at + 1}`);
  const content = read(['time,provider,consumer,outcome', ...rows]);
  expect(content.notes.filter(({ what }) => what === 'unknown-outcome')).toEqual([
    { what: 'unknown-outcome', value: 'too many words to tell', rows: 13, line: 2 },
  ]);
});

describe('counts that are made already', () => {
  test('by week are taken with their users', () => {
    const content = read([
      'week,provider,consumer,count,failed,users',
      '2020-03-02,X90001,X9A01,12,1,4',
      '2020-W11,X90001,X9A01,0,0,0',
    ]);
    expect(countsOf(content)).toEqual([
      'X90001 X9A01 mig 2020-03-02 12 1 4',
      'X90001 X9A01 mig 2020-03-09 0 0 0',
    ]);
    expect(content.logs[0]).toMatchObject({ since: '2020-03-02', until: '2020-03-15' });
  });

  test('by day are added up, but their users are not', () => {
    const content = read([
      'day,provider,consumer,count,users',
      '2020-03-02,X90001,X9A01,3,2',
      '2020-03-03,X90001,X9A01,4,2',
    ]);
    expect(countsOf(content)).toEqual(['X90001 X9A01 mig 2020-03-02 7 0 -']);
  });

  test('are rejected when they are no whole number', () => {
    const { rejected } = read(['day,provider,consumer,count', '2020-03-02,X90001,X9A01,-1']);
    expect(rejected[0]).toMatchObject({
      column: 'count',
      reason: expect.stringContaining('whole'),
    });
  });

  test('of a week that is not over do not cover it', () => {
    const how = reading({ asAt: day('2020-03-13') });
    const content = read(['week,provider,consumer,count', '2020-03-09,X90001,X9A01,3'], how);
    expect(content.logs[0]).toMatchObject({ since: '2020-03-09', until: '2020-03-13' });
  });
});

describe('the days a log covers', () => {
  const rows = ['2020-03-02', '2020-03-04', '2020-03-08'].map((text) => `${text},X90001,X9A01`);
  const log = (how?: UsageReading) => read(['time,provider,consumer', ...rows], how);

  test('lie between its first and last row, for these may be cut off', () => {
    expect(log().logs[0]).toMatchObject({
      coverage: 'from-rows',
      first: '2020-03-02',
      last: '2020-03-08',
      since: '2020-03-03',
      until: '2020-03-07',
    });
  });

  test('are those that were stated, with or without rows', () => {
    const period = { from: day('2020-03-01'), to: day('2020-03-31') };
    expect(log(reading({ period })).logs[0]).toMatchObject({
      coverage: 'stated',
      since: '2020-03-01',
      until: '2020-03-31',
    });
    expect(read(['time,provider,consumer'], reading({ period })).logs).toMatchObject([
      { channel: 'mig', accesses: 0, since: '2020-03-01', until: '2020-03-31' },
    ]);
  });

  test('are none for certain when seven in a row have no row', () => {
    const far = ['2020-03-02', '2020-03-10'].map((text) => `${text},X90001,X9A01`);
    const content = read(['time,provider,consumer', ...far]);
    expect(content.logs[0]).toMatchObject({ since: undefined, until: undefined });
    expect(content.notes).toContainEqual({ what: 'days-missing', value: 'days in a row', rows: 7 });
  });

  test('a row outside those that were stated is rejected', () => {
    const period = { from: day('2020-03-03'), to: day('2020-03-31') };
    expect(log(reading({ period }))).toMatchObject({ kept: 2, rejectedRows: 1 });
  });
});

describe('a header', () => {
  test.each([
    ['time;provider;consumer', 'no more than one comma-separated column'],
    ['time,provider', 'no column "consumer"'],
    ['time,week,provider,consumer,count', 'cannot be told'],
    ['time,provider,provider,consumer', 'stands twice'],
    ['week,provider,consumer', 'no column "count"'],
  ])('%s is refused', (header, reason) => {
    expect(() => read([header])).toThrow(reason);
  });

  test('may name its columns otherwise, in any case', () => {
    const how = reading({}, { columns: { time: 'Accessed At', provider: 'GP Practice' } });
    const content = read(['ACCESSED AT,gp  practice,consumer', '2020-03-02,X90001,X9A01'], how);
    expect(content.kept).toBe(1);
  });

  test('must have a column that the configuration names', () => {
    const how = reading({}, { columns: { user: 'login' } });
    expect(() => read(['time,provider,consumer,user'], how)).toThrow('no column "login"');
  });

  const other = { time: 'Accessed At', provider: 'GP Practice', user: 'Login' };

  test('of another system is read by our own names', () => {
    const content = read(
      ['time,provider,consumer', '2020-03-32,X90001,X9A01'],
      reading({}, { columns: other }),
    );
    expect(content.rejected[0]).toMatchObject({ column: 'time' });
    for (const header of ['accessed at,provider,consumer', 'Accessed At,time,provider,consumer']) {
      expect(() => read([header], reading({}, { columns: other }))).toThrow(
        'no column "gp practice", "login".',
      );
    }
  });

  test('of a channel may have a map of its own, which takes the place of the other', () => {
    const byChannel = { hie: { columns: { time: 'Viewed' } } };
    const config = { columns: other, channels: {}, outcomes: {}, byChannel };
    expect(createUsageMap(config, 'hie')).toMatchObject({
      columns: { time: 'viewed', provider: 'provider' },
      named: ['time'],
      setting: 'usage.byChannel.hie.columns',
    });
    expect(createUsageMap(config, 'mig')).toMatchObject({ columns: { time: 'accessed at' } });
  });

  test('without its columns is told where to name them, each once', () => {
    const map = createUsageMap({ columns: other, channels: {}, outcomes: {} });
    if (isRefusal(map)) throw new Error(map.refused);
    expect(readUsageHeader(['when', 'who', 'consumer'], map, 'mig')).toEqual({
      refused: 'The header has no column "accessed at", "gp practice", "login".',
      next: 'Say what the log calls them, under usage.columns or, for this channel alone, usage.byChannel.mig.columns in mig2hie.yaml: { time: NAME OF THE COLUMN, provider: NAME OF THE COLUMN, user: NAME OF THE COLUMN }; docs/usage.md lists the fields.',
    });
  });

  test('a key the configuration does not know is refused', () => {
    const map = createUsageMap({ columns: { when: 'time' }, channels: {}, outcomes: {} });
    expect(map).toMatchObject({ refused: expect.stringContaining('"when"') });
  });
});

test('a column of codes with more texts than there are organisations ends the reading', () => {
  const reader = createUsageReader(reading());
  reader.readHeader(['time', 'provider', 'consumer']);
  let refused = '';
  for (let at = 0; at < 70_000 && refused === ''; at += 1) {
    refused = reader.readRow(['2020-03-02', `S${at}`, 'X9A01'], at + 2)?.refused ?? '';
  }
  expect(refused).toContain('"provider"');
});

describe('different users', () => {
  test('are told apart by cell and by name, however many there are', () => {
    const users = createDistinctUsers();
    let fresh = 0;
    for (let round = 0; round < 2; round += 1) {
      for (let at = 0; at < 30_000; at += 1) fresh += users.add(at % 7, `user-${at}`) ? 1 : 0;
    }
    expect(fresh).toBe(30_000);
    expect([users.add(1, 'user-0'), users.add(0, 'user-0'), users.add(1, 'User-0')]).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('are given up as a whole when there are too many', () => {
    const users = createDistinctUsers(2);
    expect(['a', 'b', 'a', 'c', 'a'].map((user) => users.add(0, user))).toEqual([
      true,
      true,
      false,
      undefined,
      undefined,
    ]);
    expect(users.isWhole()).toBe(false);
  });
});
