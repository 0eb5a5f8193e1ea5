import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeGpConnectStructured } from '../../src/simulator/hie/structured.ts';
import { writeMigExtract } from '../../src/simulator/mig/extract.ts';
import { AREAS } from '../../src/simulator/model.ts';
import { buildRegion } from '../../src/simulator/region.ts';
import { temporaryFolder } from '../support/folders.ts';
import { type CommandResult, runCommand } from '../support/run-command.ts';

const folder = temporaryFolder();
const asAt = '2027-03-01';
const region = buildRegion({
  seed: 'files',
  practices: 1,
  patientsPerPractice: 2,
  consumers: 1,
  asAt,
});
const [anna, bert] = region.patients;
if (anna === undefined || bert === undefined) throw new Error('the region has two patients');

type Patient = typeof anna;
const migAnswer = (patient: Patient): string => writeMigExtract(patient, 'whole', { asAt });
const hieAnswer = (patient: Patient): string =>
  writeGpConnectStructured(patient, {
    asAt,
    parameters: {
      areas: new Set(AREAS),
      resolvedAllergies: true,
      prescriptionIssues: true,
      unrecognised: [],
    },
  });

function put(name: string, content: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

const migAnna = put('mig/anna.xml', migAnswer(anna));
put('mig/bert.xml', migAnswer(bert));
put('mig/only-mig.xml', migAnswer(bert));
const hieAnna = put('hie/anna.json', hieAnswer(anna));
put('hie/bert.json', hieAnswer(bert).slice(0, 500));
put('hie/only-hie.json', hieAnswer(bert));

interface Document {
  readonly case: string;
  readonly schema: string;
  readonly formats: Record<string, string>;
  readonly summary: { readonly verdict: string };
  readonly problems: readonly { readonly side: string; readonly severity: string }[];
}

const run = (...argv: string[]): Promise<CommandResult> =>
  runCommand('compare files', [...argv, '--as-at', asAt]);
const lines = (result: CommandResult): Document[] =>
  result.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Document);

describe('a single pair', () => {
  test('gives one document, named after the MIG file, over several lines', async () => {
    const result = await run('--mig', migAnna, '--hie', hieAnna, '--json');
    const document = JSON.parse(result.stdout) as Document;
    expect(document).toMatchObject({
      schema: 'mig2hie/comparison/1',
      case: 'anna',
      formats: { mig: 'mig-openhr', hie: 'gpconnect-structured' },
    });
    expect(result.stdout.split('\n').length).toBeGreaterThan(20);
  });

  test('of a response with itself is at parity, and leaves with 0', async () => {
    const result = await run('--mig', hieAnna, '--hie', hieAnna, '--json');
    expect([result.code, (JSON.parse(result.stdout) as Document).summary.verdict]).toEqual([
      0,
      'parity',
    ]);
  });

  test('is the same, byte for byte, each time', async () => {
    const [one, other] = [
      await run('--mig', migAnna, '--hie', hieAnna, '--json'),
      await run('--mig', migAnna, '--hie', hieAnna, '--json'),
    ];
    expect(other.stdout).toBe(one.stdout);
  });

  test('for people is a text and no JSON', async () => {
    const { stdout } = await run('--mig', migAnna, '--hie', hieAnna);
    expect(stdout).toMatch(/^MIG anna\.xml \(mig-openhr\) against HIE anna\.json /);
    expect(() => JSON.parse(stdout) as unknown).toThrow(SyntaxError);
  });

  test('whose file is named after an NHS number does not print it', async () => {
    const file = put('numbers/x9000000009.xml', migAnswer(anna));
    const { stdout } = await run('--mig', file, '--hie', hieAnna, '--json');
    expect(stdout).not.toContain('9000000009');
    expect((JSON.parse(stdout) as Document).case).toMatch(/^case-[0-9a-f]{12}$/);
  });
});

const dosed = (dose: string): string =>
  hieAnswer({
    ...anna,
    entries: anna.entries.map((entry) =>
      entry.kind === 'medication' ? { ...entry, dose } : entry,
    ),
  });

describe('the threshold, over a pair with one major finding', () => {
  const mig = put('threshold/mig.json', dosed('Take one 125 microgram tablet each day'));
  const hie = put('threshold/hie.json', dosed('Take one 125 mg tablet each day'));

  test.each([
    ['catastrophic', 0],
    ['major', 1],
    ['minor', 1],
  ])('%s leaves with %i', async (failOn, code) => {
    const result = await run('--mig', mig, '--hie', hie, '--fail-on', failOn, '--json');
    const { findings } = JSON.parse(result.stdout) as {
      findings: { kind: string; severity: string }[];
    };
    expect(findings.map((one) => `${one.kind} ${one.severity}`)).toContain('dose-changed major');
    expect(result.code).toBe(code);
  });

  test('is minor unless told otherwise', async () => {
    expect((await run('--mig', mig, '--hie', hie)).code).toBe(1);
  });
});

