import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OdsCode } from '../../src/base/ods-code.ts';
import type { Assurance } from '../../src/programme/agreements/assurance.ts';
import type { Route } from '../../src/programme/agreements/route.ts';
import { agreementsAsAt, saveAgreements } from '../../src/store/agreements.ts';
import { assuranceAsAt, assuranceHistory, saveAssurance } from '../../src/store/assurance.ts';
import { type ImportDraft, listImports } from '../../src/store/imports.ts';
import { type StoreHandle, openStore } from '../../src/store/open-store.ts';
import { organisationAgreementsAsAt } from '../../src/store/organisation-agreements.ts';
import { partyHistory } from '../../src/store/party-history.ts';
import { routesAsAt, saveRoutes } from '../../src/store/routes.ts';
import { exampleAgreement, exampleOnce } from '../support/agreement-example.ts';
import { day } from '../support/register-files.ts';

let store: StoreHandle;
beforeEach(() => {
  store = openStore(':memory:');
});
afterEach(() => store.close());

function draft(changes: Partial<ImportDraft> = {}): ImportDraft {
  return {
    source: 'agreements',
    importedAs: 'agreements-by-flow',
    reading: 'map',
    file: 'agreements.csv',
    sha256: 'aa',
    asAt: day('2020-02-29'),
    importedAt: '2020-03-01T09:00:00Z',
    rows: 1,
    kept: 1,
    rejected: [],
    notes: [],
    ...changes,
  };
}

function revert(id: number): void {
  store.database
    .prepare(
      "UPDATE register_import SET reverted_at = 'x', reverted_by = 'x', reverted_why = 'x' WHERE id = ?",
    )
    .run(id);
}

const X90001 = 'X90001' as OdsCode;

describe('agreements an organisation signs once', () => {
  test('come back as they were stored, the newest row not later than the day', async () => {
    const once = exampleOnce({
      tier: 1,
      party: { state: 'signed', signedOn: day('2019-04-01'), signatoryRole: 'siro' },
      validFrom: day('2019-04-01'),
      validTo: day('2021-03-31'),
    });
    const older = exampleOnce({
      tier: 1,
      party: { state: undefined, signedOn: undefined, signatoryRole: undefined },
      asAt: day('2020-01-31'),
    });
    const id = await saveAgreements(store, draft(), [], {
      organisationAgreements: [once],
      signatories: [],
    });
    const first = draft({ sha256: 'bb', asAt: day('2020-01-31') });
    const before = await saveAgreements(store, first, [], {
      organisationAgreements: [older],
      signatories: [],
    });
    const on = (text: string) => organisationAgreementsAsAt(store, day(text));
    expect(await on('2020-03-09')).toEqual([{ ...once, import: id }]);
    expect(await on('2020-02-28')).toEqual([{ ...older, import: before }]);
    expect(await on('2020-01-30')).toEqual([]);
    revert(id);
    expect(await on('2020-03-09')).toEqual([{ ...older, import: before }]);
  });
});

test('an agreement of a reverted import stands again as the import before said', async () => {
  const older = exampleAgreement({ dpia: 'in-progress', asAt: day('2020-01-31') });
  await saveAgreements(store, draft({ sha256: 'bb', asAt: day('2020-01-31') }), [older]);
  const id = await saveAgreements(store, draft(), [exampleAgreement()]);
  const dpia = async () => (await agreementsAsAt(store, day('2020-03-09'))).map((one) => one.dpia);
  expect(await dpia()).toEqual(['approved']);
  revert(id);
  expect(await dpia()).toEqual(['in-progress']);
});

describe('what imports said of a party', () => {
  test('is told by import, oldest first, with how many flows say so; a reverted one is not', async () => {
    const agreements = (['X9A01', 'X9A02'] as OdsCode[]).map((consumer) =>
      exampleAgreement({
        consumer,
        providerParty: { state: 'signed', signedOn: undefined, signatoryRole: 'partner' },
      }),
    );
    const january = agreements.map((one) => ({
      ...one,
      providerParty: { state: 'viewed', signedOn: undefined } as const,
      asAt: day('2020-01-31'),
    }));
    const id = await saveAgreements(store, draft(), agreements);
    await saveAgreements(
      store,
      draft({ sha256: 'bb', asAt: day('2020-01-31'), file: 'january.csv' }),
      january,
    );
    const history = async (on: string) =>
      (await partyHistory(store, day(on), { organisation: X90001 })).map(
        ({ role, state, signatoryRole, flows, asAt, file }) =>
          `${role} ${state} ${signatoryRole ?? '-'} ${flows} ${asAt} ${file}`,
      );
    expect(await history('2020-03-09')).toEqual([
      'provider viewed - 2 2020-01-31 january.csv',
      'provider signed partner 2 2020-02-29 agreements.csv',
    ]);
    expect(await history('2020-02-28')).toEqual(['provider viewed - 2 2020-01-31 january.csv']);
    revert(id);
    expect(await history('2020-03-09')).toEqual(['provider viewed - 2 2020-01-31 january.csv']);
  });
});

