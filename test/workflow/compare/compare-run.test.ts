import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { buildRegion } from '../../../src/simulator/region.ts';
import { startSimulator } from '../../../src/simulator/start.ts';
import { compareRun } from '../../../src/workflow/compare/compare-run.ts';
import { openContext } from '../../../src/workflow/context.ts';
import { planOf } from '../../../src/workflow/compare/plan-run.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { runCommand } from '../../support/run-command.ts';
import { type TestWorkspace, makeWorkspace, patientsOf, urlsOf } from '../../support/workspace.ts';

const root = temporaryFolder();
const region = buildRegion({
  seed: 'runs',
  practices: 4,
  patientsPerPractice: 4,
  consumers: 1,
  asAt: '2027-03-01',
});
type Faults = Parameters<typeof startSimulator>[0]['faults'];
const simulators: { stop(): Promise<void> }[] = [];
afterAll(() => Promise.all(simulators.map((one) => one.stop())));

let count = 0;
let workspace: TestWorkspace;
let where: string[];
let log: readonly { readonly side: string; readonly case: string; readonly kind: string }[];

/** A new workspace over new gateways, with all patients of the region imported. */
async function begin(faults?: Faults): Promise<void> {
  const simulator = await startSimulator({ region, faults });
  simulators.push(simulator);
  count += 1;
  workspace = makeWorkspace(join(root, String(count)), urlsOf(simulator), patientsOf(region));
  where = ['--workspace', workspace.directory];
  log = simulator.log;
  const imported = await runCommand('samples import', [workspace.samples, ...where]);
  if (imported.code !== 0) throw new Error(imported.stderr);
}

interface RunDocument {
  readonly run: { readonly state: string; readonly asAt: string };
  readonly totals: {
    readonly planned: number;
    readonly compared: number;
    readonly notCompared: Readonly<Record<string, number>>;
    readonly verdicts: Readonly<Record<string, number>>;
  };
  readonly practices: readonly { readonly practice: string; readonly compared: number }[];
}

async function compare(...argv: string[]): Promise<number> {
  return (await runCommand('compare', [...argv, ...where])).code;
}

async function show(run: string): Promise<RunDocument> {
  const { stdout } = await runCommand('runs show', [run, '--json', ...where]);
  return JSON.parse(stdout) as RunDocument;
}

const documents = (text: string): string[] =>
  text
    .replaceAll(/"case":"p-[0-9a-f]+"/g, '')
    .split('\n')
    .toSorted();

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, n) => total + n, 0);

