import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assignMutations } from '../src/simulator/ground-truth.ts';
import { buildRegion } from '../src/simulator/region.ts';
import { startSimulator } from '../src/simulator/start.ts';
import { type SeenRequest, startServer } from './fetch/server.ts';
import { temporaryFolder } from './support/folders.ts';
import { type CommandResult, runCommand } from './support/run-command.ts';
import { makeWorkspace, patientsOf } from './support/workspace.ts';

/** Planted in every place where a record names or describes a person; none may come out anywhere. */
const PERSONAL = {
  title: 'Canarytitle',
  family: 'Canaryfamily',
  given: 'Canarygiven',
  street: '7 Canarystreet',
  town: 'Canarytown',
  county: 'Canarycounty',
  postcode: 'ZZ99 8CY',
  phone: '01632 960987',
  birthDate: '1931-07-23',
  freeText: 'Canaryfreetext',
  documentTitle: 'Canarydocument',
  errorText: 'Canaryerror',
} as const;

/** Planted in what a clinician must see to judge a finding, and nobody may see in the store. */
const CLINICAL = { term: 'canaryterm', dose: 'canarydose' } as const;

type Region = ReturnType<typeof buildRegion>;

function plant(region: Region): Region {
  const { title, family, given, street, town, county, postcode, phone, birthDate } = PERSONAL;
  const address = { street, town, county, postcode };
  const patients = region.patients.map((patient) => ({
    ...patient,
    title,
    family,
    given,
    address,
    phone,
    birthDate,
    entries: patient.entries.map((entry) => plantEntry(entry)),
  }));
  return { ...region, patients };
}

type Entry = Region['patients'][number]['entries'][number];

function plantEntry(entry: Entry): Entry {
  const concept = { ...entry.concept, term: `${entry.concept.term} ${CLINICAL.term}` };
  const planted = { ...entry, concept, text: `${PERSONAL.freeText} ${entry.id}` };
  if (planted.kind === 'document') return { ...planted, title: PERSONAL.documentTitle };
  if (planted.kind === 'medication')
    return { ...planted, dose: `${CLINICAL.dose} ${planted.dose}` };
  return planted;
}

const folder = temporaryFolder();
const region = plant(
  buildRegion({
    seed: 'canaries',
    practices: 3,
    patientsPerPractice: 8,
    consumers: 1,
    asAt: '2027-03-01',
  }),
);
const patients = patientsOf(region);
const numbers = patients.map((one) => one.nhsNumber);
const [refusedByMig = '', refusedByHie = ''] = numbers.slice(-2);
const simulator = await startSimulator({
  region,
  groundTruth: assignMutations(region, { seed: 'canaries', share: 0.5 }),
});

/** Answers of the gateways as they went over the wire, to prove that the canaries were in them. */
const wire: string[] = [];

/** Passes requests on to the simulator, and refuses two patients with errors that quote them. */
function pass(url: string, refused: string, error: string) {
  return async (request: SeenRequest): Promise<{ status: number; body: string }> => {
    if (request.body.includes(refused)) return { status: 500, body: error };
    const headers = Object.entries(request.headers).filter(([name]) => !HOP.has(name));
    const answer = await fetch(url + request.path, {
      method: 'POST',
      headers: headers.map(([name, value]): [string, string] => [name, String(value)]),
      body: request.body,
    });
    return { status: answer.status, body: await answer.text() };
  };
}

const HOP = new Set([
  'host',
  'connection',
  'content-length',
  'accept-encoding',
  'transfer-encoding',
]);

function quoting(number: string): string {
  return `${PERSONAL.errorText} ${PERSONAL.family} ${number}`;
}

