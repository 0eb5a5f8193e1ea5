import { describe, expect, test } from 'vitest';
import type { ComparisonDocument, Finding, Verdict } from '../../src/compare/document.ts';
import type { Severity } from '../../src/compare/severity.ts';
import { comparisonTexts, loadComparison, saveComparison } from '../../src/store/comparisons.ts';
import { countCompared, listFindings, openFinding } from '../../src/store/findings.ts';
import { type StoreHandle, openStore } from '../../src/store/open-store.ts';
import { newestComparisons } from '../../src/store/practice-comparisons.ts';
import { listPracticeEvidence, practiceEvidence } from '../../src/store/practice-evidence.ts';
import {
  earlierResponse,
  keepResponse,
  listResponses,
  purgeResponses,
  responseTotals,
} from '../../src/store/responses.ts';
import { listRuns, practicesOfRun, runTotals } from '../../src/store/run-totals.ts';
import {
  type Run,
  countPending,
  createRun,
  loadRun,
  markStopped,
  pendingCases,
  recordNotCompared,
  recordSide,
  setRunState,
} from '../../src/store/runs.ts';
import { createVault } from '../../src/store/vault.ts';

const vault = createVault({ id: 'k-0123456789ab', sealingKey: Buffer.alloc(32, 7) });

function run(id: string, startedAt = '2027-03-01T09:00:00Z'): Run {
  return {
    id,
    planHash: 'plan',
    configHash: 'config',
    rules: 'rules',
    toolVersion: '0.1.0',
    keyId: vault.keyId,
    asAt: '2027-03-01',
    startedAt,
    finishedAt: undefined,
    state: 'running',
  };
}

const plan = ['X90001', 'X90002', 'X90001', 'X90002'].map((practice, ordinal) => ({
  ordinal,
  pseudonym: `p-${ordinal}`,
  practice,
  stratum: ordinal === 0 ? 'older' : undefined,
}));

function finding(kind: string, severity: Severity, more: Partial<Finding> = {}): Finding {
  return {
    id: `f-${kind}-${severity}`,
    kind,
    severity,
    item: 'medication',
    mig: null,
    hie: null,
    field: 'dose',
    values: { mig: '125 microgram', hie: '125 mg' },
    confidence: 0.9,
    why: 'The doses differ.',
    tolerance: null,
    ...more,
  };
}

function document(
  name: string,
  verdict: Verdict,
  findings: readonly Finding[] = [],
  informativeItems = 3,
): ComparisonDocument {
  return {
    schema: 'mig2hie/comparison/1',
    case: name,
    tool: { version: '0.1.0', rules: 'rules' },
    formats: { mig: 'mig-openhr', hie: 'gpconnect-structured' },
    identity: { verdict: 'same', differs: [] },
    items: [],
    pairs: [],
    entries: { mig: [], hie: [] },
    findings,
    notComparable: [],
    problems: [],
    unmapped: [],
    summary: {
      entries: { mig: 0, hie: 0 },
      pairs: 0,
      informativeItems,
      findings: {},
      undetermined: 0,
      verdict,
    },
  };
}

async function collect<T>(values: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const value of values) all.push(value);
  return all;
}

async function keep(store: StoreHandle, id: string, ordinal: number, doc: ComparisonDocument) {
  const practice = plan[ordinal]?.practice ?? '';
  const comparedAt = `2027-03-01T09:0${ordinal}:00Z`;
  await saveComparison(store, vault, { run: id, ordinal, practice, comparedAt, document: doc });
}

/** A store with one run: two patients compared, one not shared, one not yet asked. */
async function storeWithRun(): Promise<StoreHandle> {
  const store = openStore(':memory:');
  await createRun(store, run('run-1'), plan);
  await keep(store, 'run-1', 0, document('p-0', 'parity', [], 0));
  const two = [
    finding('dose-changed', 'major'),
    finding('text-lost', 'minor'),
    finding('text-lost', 'minor', { id: 'f-tolerated', tolerance: 't-1' }),
  ];
  await keep(store, 'run-1', 1, document('p-1', 'differences', two));
  await recordNotCompared(
    store,
    { run: 'run-1', ordinal: 2 },
    { reason: 'mig-not-shared', detail: 'trace: no match at this practice' },
  );
  return store;
}