describe('a run', () => {
  beforeEach(() => begin());

  test('compares everyone it may, and counts the others with the reason', async () => {
    expect(await compare('--run-id', 'one', '--as-at', '2027-03-01')).toBe(0);
    const { run, totals, practices } = await show('one');
    expect(run).toMatchObject({ state: 'finished', asAt: '2027-03-01' });
    expect(totals.planned).toBe(16);
    expect(totals.compared + sum(totals.notCompared)).toBe(16);
    expect(sum(totals.verdicts)).toBe(totals.compared);
    // The last practice of a simulated region is not connected to the HIE.
    expect(practices.at(-1)).toMatchObject({ practice: 'X90004', compared: 0 });
    expect(totals.notCompared['hie-not-shared']).toBeGreaterThan(0);
  });

  test('of one practice asks about nobody else', async () => {
    await compare('--run-id', 'one', '--practice', 'x90002');
    const { totals, practices } = await show('one');
    expect([totals.planned, practices.map((one) => one.practice)]).toEqual([4, ['X90002']]);
    expect(new Set(log.map((one) => one.case)).size).toBe(4);
  });

  test('warns of a practice without an HIE agreement in force, and goes on', async () => {
    const { code, stderr } = await runCommand('compare', ['--practice', 'X90001', ...where]);
    expect(code).toBe(0);
    expect(stderr.match(/^Warning: .*$/gm)).toEqual([
      'Warning: X90001 has no HIE agreement in force; the HIE is asked all the same.',
    ]);
  });

  test('leaves the findings of an older one listed once, and by run when asked', async () => {
    await compare('--run-id', 'one');
    await compare('--run-id', 'two');
    const listed = async (...argv: string[]): Promise<{ compared: number; from: string }> => {
      const { stdout } = await runCommand('findings list', ['--json', ...argv, ...where]);
      return JSON.parse(stdout) as { compared: number; from: string };
    };
    const { compared } = (await show('two')).totals;
    expect(await listed()).toMatchObject({ from: 'newest', compared });
    expect(await listed('--run', 'one')).toMatchObject({ from: 'run', compared });
    expect(await listed('--all-runs')).toMatchObject({ from: 'all-runs', compared: 2 * compared });
  });

  test('that is only planned asks nobody and stores nothing', async () => {
    const { code, stdout } = await runCommand('compare', ['--dry-run', '--json', ...where]);
    const result = JSON.parse(stdout) as { run: null; totals: RunDocument['totals'] };
    expect([code, result.run, result.totals.planned, log.length]).toEqual([0, null, 16, 0]);
    const listed = await runCommand('runs list', ['--json', ...where]);
    expect(JSON.parse(listed.stdout)).toEqual({ schema: 'mig2hie/runs/1', runs: [] });
  });

  test('that is finished is not worked on again', async () => {
    await compare('--run-id', 'one');
    const asked = log.length;
    expect(await compare('--run', 'one')).toBe(0);
    expect(log.length).toBe(asked);
  });

  test('alternates which side is asked first', async () => {
    await compare('--run-id', 'one', '--practice', 'X90001', '--concurrency', '1');
    const first = new Map<string, string>();
    for (const one of log) if (!first.has(one.case)) first.set(one.case, one.side);
    expect([...first.values()].toSorted()).toEqual(['hie', 'hie', 'mig', 'mig']);
  });

  test('fails on a finding only when told to, at the severity told', async () => {
    const [patient] = region.patients.filter((one) => !one.dissent.mig && !one.dissent.hie);
    if (patient === undefined) throw new Error('every patient dissents');
    const other = {
      ...region,
      patients: region.patients.map((one) =>
        one === patient ? { ...one, birthDate: '1901-01-01' } : one,
      ),
    };
    const [mig, hie] = [await startSimulator({ region }), await startSimulator({ region: other })];
    simulators.push(mig, hie);
    const one = { practice: patient.practice.code, nhsNumber: patient.nhsNumber };
    const urls = { migUrl: mig.mig.url, hieUrl: hie.hie.url };
    where = ['--workspace', makeWorkspace(join(root, 'failing'), urls, [one]).directory];
    await runCommand('samples import', [join(root, 'failing', 'samples.csv'), ...where]);
    expect(await compare('--run-id', 'one')).toBe(0);
    const { stdout } = await runCommand('findings list', ['--json', ...where]);
    const { findings } = JSON.parse(stdout) as { findings: { severity: string }[] };
    const worst = findings[0]?.severity ?? 'none';
    expect(['major', 'considerable', 'catastrophic', 'significant']).toContain(worst);
    expect(await compare('--run', 'one', '--fail-on', worst)).toBe(1);
    expect(await compare('--run', 'one', '--fail-on', 'catastrophic')).toBe(
      worst === 'catastrophic' ? 1 : 0,
    );
  });

  test('can take the numbers from a list that has moved', async () => {
    const moved = join(root, `moved-${count}.csv`);
    const rows = patientsOf(region).map((one) => `${one.practice},${one.nhsNumber}`);
    writeFileSync(moved, `practice,nhs_number\n${rows.join('\n')}\n`);
    writeFileSync(workspace.samples, 'practice,nhs_number\n');
    expect(await compare('--run-id', 'one')).toBe(2);
    expect(await compare('--run-id', 'one', '--samples', moved)).toBe(0);
  });

  test('can be purged: the bodies go, the evidence stays', async () => {
    await compare('--run-id', 'one');
    const before = await runCommand('runs show', ['one', '--json', '--comparisons', ...where]);
    const purged = await runCommand('runs purge', ['one', '--json', ...where]);
    const { runs } = JSON.parse(purged.stdout) as { runs: { bodies: number }[] };
    expect(runs[0]?.bodies).toBe(log.length);
    const manifest = await runCommand('runs show', ['one', '--json', '--responses', ...where]);
    const listed = manifest.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { purged: boolean; sha256: string });
    expect(listed.every((one) => one.purged && /^[0-9a-f]{64}$/.test(one.sha256))).toBe(true);
    const after = await runCommand('runs show', ['one', '--json', '--comparisons', ...where]);
    expect(after.stdout).toBe(before.stdout);
  });

  test('is not purged by age before its time', async () => {
    await compare('--run-id', 'one');
    const purged = await runCommand('runs purge', where);
    expect(purged.stdout).toContain('No run is old enough');
  });
});

