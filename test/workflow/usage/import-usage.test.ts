import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '../../../src/workflow/context.ts';
import { importOrganisations } from '../../../src/workflow/register/import-organisations.ts';
import { type UsageImportReport, importUsage } from '../../../src/workflow/usage/import-usage.ts';
import { showUsage } from '../../../src/workflow/usage/show-usage.ts';
import type { UsageImportRequest } from '../../../src/workflow/usage/usage-reading.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { hashStore, importFixture, openWorkspace } from '../../support/register-workspace.ts';

const root = temporaryFolder();
let places = 0;
let folder = root;
let context: Context;

beforeEach(() => {
  places += 1;
  folder = join(root, String(places));
  context = openWorkspace(folder);
});
afterEach(() => context.close());

const ROWS = [
  'time,provider,consumer,user,outcome,nhs_number',
  '2020-02-03 09:00,X90001,X9A01,ann.canary,success,9990000026',
  '2020-02-09 23:59,X90001,X9A01,bob.canary,success,9990000026',
  '2020-02-10 00:00,X90002,X9A01,ann.canary,timeout,9990000026',
];
const FEBRUARY = { channel: 'mig' as const, from: '2020-02-01', to: '2020-02-29' };

function write(content: string | Uint8Array, name = 'log.csv'): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

function take(file: string, given: Partial<UsageImportRequest> = {}): Promise<UsageImportReport> {
  return importUsage(context, { ...FEBRUARY, dryRun: false, strict: false, ...given, file });
}

async function migAccesses(): Promise<(string | number | null)[][]> {
  const { rows } = await showUsage(context, { asAt: '2020-03-01', weeks: 4, by: 'flow' });
  return rows.map(({ provider, mig }) => [provider, mig.accesses, mig.failed, mig.usersMost]);
}

const COUNTED = [
  ['X90001', 2, 0, 2],
  ['X90002', 0, 1, 1],
];

describe('a log is read however it is written', () => {
  test.each<[string, string | Uint8Array]>([
    ['lines ended by LF', ROWS.join('\n')],
    ['lines ended by CRLF', `${ROWS.join('\r\n')}\r\n`],
    ['a byte order mark', `\uFEFF${ROWS.join('\n')}\n\n`],
    ['every cell quoted', ROWS.map((row) => `"${row.replaceAll(',', '","')}"`).join('\n')],
    ['in gzip, whatever it is called', gzipSync(ROWS.join('\n'))],
  ])('%s', async (_, content) => {
    const report = await take(write(content));
    expect(report).toMatchObject({ rows: 3, kept: 3, rejectedRows: 0, stored: true });
    expect(await migAccesses()).toEqual(COUNTED);
  });
});

test('the same log is taken once, and again when it is said to be of other days', async () => {
  const file = write(ROWS.join('\n'));
  await take(file);
  const before = hashStore(context);
  expect(await take(file)).toMatchObject({ alreadyImported: true, stored: false, kept: 3 });
  expect(hashStore(context)).toBe(before);
  const again = await take(file, { to: '2020-03-01' });
  expect(again).toMatchObject({ alreadyImported: false, stored: true });
  expect(again.notes).toContainEqual({ what: 'weeks-taken-over', value: 'mig import 1', rows: 5 });
  expect(await migAccesses()).toEqual(COUNTED);
});

test('a dry run tells the same and stores nothing', async () => {
  const file = write(ROWS.join('\n'));
  const before = hashStore(context);
  const dry = await take(file, { dryRun: true });
  expect(hashStore(context)).toBe(before);
  expect({ ...dry, id: 1, dryRun: false, stored: true }).toEqual(await take(file));
});

test('a row that is no CSV is rejected, and the rows around it are read', async () => {
  const broken = '2020-02-04,X90001,X9A01,a"nn.canary,success,9990000026';
  const report = await take(write([...ROWS.slice(0, 2), broken, ...ROWS.slice(2)].join('\n')));
  expect(report).toMatchObject({ rows: 4, kept: 3, rejectedRows: 1 });
  expect(report.rejected[0]).toMatchObject({ line: 3, column: 'whole row' });
});

