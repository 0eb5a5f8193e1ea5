import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NhsNumber } from '../../../src/base/nhs-number.ts';
import { buildRegion } from '../../../src/simulator/region.ts';
import { caseLabel } from '../../../src/simulator/serve/request-log.ts';
import { startSimulator } from '../../../src/simulator/start.ts';
import { loadKeys } from '../../../src/store/keys.ts';
import { pseudonymOf } from '../../../src/store/pseudonym.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { runCommand } from '../../support/run-command.ts';
import { ROOT } from '../../support/source-files.ts';
import { makeWorkspace, patientsOf, urlsOf } from '../../support/workspace.ts';

/** `MIG2HIE_KILL_TEST_PAIRS=500 npx vitest run test/workflow/kill-and-resume.test.ts` for the long form. */
const PAIRS = Number(process.env['MIG2HIE_KILL_TEST_PAIRS'] ?? 60);
const PRACTICES = 5;
const SEED = 'kill-and-resume';
/** Shares of all requests after which the process is killed. */
const KILL_AT = [0.2, 0.5, 0.8];

const region = buildRegion({
  seed: SEED,
  practices: PRACTICES,
  patientsPerPractice: Math.ceil(PAIRS / PRACTICES),
  consumers: 1,
  asAt: '2027-03-01',
});
// Late answers keep several requests under way at every moment, the moment of the kill included.
const simulator = await startSimulator({
  region,
  faults: { seed: SEED, rates: { latency: 1 }, latencyMs: 10 },
});
const workspace = makeWorkspace(temporaryFolder(), urlsOf(simulator), patientsOf(region));
const where = ['--workspace', workspace.directory];
afterAll(() => simulator.stop());

/** What the store held at a kill, read by another connection. */
interface Snapshot {
  readonly state: string;
  readonly compared: number;
  /** `side pseudonym part` of every answer stored. */
  readonly stored: ReadonlySet<string>;
}

function look(run: string): Snapshot {
  const database = new Database(workspace.store);
  const state = database.prepare('SELECT state FROM run WHERE id = ?').pluck().get(run) as string;
  const compared = database
    .prepare('SELECT count(*) FROM comparison WHERE run = ?')
    .pluck()
    .get(run) as number;
  const stored = database
    .prepare(
      `SELECT r.side || ' ' || c.pseudonym || ' ' || r.part FROM response r
       JOIN run_case c ON c.run = r.run AND c.ordinal = r.ordinal WHERE r.run = ?`,
    )
    .pluck()
    .all(run) as string[];
  database.close();
  return { state, compared, stored: new Set(stored) };
}

/** Runs `compare` as a process of its own and kills it once the gateways were asked so often. */
async function compareUntil(argv: readonly string[], requests: number): Promise<void> {
  const child = spawn(
    process.execPath,
    [join(ROOT, 'bin/run.js'), 'compare', '--quiet', ...where, ...argv],
    { stdio: 'ignore' },
  );
  const ended = once(child, 'exit');
  while (simulator.log.length < requests && child.exitCode === null) {
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  child.kill('SIGKILL');
  const [code, signal] = (await ended) as [number | null, string | null];
  expect([code, signal]).toEqual([null, 'SIGKILL']);
}

/** The same words for a request in the gateways' logs as in a snapshot. */
function namesOf(requests: typeof simulator.log): string[] {
  const { pseudonymKey } = loadKeys(join(workspace.keyFile, '..'), keyName());
  const names = new Map(
    region.patients.map((one) => [
      caseLabel(SEED, one.nhsNumber),
      pseudonymOf(one.nhsNumber as NhsNumber, pseudonymKey),
    ]),
  );
  return requests.map(
    (one) => `${one.side} ${names.get(one.case)} ${one.kind === 'trace' ? 'trace' : 'record'}`,
  );
}

function keyName(): string {
  return (workspace.keyFile.split('/').at(-1) ?? '').replace('.json', '');
}

const json = async (id: string, argv: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await runCommand(id, [...argv, '--json', ...where]);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return stdout;
};

const shown = async (run: string): Promise<unknown> => {
  const document = JSON.parse(await json('runs show', [run])) as { run: object };
  return { ...document, run: { ...document.run, id: '', startedAt: '', finishedAt: '' } };
};

const snapshots: { readonly snapshot: Snapshot; readonly requestsBefore: number }[] = [];
let wholeRequests: string[] = [];
let killedFrom = 0;
const exits: number[] = [];

beforeAll(async () => {
  await runCommand('samples import', [workspace.samples, ...where]);
  const whole = await runCommand('compare', [
    '--run-id',
    'whole',
    '--as-at',
    '2027-03-01',
    ...where,
  ]);
  exits.push(whole.code);
  wholeRequests = namesOf(simulator.log);
  killedFrom = simulator.log.length;
  for (const [index, share] of KILL_AT.entries()) {
    const argv =
      index === 0 ? ['--run-id', 'killed', '--as-at', '2027-03-01'] : ['--run', 'killed'];
    await compareUntil(argv, killedFrom + Math.floor(killedFrom * share));
    snapshots.push({ snapshot: look('killed'), requestsBefore: simulator.log.length });
  }
  const last = await runCommand('compare', ['--run', 'killed', ...where]);
  exits.push(last.code);
}, 600_000);

describe(`a run of ${region.patients.length} pairs, killed ${KILL_AT.length} times`, () => {
  test('reached its end, as the uninterrupted one did', () => {
    expect(exits).toEqual([0, 0]);
  });

  test('was killed in the midst of its work each time', () => {
    const compared = snapshots.map(({ snapshot }) => snapshot.compared);
    for (const { snapshot } of snapshots) {
      expect(snapshot.state).toBe('running');
      expect(snapshot.stored.size).toBeGreaterThan(0);
    }
    expect(compared).toEqual(compared.toSorted((a, b) => a - b));
    expect(new Set(compared).size).toBe(KILL_AT.length);
  });

  test('ends with the comparisons of an uninterrupted run, byte for byte', async () => {
    const whole = await json('runs show', ['whole', '--comparisons']);
    expect(whole.split('\n').length).toBeGreaterThan(PAIRS / 2);
    expect(await json('runs show', ['killed', '--comparisons'])).toBe(whole);
  });

  test('ends with the same account of every patient, but for its id and times', async () => {
    expect(await shown('killed')).toEqual(await shown('whole'));
  });

  test('asked nobody again whose answer was stored', () => {
    for (const { snapshot, requestsBefore } of snapshots) {
      const later = namesOf(simulator.log.slice(requestsBefore));
      expect(later.filter((name) => snapshot.stored.has(name))).toEqual([]);
    }
  });

  test('asked everybody an uninterrupted run asks, and only repeats what was under way', () => {
    const killed = namesOf(simulator.log.slice(killedFrom));
    expect([...new Set(killed)].sort()).toEqual(wholeRequests.toSorted());
    const repeats = killed.length - new Set(killed).size;
    // Four requests may be under way on each gateway when the process dies.
    expect(repeats).toBeLessThanOrEqual(KILL_AT.length * 8);
  });
});