describe('a run over gateways that fail now and then', () => {
  test('ends with the comparisons of a run without failures', async () => {
    await begin();
    await compare('--run-id', 'one', '--as-at', '2027-03-01');
    const calm = await runCommand('runs show', ['one', '--json', '--comparisons', ...where]);
    await begin({
      seed: 'faults',
      rates: { reset: 0.1, 'half-body': 0.1, latency: 0.2 },
      latencyMs: 20,
    });
    const asked = await compare('--run-id', 'one', '--as-at', '2027-03-01');
    const rough = await runCommand('runs show', ['one', '--json', '--comparisons', ...where]);
    expect(asked).toBe(0);
    expect(documents(rough.stdout).length).toBe(documents(calm.stdout).length);
    expect((await show('one')).totals.notCompared['mig-unavailable']).toBeUndefined();
  });

  test('that never answer leaves the run stopped, and resuming asks again', async () => {
    await begin({ seed: 'dead', rates: { reset: 1 }, sides: ['hie'] });
    const config = join(workspace.directory, 'mig2hie.yaml');
    const text = readFileSync(config, 'utf8');
    writeFileSync(
      config,
      text.replaceAll(
        'ratePerSecond: 1000',
        'ratePerSecond: 1000\n    failuresMax: 3\n    attemptsMax: 1',
      ),
    );
    expect(await compare('--run-id', 'one')).toBe(3);
    const stopped = await show('one');
    expect(stopped.run.state).toBe('stopped');
    expect(stopped.totals.compared).toBe(0);
    expect(sum(stopped.totals.notCompared)).toBe(16);
    const asked = log.length;
    expect(await compare('--run', 'one')).toBe(3);
    const again = log.slice(asked).filter((one) => one.side === 'mig');
    const before = log.slice(0, asked).filter((one) => one.side === 'mig');
    const key = (one: (typeof log)[number]): string => `${one.case} ${one.kind}`;
    const known = new Set(before.map(key));
    // The MIG answered before: of those answers none is asked for a second time.
    expect(again.filter((one) => known.has(key(one)))).toEqual([]);
  });
});

describe('a run that is asked to stop', () => {
  test('finishes what is under way, begins nothing more, and can be resumed', async () => {
    await begin({ seed: 'slow', rates: { latency: 1 }, latencyMs: 30 });
    const drain = new AbortController();
    const context = openContext({
      directory: workspace.directory,
      progress: {
        start: () => undefined,
        // One patient is done: from here on nobody new may be asked about.
        tick: () => drain.abort(),
        stop: () => undefined,
      },
    });
    const result = await compareRun(context, {
      practices: [],
      runId: 'one',
      concurrency: 1,
      dryRun: false,
      drain: drain.signal,
    });
    context.close();
    const { compared, notCompared, planned } = result.totals;
    expect([result.state, result.stopped]).toEqual(['stopped', { why: 'asked-to' }]);
    expect(notCompared['stopped']).toBeGreaterThan(10);
    expect(compared + sum(notCompared)).toBe(planned);
    const asked = new Set(log.map((one) => one.case)).size;
    expect(asked).toBe(planned - (notCompared['stopped'] ?? 0));
    expect(await compare('--run', 'one')).toBe(0);
    expect((await show('one')).totals.notCompared['stopped']).toBeUndefined();
  });
});

describe('a plan', () => {
  const members = ['X90001', 'X90001', 'X90001', 'X90002'].map((practice, index) => ({
    practice,
    pseudonym: `p-${index}`,
    stratum: undefined,
  }));

  test('goes round the practices, one patient of each at a time', () => {
    expect(planOf(members).cases.map((one) => one.pseudonym)).toEqual(['p-0', 'p-3', 'p-1', 'p-2']);
  });

  test('is fixed by its hash: same patients, same hash; another stratum, another hash', () => {
    const { hash } = planOf(members);
    expect(planOf([...members]).hash).toBe(hash);
    expect(planOf(members.slice(1)).hash).not.toBe(hash);
    expect(planOf(members.map((one) => ({ ...one, stratum: 'x' }))).hash).not.toBe(hash);
  });
});