describe('a log that is refused leaves the store as it was', () => {
  const bad = [...ROWS, 'never,X90001,X9A01,u,success,'].join('\n');
  test.each<[string, string | Uint8Array, Partial<UsageImportRequest>, string]>([
    [
      'a pair of quotes that takes in rows',
      `${ROWS[0]}\n${ROWS[1]?.replace(',9990000026', ',"9990000026')}\n${ROWS[2]}"\n${ROWS[3]}`,
      {},
      'A quote is opened at line 2 and closed at line 3',
    ],
    [
      'a quoted cell of many lines',
      `${ROWS[0]}\n${ROWS[1]},"a\nb\nc\nd\ne"\n`,
      {},
      'A quote is opened at line 2 and closed at line 6',
    ],
    [
      'a row of commas that does not end, in gzip',
      gzipSync(`${ROWS[0]}\n"a"${','.repeat(30_000_000)}`),
      {},
      'The row at line 2 does not end',
    ],
    [
      'a row of more than 1,000 cells',
      `${ROWS.join('\n')}\n"a"${','.repeat(1000)}\n`,
      {},
      'line 5 has more than 1,000 cells',
    ],
    ['a quote never closed', `${ROWS.join('\n')}\n"2020-02-04,X9`, {}, 'does not end'],
    ['gzip that is cut off', gzipSync(ROWS.join('\n')).subarray(0, 60), {}, 'damaged or cut off'],
    ['no row at all', '', {}, 'holds no row at all'],
    ['a workbook', 'PK\u0003\u0004,x\n', {}, 'no column'],
    ['a strict reading', bad, { strict: true }, 'line 5, column time'],
    [
      'every row rejected',
      [ROWS[0], 'never,X90001,X9A01,,,'].join('\n'),
      {},
      'Every row was rejected',
    ],
    ['--from alone', ROWS.join('\n'), { to: undefined }, 'given together'],
    ['days the wrong way round', ROWS.join('\n'), { from: '2020-03-01' }, 'is later than --to'],
    [
      'days to come',
      ROWS.join('\n'),
      { asAt: '2020-02-28' },
      'later than the day the log speaks of',
    ],
    ['no code', ROWS.join('\n'), { consumer: '9990000026' }, '--consumer takes an ODS code'],
  ])('%s', async (_, content, given, reason) => {
    const before = hashStore(context);
    await expect(take(write(content), given)).rejects.toThrow(reason);
    expect(hashStore(context)).toBe(before);
  });

  test('no row, of days nobody stated', async () => {
    const file = write(`${ROWS[0]}\n`, 'log-2020-02-29.csv');
    const unstated = { from: undefined, to: undefined };
    await expect(take(file, unstated)).rejects.toThrow('which days it is of');
  });
});

test('a log without rows says that nobody used the channel on the days that were stated', async () => {
  await importFixture(context, 'agreements-2020-02-29.csv');
  const before = await showUsage(context, { asAt: '2020-03-01', weeks: 4, by: 'consumer' });
  expect(before.rows[0]?.mig).toMatchObject({ coveredWeeks: 0, quietWeeks: 0 });
  await take(write(`${ROWS[0]}\n`));
  const after = await showUsage(context, { asAt: '2020-03-01', weeks: 4, by: 'consumer' });
  expect(after.rows[0]?.mig).toMatchObject({ coveredWeeks: 3, quietWeeks: 3, accesses: 0 });
  expect(after.coverage[0]).toEqual({ channel: 'mig', covered: 3, notCovered: ['2020-02-24'] });
});

test('organisations in no snapshot are told with their accesses, and kept', async () => {
  await importFixture(context, 'epraccur-legacy-2020-01-31.csv');
  const { notes } = await take(write(ROWS.join('\n')));
  expect(notes.filter(({ what }) => what === 'not-in-register')).toEqual([
    { what: 'not-in-register', value: 'X9A01', rows: 3 },
  ]);
});

test('what was not known on an earlier day is not told of it', async () => {
  await take(write(ROWS.join('\n')));
  const early = await showUsage(context, { asAt: '2020-02-28', weeks: 4, by: 'flow' });
  expect(early).toMatchObject({ count: 0, logs: [] });
});

test('no patient, no user and no name of an unread column reaches the report or any file', async () => {
  const canary = ['9990000026', 'ann.canary', 'bob.canary', 'nhs_number'];
  const bad = '2020-02-04,9990000026,X9A01,ann.canary,success,9990000026';
  const odd = '2020-02-04,X90001,X9A01,ann.canary,9990000026,9990000026';
  const report = await take(write([...ROWS, bad, odd].join('\n')));
  const shown = await showUsage(context, {
    asAt: '2020-03-01',
    weeks: 4,
    by: 'flow',
    lostOn: '2020-06-30',
  });
  context.store.database.pragma('wal_checkpoint(TRUNCATE)');
  const work = join(folder, 'work');
  const files = readdirSync(work).map((name) => readFileSync(join(work, name), 'latin1'));
  const told = [JSON.stringify(report), JSON.stringify(shown), ...files];
  expect(report).toMatchObject({ kept: 4, rejectedRows: 1 });
  for (const text of canary) expect(told.filter((part) => part.includes(text))).toEqual([]);
});

test('a name of a file that holds an NHS number is refused', async () => {
  await expect(take(write(ROWS.join('\n'), 'log-9990000026.csv'))).rejects.toThrow('NHS number');
});

