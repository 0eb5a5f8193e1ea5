import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rulesHash } from '../../../src/compare/rules.ts';
import type { Tolerance } from '../../../src/compare/tolerances/tolerance.ts';
import { F16 } from '../../../src/simulator/faults/f16-result-range.ts';
import { tryFault } from '../../../src/simulator/legs/draw.ts';
import { createRandom } from '../../../src/simulator/random.ts';
import { buildRegion } from '../../../src/simulator/region.ts';
import { startSimulator } from '../../../src/simulator/start.ts';
import {
  noteTolerance,
  listTolerances as storedTolerances,
} from '../../../src/store/tolerances.ts';
import { addTolerances } from '../../../src/workflow/tolerances/add-tolerances.ts';
import { compareRun } from '../../../src/workflow/compare/compare-run.ts';
import { type Context, openContext } from '../../../src/workflow/context.ts';
import {
  approveTolerance,
  expireTolerance,
} from '../../../src/workflow/tolerances/decide-tolerances.ts';
import { importSamples } from '../../../src/workflow/samples/import-samples.ts';
import { listFindings } from '../../../src/workflow/findings/list-findings.ts';
import { listTolerances } from '../../../src/workflow/tolerances/list-tolerances.ts';
import { openSecrets } from '../../../src/workflow/compare/open-secrets.ts';
import { testStored } from '../../../src/workflow/tolerances/test-tolerances.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { tolerance } from '../../support/tolerances.ts';
import { makeWorkspace } from '../../support/workspace.ts';

const root = temporaryFolder();
const region = buildRegion({
  seed: 'tolerated',
  practices: 2,
  patientsPerPractice: 12,
  consumers: 0,
  asAt: '2026-11-22',
});
const fault = F16.find(({ id }) => id === 'range-changed');
if (fault === undefined) throw new Error('no such fault');

/** Patients both sides answer for, each with one changed reference range on the HIE. */
const drawn = region.patients
  .filter(({ dissent, practice }) => !dissent.mig && !dissent.hie && practice.code === 'X90001')
  .flatMap((patient) => {
    const found = tryFault(fault, patient, createRandom(patient.nhsNumber));
    return found === undefined ? [] : [found];
  })
  .slice(0, 3);
const patients = drawn.map(({ base }) => base);
const simulators: Awaited<ReturnType<typeof startSimulator>>[] = [];
let urls: { migUrl: string; hieUrl: string };
beforeAll(async () => {
  const of = (side: 'base' | 'spoilt') => ({ ...region, patients: drawn.map((one) => one[side]) });
  const [mig, hie] = [
    await startSimulator({ region: of('base') }),
    await startSimulator({ region: of('spoilt') }),
  ];
  simulators.push(mig, hie);
  urls = { migUrl: mig.mig.url, hieUrl: hie.hie.url };
});
afterAll(() => Promise.all(simulators.map((one) => one.stop())));

const quiet = { start: () => undefined, tick: () => undefined, stop: () => undefined };
let count = 0;
let now = '2026-11-22T09:00:00Z';

/** A new workspace over the two gateways with the patients imported. */
async function begin(): Promise<Context> {
  count += 1;
  now = '2026-11-22T09:00:00Z';
  const samples = patients.map(({ practice, nhsNumber }) => ({
    practice: practice.code,
    nhsNumber,
  }));
  const made = makeWorkspace(join(root, String(count)), urls, samples);
  const context = openContext({ directory: made.directory, progress: quiet, clock: () => now });
  await importSamples(context, { file: made.samples, skipBadRows: false, dryRun: false });
  return context;
}

const compare = (context: Context) =>
  compareRun(context, { practices: [], dryRun: false, drain: new AbortController().signal });

/** The tolerance for the changed ranges of these patients, in the one pair of formats they come in. */
const anyRange = (parts: Partial<Tolerance> = {}): Omit<Tolerance, 'created'> => {
  const { created: _, ...rest } = tolerance({
    id: 'any-range',
    values: undefined,
    field: 'range',
    mustMatch: [
      {
        kind: 'range-changed',
        item: 'investigations',
        entryKind: 'result',
        field: 'range',
        severity: 'significant',
      },
    ],
    mustNotMatch: [{ kind: 'value-changed', item: 'investigations', entryKind: 'result' }],
    scope: { formats: { mig: 'mig-openhr', hie: 'gpconnect-structured' } },
    ...parts,
  });
  return rest;
};

