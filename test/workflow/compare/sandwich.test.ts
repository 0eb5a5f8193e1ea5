import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildRegion } from '../../../src/simulator/region.ts';
import { startSimulator } from '../../../src/simulator/start.ts';
import { writeRegionFiles } from '../../../src/simulator/write-region-files.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { runCommand } from '../../support/run-command.ts';
import { makeWorkspace, patientsOf, urlsOf } from '../../support/workspace.ts';

const region = buildRegion({
  seed: 'sandwich',
  practices: 2,
  patientsPerPractice: 8,
  consumers: 1,
  asAt: '2027-03-01',
});
/** Patients of the practice both gateways know, who forbid neither. */
const people = region.patients.filter(
  ({ practice, dissent }) =>
    practice.enabled.mig && practice.enabled.hie && !dissent.mig && !dissent.hie,
);
/** Those with a result by itself that both gateways tell, so that it can arrive late. */
const arriving = new Set(
  people
    .filter(({ entries }) =>
      entries.some(
        (entry) =>
          entry.kind === 'result' &&
          entry.members === undefined &&
          entry.typedByHand !== true &&
          entry.confidential !== true,
      ),
    )
    .slice(0, 4),
);

const root = temporaryFolder();
const simulators: { stop(): Promise<void> }[] = [];
afterAll(() => Promise.all(simulators.map((one) => one.stop())));

interface Asked {
  readonly side: string;
  readonly case: string;
  readonly kind: string;
  readonly outcome: string;
}

/** A workspace over gateways of which the MIG lacks a result of some patients the first time. */
async function begin(
  name: string,
  config: string,
  more?: Partial<Parameters<typeof startSimulator>[0]>,
): Promise<{ readonly where: readonly string[]; readonly log: readonly Asked[] }> {
  const simulator = await startSimulator({
    region,
    mig: { wavering: (patient) => (arriving.has(patient) ? 'entry-arrives' : undefined) },
    ...more,
  });
  simulators.push(simulator);
  const workspace = makeWorkspace(join(root, name), urlsOf(simulator), patientsOf(region));
  const file = join(workspace.directory, 'mig2hie.yaml');
  const text = readFileSync(file, 'utf8').replaceAll(
    'ratePerSecond: 1000',
    `ratePerSecond: 1000\n    attemptsMax: 1\n    failuresMax: 1000`,
  );
  writeFileSync(file, `${text}\n${config}\n`);
  const where = ['--workspace', workspace.directory];
  const imported = await runCommand('samples import', [workspace.samples, ...where]);
  if (imported.code !== 0) throw new Error(imported.stderr);
  return { where, log: simulator.log };
}

interface Document {
  readonly case: string;
  readonly findings: readonly { readonly kind: string }[];
  readonly summary: {
    readonly pending?: number;
    readonly unstable?: number;
    readonly verdict: string;
  };
}

async function documentsOf(run: string, where: readonly string[]): Promise<Document[]> {
  const { stdout } = await runCommand('runs show', [run, '--json', '--comparisons', ...where]);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Document);
}

interface Listed {
  readonly case: string;
  readonly side: string;
  readonly part: string;
  readonly role?: string;
}

async function answersOf(run: string, where: readonly string[]): Promise<Listed[]> {
  const { stdout } = await runCommand('runs show', [run, '--json', '--responses', ...where]);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Listed);
}

interface Totals {
  readonly planned: number;
  readonly compared: number;
  readonly unsettled?: { readonly pending: number; readonly unstable: number };
}

async function totalsOf(run: string, where: readonly string[]): Promise<Totals> {
  const { stdout } = await runCommand('runs show', [run, '--json', ...where]);
  return (JSON.parse(stdout) as { totals: Totals }).totals;
}