const errors = {
  mig: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>s:Server</faultcode><faultstring>${quoting(refusedByMig)}</faultstring></s:Fault></s:Body></s:Envelope>`,
  hie: JSON.stringify({
    resourceType: 'OperationOutcome',
    issue: [
      {
        severity: 'error',
        code: 'processing',
        details: { coding: [{ code: quoting(refusedByHie), display: quoting(refusedByHie) }] },
        diagnostics: quoting(refusedByHie),
      },
    ],
  }),
};

async function proxy(target: string, refused: string, error: string) {
  const origin = new URL(target).origin;
  const answerOf = pass(origin, refused, error);
  const server = await startServer((response, request) => {
    void answerOf(request).then(({ status, body }) => {
      wire.push(body);
      response.writeHead(status).end(body);
    });
  });
  return { ...server, url: server.url + new URL(target).pathname };
}

const mig = await proxy(simulator.mig.url, refusedByMig, errors.mig);
const hie = await proxy(simulator.hie.url, refusedByHie, errors.hie);
const workspace = makeWorkspace(folder, { migUrl: mig.url, hieUrl: hie.url }, patients);
const where = ['--workspace', workspace.directory];

const outputs = new Map<string, CommandResult>();
let databaseBytes = '';

async function run(id: string, ...argv: string[]): Promise<CommandResult> {
  const result = await runCommand(id, argv);
  outputs.set(`${id} ${argv.join(' ').replaceAll(/\d{10}/g, 'NUMBER')}`, result);
  return result;
}

beforeAll(async () => {
  await run('samples import', workspace.samples, ...where, '--json');
  await run('samples import', workspace.samples, ...where);
  await run('samples list', ...where);
  // A second connection keeps the write-ahead log from being folded away, so that it is searched too.
  const holder = new Database(workspace.store);
  holder.prepare('SELECT count(*) FROM run').get();
  await run('compare', ...where, '--run-id', 'canaries', '--as-at', '2027-03-01');
  databaseBytes = readdirSync(workspace.directory)
    .filter((name) => name.startsWith('mig2hie.db'))
    .map((name) => readFileSync(join(workspace.directory, name), 'latin1'))
    .join('\n');
  holder.close();
  await inspectRun();
  await compareSavedFiles();
  await makeMistakes();
});

afterAll(() => Promise.all([mig.close(), hie.close(), simulator.stop()]));

async function inspectRun(): Promise<void> {
  await run('runs list', ...where);
  await run('runs list', ...where, '--json');
  for (const more of [[], ['--json'], ['--json', '--comparisons'], ['--json', '--responses']])
    await run('runs show', 'canaries', ...where, ...more);
  await run('findings list', ...where);
  const listed = await run('findings list', ...where, '--json');
  const { findings } = JSON.parse(listed.stdout) as { findings: { id: string }[] };
  for (const { id } of findings) {
    await run('findings show', id, ...where);
    await run('findings show', id, ...where, '--json');
  }
}

async function compareSavedFiles(): Promise<void> {
  const number = numbers[0] ?? '';
  const answers = wire.filter((body) => body.includes(number));
  const extract = answers.find((body) => body.includes('openHealthRecord')) ?? '';
  const bundle = answers.find((body) => body.startsWith('{')) ?? '';
  const files = { mig: join(folder, `${number}.xml`), hie: join(folder, `${number}.json`) };
  writeFileSync(files.mig, extract);
  writeFileSync(files.hie, bundle);
  const half = join(folder, `half ${number}.json`);
  writeFileSync(half, bundle.slice(0, bundle.length / 2));
  const trace = join(folder, 'trace.xml');
  writeFileSync(trace, answers.find((body) => body.includes('extendedTraceResponse')) ?? '');
  const refusal = join(folder, 'refusal.json');
  writeFileSync(refusal, errors.hie);
  for (const more of [[], ['--json']]) {
    for (const file of [files.mig, files.hie, half, trace, refusal])
      await run('inspect', file, ...more);
    await run('compare files', '--mig', files.mig, '--hie', files.hie, ...more);
    await run('compare files', '--mig', files.mig, '--hie', half, ...more);
    await run('compare files', '--mig', files.mig, trace, '--hie', files.hie, refusal, ...more);
  }
}

async function makeMistakes(): Promise<void> {
  const [number = ''] = numbers;
  const bad = join(folder, 'bad.csv');
  writeFileSync(
    bad,
    `practice,nhs_number,stratum\nX90001,${number}\nX90001,${number}\n${number},X90001\nX90001,${number}1,all\nX90001,4010232137,all\nX90001,${number},${PERSONAL.family} ${number}\n`,
  );
  await run('samples import', bad, ...where);
  const headless = join(folder, 'headless.csv');
  writeFileSync(headless, `X90001,${number},${PERSONAL.family}\n`);
  await run('samples import', headless, ...where);
  await run('samples import', join(folder, number, 'list.csv'), ...where);
  await run('inspect', join(folder, `no ${number}.xml`));
  await run('compare', ...where, '--run', number);
  await run('runs show', number, ...where);
  await run('findings show', number, ...where);
}

const printed = (result: CommandResult): string => result.stdout + result.stderr;
const PERSONAL_WORDS = [
  ...Object.values(PERSONAL),
  PERSONAL.birthDate.replaceAll('-', ''),
  ...numbers,
];
const found = (text: string, words: readonly string[]): string[] =>
  words.filter((word) => text.toLowerCase().includes(word.toLowerCase()));

describe('the canaries', () => {
  test('were on the wire, every one of them', () => {
    const seen = wire.join('\n');
    const asked = [...Object.values(PERSONAL), ...Object.values(CLINICAL)];
    expect(asked.filter((word) => !seen.includes(word))).toEqual([]);
  });

  test('were among what the run compared and what its findings are about', () => {
    const { totals } = JSON.parse(
      outputs.get(`runs show canaries ${where.join(' ')} --json`)?.stdout ?? '',
    ) as { totals: { compared: number; notCompared: object } };
    expect(totals.compared).toBeGreaterThan(15);
    expect(totals.notCompared).toMatchObject({ 'mig-unavailable': 1, 'hie-unavailable': 1 });
    const opened = [...outputs].filter(([command]) => command.startsWith('findings show'));
    const text = opened.map(([, result]) => printed(result)).join('\n');
    expect(found(text, Object.values(CLINICAL))).toEqual(Object.values(CLINICAL));
  });

  test('that name or describe a person are in no output, log or error', () => {
    expect(outputs.size).toBeGreaterThan(40);
    for (const [command, result] of outputs)
      expect(found(printed(result), PERSONAL_WORDS), `printed by ${command}`).toEqual([]);
  });

  test('are nowhere in the bytes of the store, the write-ahead log included', () => {
    expect(databaseBytes.length).toBeGreaterThan(100_000);
    expect(databaseBytes).toContain('X90001');
    expect(found(databaseBytes, [...PERSONAL_WORDS, ...Object.values(CLINICAL)])).toEqual([]);
  });

  test('of the record are in no list, summary or manifest', () => {
    const openedOnPurpose = /^(findings show|inspect|compare files|runs show .*--comparisons)/;
    for (const [command, result] of outputs) {
      if (openedOnPurpose.test(command)) continue;
      expect(found(printed(result), Object.values(CLINICAL)), `printed by ${command}`).toEqual([]);
    }
  });

  test('are in no file name of the workspace, and in none of its files', () => {
    const names = readdirSync(workspace.directory, { recursive: true }).map(String);
    expect(found(names.join('\n'), PERSONAL_WORDS)).toEqual([]);
    const config = readFileSync(workspace.config, 'utf8');
    expect(found(config, PERSONAL_WORDS)).toEqual([]);
  });
});

test('every mistake was told as one, none as a defect of ours', () => {
  const defects = [...outputs].filter(([, result]) => result.code === 70);
  expect(defects.map(([command, result]) => [command, result.stderr])).toEqual([]);
});
