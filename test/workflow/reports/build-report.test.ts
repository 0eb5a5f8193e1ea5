import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseCalendarDate } from '../../../src/base/calendar-date.ts';
import { sha256 } from '../../../src/base/hash.ts';
import { parseOdsCode } from '../../../src/base/ods-code.ts';
import type { ComparisonDocument } from '../../../src/compare/document.ts';
import type { FlowAgreement } from '../../../src/programme/agreements/agreement.ts';
import type { Organisation } from '../../../src/programme/organisations/organisation.ts';
import type { ReportModel } from '../../../src/report/model.ts';
import { saveAgreements } from '../../../src/store/agreements.ts';
import { saveComparison } from '../../../src/store/comparisons.ts';
import { saveSnapshot } from '../../../src/store/organisations.ts';
import { createRun, recordNotCompared, recordSide } from '../../../src/store/runs.ts';
import { type BuildReportRequest, buildReport } from '../../../src/workflow/reports/build-report.ts';
import { type Context, openContext } from '../../../src/workflow/context.ts';
import { initWorkspace } from '../../../src/workflow/init-workspace.ts';
import { openSecrets } from '../../../src/workflow/compare/open-secrets.ts';
import { rowsOf } from '../../report/read-model.ts';
import { comparison, finding } from '../../report/sample-practice.ts';

const DAY = must(parseCalendarDate('2026-11-01'));
const IMPORT = {
  importedAs: 'made by hand',
  reading: 'test',
  asAt: DAY,
  importedAt: '2026-11-02T09:00:00Z',
  rows: 2,
  kept: 2,
  rejected: [],
  notes: [],
} as const;

let root: string;
let context: Context;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'mig2hie-report-'));
  const directory = join(root, 'work');
  initWorkspace({ directory, keys: join(root, 'keys') });
  context = openContext({
    directory,
    progress: { start: () => undefined, tick: () => undefined, stop: () => undefined },
    clock: () => '2026-11-22T10:05:00Z',
  });
  await fillRegister();
  await fillRun('r-old', '2026-11-01', comparison('p-1'));
  await fillRun('r-new', '2026-11-21', comparison('p-1', { findings: [finding({ id: 'f-new' })] }));
});

afterEach(() => {
  context.close();
  rmSync(root, { recursive: true, force: true });
});

test('a practice report lands in the workspace in every format, named by code and day', async () => {
  const built = await build({});
  expect(built.files.map(({ path, format }) => [path, format])).toEqual([
    [join(root, 'work/reports/practice-X90001-2026-11-22.html'), 'html'],
    [join(root, 'work/reports/practice-X90001-2026-11-22.json'), 'json'],
    [join(root, 'work/reports/practice-X90001-2026-11-22.md'), 'md'],
  ]);
  for (const file of built.files) {
    expect(sha256(readFileSync(file.path, 'utf8'))).toBe(file.sha256);
  }
});

test('it tells what the store holds: the newest run, its findings, those not compared, the gates', async () => {
  const model = await buildJson({});
  expect(model.title).toBe('Elm Lane Surgery (X90001)');
  expect(model.headline).toMatch(
    /^1 patient compared of 2 planned, with 1 finding in 1 patient, the worst of them major;/,
  );
  expect(rowsOf(model, 'Planned patients of run r-new')).toContainEqual([
    'The HIE gave no answer',
    1,
  ]);
  expect(rowsOf(model, 'Gates on').map(([gate, , outcome]) => [gate, outcome])).toEqual([
    ['Registered', 'Met'],
    ['Assured', 'Not measured'],
    ['Agreed', 'Not met'],
    ['Connected', 'Met'],
    ['Parity', 'Not met'],
    ['Residual risk accepted', 'Not measured'],
    ['Live', 'Not measured'],
    ['Moved', 'Not measured'],
    ['Off', 'Not measured'],
  ]);
  expect(JSON.stringify(model)).toContain('f-new');
  expect(model.tool.rules).toEqual(['5d41402abc4b2a76']);
});

test('every file and run the report rests on is named with its hash', async () => {
  const { sources } = await buildJson({});
  expect(sources.map(({ kind, name }) => [kind, name])).toEqual([
    ['file', 'agreements.csv'],
    ['file', 'epraccur.csv'],
    ['run', 'r-new'],
    ['configuration', 'mig2hie.yaml'],
  ]);
  expect(sources.every((source) => source.sha256 !== null)).toBe(true);
});

test('an older run can be reported, and the report says that the gates rest on the newest', async () => {
  const model = await buildJson({ run: 'r-old' });
  expect(rowsOf(model, 'Findings by kind')).toEqual([]);
  expect(model.sources.map(({ name }) => name)).toContain('r-old');
  expect(JSON.stringify(model)).toContain(
    'The gates rest on run r-new; the findings and counts below on run r-old.',
  );
});

