import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReportModel } from '../../../src/report/model.ts';
import type { GroundTruth } from '../../../src/simulator/ground-truth.ts';
import { openContext } from '../../../src/workflow/context.ts';
import { checkAgainstTruth } from '../../../src/workflow/demo/demo-check.ts';
import { type DemoResult, runDemo } from '../../../src/workflow/demo/demo.ts';

const progress = { start: () => undefined, tick: () => undefined, stop: () => undefined };
const folder = mkdtempSync(join(tmpdir(), 'mig2hie-demo-'));
const options = {
  directory: join(folder, 'demo'),
  seed: 'test',
  practices: 1,
  patientsPerPractice: 12,
  consumers: 1,
  asAt: '2026-11-02',
  progress,
  say: () => undefined,
};
let result: DemoResult;

beforeAll(async () => {
  result = await runDemo(options);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The same check over practice reports whose findings were changed by hand. */
function checkChanged(
  change: (findings: readonly unknown[]) => readonly unknown[],
  truth = readTruth(),
) {
  const [path = ''] = result.reports.filter((file) => /practice-.*\.json$/.test(file));
  const model = JSON.parse(readFileSync(path, 'utf8')) as ReportModel;
  const sections = model.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) =>
      block.type === 'findings' ? { ...block, findings: change(block.findings) } : block,
    ),
  }));
  const changed = join(folder, 'changed.json');
  writeFileSync(changed, JSON.stringify({ ...model, sections }));
  const context = openContext({ directory: result.workspace, progress });
  try {
    return checkAgainstTruth(context, truth, [changed]);
  } finally {
    context.close();
  }
}

function readTruth(): GroundTruth[] {
  const path = join(options.directory, 'region', 'ground-truth.json');
  return JSON.parse(readFileSync(path, 'utf8')) as GroundTruth[];
}

describe('the demonstration', () => {
  test('names every seeded fault in its reports, and nothing else', () => {
    expect(result.check.seeded).toBe(4); // 30 % of 12 patients, rounded
    expect(result.check.named).toBe(4);
    expect(result.check.unexpected).toEqual([]);
    expect(result.reports.every((path) => existsSync(path))).toBe(true);
  });

  test('its check notices a report that leaves the findings out', () => {
    expect(checkChanged(() => [])).toMatchObject({ seeded: 4, named: 0 });
  });

  test('its check notices a finding told twice', () => {
    const check = checkChanged((findings) => [...findings, ...findings]);
    expect(check.named).toBe(4);
    expect(check.unexpected).toHaveLength(4);
  });

  test('its check takes the fault by its own name, no milder, for the least expected of it', () => {
    const told = (severity: string) => (findings: readonly unknown[]) =>
      findings.map((finding) => ({ ...(finding as object), kind: 'disclosure', severity }));
    const truth = readTruth().map((row) => ({
      ...row,
      mutation: 'disclosure' as const,
      expects: { kind: 'entry-extra', severity: 'considerable', item: 'problems' },
    }));
    expect(checkChanged(told('major'), truth)).toMatchObject({ named: 4, unexpected: [] });
    expect(checkChanged(told('minor'), truth)).toMatchObject({ named: 0 });
  });

  test('replaces only what it wrote itself', async () => {
    writeFileSync(join(options.directory, 'mine.txt'), 'kept');
    await runDemo({ ...options, patientsPerPractice: 1 });
    expect(readFileSync(join(options.directory, 'mine.txt'), 'utf8')).toBe('kept');
  }, 60_000);

  test('refuses a folder that is not its own', async () => {
    await expect(runDemo({ ...options, directory: folder })).rejects.toThrow('nothing was touched');
  });
});
