import { expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { runRefusals } from '../../src/store/run-totals.ts';
import { createRun, recordNotCompared, recordSide } from '../../src/store/runs.ts';
import type { RefusalClass } from '../../src/record/reading.ts';

const AT = '2027-03-01T09:00:00Z';

const RUN = {
  id: 'r1',
  planHash: 'plan',
  configHash: 'config',
  rules: 'rules',
  toolVersion: '0.1.0',
  keyId: 'k',
  asAt: '2027-03-01',
  startedAt: AT,
  finishedAt: undefined,
  state: 'running',
} as const;

const cases = [0, 1, 2, 3].map((ordinal) => ({
  ordinal,
  pseudonym: `p-${ordinal}`,
  practice: 'X90001',
  stratum: undefined,
}));

test('answers in place of a record are counted by side and class', async () => {
  const store = openStore(':memory:');
  await createRun(store, RUN, cases);
  expect(runRefusals(store, 'r1')).toBeUndefined();
  const refused: readonly (RefusalClass | undefined)[] = [
    'configuration',
    'consent',
    'consent',
    undefined,
  ];
  for (const [ordinal, refusal] of refused.entries()) {
    const key = { run: 'r1', ordinal };
    await recordSide(store, key, 'mig', { state: 'answered', at: AT });
    await recordSide(store, key, 'hie', { state: 'not-shared', at: AT, refusal });
    await recordNotCompared(store, key, { reason: 'hie-not-shared', detail: undefined });
  }
  expect(runRefusals(store, 'r1')).toEqual({ mig: {}, hie: { consent: 2, configuration: 1 } });
  expect(Object.keys(runRefusals(store, 'r1')?.hie ?? {})).toEqual(['consent', 'configuration']);
});

test('a side that answers at last is no longer refused', async () => {
  const store = openStore(':memory:');
  await createRun(store, RUN, cases);
  const key = { run: 'r1', ordinal: 0 };
  await recordSide(store, key, 'hie', { state: 'unavailable', at: AT, refusal: 'unavailable' });
  expect(runRefusals(store, 'r1')).toEqual({ mig: {}, hie: { unavailable: 1 } });
  await recordSide(store, key, 'hie', { state: 'answered', at: AT });
  expect(runRefusals(store, 'r1')).toBeUndefined();
});
