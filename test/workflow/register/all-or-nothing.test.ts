import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '../../../src/base/hash.ts';
import { describeFailure } from '../../../src/cli/failure.ts';
import { importAgreements } from '../../../src/workflow/agreements/import-agreements.ts';
import { importUsage } from '../../../src/workflow/usage/import-usage.ts';
import { importOrganisations } from '../../../src/workflow/register/import-organisations.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { mapPath } from '../../support/map-files.ts';
import { epraccurRow, registerPath, registerText } from '../../support/register-files.ts';
import { openWorkspace } from '../../support/register-workspace.ts';
import { type CommandResult, runCommand } from '../../support/run-command.ts';

const folder = temporaryFolder();
const work = join(folder, 'work');
const given = join(folder, 'given');
mkdirSync(given);
const day = ['--as-at', '2020-01-31'];

/** Writes a file to import and returns its path. */
function write(name: string, content: string): string {
  const path = join(given, name);
  writeFileSync(path, content);
  return path;
}

const document = {
  resourceType: 'Organization',
  identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'X90001' }],
  active: true,
  name: 'ONE',
};

/** Every importer with a file it takes. */
const IMPORTS: readonly (readonly [string, string, ...string[]])[] = [
  ['orgs import', registerPath('epraccur-legacy-2020-01-31.csv')],
  ['orgs import', registerPath('epraccur-dse-2023-12-31.csv')],
  ['orgs import', registerPath('etr-2020-01-31.csv'), '--kind', 'etr'],
  ['orgs import', registerPath('consumers-2020-01-31.csv')],
  ['orgs import', registerPath('pcns-2020-01-31.csv')],
  ['orgs import', registerPath('suppliers-2020-01-31.csv')],
  ['orgs import', write('places.csv', 'code,place\nX90001,North\n'), ...day],
  ['orgs import', write('waves.csv', 'code,wave\nX90001,Wave 1\n'), ...day],
  ['orgs import', write('epcmem.csv', 'X90001,X9C,C,20130401,,0\n'), '--kind', 'epcmem', ...day],
  ['orgs import', write('X90001.json', JSON.stringify(document)), ...day],
  [
    'orgs import',
    write('dspt.csv', 'code,status,published\nX90001,Standards Met,2019-03-31\n'),
    ...day,
  ],
  [
    'orgs import',
    write('routes.csv', 'consumer,system,channel,practices\nX9A01,Portal,mig,all\n'),
    ...day,
  ],
  ['agreements import', registerPath('agreements-2020-02-29.csv')],
  [
    'usage import',
    write('log.csv', 'time,provider,consumer,channel\n2020-01-07T09:30:00Z,X90001,X9A01,mig\n'),
    '--from',
    '2020-01-06',
    '--to',
    '2020-01-31',
  ],
  ['samples import', write('samples.csv', 'practice,nhs_number,stratum\nX90001,9990000018,all\n')],
  ['maps import', mapPath('rcsctmap2_uk_20190401000001.txt')],
];

function run(id: string, ...argv: readonly string[]): Promise<CommandResult> {
  return runCommand(id, [...argv, '--workspace', work]);
}

/** The bytes of the store once every command has closed it; nothing of it lies beside it then. */
function storeBytes(): string {
  expect(readdirSync(work).filter((name) => /-(wal|shm|journal)$/.test(name))).toEqual([]);
  return sha256(readFileSync(join(work, 'mig2hie.db')));
}

beforeAll(() => openWorkspace(folder).close());

describe('an importer', () => {
  const cases = IMPORTS.map(([id, file, ...rest]) => [id, basename(file), file, ...rest] as const);

  test.each(cases)('%s %s: --dry-run leaves the store byte for byte', async (id, _, ...argv) => {
    const before = storeBytes();
    const { code, stdout } = await run(id, ...argv, '--dry-run');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/[Nn]othing stored/)]);
    expect(storeBytes()).toBe(before);
  });

  test.each(cases)('%s %s: the same file again changes nothing', async (id, _, ...argv) => {
    const before = storeBytes();
    expect((await run(id, ...argv)).code).toBe(0);
    const imported = storeBytes();
    expect(imported).not.toBe(before);
    expect((await run(id, ...argv)).code).toBe(0);
    expect((await run(id, ...argv, '--dry-run')).code).toBe(0);
    expect(storeBytes()).toBe(imported);
  });
});

/** The header, and rows of which the second is bad. */
const HALF_BAD: readonly (readonly [string, string, string])[] = [
  [
    'epraccur',
    'orgs import',
    [
      epraccurRow({ 1: 'X90001', 2: 'ONE', 13: 'A', 26: '4' }),
      epraccurRow({ 1: 'X90002', 2: '', 13: 'A', 26: '4' }),
      epraccurRow({ 1: 'X90003', 2: 'THREE', 13: 'A', 26: '4' }),
    ].join('\n'),
  ],
  ['organisations', 'orgs import', 'code,name\nX9B01,ONE\nX9B02,\nX9B03,THREE'],
  ['pcns', 'orgs import', 'code,pcn\nX90001,X9P01\nX90002,\nX90003,X9P01'],
  ['places', 'orgs import', 'code,place\nX90001,North\nX90002,\nX90003,North'],
  ['waves', 'orgs import', 'code,wave\nX90001,1\nX90002,\nX90003,1'],
  [
    'dspt',
    'orgs import',
    'code,status,published\nX90001,Standards Met,2019-03-31\nX90002,Standards Met,31st\nX90003,Standards Met,2019-03-31',
  ],
  [
    'routes',
    'orgs import',
    'consumer,system,channel,practices\nX9A01,Portal,mig,all\nX9A02,Portal,fax,all\nX9A03,Portal,hie,all',
  ],
  [
    'usage',
    'usage import',
    'time,provider,consumer,channel\n2020-01-07T09:30:00Z,X90001,X9A01,mig\nyesterday,X90001,X9A01,mig\n2020-01-08T09:30:00Z,X90001,X9A01,mig',
  ],
  ['suppliers', 'orgs import', 'code,supplier\nX90001,one\nX90002,\nX90003,three'],
  [
    'agreements',
    'agreements import',
    registerText('agreements-2020-02-29.csv')
      .split('\n')
      .slice(0, 4)
      .map((row, index) => (index === 2 ? row.replace(/,(mig|hie),/, ',fax,') : row))
      .join('\n'),
  ],
];

