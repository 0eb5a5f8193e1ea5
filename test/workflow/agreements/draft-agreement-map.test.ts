import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadWorkspace } from '../../../src/config/load-config.ts';
import type { Context } from '../../../src/workflow/context.ts';
import { draftAgreementMap } from '../../../src/workflow/agreements/draft-agreement-map.ts';
import { importAgreements } from '../../../src/workflow/agreements/import-agreements.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { registerPath } from '../../support/register-files.ts';
import { hashStore, openWorkspace } from '../../support/register-workspace.ts';

const base = temporaryFolder();
let count = 0;
let folder: string;
let context: Context;

beforeEach(() => {
  folder = join(base, String((count += 1)));
  mkdirSync(folder);
  context = openWorkspace(folder);
});
afterEach(() => context.close());

function writeExport(...lines: string[]): string {
  const file = join(folder, 'export-2020-02-29.csv');
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

/** Everything in it has one meaning only. */
const CLEAR = [
  'Share ref,Platform,ODS code,Organisation,Acts as,Status,Signed date,Start date,DPIA,Signed by',
  'T2,HIE,X90001,THE SURGERY,Provider,Signed,13/02/2020,15/02/2020,Approved,Pat Example',
  'T2,HIE,X90002,HARBOUR VIEW,Provider,Sent,,15/02/2020,Approved,',
  'T2,HIE,X9A01,EXAMPLE TRUST,Consumer,Live,01/02/2020,15/02/2020,Approved,Sam Example',
];

describe('an export with one meaning only', () => {
  test('gives a whole map, its preview and its block', async () => {
    const draft = await draftAgreementMap(context, { file: writeExport(...CLEAR) });
    expect(draft).toMatchObject({
      schema: 'mig2hie/agreement-map/1',
      rows: 3,
      layout: 'party',
      unread: ['organisation', 'signed by'],
      days: 'day-first',
      complete: true,
      written: false,
      preview: { rows: 3, kept: 3, rejected: 0, flows: 2, organisationAgreements: 0, reasons: [] },
    });
    expect(parse(draft.yaml)).toEqual({
      agreements: {
        columns: {
          agreement: 'share ref',
          channel: 'platform',
          party: 'ods code',
          role: 'acts as',
          state: 'status',
          signedOn: 'signed date',
          validFrom: 'start date',
          dpiaState: 'dpia',
        },
        states: { issued: 'Sent', active: 'Live' },
        dates: 'day-first',
      },
    });
  });

  test('is written below the configuration, which then imports it; nothing was stored before', async () => {
    const before = hashStore(context);
    const path = join(context.directory, 'mig2hie.yaml');
    const configured = readFileSync(path, 'utf8');
    const file = writeExport(...CLEAR);
    const draft = await draftAgreementMap(context, { file, write: true });
    expect(draft.written).toBe(true);
    expect(hashStore(context)).toBe(before);
    expect(readFileSync(path, 'utf8')).toBe(`${configured}\n${draft.yaml}`);
    const { config } = loadWorkspace(context.directory);
    const request = { file, dryRun: false, strict: false };
    expect(await importAgreements({ ...context, config }, request)).toMatchObject({
      kept: 3,
      rejected: [],
    });
  });

  test('no name of a person is in the draft', async () => {
    const draft = await draftAgreementMap(context, { file: writeExport(...CLEAR) });
    expect(JSON.stringify(draft)).not.toMatch(/Example|SURGERY|HARBOUR|TRUST/);
  });
});

describe('an export that leaves something open', () => {
  const file = registerPath('agreements-by-party-2020-02-29.csv');

  test('gives a block that is valid and says in comments what is missing', async () => {
    const draft = await draftAgreementMap(context, { file });
    expect(draft.complete).toBe(false);
    expect(draft.yaml).toContain('    # "?": "Completed"   # open: a word of "status"');
    expect(parse(draft.yaml)).toMatchObject({
      agreements: { states: { issued: 'Sent', 'due-for-review': 'Review due' } },
    });
    expect(draft.preview).toMatchObject({
      rows: 5,
      kept: 4,
      rejected: 1,
      reasons: [{ column: 'acts as', reason: 'the agreement has no consumer', rows: 1, line: 6 }],
      flows: 4,
    });
    expect('notes' in draft.preview && draft.preview.notes).toContainEqual({
      what: 'unknown-state',
      value: 'status',
      rows: 3,
      line: 2,
    });
  });

  test('a hint that is filled in and uncommented where it stands is read', async () => {
    const { yaml } = await draftAgreementMap(context, { file });
    const filled = yaml.replace('# "?": "Completed"', 'signed: "Completed"');
    expect(parse(filled)).toMatchObject({ agreements: { states: { signed: 'Completed' } } });
    const lacking = await draftAgreementMap(context, {
      file: writeExport('Share ref,Organisation,Acts as,Status', 'T2,X90001,Provider,Signed'),
    });
    const hint = /^ {4}# channel: "\?" /m;
    expect(lacking.yaml).toMatch(hint);
    expect(parse(lacking.yaml.replace(hint, '    channel: "Platform" '))).toMatchObject({
      agreements: { columns: { channel: 'Platform', party: 'organisation' } },
    });
  });

  test('is not written', async () => {
    const path = join(context.directory, 'mig2hie.yaml');
    const before = readFileSync(path, 'utf8');
    const writing = draftAgreementMap(context, { file, write: true });
    await expect(writing).rejects.toMatchObject({ exit: 2, code: 'MIG2HIE_MAP_OPEN' });
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  test('what the configuration says already is taken into account', async () => {
    const { agreements } = context.config;
    const states = { signed: 'Completed', 'dpia-approved': 'Yes', 'dpia-rejected': 'No' };
    const config = { ...context.config, agreements: { ...agreements, states } };
    const draft = await draftAgreementMap({ ...context, config }, { file });
    expect(draft.complete).toBe(true);
    expect(parse(draft.yaml)).toMatchObject({ agreements: { states: { signed: 'Completed' } } });
  });
});

test('a configured word is known, though none of the business of signing: nothing is left open', async () => {
  const file = writeExport(...CLEAR.map((line) => line.replace('HIE', 'Shared care viewer')));
  const open = await draftAgreementMap(context, { file });
  expect([open.complete, open.words[0]?.withheld]).toEqual([false, 1]);
  const { agreements } = context.config;
  const states = { 'channel-hie': 'Shared care viewer' };
  const config = { ...context.config, agreements: { ...agreements, states } };
  const draft = await draftAgreementMap({ ...context, config }, { file });
  expect(draft.complete).toBe(true);
  expect(draft.words.find(({ field }) => field === 'channel')).toMatchObject({
    words: [{ word: 'Shared care viewer', rows: 3, key: 'channel-hie', how: 'configured' }],
    withheld: 0,
  });
});

test('--write says first that a block stands there already, whatever is open', async () => {
  const path = join(context.directory, 'mig2hie.yaml');
  writeFileSync(path, `${readFileSync(path, 'utf8')}\nagreements:\n  dates: iso\n`);
  const file = registerPath('agreements-by-party-2020-02-29.csv');
  await expect(draftAgreementMap(context, { file, write: true })).rejects.toMatchObject({
    code: 'MIG2HIE_CONFIG_BLOCK',
  });
});

test('an export the map cannot read yet says why in the preview', async () => {
  const file = writeExport('Reference,Somebody,Something', 'T2,a,b');
  const draft = await draftAgreementMap(context, { file });
  expect(draft).toMatchObject({
    layout: null,
    complete: false,
    preview: { refused: expect.stringContaining('The header has neither') },
  });
});

test('days that could be either are said in the block', async () => {
  const file = writeExport(...CLEAR.map((line) => line.replaceAll(/1[35]\/02/g, '05/02')));
  const draft = await draftAgreementMap(context, { file });
  expect(draft.days).toBe('unclear');
  expect(draft.yaml).toContain('# dates: day-first   # the days are unclear');
});

test.each([
  ['no file', 'nowhere.csv', 'cannot be read'],
  ['a number in the path', '9990000018.csv', 'holds an NHS number'],
])('%s is refused', async (_, file, message) => {
  await expect(draftAgreementMap(context, { file: join(folder, file) })).rejects.toThrow(message);
});