describe('assurance', () => {
  const met: Assurance = {
    code: X90001,
    level: 'standards-met',
    edition: '19/20',
    publishedOn: day('2020-03-31'),
    asAt: day('2020-04-05'),
  };
  const entry: Assurance = {
    code: X90001,
    level: 'entry-level',
    edition: undefined,
    publishedOn: undefined,
    asAt: day('2019-04-05'),
  };
  const other: Assurance = { ...entry, code: 'X9A01' as OdsCode, level: undefined };
  const saved = (rows: Assurance[], changes: Partial<ImportDraft>): Promise<number> =>
    saveAssurance(store, draft({ source: 'assurance', file: 'dspt.csv', ...changes }), rows);

  test('is the newest row of each organisation not later than the day, with its file', async () => {
    const first = await saved([entry, other], { asAt: entry.asAt });
    const second = await saved([met], { asAt: met.asAt, sha256: 'bb' });
    const { imports, organisations } = await assuranceAsAt(store, day('2020-04-05'));
    expect(imports.map(({ id }) => id)).toEqual([first, second]);
    expect([...organisations.values()]).toEqual([
      { ...met, import: second, file: 'dspt.csv', sha256: 'bb' },
      { ...other, import: first, file: 'dspt.csv', sha256: 'aa' },
    ]);
    const before = await assuranceAsAt(store, day('2020-04-04'));
    expect(before.imports.map(({ id }) => id)).toEqual([first]);
    expect(before.organisations.get('X90001')?.level).toBe('entry-level');
    expect((await assuranceAsAt(store, day('2019-04-04'))).organisations.size).toBe(0);
  });

  test('has a history, from which a reverted export is gone', async () => {
    await saved([entry], { asAt: entry.asAt });
    const second = await saved([met], { asAt: met.asAt, sha256: 'bb' });
    const levels = async () => (await assuranceHistory(store, 'X90001')).map(({ level }) => level);
    expect(await levels()).toEqual(['entry-level', 'standards-met']);
    revert(second);
    expect(await levels()).toEqual(['entry-level']);
    const { organisations, imports } = await assuranceAsAt(store, day('2020-04-05'));
    expect(organisations.get('X90001')?.level).toBe('entry-level');
    expect(imports).toHaveLength(1);
  });

  test('is stored whole or not at all', async () => {
    await expect(saved([met, met], {})).rejects.toThrow('UNIQUE');
    expect(await listImports(store, 'assurance')).toEqual([]);
  });
});

describe('routes', () => {
  const route = (changes: Partial<Route>): Route => ({
    consumer: 'X9A01' as OdsCode,
    system: 'Portal',
    channel: 'hie',
    practices: 'all',
    since: undefined,
    until: undefined,
    ...changes,
  });
  const saved = (routes: Route[], changes: Partial<ImportDraft> = {}): Promise<number> =>
    saveRoutes(store, draft({ source: 'routes', ...changes }), routes);

  test('are those of the newest list not later than the day, open ones apart', async () => {
    const open = route({ practices: [X90001], since: day('2020-03-09') });
    const over = route({ system: 'Old', channel: 'mig', until: day('2020-03-08') });
    const id = await saved([open, over]);
    await saved([route({ system: 'Later' })], { sha256: 'bb', asAt: day('2020-05-31') });
    const before = await routesAsAt(store, day('2020-03-08'));
    expect(before).toMatchObject({ import: { id }, routes: [over], notOpen: [open] });
    expect(await routesAsAt(store, day('2020-03-09'))).toMatchObject({
      routes: [open],
      notOpen: [over],
    });
    const later = await routesAsAt(store, day('2020-05-31'));
    expect(later.routes.map(({ system }) => system)).toEqual(['Later']);
  });

  test('there are none before the first list, nor of a reverted one', async () => {
    const none = { import: undefined, routes: [], notOpen: [] };
    const id = await saved([route({})]);
    expect(await routesAsAt(store, day('2020-02-28'))).toEqual(none);
    revert(id);
    expect(await routesAsAt(store, day('2020-02-29'))).toEqual(none);
  });
});
