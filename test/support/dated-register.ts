import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../../src/workflow/context.ts';
import { importAgreements } from '../../src/workflow/agreements/import-agreements.ts';
import { importOrganisations } from '../../src/workflow/register/import-organisations.ts';
import { importUsage } from '../../src/workflow/usage/import-usage.ts';
import { epraccurRow } from './register-files.ts';
import { keepCleanRun } from './run-evidence.ts';

const HEADER =
  'agreement,channel,provider,consumer,provider_state,consumer_state,valid_from,valid_to,dpia_state,supersedes';

const practice = (code: string, status: string, more: Readonly<Record<number, string>>): string =>
  epraccurRow({ 1: code, 2: `SURGERY ${code}`, 11: '19740401', 13: status, 26: '4', ...more });

/**
 * A small programme at three dates, written by hand: a start, a spring in between, and an autumn. Each
 * file with its name, in which the day it speaks of stands.
 */
const FILES: readonly (readonly [name: string, lines: readonly string[]])[] = [
  [
    'epraccur-2020-01-31.csv',
    [
      practice('X90001', 'A', { 15: 'X9C' }),
      practice('X90002', 'A', { 15: 'X9C' }),
      practice('X90003', 'A', { 15: 'X9D' }),
      practice('X90004', 'A', { 15: 'X9D' }),
      practice('X90005', 'A', { 15: 'X9D', 26: '1' }),
    ],
  ],
  [
    'epraccur-2020-04-30.csv',
    [
      practice('X90001', 'A', { 15: 'X9E', 16: '20200401' }),
      practice('X90002', 'A', { 15: 'X9E', 16: '20200401' }),
      practice('X90003', 'D', { 15: 'X9D' }),
      practice('X90004', 'A', { 15: 'X9D' }),
      practice('X90005', 'A', { 15: 'X9D', 26: '1' }),
    ],
  ],
  [
    'epraccur-2020-09-30.csv',
    [
      practice('X90001', 'A', { 15: 'X9E', 16: '20200401' }),
      practice('X90002', 'A', { 15: 'X9E', 16: '20200401' }),
      practice('X90003', 'C', { 12: '20200831', 15: 'X9D' }),
      practice('X90004', 'A', { 15: 'X9D' }),
      practice('X90006', 'A', { 11: '20200701', 15: 'X9D' }),
      practice('X90007', 'A', { 11: '20200701', 15: 'X9D' }),
    ],
  ],
  [
    'organisations-2020-01-31.csv',
    [
      'code,name,kind,status',
      'X9A01,Exampleton Trust,trust,active',
      'X9A02,Moor Trust,trust,active',
    ],
  ],
  [
    'pcns-2020-01-31.csv',
    [
      'code,pcn,since,until',
      'X90001,X9P01,,2020-03-31',
      'X90001,X9P02,2020-04-01,',
      'X90002,X9P02,,',
    ],
  ],
  ['places-2020-01-31.csv', ['code,place', 'X90001,North', 'X90002,South']],
  ['waves-2020-01-31.csv', ['code,wave', 'X90001,1', 'X90002,2']],
  ['suppliers-2020-01-31.csv', ['code,supplier', 'X90001,EMIS', 'X90002,TPP']],
  ['suppliers-2020-09-30.csv', ['code,supplier', 'X90001,TPP', 'X90002,TPP']],
  [
    'agreements-2020-01-31.csv',
    [
      HEADER,
      'MIG-1,mig,X90001,X9A01,active,active,2017-06-01,2021-03-31,approved,',
      'MIG-1,mig,X90002,X9A01,active,active,2017-06-01,2021-03-31,approved,',
      'MIG-2,mig,X90001,X9A02,active,active,2017-06-01,2021-03-31,approved,',
    ],
  ],
  [
    'agreements-2020-04-30.csv',
    [
      HEADER,
      'HIE-1,hie,X90001,X9A01,signed,signed,2020-03-09,,approved,MIG-1',
      'HIE-1,hie,X90002,X9A01,viewed,signed,2020-03-09,,approved,MIG-1',
      'HIE-2,hie,X90001,X9A02,signed,issued,2020-03-09,,approved,MIG-2',
      'HIE-2,hie,X90002,X9A02,signed,issued,2020-03-09,,approved,',
    ],
  ],
  [
    'agreements-2020-09-30.csv',
    [
      HEADER,
      'HIE-1,hie,X90002,X9A01,signed,signed,2020-03-09,,approved,MIG-1',
      'HIE-2,hie,X90001,X9A02,signed,signed,2020-03-09,,approved,MIG-2',
      'HIE-2,hie,X90002,X9A02,signed,signed,2020-03-09,,approved,',
    ],
  ],
  [
    'usage-2020-01-31.csv',
    [
      'week,channel,provider,consumer,count',
      '2019-12-30,mig,X90001,X9A01,7',
      '2020-01-20,mig,X90001,X9A01,5',
      '2020-01-20,mig,X90002,X9A01,2',
      '2020-01-06,mig,X90001,X9A02,1',
      '2020-01-06,hie,X90001,X9A01,1',
    ],
  ],
  [
    'usage-2020-04-30.csv',
    [
      'week,channel,provider,consumer,count',
      '2020-04-06,mig,X90002,X9A01,3',
      '2020-04-20,mig,X90001,X9A02,2',
      '2020-04-20,hie,X90001,X9A01,9',
    ],
  ],
  [
    'usage-2020-09-30.csv',
    [
      'week,channel,provider,consumer,count',
      '2020-09-21,mig,X90001,X9A02,1',
      '2020-09-14,hie,X90001,X9A01,8',
      '2020-09-14,hie,X90002,X9A01,4',
      '2020-09-21,hie,X90001,X9A02,6',
    ],
  ],
];

/** First and last day of the four weeks each access log was made for. */
const PERIODS: Readonly<Record<string, readonly [from: string, to: string]>> = {
  'usage-2020-01-31.csv': ['2019-12-30', '2020-01-26'],
  'usage-2020-04-30.csv': ['2020-03-30', '2020-04-26'],
  'usage-2020-09-30.csv': ['2020-08-31', '2020-09-27'],
};

/** Imports everything into one store, the newest file first: what is asked of a day may not hang on the order. */
export async function importDatedRegister(context: Context, folder: string): Promise<void> {
  for (const [name, lines] of FILES.toReversed()) {
    const file = join(folder, name);
    writeFileSync(file, `${lines.join('\n')}\n`);
    const request = { file, dryRun: false, strict: false };
    if (name.startsWith('agreements')) await importAgreements(context, request);
    else if (name.startsWith('usage')) {
      const [from, to] = PERIODS[name] ?? [];
      await importUsage(context, { ...request, from, to, asAt: name.slice(6, 16) });
    } else await importOrganisations(context, request);
  }
  const run = { id: 'run-1', practice: 'X90001', patients: 10, at: '2020-09-20T09:00:00Z' };
  await keepCleanRun(context.store, run);
}
