import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ComparisonDocument, Finding } from '../../../src/compare/document.ts';
import { saveComparison } from '../../../src/store/comparisons.ts';
import { createRun } from '../../../src/store/runs.ts';
import { classifyFindings } from '../../../src/workflow/findings/classify-findings.ts';
import { type Context, openContext } from '../../../src/workflow/context.ts';
import { exportFindings } from '../../../src/workflow/findings/export-findings.ts';
import { initWorkspace } from '../../../src/workflow/init-workspace.ts';
import { listFindings, showFinding } from '../../../src/workflow/findings/list-findings.ts';
import { openSecrets } from '../../../src/workflow/compare/open-secrets.ts';
import { compare } from '../../support/compare.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { reading } from '../../support/records.ts';

const root = temporaryFolder();
let count = 0;
let now = '2026-11-22T09:00:00Z';

function begin(): Context {
  count += 1;
  const folder = join(root, String(count));
  const directory = join(folder, 'work');
  initWorkspace({ directory, keys: join(folder, 'keys') });
  const progress = { start: () => undefined, tick: () => undefined, stop: () => undefined };
  return openContext({ directory, progress, clock: () => now });
}

const finding = (id: string, parts: Partial<Finding> = {}): Finding => ({
  id,
  kind: 'value-changed',
  severity: 'considerable',
  item: 'investigations',
  mig: null,
  hie: null,
  field: 'value',
  values: { mig: '140 mmol/L', hie: '104 mmol/L' },
  confidence: 0.9,
  why: 'The value differs.',
  tolerance: null,
  cause: 'c',
  ...parts,
});

/** Stores a run of one patient with these findings. */
async function run(context: Context, id: string, findings: readonly Finding[]): Promise<void> {
  const { vault, keys } = openSecrets(context);
  const own = { ordinal: 0, pseudonym: 'p-1', practice: 'X90001', stratum: undefined };
  await createRun(
    context.store,
    {
      id,
      planHash: 'plan',
      configHash: 'config',
      rules: 'rules',
      toolVersion: '0.0.0',
      keyId: keys.id,
      asAt: '2026-11-22',
      startedAt: now,
      finishedAt: now,
      state: 'finished',
    },
    [own],
  );
  const document: ComparisonDocument = { ...compare(reading([]), reading([])), findings };
  await saveComparison(context.store, vault, {
    run: id,
    ordinal: 0,
    practice: 'X90001',
    comparedAt: now,
    document,
  });
}

const supplier = {
  as: 'supplier-defect',
  by: 'A. Clinician',
  why: 'Raised as 4711.',
} as const;

