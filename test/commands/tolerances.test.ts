import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ComparisonDocument } from '../../src/compare/document.ts';
import { rulesHash } from '../../src/compare/rules.ts';
import { contentHash } from '../../src/compare/tolerances/content-hash.ts';
import type { Tolerance } from '../../src/compare/tolerances/tolerance.ts';
import { FAULTS } from '../../src/simulator/faults.ts';
import { pairOf } from '../../src/simulator/legs/case.ts';
import { tryFault } from '../../src/simulator/legs/draw.ts';
import { patientsOf } from '../../src/simulator/legs/patients.ts';
import { createRandom } from '../../src/simulator/random.ts';
import { initWorkspace } from '../../src/workflow/init-workspace.ts';
import { temporaryFolder } from '../support/folders.ts';
import { runCommand } from '../support/run-command.ts';

const root = temporaryFolder();
let count = 0;
let where: string[];
beforeEach(() => {
  // 22 November 2026.
  vi.stubEnv('SOURCE_DATE_EPOCH', '1795338000');
  count += 1;
  const directory = join(root, String(count), 'work');
  initWorkspace({ directory, keys: join(root, String(count), 'keys') });
  where = ['--workspace', directory];
});

afterEach(() => vi.unstubAllEnvs());

const FLAGS = {
  id: 'sodium-range',
  kind: 'range-changed',
  item: 'investigations',
  value: '133 – 146=>133 – 147',
  'hie-format': 'gpconnect-structured',
  reason: 'The laboratory gives both.',
  hazard: 'HAZ-012',
  by: 'A. Author',
  budget: '20',
  expires: '2026-12-31',
  'must-match': '133 – 146=>133 – 147',
  'must-not-match': '133 – 146=>3.5 – 5.3',
};

const add = (changes: Readonly<Record<string, string | undefined>> = {}) => {
  const flags = Object.entries({ ...FLAGS, ...changes });
  const argv = flags.flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value]));
  return runCommand('tolerances add', [...argv, ...where]);
};

describe('tolerances add', () => {
  test('takes one from flags, and says what comes next', async () => {
    const { code, stdout } = await add();
    expect(code).toBe(0);
    expect(stdout).toContain('sodium-range covers nothing: nobody had approved it.');
    expect(stdout).toContain('Next: mig2hie tolerances test sodium-range');
    const { stdout: json } = await runCommand('tolerances list', [
      'sodium-range',
      '--json',
      ...where,
    ]);
    const listed = JSON.parse(json) as { tolerances: { tolerance: object; state: string }[] };
    expect(listed).toMatchObject({
      schema: 'mig2hie/tolerances/1',
      count: 1,
      run: null,
      rules: rulesHash(),
    });
    expect(listed.tolerances[0]).toMatchObject({
      id: 'sodium-range',
      state: 'proposed',
      notes: [],
      newestRun: {},
      tolerance: {
        kind: 'range-changed',
        item: 'investigations',
        values: [{ mig: '133 – 146', hie: '133 – 147' }],
        scope: { formats: { hie: 'gpconnect-structured' } },
        budget: 20,
        cap: 'significant',
      },
    });
  });

  test.each<[string, Readonly<Record<string, string | undefined>>, RegExp]>([
    [
      'names the flags that are missing',
      { hazard: undefined, budget: undefined },
      /--hazard, --budget are missing/,
    ],
    [
      'refuses one wider than meant',
      { value: undefined },
      /wider than meant: it covers its must-not-match example 1/,
    ],
    ['refuses one that expires too far ahead', { expires: '2099-01-01' }, /at most 90 are allowed/],
    ['refuses a value that is no pair', { value: 'one' }, /given for --value is no pair/],
    [
      'refuses an NHS number, and does not repeat it',
      { reason: 'As 900 000 0009 shows' },
      /holds an NHS number/,
    ],
    [
      'refuses an example that is not there',
      { 'must-match': 'abcdef0123abcdef' },
      /no finding abcdef0123abcdef/,
    ],
  ])('%s', async (_, changes, fault) => {
    const { code, stderr } = await add(changes);
    expect(code).toBe(2);
    expect(stderr).toMatch(fault);
    expect(stderr).not.toMatch(/900 ?000 ?0009/);
    const { stdout } = await runCommand('tolerances list', where);
    expect(stdout).toContain('There is no such tolerance: every finding is open.');
  });

  test('says which other one it shadows', async () => {
    await add();
    const { stdout: taken } = await add({ id: 'either-range', 'hie-format': undefined });
    expect(taken.replaceAll(/\n +/g, ' ')).toContain(
      'note that it covers everything sodium-range covers, and so takes away what sodium-range was limited to',
    );
  });
});