test('a run that planned nobody of the practice is refused, and the report there is stays', async () => {
  const [file] = (await build({})).files;
  const before = readFileSync(must(file).path, 'utf8');
  await expect(build({ organisation: 'X90002', run: 'r-new' })).rejects.toMatchObject({
    code: 'MIG2HIE_REPORT_RUN',
    exit: 2,
    message: 'Run r-new planned no patient of X90002, so there is nothing of it to report.',
  });
  expect(readFileSync(must(file).path, 'utf8')).toBe(before);
  expect(existsSync(join(root, 'work/reports/practice-X90002-2026-11-22.json'))).toBe(false);
});

test('a newer run that compared nobody takes nothing out of the report', async () => {
  await fillEmptyRun('r-down');
  const model = await buildJson({});
  expect(model.headline).toMatch(/^1 patient compared of 2 planned, with 1 finding in 1 patient/);
  expect(JSON.stringify(model)).toContain('f-new');
  expect(model.sources.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['r-new', 'r-down']),
  );
});

test('a programme report counts every practice in scope, and its flows', async () => {
  const model = await buildJson({ kind: 'programme', organisation: undefined });
  expect(rowsOf(model, 'Where each of 2 practices stands').map(([code]) => code)).toEqual([
    'X90001',
    'X90002',
  ]);
  expect(rowsOf(model, 'Blockers').map(([reason, , , , , , which]) => [reason, which])).toEqual([
    ['No HIE agreement joins the practice and consumer X9A01.', 'X90002; for X9A01'],
    ['The agreement is not signed by consumer X9A01 (issued).', 'X90001; for X9A01'],
  ]);
  expect(rowsOf(model, 'Standing of agreements on 2 flows')).toEqual([
    ['HIE', 'not in force', 1],
    ['MIG', 'in force', 1],
  ]);
  expect(rowsOf(model, 'Practices with open findings')).toEqual([
    ['X90001 Elm Lane Surgery', 0, 1, 0, 0, 0, 1],
  ]);
});

test('a programme report of one run leaves practices out of it without evidence', async () => {
  const model = await buildJson({ kind: 'programme', organisation: undefined, run: 'r-old' });
  expect(rowsOf(model, 'Practices with open findings')).toEqual([]);
  expect(rowsOf(model, 'Practices by age').map(([, count]) => count)).toEqual([0, 1, 0, 0, 1]);
});

test('the same store, day and clock give the same bytes', async () => {
  const first = await build({ out: join(root, 'one') });
  const second = await build({ out: join(root, 'two') });
  expect(second.files.map((file) => file.sha256)).toEqual(first.files.map((file) => file.sha256));
});

test('a practice nobody was planned for gets a report that says so', async () => {
  const model = await buildJson({ organisation: 'x90002' });
  expect(model.headline).toMatch(/^No patient of this practice has been planned or compared;/);
});

test('a report is replaced as a whole, and no draft is left beside it', async () => {
  const out = join(root, 'out');
  await build({ out });
  await build({ out });
  expect(readdirSync(out).toSorted()).toEqual([
    'practice-X90001-2026-11-22.html',
    'practice-X90001-2026-11-22.json',
    'practice-X90001-2026-11-22.md',
  ]);
});

test('when one file cannot be put in place, the error names the folder and no draft stays', async () => {
  const out = join(root, 'out');
  mkdirSync(join(out, 'practice-X90001-2026-11-22.html', 'in-the-way'), { recursive: true });
  await expect(build({ out })).rejects.toMatchObject({
    code: 'MIG2HIE_REPORT_UNWRITABLE',
    exit: 2,
  });
  expect(readdirSync(out)).toEqual(['practice-X90001-2026-11-22.html']);
});

test('a file in the place of the folder is an error the user can act on', async () => {
  const out = join(root, 'a-file');
  writeFileSync(out, '');
  await expect(build({ out })).rejects.toMatchObject({ code: 'MIG2HIE_REPORT_UNWRITABLE' });
});

test.each<[string, Partial<BuildReportRequest>, string]>([
  ['no practice', { organisation: undefined }, 'MIG2HIE_REPORT_ORGANISATION'],
  ['a word that is no code', { organisation: 'Elm Lane' }, 'MIG2HIE_REPORT_ORGANISATION'],
  ['a code for the whole programme', { kind: 'programme' }, 'MIG2HIE_REPORT_ORGANISATION'],
  ['an organisation that only views', { organisation: 'X9A01' }, 'MIG2HIE_REPORT_ORGANISATION'],
  ['a practice nobody knows', { organisation: 'X99999' }, 'MIG2HIE_UNKNOWN_ORGANISATION'],
  ['a run that is not there', { run: 'r-none' }, 'MIG2HIE_NO_RUN'],
  [
    'a run that is not there, for the programme',
    { kind: 'programme', organisation: undefined, run: 'r-none' },
    'MIG2HIE_NO_RUN',
  ],
  ['a day that is none', { asAt: '2026-02-30' }, 'MIG2HIE_AS_AT'],
  ['a format that is none', { formats: ['pdf'] }, 'MIG2HIE_REPORT_FORMAT'],
  ['no format', { formats: [] }, 'MIG2HIE_REPORT_FORMAT'],
])('%s is refused, and nothing is written', async (_, over, code) => {
  await expect(build(over)).rejects.toMatchObject({ code });
  expect(existsSync(join(root, 'work/reports'))).toBe(false);
});