/** Notes a passed test, which takes long to make. */
async function noteTest(context: Context, id: string): Promise<void> {
  const { vault } = openSecrets(context);
  const [stored] = await storedTolerances(context.store, vault);
  if (stored === undefined) throw new Error('no tolerance');
  const { content } = stored;
  const event = { what: 'tested', at: now, content, rules: rulesHash(), passed: true } as const;
  await noteTolerance(context.store, vault, { id, event });
}

/** Proposes and approves, as if it had passed its test. */
async function agree(context: Context, parts: Partial<Tolerance> = {}): Promise<void> {
  const draft = anyRange(parts);
  await addTolerances(context, [draft], 'test');
  await noteTest(context, draft.id);
  await approveTolerance(context, { id: draft.id, by: 'C. Officer' });
}

const ranges = async (context: Context): Promise<(string | null)[]> => {
  const { findings } = await listFindings(context, { kind: 'range-changed' });
  return findings.map(({ tolerance: by }) => by);
};

const stateOf = async (context: Context): Promise<string | undefined> =>
  (await listTolerances(context)).tolerances[0]?.state;

describe('from proposal to run', () => {
  test('a tolerance covers findings of the runs after its approval, and is counted', async () => {
    const context = await begin();
    await compare(context);
    expect(await ranges(context)).toEqual([null, null, null]);
    await agree(context);
    expect(await ranges(context)).toEqual([null, null, null]);
    now = '2026-11-23T09:00:00Z';
    const { totals } = await compare(context);
    expect(await ranges(context)).toEqual(['any-range', 'any-range', 'any-range']);
    expect(totals.kinds['range-changed']).toBeUndefined();
    expect((await listTolerances(context)).tolerances[0]).toMatchObject({
      state: 'approved',
      why: null,
      approvedBy: 'C. Officer',
      newestRun: { applied: 3 },
    });
    context.close();
  }, 120_000);

  test('one more finding than its budget, and it covers none of the run', async () => {
    const context = await begin();
    await agree(context, { budget: 2 });
    const { totals } = await compare(context);
    expect(await ranges(context)).toEqual([null, null, null]);
    expect(totals.kinds['range-changed']).toBe(3);
    expect(totals.verdicts.differences).toBeGreaterThanOrEqual(3);
    const [listed] = (await listTolerances(context)).tolerances;
    expect(listed).toMatchObject({ state: 'over-budget', newestRun: { 'over-budget': 3 } });
    expect(listed?.why).toContain('more than 2 findings');
    context.close();
  }, 120_000);

  test('a tolerance that expired yesterday opens its findings again, also in what is stored', async () => {
    const context = await begin();
    await agree(context, { expires: '2026-11-30' });
    await compare(context);
    now = '2026-11-30T23:59:59Z';
    expect(await ranges(context)).toEqual(['any-range', 'any-range', 'any-range']);
    now = '2026-12-01T00:00:00Z';
    expect(await ranges(context)).toEqual([null, null, null]);
    expect(await stateOf(context)).toBe('expired');
    const { totals } = await compare(context);
    expect(totals.kinds['range-changed']).toBe(3);
    context.close();
  }, 120_000);

  test('one that is ended opens its findings at once, and says by whom', async () => {
    const context = await begin();
    await agree(context);
    await compare(context);
    await expireTolerance(context, { id: 'any-range', by: 'D. Other', why: 'Mended by now.' });
    expect(await ranges(context)).toEqual([null, null, null]);
    const [listed] = (await listTolerances(context)).tolerances;
    expect(listed).toMatchObject({ state: 'withdrawn', newestRun: { withdrawn: 3 } });
    expect(listed?.history.map(({ what, by, why }) => [what, by, why])).toEqual([
      ['proposed', 'A. Author', 'The laboratory gives both ranges.'],
      ['tested', undefined, undefined],
      ['approved', 'C. Officer', undefined],
      ['withdrawn', 'D. Other', 'Mended by now.'],
    ]);
    await expect(
      expireTolerance(context, { id: 'any-range', by: 'D', why: 'Again.' }),
    ).rejects.toThrow('D. Other ended it on 2026-11-22');
    context.close();
  }, 120_000);
});