const ids = async (store: StoreHandle, filter: Parameters<typeof listFindings>[1]) =>
  (await listFindings(store, filter)).map((one) => one.id);

const answer = (part: string, body: string | undefined, more: object = {}) => ({
  part,
  statusCode: 200,
  fault: undefined,
  body: body === undefined ? undefined : Buffer.from(body),
  receivedAt: '2027-03-01T09:00:01Z',
  durationMs: 12.4,
  ...more,
});

describe('a run', () => {
  test('accounts for every planned patient at every moment', async () => {
    const store = await storeWithRun();
    const totals = await runTotals(store, 'run-1');
    expect(totals).toEqual({
      planned: 4,
      compared: 2,
      informative: 1,
      notCompared: { 'mig-not-shared': 1, 'not-yet-asked': 1 },
      verdicts: { parity: 1, differences: 1, undetermined: 0 },
      findings: { major: 1, minor: 1 },
      kinds: { 'dose-changed': 1, 'text-lost': 1 },
      tolerated: 1,
    });
  });

  test('counts one practice by itself', async () => {
    const store = await storeWithRun();
    const totals = await runTotals(store, 'run-1', 'X90001');
    expect([totals.planned, totals.compared, totals.findings]).toEqual([2, 1, {}]);
    expect(await practicesOfRun(store, 'run-1')).toEqual([
      { practice: 'X90001', planned: 2, compared: 1, findings: 0 },
      { practice: 'X90002', planned: 2, compared: 1, findings: 2 },
    ]);
  });

  test('hands out what is left to do in plan order, page by page', async () => {
    const store = openStore(':memory:');
    await createRun(store, run('run-1'), plan);
    const first = await pendingCases(store, 'run-1', { after: -1, limit: 3 });
    const second = await pendingCases(store, 'run-1', { after: 2, limit: 3 });
    expect([...first, ...second].map((one) => one.ordinal)).toEqual([0, 1, 2, 3]);
    expect(first[0]).toMatchObject({ pseudonym: 'p-0', stratum: 'older', practice: 'X90001' });
  });

  test('tries again what may have passed, and never who is not shared', async () => {
    const store = openStore(':memory:');
    await createRun(store, run('run-1'), plan);
    const reasons = ['mig-unavailable', 'hie-not-shared', 'stopped'] as const;
    for (const [ordinal, reason] of reasons.entries())
      await recordNotCompared(store, { run: 'run-1', ordinal }, { reason, detail: undefined });
    const left = await pendingCases(store, 'run-1', { after: -1, limit: 9 });
    expect(left.map((one) => one.ordinal)).toEqual([0, 2, 3]);
    expect(await countPending(store, 'run-1')).toBe(3);
  });

  test('that is stopped says so of everyone not reached, and of nobody else', async () => {
    const store = await storeWithRun();
    await markStopped(store, 'run-1');
    await setRunState(store, 'run-1', { state: 'stopped' });
    const totals = await runTotals(store, 'run-1');
    expect(totals.notCompared).toEqual({ 'mig-not-shared': 1, stopped: 1 });
    expect((await loadRun(store, 'run-1'))?.state).toBe('stopped');
  });

  test('is listed newest first, with how far it came', async () => {
    const store = await storeWithRun();
    await createRun(store, run('run-2'), plan.slice(0, 1));
    const listed = await listRuns(store);
    expect(listed.map((one) => [one.id, one.compared, one.planned])).toEqual([
      ['run-2', 0, 1],
      ['run-1', 2, 4],
    ]);
    const narrowed = await listRuns(store, { practice: 'X90002' });
    expect(narrowed.map((one) => [one.id, one.compared, one.planned])).toEqual([['run-1', 1, 2]]);
  });
});

describe('comparisons', () => {
  test('come back byte for byte, in plan order', async () => {
    const store = openStore(':memory:');
    await createRun(store, run('run-1'), plan);
    for (const ordinal of [2, 0, 3])
      await keep(store, 'run-1', ordinal, document(`p-${ordinal}`, 'parity'));
    const texts = await collect(comparisonTexts(store, vault, 'run-1'));
    expect(texts).toEqual(
      [0, 2, 3].map((ordinal) => JSON.stringify(document(`p-${ordinal}`, 'parity'))),
    );
  });

  test('are stored once, however often the work is done', async () => {
    const store = await storeWithRun();
    await keep(store, 'run-1', 1, document('p-1', 'undetermined'));
    expect(
      (await loadComparison(store, vault, { run: 'run-1', ordinal: 1 }))?.summary.verdict,
    ).toBe('differences');
    expect((await runTotals(store, 'run-1')).kinds).toEqual({ 'dose-changed': 1, 'text-lost': 1 });
  });
});