describe('a bad row', () => {
  test.each(HALF_BAD)('%s: never stops a good file', async (name, id, content) => {
    const path = write(`${name}-bad-row.csv`, `${content}\n`);
    const { code, stdout } = await run(id, path, ...day, '--json');
    expect(code).toBe(0);
    const report = JSON.parse(stdout) as Record<string, unknown>;
    expect(report).toMatchObject({ rows: 3, kept: 2, stored: true });
    expect(report['rejected']).toHaveLength(1);
  });

  test.each(HALF_BAD)(
    '%s: with --strict refuses it whole, byte for byte',
    async (name, id, content) => {
      const path = write(`${name}-strict.csv`, `${content}\n\n`);
      const before = storeBytes();
      const { code, stderr } = await run(id, path, ...day, '--strict');
      expect([code, stderr]).toEqual([2, expect.stringContaining('--strict')]);
      expect(storeBytes()).toBe(before);
    },
  );
});

describe('a file that fails leaves the store byte for byte', () => {
  const row = epraccurRow({ 1: 'X90001', 2: 'ONE', 13: 'A', 26: '4' });

  test.each([
    ['orgs import', 'a header it does not know', 'colour,size\nred,1\n'],
    ['orgs import', 'broken half-way', `${row}\n"X90002","CUT`],
    ['orgs import', 'nothing but bad rows', epraccurRow({ 1: 'X90001', 13: 'A', 26: '4' })],
    ['orgs import', 'not text', '\u0000\u0001\u0002'],
    ['agreements import', 'a header it does not know', 'colour,size\nred,1\n'],
    ['agreements import', 'broken half-way', 'agreement,channel\n"HIE-1","hi'],
    ['usage import', 'a header it does not know', 'colour,size\nred,1\n'],
    [
      'usage import',
      'broken half-way',
      'time,provider,consumer,channel\n2020-01-07T09:30:00Z,X90001,X9A01,mig\n"2020-01',
    ],
    ['samples import', 'a header it does not know', 'colour,size\nred,1\n'],
    ['samples import', 'a bad row', 'practice,nhs_number,stratum\nX90001,123,all\n'],
    ['maps import', 'a header it does not know', 'colour\tsize\nred\t1\n'],
  ])('%s: %s', async (id, what, content) => {
    const path = write(`${id} ${what}.csv`, content);
    const before = storeBytes();
    const dated =
      id === 'samples import' ? [] : id === 'maps import' ? ['--release', '2020-01-01'] : day;
    const { code, stderr } = await run(id, path, ...dated);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Next:')]);
    expect(storeBytes()).toBe(before);
  });

  const many = Array.from({ length: 3000 }, (_, n) => String(n).padStart(4, '0'));

  test.each([
    [
      'organisations',
      importOrganisations,
      many.map((n) => epraccurRow({ 1: `X9${n}`, 2: 'A NAME', 13: 'A', 26: '4' })),
    ],
    [
      'agreements',
      importAgreements,
      [
        'agreement,channel,provider,consumer,provider_state,consumer_state',
        ...many.map((n) => `HIE-${n},hie,X9${n},X9A01,signed,signed`),
      ],
    ],
    [
      'assurance',
      importOrganisations,
      ['code,status,published', ...many.map((n) => `X9${n},Standards Met,2019-03-31`)],
    ],
    [
      'members',
      importOrganisations,
      ['code,place', ...many.map((n) => `X9${n},The North of Exampleton`)],
    ],
    [
      'routes',
      importOrganisations,
      [
        'consumer,system,channel,practices',
        ...many.map((n) => `X9${n},Portal of the trust,mig,all`),
      ],
    ],
    [
      'usage',
      importUsage,
      [
        'time,provider,consumer,channel',
        ...many.map((n) => `2020-01-07T09:30:00Z,X9${n},X9A01,mig`),
      ],
    ],
  ])('%s: the disk is full before its last row', async (name, importFile, rows) => {
    const file = write(`${name}-many.csv`, `${rows.join('\n')}\n`);
    const before = storeBytes();
    const context = openWorkspace(folder, { reopen: true });
    const { database } = context.store;
    const pages = database.pragma('page_count', { simple: true }) as number;
    database.pragma(`max_page_count = ${pages + 20}`);
    const request = { file, asAt: '2020-01-31', dryRun: false, strict: false };
    const failure: unknown = await importFile(context, request).catch((error: unknown) => error);
    context.close();
    expect(describeFailure(failure).text).toContain('The store cannot grow: the disk is full.');
    expect(storeBytes()).toBe(before);
    expect(existsSync(file)).toBe(true);
  });
});
