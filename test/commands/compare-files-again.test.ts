import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeGpConnectStructured } from '../../src/simulator/hie/structured.ts';
import { writeMigExtract } from '../../src/simulator/mig/extract.ts';
import { AREAS } from '../../src/simulator/model.ts';
import { buildRegion } from '../../src/simulator/region.ts';
import { asFirstTold } from '../../src/simulator/serve/waver.ts';
import { temporaryFolder } from '../support/folders.ts';
import { type CommandResult, runCommand } from '../support/run-command.ts';

const folder = temporaryFolder();
const asAt = '2027-03-01';
const region = buildRegion({
  seed: 'again',
  practices: 1,
  patientsPerPractice: 1,
  consumers: 1,
  asAt,
});
const [patient] = region.patients;
if (patient === undefined) throw new Error('the region has a patient');
const before = asFirstTold(patient, 'entry-arrives');
if (before.entries.length === patient.entries.length) throw new Error('nothing can arrive late');

function put(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const first = put('first.xml', writeMigExtract(before, 'whole', { asAt }));
const second = put('second.xml', writeMigExtract(patient, 'whole', { asAt }));
const hie = put(
  'hie.json',
  writeGpConnectStructured(patient, {
    asAt,
    parameters: {
      areas: new Set(AREAS),
      resolvedAllergies: true,
      prescriptionIssues: true,
      unrecognised: [],
    },
  }),
);

interface Document {
  readonly findings: readonly { readonly kind: string }[];
  readonly summary: Readonly<Record<string, unknown>>;
}

const run = (...argv: string[]): Promise<CommandResult> =>
  runCommand('compare files', ['--mig', first, '--hie', hie, '--as-at', asAt, ...argv]);

async function kindsOf(...argv: string[]): Promise<string[]> {
  const { stdout } = await run('--json', ...argv);
  return (JSON.parse(stdout) as Document).findings.map(({ kind }) => kind);
}

describe('compare files', () => {
  test('with a second answer of the MIG tells what came in between as in flight', async () => {
    expect(await kindsOf()).toEqual(['entry-extra']);
    expect(await kindsOf('--mig-again', second)).toEqual(['in-flight']);
    const { code, stdout } = await run('--mig-again', second, '--json');
    const { summary } = JSON.parse(stdout) as Document;
    expect([code, summary]).toEqual([
      1,
      expect.objectContaining({ pending: 1, unstable: 0, verdict: 'undetermined' }),
    ]);
  });

  test('with a second answer that says the same excuses nothing', async () => {
    expect(await kindsOf('--mig-again', first)).toEqual(['entry-extra']);
  });

  test('with a lag long enough tells it as pending, with one too short as extra', async () => {
    expect(await kindsOf('--lag', '9999d')).toEqual(['in-flight']);
    expect(await kindsOf('--lag', '1m')).toEqual(['entry-extra']);
  });

  test('says in words what is on its way', async () => {
    const { stdout } = await run('--mig-again', second);
    expect(stdout).toMatch(/minor in-flight, investigations/);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      '1 entry came into the MIG while both sides were asked, and the HIE shows the same',
    );
  });

  test('refuses a lag that is none, and a second answer that is not there', async () => {
    const lag = await run('--lag', 'soon');
    expect([lag.code, lag.stderr.includes('30m, 2h or 3d')]).toEqual([2, true]);
    const missing = await run('--mig-again', join(folder, 'absent.xml'));
    expect([missing.code, missing.stderr.includes('absent.xml cannot be read')]).toEqual([2, true]);
  });
});