describe('findings', () => {
  test('are listed the worst first, without anything of the record', async () => {
    const store = await storeWithRun();
    const listed = await listFindings(store, {});
    expect(listed[0]).toEqual({
      id: 'f-dose-changed-major',
      run: 'run-1',
      case: 'p-1',
      practice: 'X90002',
      kind: 'dose-changed',
      severity: 'major',
      item: 'medication',
      field: 'dose',
      confidence: 0.9,
      tolerance: null,
      cause: null,
      members: 1,
      class: null,
      classified: null,
    });
    expect(listed.map((one) => one.severity)).toEqual(['major', 'minor', 'minor']);
  });

  test.each([
    [{ severity: 'considerable' }, ['f-dose-changed-major']],
    [{ kind: 'text-lost' }, ['f-text-lost-minor', 'f-tolerated']],
    [{ item: 'problems' }, []],
    [{ practice: 'X90001' }, []],
    [{ run: 'run-9' }, []],
    [{ limit: 1 }, ['f-dose-changed-major']],
  ] as const)('are narrowed by %j', async (filter, expected) => {
    expect(await ids(await storeWithRun(), filter)).toEqual(expected);
  });

  test('are opened from the newest run that has them', async () => {
    const store = await storeWithRun();
    await createRun(store, run('run-2'), plan);
    const again = finding('dose-changed', 'major', { why: 'Still different.' });
    await keep(store, 'run-2', 1, document('p-1', 'differences', [again]));
    const opened = await openFinding(store, vault, { id: 'f-dose-changed-major' });
    expect([opened?.listed.run, opened?.finding.why]).toEqual(['run-2', 'Still different.']);
    const older = await openFinding(store, vault, { id: 'f-dose-changed-major', run: 'run-1' });
    expect(older?.finding.values).toEqual({ mig: '125 microgram', hie: '125 mg' });
    expect(await openFinding(store, vault, { id: 'f-none' })).toBeUndefined();
  });
});

describe('responses', () => {
  const key = { run: 'run-1', ordinal: 0, practice: 'X90001', side: 'mig' } as const;
  const body = async (store: StoreHandle, part: string) => {
    const earlier = await earlierResponse(store, vault, key, part);
    return earlier?.body === undefined ? undefined : Buffer.from(earlier.body).toString();
  };

  test('the newest good answer of a part is found again', async () => {
    const store = await storeWithRun();
    await keepResponse(store, vault, key, answer('trace', 'first'));
    await keepResponse(store, vault, key, answer('trace', 'half', { fault: 'incomplete' }));
    await keepResponse(store, vault, key, answer('trace', 'last'));
    await keepResponse(store, vault, key, answer('trace', undefined, { fault: 'time-out' }));
    expect(await body(store, 'trace')).toBe('last');
    expect(await body(store, 'record')).toBeUndefined();
    expect((await responseTotals(store, 'run-1')).requests).toBe(4);
  });

  test('purging removes the bodies and keeps the manifest', async () => {
    const store = await storeWithRun();
    await keepResponse(store, vault, key, answer('trace', 'an answer'));
    const before = await collect(listResponses(store, 'run-1'));
    expect(await purgeResponses(store, 'run-1')).toBe(1);
    const after = await collect(listResponses(store, 'run-1'));
    expect(await body(store, 'trace')).toBeUndefined();
    expect(after).toEqual(before.map((one) => ({ ...one, purged: true })));
    expect(after[0]).toMatchObject({ case: 'p-0', bytes: 9, durationMs: 12, attempt: 1 });
  });
});