describe('approval is refused', () => {
  test.each<[string, Partial<Tolerance>, { by: string; why?: string }, RegExp]>([
    [
      'to its author, however the name is spelt',
      {},
      { by: 'a.  AUTHOR' },
      /its author cannot approve it/,
    ],
    [
      'without words for a higher cap',
      { cap: 'considerable' },
      { by: 'C' },
      /needs the approver’s own words|approver's own words/,
    ],
    ['without a test', {}, { by: 'C' }, /passed no test/],
    [
      'with an NHS number in the words',
      {},
      { by: 'C', why: 'See 9000000009' },
      /holds an NHS number/,
    ],
  ])('%s', async (_, parts, decision, fault) => {
    const context = await begin();
    await addTolerances(context, [anyRange(parts)], 'test');
    await expect(approveTolerance(context, { id: 'any-range', ...decision })).rejects.toThrow(
      fault,
    );
    expect(await stateOf(context)).toBe('proposed');
    context.close();
  });

  test('after its test under other severities', async () => {
    const context = await begin();
    await addTolerances(context, [anyRange()], 'test');
    await noteTest(context, 'any-range');
    const severities = [
      { kind: 'relocated', severity: 'none' as const, by: 'C', on: '2026-11-01', why: 'w' },
    ];
    const other = { ...context, config: { ...context.config, severities } };
    await expect(approveTolerance(other, { id: 'any-range', by: 'C' })).rejects.toThrow(
      'its test was passed under other rules',
    );
    context.close();
  }, 120_000);
});

describe('the test against seeded faults', () => {
  test('refuses a tolerance hiding a serious seeded fault, and lets one pass that hides milder ones alone', async () => {
    const context = await begin();
    const about = { kind: 'value-changed', item: 'investigations', field: 'value' } as const;
    const wide = anyRange({
      ...about,
      id: 'any-value',
      entryKind: undefined,
      cap: 'considerable',
      mustMatch: [{ ...about, values: { mig: '4.1', hie: '4.2' } }],
      mustNotMatch: [{ ...about, field: 'abnormal' }],
    });
    await addTolerances(context, [wide, anyRange()], 'test');
    const { tests, corpus } = await testStored(context, { patients: 1 });
    expect(corpus.comparisons).toBe(corpus.faults);
    const [milder, hiding] = tests;
    expect(hiding).toMatchObject({ id: 'any-value', passed: false });
    expect(hiding?.hides).toContainEqual(
      expect.objectContaining({ fault: 'F13', findings: ['considerable value-changed'] }),
    );
    expect(milder).toMatchObject({ id: 'any-range', passed: true, hides: [] });
    expect(milder?.hidesMilder.map(({ fault: code }) => code)).toContain('F16');
    await expect(
      approveTolerance(context, { id: 'any-value', by: 'C', why: 'I agree.' }),
    ).rejects.toThrow('passed no test');
    await approveTolerance(context, { id: 'any-range', by: 'C. Officer' });
    context.close();
  }, 120_000);

  test('a decision that a changed dose is only significant does not open the way to hiding it', async () => {
    const opened = await begin();
    const decision = {
      kind: 'dose-changed',
      severity: 'significant' as const,
      by: 'C',
      on: '2026-11-01',
      why: 'w',
      hazard: 'H',
    };
    const context = { ...opened, config: { ...opened.config, severities: [decision] } };
    const about = { kind: 'dose-changed', item: 'medication', field: 'dose' } as const;
    const wide = anyRange({
      ...about,
      id: 'any-dose',
      entryKind: undefined,
      mustMatch: [{ ...about, values: { mig: 'one daily', hie: 'take one daily' } }],
      mustNotMatch: [{ ...about, field: 'quantity' }],
    });
    await addTolerances(context, [wide], 'test');
    const [hiding] = (await testStored(context, { patients: 1 })).tests;
    // It covers no dose at all, so nothing is hidden.
    expect(hiding).toMatchObject({ id: 'any-dose', hides: [], hidesMilder: [] });
    context.close();
  }, 120_000);
});