describe('what a person says of a finding', () => {
  test('stays with it in later runs, and changes no severity', async () => {
    const context = begin();
    await run(context, 'one', [finding('f1'), finding('f2')]);
    await classifyFindings(context, { ids: ['f1'], hazard: 'HAZ-3', ...supplier });
    now = '2026-11-23T09:00:00Z';
    await run(context, 'two', [finding('f1'), finding('f2')]);
    const { findings } = await listFindings(context, {});
    expect(
      findings.map(({ id, run: of, class: said, severity }) => [id, of, said, severity]),
    ).toEqual([
      ['f1', 'two', 'supplier-defect', 'considerable'],
      ['f2', 'two', null, 'considerable'],
    ]);
    expect(findings[0]?.classified).toEqual({
      what: 'classified',
      at: '2026-11-22T09:00:00Z',
      by: 'A. Clinician',
      hazard: 'HAZ-3',
    });
    context.close();
    now = '2026-11-22T09:00:00Z';
  });

  test.each<[string, Partial<Finding>, string]>([
    ['another severity', { severity: 'major' }, 'it was considerable, and is major now'],
    [
      'other values',
      { values: { mig: '140 mmol/L', hie: '14 mmol/L' } },
      'its values are not those it was classified with',
    ],
  ])('is open again when it comes back with %s', async (_, parts, why) => {
    const context = begin();
    await run(context, 'one', [finding('f1')]);
    await classifyFindings(context, { ids: ['f1'], ...supplier });
    await run(context, 'two', [finding('f1', parts)]);
    const { findings } = await listFindings(context, { unclassified: true });
    expect(findings[0]).toMatchObject({ id: 'f1', class: null, classified: { what: 'reopened' } });
    const { classifications } = await showFinding(context, { id: 'f1' });
    expect(
      classifications.map(({ what, class: said, why: text, run: of }) => [what, said, text, of]),
    ).toEqual([
      ['classified', 'supplier-defect', 'Raised as 4711.', 'one'],
      ['reopened', null, why, 'two'],
    ]);
    context.close();
  });

  test('is told once as open again, until somebody looks', async () => {
    const context = begin();
    await run(context, 'one', [finding('f1')]);
    await classifyFindings(context, { ids: ['f1'], ...supplier });
    await run(context, 'two', [finding('f1', { severity: 'major' })]);
    await run(context, 'three', [finding('f1', { severity: 'minor' })]);
    expect((await showFinding(context, { id: 'f1' })).classifications).toHaveLength(2);
    await classifyFindings(context, { ids: ['f1'], ...supplier, as: 'by-design' });
    await run(context, 'four', [finding('f1', { severity: 'minor' })]);
    const { findings } = await listFindings(context, { class: 'by-design' });
    expect(findings.map(({ id }) => id)).toEqual(['f1']);
    context.close();
  });

  test('narrows lists', async () => {
    const context = begin();
    await run(context, 'one', [finding('f1'), finding('f2')]);
    await classifyFindings(context, { ids: ['f1'], ...supplier });
    const ids = async (filter: Parameters<typeof listFindings>[1]) =>
      (await listFindings(context, filter)).findings.map(({ id }) => id);
    expect(await ids({ class: 'supplier-defect' })).toEqual(['f1']);
    expect(await ids({ class: 'timing' })).toEqual([]);
    expect(await ids({ unclassified: true })).toEqual(['f2']);
    context.close();
  });

  test('is kept of all named findings or of none', async () => {
    const context = begin();
    await run(context, 'one', [finding('f1')]);
    await expect(classifyFindings(context, { ids: ['f1', 'f9'], ...supplier })).rejects.toThrow(
      'There is no finding f9 in this store; nothing was classified',
    );
    expect((await showFinding(context, { id: 'f1' })).classifications).toEqual([]);
    context.close();
  });

  test.each(['why', 'by', 'hazard'] as const)(
    'is refused with an NHS number in --%s',
    async (name) => {
      const context = begin();
      await run(context, 'one', [finding('f1')]);
      const said = { ids: ['f1'], ...supplier, [name]: 'Patient 900 000 0009 told us.' };
      const error: unknown = await classifyFindings(context, said).catch(
        (thrown: unknown) => thrown,
      );
      expect(String(error)).toContain(
        `The text of --${name} cannot be kept: it holds an NHS number`,
      );
      expect(String(error)).not.toContain('900 000 0009');
      context.close();
    },
  );

  test('is sealed in the store, and never changed or deleted', async () => {
    const context = begin();
    await run(context, 'one', [finding('f1')]);
    await classifyFindings(context, { ids: ['f1'], ...supplier, why: 'canary-why' });
    const { database } = context.store;
    expect(JSON.stringify(database.prepare('SELECT * FROM classification').all())).not.toContain(
      'canary',
    );
    expect(() => database.exec("UPDATE classification SET class = 'timing'")).toThrow(
      'never changes',
    );
    expect(() => database.exec('DELETE FROM classification')).toThrow('never deleted');
    context.close();
  });
});

describe('an export', () => {
  test('as CSV has a header, a line for each finding, and no cell that runs', async () => {
    const context = begin();
    await run(context, 'one', [finding('f1')]);
    await classifyFindings(context, { ids: ['f1'], ...supplier, by: '=HYPERLINK("x")' });
    const lines = await exportFindings(context, 'csv', {});
    expect(lines).toEqual([
      'id,run,case,practice,kind,severity,item,field,confidence,cause,members,tolerance,class,classified,classifiedBy,classifiedAt,hazard',
      `f1,one,p-1,X90001,value-changed,considerable,investigations,value,0.9,c,1,,supplier-defect,classified,"'=HYPERLINK(""x"")",2026-11-22T09:00:00Z,`,
    ]);
    context.close();
  });

  test('as NDJSON is narrowed like a list', async () => {
    const context = begin();
    await run(context, 'one', [finding('f1'), finding('f2', { severity: 'minor' })]);
    const lines = await exportFindings(context, 'ndjson', { severity: 'considerable' });
    expect(lines.map((line) => JSON.parse(line) as { id: string })).toEqual([
      expect.objectContaining({ id: 'f1', class: null, classifiedBy: null, tolerance: null }),
    ]);
    context.close();
  });
});