describe('decisions', () => {
  test('approve and expire need a tolerance that is there', async () => {
    await add();
    const { code, stderr } = await runCommand('tolerances approve', [
      'sodium-rage',
      '--by',
      'C',
      ...where,
    ]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Did you mean sodium-range?')]);
  });

  test('approve asks for the test first', async () => {
    await add();
    const { code, stderr } = await runCommand('tolerances approve', [
      'sodium-range',
      '--by',
      'C',
      ...where,
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('Test it: mig2hie tolerances test sodium-range');
  });

  test('expire tells who ended it and why', async () => {
    await add();
    const argv = ['sodium-range', '--by', 'C. Officer', '--why', 'Mended.', '--json', ...where];
    const { stdout } = await runCommand('tolerances expire', argv);
    const [ended] = (JSON.parse(stdout) as { tolerances: { state: string; history: object[] }[] })
      .tolerances;
    expect(ended?.state).toBe('withdrawn');
    expect(ended?.history.at(-1)).toMatchObject({
      what: 'withdrawn',
      by: 'C. Officer',
      why: 'Mended.',
    });
  });
});

describe('compare files --tolerances', () => {
  const fault = FAULTS.find(({ id }) => id === 'range-changed');
  const asAtDay = '2026-06-01';
  const cases: { readonly mig: string; readonly hie: string }[] = [];
  const file = join(root, 'agreed.yaml');

  beforeAll(() => {
    for (const side of ['mig', 'hie']) mkdirSync(join(root, side), { recursive: true });
    for (const patient of patientsOf('files')) {
      if (cases.length === 2 || fault === undefined) break;
      const drawn = tryFault(fault, patient, createRandom(patient.nhsNumber));
      if (drawn === undefined || drawn.base.entries.length > 60) continue;
      const name = `case-${cases.length + 1}`;
      const patients = { mig: drawn.base, hie: drawn.spoilt };
      const written = pairOf({ id: name, patients });
      const put = (side: 'mig' | 'hie', ending: string): string => {
        const path = join(root, side, `${name}.${ending}`);
        writeFileSync(path, written.files(side)[0]?.content ?? '');
        return path;
      };
      cases.push({ mig: put('mig', 'xml'), hie: put('hie', 'json') });
    }
  });

  /** The tolerance of every range, agreed as `said` says. */
  function write(said: string, budget = 20): Tolerance {
    const about = { kind: 'range-changed', item: 'investigations' } as const;
    const own: Tolerance = {
      id: 'any-range',
      ...about,
      direction: 'either',
      scope: {},
      reason: 'The laboratory gives both.',
      hazard: 'HAZ-012',
      author: 'A. Author',
      created: '2026-05-01',
      expires: '2026-06-30',
      budget,
      cap: 'significant',
      mustMatch: [about],
      mustNotMatch: [{ ...about, kind: 'value-changed' }],
    };
    const tested = `{ content: ${contentHash(own)}, rules: ${rulesHash()} }`;
    const { created, ...rest } = own;
    const body = JSON.stringify({ ...rest, created });
    const end = said.replace('TESTED', `"tested": ${tested}`);
    writeFileSync(file, `version: 1\ntolerances:\n  - ${body.slice(0, -1)}, ${end}}\n`);
    return own;
  }

  const APPROVED = '"approved": { "by": "C. Officer", "on": "2026-05-02" }, TESTED';

  const compare = async (argv: readonly string[], day = asAtDay) => {
    const flags = ['--tolerances', file, '--as-at', day, '--fail-on', 'significant', '--json'];
    const { code, stdout, stderr } = await runCommand('compare files', [...argv, ...flags]);
    const texts = argv.length > 4 ? stdout.trim().split('\n') : [stdout];
    const documents =
      stdout === '' ? [] : texts.map((text) => JSON.parse(text) as ComparisonDocument);
    const told = documents.map(({ tolerances = [] }) => tolerances.map(({ outcome }) => outcome));
    return { code, stderr, told, documents };
  };
  const first = (): string[] => ['--mig', cases[0]?.mig ?? '', '--hie', cases[0]?.hie ?? ''];
  const both = (): string[] => cases.flatMap(({ mig, hie }) => ['--mig', mig, '--hie', hie]);

  test('applies what is agreed, and leaves the finding in the document', async () => {
    write(APPROVED);
    const { code, told, documents } = await compare(first());
    expect(told).toEqual([['applied']]);
    expect(documents[0]?.summary).toMatchObject({
      verdict: 'parity',
      tolerated: { 'any-range': 1 },
    });
    expect(documents[0]?.findings.map(({ tolerance: by }) => by)).toEqual(['any-range']);
    expect(code).toBe(0);
  });

  test.each([
    ['expired yesterday', APPROVED, '2026-07-01', 'expired'],
    ['not approved', 'TESTED', asAtDay, 'proposed'],
    [
      'approved by its author',
      '"approved": { "by": "a author", "on": "2026-05-02" }, TESTED',
      asAtDay,
      'proposed',
    ],
    ['not tested', '"approved": { "by": "C", "on": "2026-05-02" }', asAtDay, 'untested'],
  ])('leaves open what is %s, and says so', async (_, said, day, outcome) => {
    write(said);
    const { code, told } = await compare(first(), day);
    expect([code, told]).toEqual([1, [[outcome]]]);
  });

  test('holds the budget over the whole set, from its first document on', async () => {
    write(APPROVED, 1);
    const { told } = await compare(both());
    expect(told).toEqual([['over-budget'], ['over-budget']]);
    write(APPROVED, 2);
    expect((await compare(both())).told).toEqual([['applied'], ['applied']]);
  });

  test('refuses a file with a typo, and names line and key', async () => {
    write(APPROVED);
    writeFileSync(file, readFileSync(file, 'utf8').replace('"item"', '"itme"'));
    const { code, stderr } = await compare(first());
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /line 3: "itme" is not a key known in "tolerances\.0" \(did you mean "item"\?\)/,
    );
  });

  test('refuses one that was written after the day', async () => {
    write(APPROVED);
    const { code, stderr } = await compare(first(), '2026-04-30');
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('written on 2026-05-01, after 2026-04-30'),
    ]);
  });

  test('says the same for people', async () => {
    write(APPROVED);
    const { stdout } = await runCommand('compare files', [
      ...first(),
      '--tolerances',
      file,
      '--as-at',
      asAtDay,
    ]);
    expect(stdout).toContain('(tolerated: any-range)');
    expect(stdout).toContain('any-range, applied: 1 finding: The laboratory gives both. (hazard');
  });
});
