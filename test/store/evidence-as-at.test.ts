import { beforeEach, expect, test } from 'vitest';
import { newestComparisons } from '../../src/store/practice-comparisons.ts';
import { listPracticeEvidence, practiceEvidence } from '../../src/store/practice-evidence.ts';
import { type StoreHandle, openStore } from '../../src/store/open-store.ts';
import { createRun, recordNotCompared, recordSide } from '../../src/store/runs.ts';
import { keepCleanRun, runVault } from '../support/run-evidence.ts';

let store: StoreHandle;

/** Ten patients compared on 10 March, four of them again on 20 March, and one that failed on 1 April. */
beforeEach(async () => {
  store = openStore(':memory:');
  const of = { practice: 'X90001' };
  await keepCleanRun(store, { ...of, id: 'run-1', patients: 10, at: '2020-03-10T23:59:59Z' });
  await keepCleanRun(store, { ...of, id: 'run-2', patients: 4, at: '2020-03-20T00:00:00Z' });
  const plan = [{ ordinal: 0, pseudonym: 'p-0', practice: 'X90001', stratum: undefined }];
  const at = '2020-04-01T10:00:00Z';
  const run = { id: 'run-3', planHash: '', configHash: '', rules: '', toolVersion: '', keyId: '' };
  const times = { asAt: '2020-03-31', startedAt: '2020-03-31T10:00:00Z', finishedAt: undefined };
  await createRun(store, { ...run, ...times, state: 'running' }, plan);
  const key = { run: 'run-3', ordinal: 0 };
  await recordSide(store, key, 'hie', { state: 'unavailable', at });
  await recordNotCompared(store, key, { reason: 'hie-unavailable', detail: undefined });
});

test.each([
  ['2020-03-10', 'run-1', 10, 10, '2020-03-10T23:59:59Z'],
  ['2020-03-19', 'run-1', 10, 10, '2020-03-10T23:59:59Z'],
  ['2020-03-20', 'run-2', 4, 4, '2020-03-20T00:00:00Z'],
  ['2020-04-01', 'run-3', 1, 1, '2020-03-20T00:00:00Z'],
])('at the end of %s the newest run is %s', async (day, run, planned, compared, comparedAt) => {
  expect(await practiceEvidence(store, 'X90001', day)).toMatchObject({
    run,
    planned,
    compared,
    comparedAt,
    lastAnswer: { hie: comparedAt },
  });
});

test('before the first run there is no evidence', async () => {
  expect(await practiceEvidence(store, 'X90001', '2020-03-09')).toBeUndefined();
  expect(await listPracticeEvidence(store, '2020-03-09')).toEqual([]);
});

test('without a day everything counts', async () => {
  expect(await listPracticeEvidence(store)).toEqual(
    await listPracticeEvidence(store, '2020-04-01'),
  );
});

test('a run of the day before had not ended, and what it asked later had not been asked', async () => {
  const at = { id: 'run-9', practice: 'X90009', at: '2020-05-02T08:00:00Z', patients: 1 };
  await keepCleanRun(store, { ...at, startedAt: '2020-05-01T20:00:00Z' });
  expect(await practiceEvidence(store, 'X90009', '2020-05-01')).toMatchObject({
    planned: 1,
    compared: 0,
    notCompared: { 'not-yet-asked': 1 },
    lastAnswer: { mig: undefined, hie: undefined },
    unfinished: { run: 'run-9', state: 'running', compared: 0, planned: 1 },
  });
});

test('the comparisons opened for a day are those its evidence counts', async () => {
  const open = async (day: string) =>
    (await newestComparisons(store, runVault, { practice: 'X90001', day })).length;
  expect([await open('2020-03-09'), await open('2020-03-19'), await open('2020-03-20')]).toEqual([
    0, 10, 4,
  ]);
});