describe('a run that asks in a sandwich', () => {
  let where: readonly string[];
  let log: readonly Asked[];
  let documents: Document[];

  beforeAll(async () => {
    ({ where, log } = await begin('sandwich', 'compare:\n  sandwich: true'));
    const { code, stderr } = await runCommand('compare', [
      '--run-id',
      'one',
      '--as-at',
      '2027-03-01',
      '--concurrency',
      '1',
      ...where,
    ]);
    if (code !== 0) throw new Error(stderr);
    documents = await documentsOf('one', where);
  });

  test('asks the side that went first again after the other one', async () => {
    const answers = await answersOf('one', where);
    const compared = new Set(documents.map((one) => one.case));
    for (const name of compared) {
      const own = answers.filter((one) => one.case === name);
      const again = own.filter((one) => one.role === 'again');
      expect(new Set(again.map(({ side }) => side)).size).toBe(1);
      const first = own.filter((one) => one.role === undefined);
      const side = again[0]?.side;
      expect(again.map(({ part }) => part).toSorted()).toEqual(
        first
          .filter((one) => one.side === side)
          .map(({ part }) => part)
          .toSorted(),
      );
    }
    const sides = answers.filter(({ role }) => role === 'again').map(({ side }) => side);
    expect(new Set(sides)).toEqual(new Set(['mig', 'hie']));
  });

  test('tells an entry that arrived in between as in flight where the MIG went first', async () => {
    const answers = await answersOf('one', where);
    const migFirst = new Set(
      answers.filter(({ role, side }) => role === 'again' && side === 'mig').map((one) => one.case),
    );
    const pending = documents.filter(({ summary }) => (summary.pending ?? 0) > 0);
    expect(pending.length).toBeGreaterThan(0);
    expect(pending.every((one) => migFirst.has(one.case))).toBe(true);
    for (const one of pending) {
      expect(one.findings.map(({ kind }) => kind)).toContain('in-flight');
      expect(one.findings.map(({ kind }) => kind)).not.toContain('entry-extra');
      expect(one.summary.verdict).not.toBe('parity');
    }
  });

  test('tells it as extra where the HIE had it twice and the MIG lacked it in between', () => {
    const extra = documents.filter(({ findings }) =>
      findings.some(({ kind }) => kind === 'entry-extra'),
    );
    const pending = documents.filter(({ summary }) => (summary.pending ?? 0) > 0);
    expect(extra.length + pending.length).toBe(arriving.size);
  });

  test('shows how many patients are not settled', async () => {
    const pending = documents.filter(({ summary }) => (summary.pending ?? 0) > 0).length;
    expect((await totalsOf('one', where)).unsettled).toEqual({ pending, unstable: 0 });
    const { stdout } = await runCommand('runs show', ['one', ...where]);
    expect(stdout).toContain(
      `Unsettled    ${pending} ${pending === 1 ? 'patient' : 'patients'} pending, 0 with an unstable source`,
    );
  });

  test('asked once more for the pending has a newer comparison of them, and replaces nothing', async () => {
    const before = documents.filter(({ summary }) => (summary.pending ?? 0) > 0);
    const asked = log.length;
    const { code, stdout } = await runCommand('compare', [
      '--run',
      'one',
      '--pending',
      '--json',
      ...where,
    ]);
    expect(code).toBe(0);
    const { run, totals } = JSON.parse(stdout) as { run: string; totals: Totals };
    expect(run).not.toBe('one');
    expect(totals).toMatchObject({ planned: before.length, compared: before.length });
    expect(totals.unsettled).toBeUndefined();
    expect(new Set(log.slice(asked).map((one) => one.case)).size).toBe(before.length);
    const newer = await documentsOf(run, where);
    expect(newer.map((one) => one.case).toSorted()).toEqual(
      before.map((one) => one.case).toSorted(),
    );
    expect(newer.every(({ summary }) => summary.pending === 0)).toBe(true);
    expect(await documentsOf('one', where)).toEqual(documents);
  });

  test('counts the newest comparison of every patient, and the plan of the run that was followed', async () => {
    const listed = await runCommand('findings list', ['--json', '--kind', 'in-flight', ...where]);
    const { findings, compared } = JSON.parse(listed.stdout) as {
      findings: unknown[];
      compared: number;
    };
    expect(findings).toEqual([]);
    expect(compared).toBe((await totalsOf('one', where)).compared);
  });

  test('has nobody left to ask again after that', async () => {
    const asked = log.length;
    const { code, stdout } = await runCommand('compare', [
      '--run',
      'one',
      '--pending',
      '--json',
      ...where,
    ]);
    expect([code, (JSON.parse(stdout) as { run: string }).run, log.length]).toEqual([
      0,
      'one',
      asked,
    ]);
  });
});