describe('a set of pairs', () => {
  test('streams one compact document a line, in order of the names', async () => {
    const result = await run('--mig', join(folder, 'mig'), '--hie', join(folder, 'hie'), '--json');
    const documents = lines(result);
    expect(documents.map((one) => one.case)).toEqual(['anna', 'bert', 'only-hie', 'only-mig']);
    expect(result.code).toBe(1);
  });

  test('goes on over a pair that cannot be read, and says what is missing', async () => {
    const result = await run('--mig', join(folder, 'mig'), '--hie', join(folder, 'hie'), '--json');
    const [whole, half, onlyHie, onlyMig] = lines(result);
    expect(whole?.problems.filter((one) => one.severity === 'fatal')).toEqual([]);
    for (const [document, side] of [
      [half, 'hie'],
      [onlyHie, 'mig'],
      [onlyMig, 'hie'],
    ] as const) {
      expect(document?.summary.verdict).toBe('undetermined');
      expect(document?.problems.find((one) => one.severity === 'fatal')?.side).toBe(side);
    }
    expect(result.stderr).toContain('only-hie: The MIG cannot be read: there is no MIG file');
    expect(result.stderr).toContain(
      'Next: Save the answer of this side under the name of the case',
    );
  });

  test('can be told by a CSV file, with several files of one case', async () => {
    const views = ['medication', 'problem'] as const;
    for (const view of views) put(`views/${view}.xml`, writeMigExtract(anna, [view], { asAt }));
    const csv = put(
      'pairs.csv',
      'case,mig,hie\nfirst,views/medication.xml;views/problem.xml,hie/anna.json\nsecond,views/gone.xml,hie/anna.json\n',
    );
    const result = await run('--pairs', csv, '--json');
    const [first, second] = lines(result);
    expect([first?.case, second?.case]).toEqual(['first', 'second']);
    expect(first?.formats['mig']).toBe('mig-openhr');
    expect(first?.problems.filter((one) => one.severity === 'fatal')).toEqual([]);
    expect(second?.summary.verdict).toBe('undetermined');
    expect(result.code).toBe(1);
  });

  test('ends for people with an overview, the worst first', async () => {
    const { stdout } = await run('--mig', join(folder, 'mig'), '--hie', join(folder, 'hie'));
    const [counts, ...rows] = stdout.slice(stdout.indexOf('4 pairs')).trimEnd().split('\n');
    expect(counts).toBe('4 pairs: 3 undetermined, 1 at parity. Findings: 3 major.');
    expect(rows.slice(-4).map((row) => row.split(' ')[0])).toEqual([
      'bert',
      'only-hie',
      'only-mig',
      'anna',
    ]);
  });

  test('at parity throughout leaves with 0', async () => {
    const copies = [
      put('same/mig/anna.json', hieAnswer(anna)),
      put('same/hie/anna.json', hieAnswer(anna)),
    ];
    put('same/mig/bert.json', hieAnswer(bert));
    put('same/hie/bert.json', hieAnswer(bert));
    const result = await run(
      '--mig',
      join(copies[0] ?? '', '..'),
      '--hie',
      join(copies[1] ?? '', '..'),
      '--json',
    );
    expect(lines(result).map((one) => one.summary.verdict)).toEqual(['parity', 'parity']);
    expect(result.code).toBe(0);
  });
});

describe('inspect', () => {
  test('prints the record of a response, counted by item and kind', async () => {
    const { stdout, code } = await runCommand('inspect', [hieAnna, '--json']);
    const document = JSON.parse(stdout) as {
      schema: string;
      patientFound: boolean;
      items: { item: string; entries: number; oldest: string | null; newest: string | null }[];
      kinds: Record<string, number>;
      entries: { item: string; kind: string; date?: string }[];
    };
    expect([code, document.schema, document.patientFound]).toEqual([0, 'mig2hie/record/1', true]);
    const total = Object.values(document.kinds).reduce((sum, n) => sum + n, 0);
    expect(total).toBe(document.entries.length);
    expect(document.items).toHaveLength(10);
    for (const item of document.items) {
      const own = document.entries.filter((entry) => entry.item === item.item);
      const dates = own.flatMap((entry) => entry.date ?? []).sort();
      expect(item.entries).toBe(own.length);
      expect([item.oldest, item.newest]).toEqual([dates[0] ?? null, dates.at(-1) ?? null]);
    }
    for (const secret of [anna.nhsNumber, anna.family, anna.birthDate, anna.address.postcode])
      expect(stdout).not.toContain(secret);
  });

  test('prints a table for people, no wider than 100 columns', async () => {
    const { stdout } = await runCommand('inspect', [migAnna]);
    expect(stdout).toContain('mig-openhr');
    expect(stdout).toMatch(/^patient-details +given +-/m);
    expect(stdout).toContain('Trouble while reading: ');
    expect(stdout).toMatch(/^medication\s+populated\s+\d+/m);
    const table = stdout.split('\n').filter((line) => /^\S+\s+(populated|nothing|not-)/.test(line));
    for (const line of table) expect(line.length).toBeLessThanOrEqual(100);
  });
});
