import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SimulateOptions } from '../../../src/workflow/demo/simulate.ts';
import { simulate } from '../../../src/workflow/demo/simulate.ts';

const OPTIONS: SimulateOptions = {
  seed: 'sim',
  practices: 2,
  patientsPerPractice: 5,
  consumers: 1,
  asAt: '2026-06-01',
  share: 0.4,
  faults: [],
};

/** Runs it, and ends it as soon as it has said where the gateways are. */
async function runOnce(options: SimulateOptions) {
  const end = new AbortController();
  const said: string[] = [];
  const say = (line: string): void => {
    said.push(line);
    if (said.length === 3) end.abort();
  };
  return { result: await simulate(options, { say, until: end.signal }), said };
}

test('it says where both gateways are, and ends when told to', async () => {
  const { result, said } = await runOnce(OPTIONS);
  expect(said[0]).toBe(`MIG: ${result.mig}`);
  expect(said[1]).toBe(`HIE: ${result.hie}`);
  expect(said[2]).toBe('2 practices, 10 patients, 4 of them with one seeded fault.');
  expect(result).toMatchObject({
    patients: 10,
    seeded: 4,
    requests: { mig: 0, hie: 0 },
    files: [],
  });
  await expect(fetch(result.mig)).rejects.toThrow(/fetch failed/);
});

test('a region written to files is served again from them', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'simulate-'));
  const first = await runOnce({ ...OPTIONS, directory });
  expect(first.result.files).toHaveLength(11);
  expect(first.said).toContainEqual(
    `  mig2hie init trial --mig-url ${first.result.mig} --hie-url ${first.result.hie}`,
  );
  expect(first.said).toContainEqual(
    `  mig2hie samples import ${join(directory, 'samples.csv')} -w trial`,
  );
  const again = await runOnce({ ...OPTIONS, seed: 'other', practices: 1, from: directory });
  expect(again.result).toMatchObject({ practices: 2, patients: 10, seeded: 4 });
});

test.each<[string, Partial<SimulateOptions>, RegExp]>([
  ['a date', { asAt: '2026-02-30' }, /no day of the calendar/],
  ['a fault', { faults: ['fire=0.1'] }, /"fire=0.1" is no gateway fault/],
  ['a share', { faults: ['reset=2'] }, /"reset=2" is no gateway fault/],
  ['shares together', { faults: ['reset=0.6', 'error=0.6'] }, /more than 1/],
  ['a seeded fault', { mutations: ['drop-everything'] }, /no seeded fault called/],
  ['a folder', { from: '/nonexistent-region' }, /There is no file/],
])('%s that cannot be used is told in one sentence', async (_what, changes, message) => {
  const failed = runOnce({ ...OPTIONS, ...changes });
  await expect(failed).rejects.toThrow(message);
  await expect(failed).rejects.toMatchObject({ code: 'MIG2HIE_SIMULATE_USAGE', exit: 2 });
});

test('a broken region file is told with the place', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'simulate-'));
  writeFileSync(join(directory, 'region.json'), '{"seed": "x", "practices": "two"}');
  await expect(runOnce({ ...OPTIONS, from: directory })).rejects.toThrow(/at "practices"/);
});
