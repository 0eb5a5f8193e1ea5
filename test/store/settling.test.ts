import { describe, expect, test } from 'vitest';
import type { ComparisonDocument } from '../../src/compare/document.ts';
import { saveComparison } from '../../src/store/comparisons.ts';
import { type StoreHandle, openStore } from '../../src/store/open-store.ts';
import { practiceEvidence } from '../../src/store/practice-evidence.ts';
import {
  type ReceivedResponse,
  type ResponseKey,
  earlierResponse,
  keepResponse,
  listResponses,
} from '../../src/store/responses.ts';
import { runTotals } from '../../src/store/run-totals.ts';
import { type Run, createRun } from '../../src/store/runs.ts';
import { unsettledCases } from '../../src/store/unsettled-cases.ts';
import { createVault } from '../../src/store/vault.ts';
import { asthma, compare, sodium } from '../support/sandwich.ts';
import { reading } from '../support/records.ts';

const vault = createVault({ id: 'k-0123456789ab', sealingKey: Buffer.alloc(32, 7) });

function run(id: string, more: Partial<Run> = {}): Run {
  return {
    id,
    planHash: 'plan',
    configHash: 'config',
    rules: 'rules',
    toolVersion: '0.0.0',
    keyId: vault.keyId,
    asAt: '2026-11-22',
    startedAt: '2026-11-22T09:00:00Z',
    finishedAt: '2026-11-22T10:00:00Z',
    state: 'finished',
    ...more,
  };
}

const plan = [0, 1].map((ordinal) => ({
  ordinal,
  pseudonym: `p-${ordinal}`,
  practice: 'X90001',
  stratum: undefined,
}));

/** Two patients at parity, but for a result of the second that came in while both sides were asked. */
const settled = compare({ mig: reading([asthma, sodium]), hie: reading([asthma, sodium]) });
const pending = compare(
  { mig: reading([asthma]), hie: reading([asthma, sodium]) },
  { again: { mig: reading([asthma, sodium]) } },
);

async function keep(
  store: StoreHandle,
  place: { readonly run: string; readonly ordinal: number },
  { at, document }: { readonly at: string; readonly document: ComparisonDocument },
): Promise<void> {
  const comparedAt = `2026-11-22T${at}:00Z`;
  await saveComparison(store, vault, { ...place, practice: 'X90001', comparedAt, document });
}

async function storeWithPending(): Promise<StoreHandle> {
  const store = openStore(':memory:');
  await createRun(store, run('one'), plan);
  await keep(store, { run: 'one', ordinal: 0 }, { at: '09:30', document: settled });
  await keep(store, { run: 'one', ordinal: 1 }, { at: '09:31', document: pending });
  return store;
}

/** A run that asks again for the second patient alone. */
async function follow(store: StoreHandle, document: ComparisonDocument): Promise<void> {
  const cases = await unsettledCases(store, 'one');
  await createRun(
    store,
    run('two', { follows: 'one' }),
    cases.map((one, ordinal) => ({ ...one, ordinal })),
  );
  await keep(store, { run: 'two', ordinal: 0 }, { at: '11:00', document });
}

describe('patients that are not settled', () => {
  test('are counted, and listed by their plan', async () => {
    const store = await storeWithPending();
    expect((await runTotals(store, 'one')).unsettled).toEqual({ pending: 1, unstable: 0 });
    expect((await unsettledCases(store, 'one')).map((one) => one.pseudonym)).toEqual(['p-1']);
  });

  test('are settled by the newest comparison, in whatever run', async () => {
    const store = await storeWithPending();
    await follow(store, settled);
    expect(await unsettledCases(store, 'one')).toEqual([]);
    expect(await unsettledCases(store, 'two')).toEqual([]);
  });

  test('stay so while the newest comparison says so', async () => {
    const store = await storeWithPending();
    await follow(store, pending);
    expect((await unsettledCases(store, 'one')).map((one) => one.pseudonym)).toEqual(['p-1']);
  });

  test('asked again leave the plan and the evidence of everybody else as they are', async () => {
    const store = await storeWithPending();
    const before = await practiceEvidence(store, 'X90001');
    expect(before).toMatchObject({ planned: 2, compared: 2, unsettled: { pending: 1 } });
    await follow(store, settled);
    const after = await practiceEvidence(store, 'X90001');
    expect(after).toMatchObject({
      run: 'one',
      planned: 2,
      compared: 2,
      verdicts: { parity: 2, differences: 0, undetermined: 0 },
      unfinished: undefined,
    });
    expect(after?.unsettled).toBeUndefined();
    expect(after?.runs).toEqual(['two', 'one']);
  });
});

describe('a second answer', () => {
  const first: ResponseKey = { run: 'one', ordinal: 0, practice: 'X90001', side: 'mig' };
  const again: ResponseKey = { ...first, role: 'again' };
  const answer = (body: string): ReceivedResponse => ({
    part: 'record',
    statusCode: 200,
    fault: undefined,
    body: Buffer.from(body),
    receivedAt: '2026-11-22T09:30:00Z',
    durationMs: 1,
  });
  const bodyOf = async (store: StoreHandle, key: ResponseKey): Promise<string | undefined> => {
    const earlier = await earlierResponse(store, vault, key, 'record');
    return earlier?.body === undefined ? undefined : Buffer.from(earlier.body).toString();
  };

  test('stands beside the first and is never taken for it', async () => {
    const store = await storeWithPending();
    await keepResponse(store, vault, first, answer('first'));
    expect(await bodyOf(store, again)).toBeUndefined();
    await keepResponse(store, vault, again, answer('second'));
    expect([await bodyOf(store, first), await bodyOf(store, again)]).toEqual(['first', 'second']);
    const roles: (string | undefined)[] = [];
    for await (const { role } of listResponses(store, 'one')) roles.push(role);
    expect(roles).toEqual([undefined, 'again']);
  });

  test('passed off as a first one does not open', async () => {
    const store = await storeWithPending();
    await keepResponse(store, vault, again, answer('second'));
    store.database.exec("UPDATE response SET role = 'first'");
    await expect(bodyOf(store, first)).rejects.toThrow('was changed');
  });
});