test('what would be lost names the pairs that still read, and those nobody knows of', async () => {
  await importFixture(context, 'agreements-2020-02-29.csv');
  await take(write(ROWS.join('\n')));
  const { lost } = await showUsage(context, {
    asAt: '2020-03-09',
    weeks: 8,
    by: 'flow',
    lostOn: '2020-03-31',
  });
  expect(lost).toMatchObject({
    on: '2020-03-31',
    weeks: 4,
    reading: { pairs: 2, practices: 2, consumers: 1, accesses: 2, failed: 1 },
    withHie: { pairs: 0 },
    withoutHie: { pairs: 2 },
    quiet: 0,
  });
  // Three weeks of February are covered whole, and four have to be.
  expect(lost?.notKnown).toBe((lost?.of ?? 0) - 2);
});

test('an access in the week under way is use on the day its log speaks of', async () => {
  const lines = [
    'time,provider,consumer',
    '2020-02-05 10:00,X90001,X9A01',
    '2020-02-24 10:00,X90001,X9A01',
    '2020-03-03 10:00,X90001,X9A01',
  ];
  await take(write(lines.join('\n')), { from: '2020-02-03', to: '2020-03-04' });
  const asked = { asAt: '2020-03-04', weeks: 4, lostOn: '2020-03-31' };
  const { weeks, rows, lost } = await showUsage(context, { ...asked, by: 'flow' });
  expect(weeks).toEqual({
    asked: 4,
    first: '2020-02-03',
    last: '2020-02-24',
    underWay: '2020-03-02',
  });
  expect(rows[0]?.mig).toMatchObject({ accesses: 3, lastWeek: '2020-03-02', last: 2, reading: 1 });
  expect(lost).toMatchObject({
    days: { from: '2020-02-03', to: '2020-03-01' },
    reading: {
      pairs: 1,
      accesses: 3,
      inWeeks: { accesses: 2, failed: 0 },
      since: { accesses: 1, failed: 0 },
    },
    quiet: 0,
    notKnown: 0,
  });
  const byWeek = await showUsage(context, { ...asked, lostOn: undefined, by: 'week' });
  expect(byWeek.rows.map(({ week, mig }) => [week, mig.accesses, mig.coveredWeeks])).toEqual([
    ['2020-02-03', 1, 1],
    ['2020-02-10', 0, 1],
    ['2020-02-17', 0, 1],
    ['2020-02-24', 1, 1],
    ['2020-03-02', 1, 0],
  ]);
  const consumers = await showUsage(context, { ...asked, by: 'consumer' });
  expect(consumers.lost?.groups).toMatchObject([
    { provider: null, consumer: 'X9A01', of: 1, withoutHie: { pairs: 1 }, notKnown: 0 },
  ]);
});

test('a log of the HIE and a list without a route then contradict each other', async () => {
  const row = '2020-02-18 09:00,X90001,X9A01';
  await take(write(`time,provider,consumer\n${row}\n`, 'mig.csv'));
  await take(write(`time,provider,consumer\n${row}\n${row}\n`, 'hie.csv'), { channel: 'hie' });
  const told = async (since: string, until: string) => {
    const list = write(
      `consumer,system,channel,practices,since,until\nX9A01,Portal,hie,all,${since},${until}\n`,
      'routes-2020-02-28.csv',
    );
    const given = { kind: 'routes', dryRun: false, strict: false } as const;
    await importOrganisations(context, { ...given, file: list });
    const asked = { asAt: '2020-03-01', weeks: 4, by: 'flow', lostOn: '2020-06-30' } as const;
    const { lost } = await showUsage(context, asked);
    return lost?.pairs.map(({ hie, route, isContradicted }) => [
      hie.accesses,
      route,
      isContradicted,
    ]);
  };
  expect(await told('2020-02-24', '2020-05-31')).toEqual([[2, false, true]]);
  // A route that was open in the week and ends before the MIG does is no contradiction.
  expect(await told('2020-01-01', '2020-05-31')).toEqual([[2, false, false]]);
});

test('the logs of the two channels may be written by different systems', async () => {
  const ofMig = { time: 'Accessed At', provider: 'GP', consumer: 'Org', user: 'Login' };
  const usage = { ...context.config.usage, columns: ofMig };
  context = { ...context, config: { ...context.config, usage } };
  const mig = write('Accessed At,GP,Org,Login\n2020-02-05,X90001,X9A01,u\n', 'mig.csv');
  expect(await take(mig)).toMatchObject({ kept: 1 });
  const hie = write('time,provider,consumer\n2020-02-05,X90001,X9A01\n', 'hie.csv');
  expect(await take(hie, { channel: 'hie' })).toMatchObject({ kept: 1 });
});

test('a log taken back tells nothing any more', async () => {
  const file = write(ROWS.join('\n'));
  await take(file);
  context.store.database
    .prepare("UPDATE register_import SET reverted_at = 'x', reverted_by = 'x', reverted_why = 'x'")
    .run();
  expect(await migAccesses()).toEqual([]);
  expect(await take(file)).toMatchObject({ stored: true });
});