describe('a sandwich that is interrupted again and again', () => {
  test('is resumed until all is there, and asks nobody for an answer that is stored', async () => {
    const faults = { seed: 'rough', rates: { reset: 0.4 } };
    const { where, log } = await begin('rough', 'compare:\n  sandwich: true', { faults });
    let { code } = await runCommand('compare', ['--run-id', 'one', ...where]);
    expect(code).toBe(3);
    for (let round = 0; round < 12 && code !== 0; round += 1) {
      ({ code } = await runCommand('compare', ['--run', 'one', ...where]));
    }
    expect(code).toBe(0);
    const again = (await answersOf('one', where)).filter(({ role }) => role === 'again');
    expect(new Set(again.map((one) => one.case)).size).toBe(
      (await totalsOf('one', where)).compared,
    );
    const told = log.filter(({ outcome }) => outcome === 'answered');
    const times = new Map<string, number>();
    for (const one of told) {
      const key = `${one.case} ${one.side} ${one.kind}`;
      times.set(key, (times.get(key) ?? 0) + 1);
    }
    // Twice for the side that went first, once for the other, and never more.
    expect(Math.max(...times.values())).toBe(2);
    for (const name of new Set(told.map((one) => one.case))) {
      const sides = [...times].filter(([key]) => key.startsWith(name));
      const twice = new Set(sides.filter(([, n]) => n === 2).map(([key]) => key.split(' ')[1]));
      expect(twice.size).toBeLessThanOrEqual(1);
    }
  });
});

describe('a run with a lag', () => {
  test('leaves what is newer than the lag pending', async () => {
    const { where } = await begin('lag', 'compare:\n  lag: 9999d');
    await runCommand('compare', ['--run-id', 'one', '--as-at', '2027-03-01', ...where]);
    const documents = await documentsOf('one', where);
    const late = documents.filter(({ summary }) => (summary.pending ?? 0) > 0);
    expect(late.length).toBe(arriving.size);
    expect(late.every(({ summary }) => summary.verdict !== 'parity')).toBe(true);
  });

  test('takes the lag of the supplier a practice has, where one is given', async () => {
    const config = 'compare:\n  lagBySupplier:\n    EMIS: 9999d';
    const { where } = await begin('lags', config);
    const files = join(root, 'lags', 'region');
    writeRegionFiles(region, files, []);
    for (const file of ['epraccur.csv', 'suppliers.csv']) {
      const argv = [join(files, file), '--as-at', '2027-03-01', ...where];
      const { code, stderr } = await runCommand('orgs import', argv);
      expect([code, stderr]).toEqual([0, '']);
    }
    await runCommand('compare', ['--run-id', 'one', '--as-at', '2027-03-01', ...where]);
    const documents = await documentsOf('one', where);
    const ofEmis = [...arriving].filter(({ practice }) => practice.supplier === 'EMIS').length;
    const kinds = documents.flatMap(({ findings }) => findings.map(({ kind }) => kind));
    const count = (kind: string): number => kinds.filter((each) => each === kind).length;
    expect([count('in-flight'), count('entry-extra')]).toEqual([ofEmis, arriving.size - ofEmis]);
    expect(ofEmis).toBeGreaterThan(0);
  });

  test('is refused when the length of time is none', async () => {
    const { where } = await begin('no-lag', 'compare:\n  sandwich: false');
    const file = join(root, 'no-lag', 'workspace', 'mig2hie.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('sandwich: false', 'lag: 2 weeks'));
    const { code, stderr } = await runCommand('compare', [...where]);
    expect([code, stderr.includes('takes a time such as 30m, 2h or 3d')]).toEqual([2, true]);
  });
});

describe('an author the HIE names otherwise the first time', () => {
  test('is an unstable source where the HIE was asked twice, and a difference where it was not', async () => {
    const { where } = await begin('author', 'compare:\n  sandwich: true', {
      mig: {},
      hie: { wavering: () => 'flapping-author' },
    });
    await runCommand('compare', ['--run-id', 'one', '--as-at', '2027-03-01', ...where]);
    const again = (await answersOf('one', where)).filter(({ role }) => role === 'again');
    const twice = new Set(again.filter(({ side }) => side === 'hie').map((one) => one.case));
    for (const { case: name, findings, summary } of await documentsOf('one', where)) {
      const kinds = new Set(findings.map(({ kind }) => kind));
      expect([kinds.has('unstable-source'), kinds.has('author-diff')]).toEqual([
        twice.has(name),
        !twice.has(name),
      ]);
      expect((summary.unstable ?? 0) > 0).toBe(twice.has(name));
    }
    expect(twice.size).toBeGreaterThan(0);
  });
});
