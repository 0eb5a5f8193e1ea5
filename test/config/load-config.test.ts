import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ExpectedError } from '../../src/base/expected-error.ts';
import { configHash } from '../../src/config/config-hash.ts';
import { loadWorkspace } from '../../src/config/load-config.ts';
import { nearestWord } from '../../src/config/nearest-word.ts';
import { configSchema } from '../../src/config/schema.ts';
import { configTemplate } from '../../src/config/template.ts';
import { temporaryFolder } from '../support/folders.ts';

const folder = temporaryFolder();

function load(text: string) {
  writeFileSync(join(folder, 'mig2hie.yaml'), text);
  return loadWorkspace(folder).config;
}

function complaint(text: string): string {
  try {
    load(text);
  } catch (error) {
    if (error instanceof ExpectedError && error.exit === 2) return error.message;
    throw error;
  }
  return 'no complaint';
}

const head = 'version: 1\nworkspace: trial-1\nkeys: /keys\n';

describe('a configuration with a mistake', () => {
  test.each([
    [
      'a typo',
      `${head}patientDate: live\n`,
      'line 4: "patientDate" is not a key known (did you mean "patientData"?)',
    ],
    [
      'a typo further in',
      `${head}gateways:\n  mig:\n    url: https://mig.example.org\n    concurency: 2\n`,
      'line 7: "concurency" is not a key known in "gateways.mig" (did you mean "concurrency"?)',
    ],
    ['a foreign key', `${head}colour: red\n`, 'line 4: "colour" is not a key known.'],
    ['a wrong word', `${head}patientData: real\n`, 'line 4: "patientData"'],
    ['a wrong number', `${head}responses:\n  keepDays: -1\n`, 'line 5: "responses.keepDays"'],
    [
      'an address that is none',
      `${head}gateways: { mig: { url: 'ftp://x' } }\n`,
      '"gateways.mig.url"',
    ],
    ['a missing key', 'version: 1\nworkspace: trial-1\n', '"keys"'],
    ['a broken line', `${head}store: [\n`, 'line'],
    ['nothing in it', '', 'the file'],
  ])('%s is told with its place', (_, text, expected) => {
    expect(complaint(text)).toContain(expected);
  });

  test('in several places is told all at once', () => {
    const told = complaint(`${head}patientDate: live\nstroe: x.db\n`);
    expect(told).toContain('"patientDate"');
    expect(told).toContain('did you mean "store"?');
  });

  test('a folder without one is no workspace', () => {
    expect(() => loadWorkspace(join(folder, 'nowhere'))).toThrow(
      expect.objectContaining({ code: 'MIG2HIE_NO_WORKSPACE', exit: 2 }),
    );
  });
});

describe('the template', () => {
  test('is a valid configuration without gateways, which are there as comments', () => {
    const text = configTemplate({ workspace: 'trial-1', keys: '/keys' });
    expect(load(text).gateways).toEqual({});
    expect(text).toContain('# gateways:');
    const uncommented = text.replaceAll(/^# (gateways:| {2}mig:| {2}hie:| {4}\w+:.*)$/gm, '$1');
    expect(load(uncommented).gateways.hie?.url).toBe('https://hie.example.org/fhir');
  });

  test.each([
    ['both', { migUrl: 'https://a.example.org/MiG', hieUrl: 'http://127.0.0.1:1/fhir' }],
    ['one', { migUrl: 'https://a.example.org/MiG' }],
  ])('takes over the addresses of %s gateways', (_, urls) => {
    const { gateways } = load(
      configTemplate({ workspace: 'trial-1', keys: '/a "quoted" folder', ...urls }),
    );
    expect(gateways.mig?.url).toBe('https://a.example.org/MiG');
    expect(gateways.hie?.url).toBe('hieUrl' in urls ? urls.hieUrl : undefined);
  });
});

const config = (more: object = {}) =>
  configSchema.parse({ version: 1, workspace: 'trial-1', keys: '/keys', ...more });

const hie = (values: object) =>
  config({ gateways: { hie: { url: 'http://127.0.0.1', headers: values } } });

describe('headers of the HIE', () => {
  test.each([
    ['a name that is none', { 'bad name': 'secret-1' }],
    ['a name of other letters', { närvaro: 'secret-1' }],
    ['a second line in a value', { 'x-key': 'secret-1\r\nx-other: 1' }],
    ['letters that cannot be sent', { 'x-key': 'secret-1 \u4F60' }],
    ...['Host', 'connection', 'Content-Length', 'transfer-encoding', 'expect', 'te'].map(
      (name) => [name, { [name]: 'secret-1' }] as const,
    ),
  ] as const)('refuse %s, without telling the value', (_, headers) => {
    const told = complaint(
      `${head}gateways: { hie: { url: 'http://127.0.0.1', headers: ${JSON.stringify(headers)} } }\n`,
    );
    expect(told).toContain('gateways.hie.headers');
    expect(told).not.toContain('secret-1');
  });

  test('take what can be sent', () => {
    const headers = { 'X-Api-Key': 'a b\tc', 'Ods-From': 'X9T01', 'ssp-to': '', 'x-name': 'é' };
    expect(hie(headers).gateways.hie?.headers).toEqual(headers);
  });

  test.each(['fromAsid', 'toAsid'])('are made of a %s that can be sent', (key) => {
    const told = complaint(
      `${head}gateways: { hie: { url: 'http://127.0.0.1', ${key}: "2000\\r\\n" } }\n`,
    );
    expect(told).toContain(`"gateways.hie.${key}": takes printable ASCII`);
  });
});

describe('the hash of a configuration', () => {
  test('changes with what a run could find, not with where files lie', () => {
    const hash = configHash(config());
    expect(configHash(config({ keys: '/moved', store: 'other.db' }))).toBe(hash);
    expect(configHash(config({ patientData: 'live' }))).not.toBe(hash);
  });

  test('does not change with how files of the register are read: a map may be written during a run', () => {
    const agreements = { columns: { agreement: 'Share ref' } };
    expect(configHash(config({ agreements }))).toBe(configHash(config()));
  });

  test('does not depend on the order of keys', () => {
    const headers = { a: '1', b: '2' };
    const turned = { b: '2', a: '1' };
    expect(configHash(hie(headers))).toBe(configHash(hie(turned)));
  });
});

test.each([
  ['concurency', 'concurrency'],
  ['URL', 'url'],
  ['mgi', undefined],
  ['xyz', undefined],
])('the word nearest to %s is %s', (typed, expected) => {
  expect(nearestWord(typed, ['url', 'concurrency', 'timeoutMs'])).toBe(expected);
});

test('logs of one channel may have a column map of their own', () => {
  const { usage } = load(
    `${head}usage:\n  columns: { time: At }\n  byChannel:\n    hie: { columns: { time: Viewed } }\n`,
  );
  expect(usage).toMatchObject({
    columns: { time: 'At' },
    byChannel: { hie: { columns: { time: 'Viewed' } } },
  });
  expect(complaint(`${head}usage:\n  byChannel:\n    portal: { columns: {} }\n`)).toContain(
    'portal',
  );
});