test('an NHS number in the place of a code reaches neither the error nor a file name', async () => {
  const number = '9434765919';
  const error: unknown = await build({ organisation: number }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'MIG2HIE_REPORT_ORGANISATION' });
  expect(String(error)).not.toContain(number);
});

test('small numbers are hidden when asked for', async () => {
  const model = await buildJson({ suppressSmallNumbers: true });
  expect(model.smallNumbers).toBe('suppressed');
  expect(model.headline).toMatch(/^\* patients compared of \* planned/);
  expect(JSON.stringify(model)).not.toContain('f-new');
});

async function build(over: Partial<BuildReportRequest>) {
  return buildReport(context, {
    kind: 'practice',
    organisation: 'X90001',
    formats: ['html', 'md', 'json'],
    suppressSmallNumbers: false,
    ...over,
  });
}

async function buildJson(over: Partial<BuildReportRequest>): Promise<ReportModel> {
  const { files } = await build({ ...over, formats: ['json'] });
  return JSON.parse(readFileSync(must(files[0]).path, 'utf8')) as ReportModel;
}

async function fillRegister(): Promise<void> {
  await saveSnapshot(
    context.store,
    { ...IMPORT, source: 'epraccur', file: 'epraccur.csv', sha256: sha256('epraccur') },
    {
      organisations: [
        organisation('X90001', 'Elm Lane Surgery', 'gp-practice'),
        organisation('X90002', 'Oak Road Surgery', 'gp-practice'),
        organisation('X9A01', 'Invented Trust', 'trust'),
      ],
      members: [],
    },
  );
  await saveAgreements(
    context.store,
    { ...IMPORT, source: 'agreements', file: 'agreements.csv', sha256: sha256('agreements') },
    [
      agreement({ channel: 'hie', provider: 'X90001', consumerState: 'issued' }),
      agreement({ channel: 'mig', provider: 'X90002', consumerState: 'signed' }),
    ],
  );
}

function organisation(code: string, name: string, kind: 'gp-practice' | 'trust'): Organisation {
  return {
    code: must(parseOdsCode(code)),
    name,
    kind,
    status: 'active',
    commissioner: 'X9C',
    commissionerSince: undefined,
    nationalGrouping: undefined,
    geography: undefined,
    setting: undefined,
    postcode: undefined,
    opened: undefined,
    closed: undefined,
  };
}

function agreement(parts: {
  readonly channel: 'mig' | 'hie';
  readonly provider: string;
  readonly consumerState: 'issued' | 'signed';
}): FlowAgreement {
  return {
    agreement: `A-${parts.provider}`,
    channel: parts.channel,
    provider: must(parseOdsCode(parts.provider)),
    consumer: must(parseOdsCode('X9A01')),
    providerParty: { state: 'signed', signedOn: DAY },
    consumerParty: { state: parts.consumerState, signedOn: undefined },
    validFrom: DAY,
    validTo: undefined,
    dpia: 'approved',
    supersedes: undefined,
    asAt: DAY,
  };
}

async function fillEmptyRun(id: string): Promise<void> {
  const rules = comparison('p-1').tool.rules;
  await planBoth({ id, day: '2026-11-22', at: '2026-11-22T09:00:00Z', rules, state: 'stopped' });
}

async function planBoth(parts: {
  readonly id: string;
  readonly day: string;
  readonly at: string;
  readonly rules: string;
  readonly state: 'finished' | 'stopped';
}): Promise<void> {
  const { id, day, at, rules, state } = parts;
  await createRun(
    context.store,
    {
      id,
      planHash: sha256(id),
      configHash: sha256('config'),
      rules,
      toolVersion: '0.1.0',
      keyId: openSecrets(context).keys.id,
      asAt: day,
      startedAt: at,
      finishedAt: at,
      state,
    },
    [
      { ordinal: 0, pseudonym: 'p-1', practice: 'X90001', stratum: undefined },
      { ordinal: 1, pseudonym: 'p-2', practice: 'X90001', stratum: undefined },
    ],
  );
}

async function fillRun(id: string, day: string, document: ComparisonDocument): Promise<void> {
  const at = `${day}T22:10:00Z`;
  const { vault } = openSecrets(context);
  await planBoth({ id, day, at, rules: document.tool.rules, state: 'finished' });
  for (const side of ['mig', 'hie'] as const) {
    await recordSide(context.store, { run: id, ordinal: 0 }, side, { state: 'answered', at });
  }
  const missed = { reason: 'hie-unavailable', detail: undefined } as const;
  await recordNotCompared(context.store, { run: id, ordinal: 1 }, missed);
  await saveComparison(context.store, vault, {
    run: id,
    ordinal: 0,
    practice: 'X90001',
    comparedAt: at,
    document,
  });
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the fixture is wrong');
  return value;
}