describe('the store', () => {
  test('takes an id once', async () => {
    const context = await begin();
    await addTolerances(context, [anyRange()], 'test');
    await expect(addTolerances(context, [anyRange({ budget: 1 })], 'test')).rejects.toThrow(
      'There is a tolerance any-range already',
    );
    context.close();
  });

  test('takes all tolerances of a file or none', async () => {
    const context = await begin();
    const wrong = anyRange({ id: 'wrong', mustNotMatch: [] });
    await expect(addTolerances(context, [anyRange(), wrong], 'test')).rejects.toThrow(
      'wrong: it needs an example it must not match',
    );
    expect((await listTolerances(context)).count).toBe(0);
    context.close();
  });

  test('never changes what was said', async () => {
    const context = await begin();
    await addTolerances(context, [anyRange()], 'test');
    const run = (sql: string) => () => context.store.database.exec(sql);
    expect(run("UPDATE tolerance SET expires = '2030-01-01'")).toThrow('never changes');
    expect(run('DELETE FROM tolerance')).toThrow('never deleted');
    expect(run("UPDATE tolerance_event SET at = '2020'")).toThrow('never changes');
    expect(run('DELETE FROM tolerance_event')).toThrow('never deleted');
    context.close();
  });

  test('holds no value of an example in clear', async () => {
    const context = await begin();
    const values = { mig: 'canary-mig', hie: 'canary-hie' };
    const draft = anyRange({
      values: [values],
      reason: 'canary-reason',
      mustMatch: [
        {
          kind: 'range-changed',
          item: 'investigations',
          entryKind: 'result',
          field: 'range',
          values,
        },
      ],
    });
    await addTolerances(context, [draft], 'test');
    const dump = JSON.stringify(
      ['tolerance', 'tolerance_event'].map((table) =>
        context.store.database.prepare(`SELECT * FROM ${table}`).all(),
      ),
    );
    expect(dump).not.toContain('canary');
    expect(JSON.stringify(await listTolerances(context))).toContain('canary-mig');
    context.close();
  });
});

test('a limit of the configuration holds', async () => {
  const context = await begin();
  const config = { ...context.config, tolerances: { daysMax: 7 } };
  await expect(addTolerances({ ...context, config }, [anyRange()], 'test')).rejects.toThrow(
    'it expires 39 days ahead; at most 7 are allowed',
  );
  context.close();
});

test('a file of tolerances reads back as what it says', async () => {
  const context = await begin();
  const { addToleranceFile } = await import('../../../src/workflow/tolerances/add-tolerances.ts');
  const file = join(root, 'one.yaml');
  writeFileSync(
    file,
    `version: 1
tolerances:
  - id: from-a-file
    kind: range-changed
    item: investigations
    values: [{ mig: 133 – 146, hie: 133 – 147 }]
    reason: The laboratory gives both.
    hazard: HAZ-012
    author: A. Author
    expires: 2026-12-31
    budget: 5
    mustMatch: [{ values: { mig: 133 – 146, hie: 133 – 147 } }]
    mustNotMatch: [{ values: { mig: 133 – 146, hie: null } }]
`,
  );
  const { tolerances } = await addToleranceFile(context, file);
  expect(tolerances[0]?.tolerance).toEqual({
    id: 'from-a-file',
    kind: 'range-changed',
    item: 'investigations',
    direction: 'either',
    values: [{ mig: '133 – 146', hie: '133 – 147' }],
    scope: {},
    reason: 'The laboratory gives both.',
    hazard: 'HAZ-012',
    author: 'A. Author',
    created: '2026-11-22',
    expires: '2026-12-31',
    budget: 5,
    cap: 'significant',
    mustMatch: [
      {
        kind: 'range-changed',
        item: 'investigations',
        values: { mig: '133 – 146', hie: '133 – 147' },
      },
    ],
    mustNotMatch: [
      { kind: 'range-changed', item: 'investigations', values: { mig: '133 – 146', hie: null } },
    ],
  });
  context.close();
});
