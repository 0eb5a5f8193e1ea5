import { describe, expect, test } from 'vitest';
import type { ComparisonDocument, Finding } from '../../src/compare/document.ts';
import { applyTolerances } from '../../src/compare/tolerances/apply.ts';
import { contentHash } from '../../src/compare/tolerances/content-hash.ts';
import { loadComparison, saveComparison } from '../../src/store/comparisons.ts';
import { openStore } from '../../src/store/open-store.ts';
import { createRun } from '../../src/store/runs.ts';
import { keepRunTolerances, runTolerances, usesInRun } from '../../src/store/tolerance-uses.ts';
import { addTolerance } from '../../src/store/tolerances.ts';
import { createVault } from '../../src/store/vault.ts';
import { compare } from '../support/compare.ts';
import { entry, reading, snomed } from '../support/records.ts';
import { asAt, inForce } from '../support/tolerances.ts';

const vault = createVault({ id: 'k1', sealingKey: new Uint8Array(32).fill(7) });
const kept = entry({ kind: 'encounter', term: 'Kept', codes: [snomed('1')], date: '2020-01-01' });
const lost = entry({ kind: 'encounter', term: 'Lost', codes: [snomed('2')], date: '2020-01-02' });
const given = inForce({
  id: 'lost-encounters',
  kind: 'entry-lost',
  item: undefined,
  entryKind: undefined,
  values: undefined,
  budget: 1,
});

/** One significant entry-lost, covered. */
const covered = applyTolerances(compare(reading([kept, lost]), reading([kept])), asAt([given]));

async function storeOfRun() {
  const store = openStore(':memory:');
  const cases = [0, 1, 2].map((ordinal) => ({
    ordinal,
    pseudonym: `p-${ordinal}`,
    practice: 'X90001',
    stratum: undefined,
  }));
  await createRun(
    store,
    {
      id: 'run-1',
      planHash: 'p',
      configHash: 'c',
      rules: 'r',
      toolVersion: '0.0.0',
      keyId: 'k1',
      asAt: '2026-11-22',
      startedAt: '2026-11-22T09:00:00Z',
      finishedAt: undefined,
      state: 'running',
    },
    cases,
  );
  const { tolerance } = given;
  const event = {
    what: 'proposed',
    at: '2026-11-01T09:00:00Z',
    by: 'A. Author',
    content: contentHash(tolerance),
  } as const;
  await addTolerance(store, vault, { tolerance, event });
  await keepRunTolerances(store, 'run-1', [{ tolerance: tolerance.id, standing: 'approved' }]);
  const save = (ordinal: number, document: ComparisonDocument = covered) =>
    saveComparison(store, vault, {
      run: 'run-1',
      ordinal,
      practice: 'X90001',
      comparedAt: '2026-11-22T09:01:00Z',
      document,
    });
  const load = (ordinal: number) => loadComparison(store, vault, { run: 'run-1', ordinal });
  return { store, save, load };
}

const told = (document: ComparisonDocument | undefined): (string | null)[] =>
  (document?.findings ?? []).map(({ tolerance }) => tolerance);

describe('the budget of a tolerance in a run', () => {
  test('is kept while it lasts', async () => {
    const { store, save, load } = await storeOfRun();
    await save(0);
    expect(told(await load(0))).toEqual(['lost-encounters']);
    expect(await usesInRun(store, 'run-1')).toEqual(new Map([['lost-encounters', { applied: 1 }]]));
    store.close();
  });

  test('once over, opens what was covered before and what another process stores later', async () => {
    const { store, save, load } = await storeOfRun();
    await save(0);
    await save(1);
    await save(2);
    const documents = [await load(0), await load(1), await load(2)];
    expect(documents.map(told)).toEqual([[null], [null], [null]]);
    expect(documents.map((one) => one?.summary.verdict)).toEqual([
      'differences',
      'differences',
      'differences',
    ]);
    expect(documents[2]?.tolerances?.map(({ outcome }) => outcome)).toEqual(['over-budget']);
    const open = store.database
      .prepare('SELECT count(*) AS n FROM finding WHERE tolerance IS NULL')
      .get();
    expect(open).toEqual({ n: 3 });
    const verdicts = store.database.prepare('SELECT DISTINCT verdict FROM comparison').all();
    expect(verdicts).toEqual([{ verdict: 'differences' }]);
    expect(await runTolerances(store, 'run-1')).toEqual([
      { tolerance: 'lost-encounters', standing: 'approved', overBudget: true },
    ]);
    store.close();
  });

  test('counts every entry a finding speaks for', async () => {
    const { store, save, load } = await storeOfRun();
    const members: Finding['members'] = [
      { mig: 1, hie: null },
      { mig: 0, hie: null },
    ];
    await save(0, {
      ...covered,
      findings: covered.findings.map((finding) => ({ ...finding, members })),
    });
    expect(told(await load(0))).toEqual([null]);
    store.close();
  });
});