describe('evidence for the gates', () => {
  test('speaks of the patients the newest run of the practice planned', async () => {
    const store = await storeWithRun();
    const key = { run: 'run-1', ordinal: 1 };
    await recordSide(store, key, 'mig', { state: 'answered', at: '2027-03-01T09:00:01Z' });
    await recordSide(store, key, 'hie', { state: 'unavailable', at: '2027-03-01T09:00:02Z' });
    await createRun(store, run('run-2'), plan.slice(0, 1));
    expect(await practiceEvidence(store, 'X90002')).toEqual({
      practice: 'X90002',
      run: 'run-1',
      runs: ['run-1'],
      comparedIn: [
        { run: 'run-1', oldest: '2027-03-01T09:01:00Z', newest: '2027-03-01T09:01:00Z' },
      ],
      comparedAt: '2027-03-01T09:01:00Z',
      planned: 2,
      compared: 1,
      informative: 1,
      notCompared: { 'not-yet-asked': 1 },
      verdicts: { parity: 0, differences: 1, undetermined: 0 },
      findings: { major: 1, minor: 1 },
      kinds: { 'dose-changed': 1, 'text-lost': 1 },
      tolerated: 1,
      lastAnswer: { mig: '2027-03-01T09:00:01Z', hie: undefined },
      lastAnswerRun: { mig: 'run-1', hie: undefined },
      unfinished: { run: 'run-1', state: 'running', compared: 1, planned: 2 },
    });
    const all = await listPracticeEvidence(store);
    expect(all.map((one) => [one.practice, one.run, one.comparedAt])).toEqual([
      ['X90001', 'run-2', '2027-03-01T09:00:00Z'],
      ['X90002', 'run-1', '2027-03-01T09:01:00Z'],
    ]);
  });

  test('a newer run in which nobody was compared takes no finding away', async () => {
    const store = await storeWithRun();
    await setRunState(store, 'run-1', { state: 'finished' });
    await createRun(store, run('run-2'), plan);
    await markStopped(store, 'run-2');
    await setRunState(store, 'run-2', { state: 'stopped' });
    expect(await practiceEvidence(store, 'X90002')).toMatchObject({
      run: 'run-2',
      runs: ['run-1'],
      planned: 2,
      compared: 1,
      notCompared: { stopped: 1 },
      findings: { major: 1, minor: 1 },
      unfinished: { run: 'run-2', state: 'stopped', compared: 0, planned: 2 },
    });
    expect(await ids(store, { newest: true })).toHaveLength(3);
  });

  test('each patient counts once, by the newest comparison of any run', async () => {
    const store = await storeWithRun();
    await setRunState(store, 'run-1', { state: 'finished' });
    await createRun(store, run('run-2'), plan);
    const fixed = document('p-3', 'differences', [finding('entry-lost', 'considerable')]);
    await keep(store, 'run-2', 3, fixed);
    await recordNotCompared(
      store,
      { run: 'run-2', ordinal: 1 },
      {
        reason: 'hie-unavailable',
        detail: undefined,
      },
    );
    await setRunState(store, 'run-2', { state: 'finished' });
    expect(await practiceEvidence(store, 'X90002')).toMatchObject({
      runs: ['run-2', 'run-1'],
      comparedAt: '2027-03-01T09:03:00Z',
      compared: 2,
      notCompared: {},
      findings: { major: 1, considerable: 1, minor: 1 },
      unfinished: { state: 'finished', compared: 1, planned: 2 },
    });
    const opened = await newestComparisons(store, vault, { practice: 'X90002' });
    expect(opened.map((one) => one.case)).toEqual(['p-1', 'p-3']);
  });

  test('a newer comparison replaces the older one, findings and all', async () => {
    const store = await storeWithRun();
    await createRun(store, run('run-2'), plan);
    await keep(store, 'run-2', 1, document('p-1', 'parity'));
    await setRunState(store, 'run-2', { state: 'finished' });
    expect(await practiceEvidence(store, 'X90002')).toMatchObject({
      runs: ['run-2'],
      findings: {},
      verdicts: { parity: 1, differences: 0, undetermined: 0 },
      unfinished: undefined,
    });
    expect(await ids(store, { newest: true })).toEqual([]);
    expect(await countCompared(store, { newest: true })).toBe(2);
    expect(await countCompared(store, {})).toBe(3);
  });

  test('a patient the newest run did not plan is no longer counted', async () => {
    const store = await storeWithRun();
    await createRun(store, run('run-2'), plan.slice(3));
    expect(await practiceEvidence(store, 'X90002')).toMatchObject({ planned: 1, compared: 0 });
    expect(await ids(store, { newest: true })).toEqual([]);
  });

  test('is absent for a practice no run planned', async () => {
    expect(await practiceEvidence(await storeWithRun(), 'X99999')).toBeUndefined();
  });
});
