import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '../../../src/workflow/context.ts';
import { importOrganisations } from '../../../src/workflow/register/import-organisations.ts';
import { importUsage } from '../../../src/workflow/usage/import-usage.ts';
import { showUsage } from '../../../src/workflow/usage/show-usage.ts';
import type { UsageImportRequest } from '../../../src/workflow/usage/usage-reading.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { openWorkspace } from '../../support/register-workspace.ts';

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

const FEBRUARY = { from: '2020-02-01', to: '2020-02-29' };

function take(name: string, rows: readonly string[], given: Partial<UsageImportRequest> = {}) {
  const file = join(folder, name);
  writeFileSync(file, `${rows.join('\n')}\n`);
  return importUsage(context, {
    channel: 'mig',
    ...FEBRUARY,
    dryRun: false,
    strict: false,
    ...given,
    file,
  });
}

async function migOf(consumer: string): Promise<Record<string, unknown> | undefined> {
  const { rows } = await showUsage(context, { asAt: '2020-03-01', weeks: 4, by: 'flow' });
  return rows.find((row) => row.consumer === consumer)?.mig as Record<string, unknown> | undefined;
}

describe('a day with a rejected row is not covered', () => {
  const head = 'time,provider,consumer';
  const kept = '2020-02-03 09:00,X90001,X9A01';

  test('the week of a row whose day can be read', async () => {
    const report = await take('log.csv', [head, kept, '2020-02-12 09:00,X90001,not a code']);
    expect(report.notes).toContainEqual({
      what: 'days-not-covered',
      value: 'days of rejected rows',
      rows: 1,
    });
    // February 2020 holds three whole weeks; the one of the 10th has a row nobody counted.
    expect(await migOf('X9A01')).toMatchObject({ coveredWeeks: 2, quietWeeks: 1 });
  });

  test('every day, when the day of the row cannot be read', async () => {
    const report = await take('log.csv', [head, kept, 'never,X90001,X9A01', '12,X90001,X9A01']);
    expect(report.notes).toContainEqual({
      what: 'days-not-covered',
      value: 'all days',
      rows: 2,
    });
    expect(await migOf('X9A01')).toMatchObject({ accesses: 1, coveredWeeks: 0, quietWeeks: 0 });
  });

  test('also where the channel of the row is in a word nobody knows', async () => {
    const rows = [`${head},channel`, `${kept},mig`, '2020-02-18 09:00,X90001,X9A01,GNCR'];
    await take('log.csv', rows, { channel: undefined });
    expect(await migOf('X9A01')).toMatchObject({ coveredWeeks: 2, quietWeeks: 1 });
  });

  test('all seven days of a row that counts a week', async () => {
    const rows = ['week,provider,consumer,count', '2020-02-03,X90001,X9A01,4'];
    await take('log.csv', [...rows, '2020-02-17,X90001,X9A01,many']);
    expect(await migOf('X9A01')).toMatchObject({ coveredWeeks: 2, quietWeeks: 1 });
  });

  test('days without one are covered as before', async () => {
    await take('log.csv', [head, kept, '2020-03-12 09:00,X90001,X9A01']);
    expect(await migOf('X9A01')).toMatchObject({ coveredWeeks: 3, quietWeeks: 2 });
  });
});

test('a second log of the same days silences no use that it lacks', async () => {
  const head = 'day,provider,consumer,count';
  await take('first.csv', [head, '2020-02-18,X90001,X9A01,5', '2020-02-10,X90001,X9A02,9']);
  await take('second.csv', [head, '2020-02-18,X90001,X9A02,7', '2020-02-10,X90001,X9A02,3']);
  expect(await migOf('X9A01')).toMatchObject({ accesses: 5, quietWeeks: 0, reading: 1 });
  // Where both tell of use the later log corrects the earlier one.
  expect(await migOf('X9A02')).toMatchObject({ accesses: 10 });
});

test('a route counts as open on the day the MIG stops, not on the day of the list', async () => {
  const file = join(folder, 'routes-2020-02-01.csv');
  writeFileSync(
    file,
    'consumer,system,channel,practices,since,until\nX9A01,Ward portal,hie,all,2020-01-01,2020-03-31\n' +
      'X9A02,Clinic portal,hie,all,2020-04-01,\n',
  );
  await importOrganisations(context, { file, kind: 'routes', dryRun: false, strict: false });
  const head = 'day,provider,consumer,count';
  await take('log.csv', [head, '2020-02-18,X90001,X9A01,5', '2020-02-18,X90001,X9A02,5']);
  const routesOn = async (lostOn: string) => {
    const request = { asAt: '2020-03-01', weeks: 4, by: 'flow', lostOn } as const;
    const { lost } = await showUsage(context, request);
    const pairs = (lost?.pairs ?? []).map(({ consumer, route }) => [consumer, route] as const);
    return Object.fromEntries(pairs);
  };
  expect(await routesOn('2020-03-31')).toEqual({ X9A01: true, X9A02: false });
  expect(await routesOn('2020-04-01')).toEqual({ X9A01: false, X9A02: true });
});
