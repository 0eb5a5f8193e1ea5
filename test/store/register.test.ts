import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OdsCode } from '../../src/base/ods-code.ts';
import type { Membership, Organisation } from '../../src/programme/organisations/organisation.ts';
import { agreementsAsAt, saveAgreements } from '../../src/store/agreements.ts';
import {
  type ImportDraft,
  findImport,
  importsAsAt,
  listImports,
  listRejectedRows,
} from '../../src/store/imports.ts';
import { type StoreHandle, openStore } from '../../src/store/open-store.ts';
import { registerAsAt, saveSnapshot } from '../../src/store/organisations.ts';
import { exampleAgreement } from '../support/agreement-example.ts';
import { exampleOrganisation } from '../support/gate-facts.ts';
import { day } from '../support/register-files.ts';

let store: StoreHandle;
beforeEach(() => {
  store = openStore(':memory:');
});
afterEach(() => store.close());

function draft(changes: Partial<ImportDraft> = {}): ImportDraft {
  return {
    source: 'epraccur',
    importedAs: 'epraccur-legacy',
    reading: 'epraccur-legacy',
    file: 'epraccur.csv',
    sha256: 'aa',
    asAt: day('2020-01-31'),
    importedAt: '2020-02-01T09:00:00Z',
    rows: 2,
    kept: 1,
    rejected: [{ line: 2, column: 'all', reason: 'the row has 3 columns, not 27' }],
    notes: [{ what: 'unknown-setting', value: '26', rows: 1, line: 1 }],
    ...changes,
  };
}

function listing(...organisations: Organisation[]): {
  organisations: Organisation[];
  members: [];
} {
  return { organisations, members: [] };
}

test('an import comes back as it was stored, its rejected rows beside it', async () => {
  const id = await saveSnapshot(store, draft(), listing(exampleOrganisation()));
  const { rejected, ...rest } = draft();
  expect(await findImport(store, draft())).toEqual({ ...rest, id, rejected: 1 });
  expect(await listRejectedRows(store, id)).toEqual(rejected);
  expect(await findImport(store, draft({ sha256: 'bb' }))).toBeUndefined();
});

test('an organisation comes back as it was stored, in every field', async () => {
  const one = exampleOrganisation({
    commissionerSince: day('2013-04-01'),
    nationalGrouping: 'X9N',
    geography: 'X9G',
    postcode: 'ZZ99 1AA',
    closed: day('2021-03-31'),
  });
  const id = await saveSnapshot(store, draft(), listing(one));
  const { organisations } = await registerAsAt(store, day('2020-02-01'));
  expect(organisations).toEqual([{ ...one, import: id }]);
});

test('an agreement comes back as it was stored, in every field', async () => {
  const one = exampleAgreement({ validTo: day('2021-01-01'), supersedes: 'MIG-1' });
  const bare = exampleAgreement({
    agreement: 'HIE-2',
    providerParty: { state: undefined, signedOn: undefined },
    validFrom: undefined,
    dpia: undefined,
  });
  const id = await saveAgreements(store, draft({ source: 'agreements' }), [one, bare]);
  expect(await agreementsAsAt(store, day('2020-03-09'))).toEqual([
    { ...one, import: id },
    { ...bare, import: id },
  ]);
});

describe('all or nothing', () => {
  test('a snapshot that fails half-way leaves no trace', async () => {
    const twin = exampleOrganisation();
    await expect(saveSnapshot(store, draft(), listing(twin, twin))).rejects.toThrow('UNIQUE');
    expect(await listImports(store, 'epraccur')).toEqual([]);
    expect((await registerAsAt(store, day('2020-02-01'))).organisations).toEqual([]);
  });

  test('an export that fails half-way leaves no trace', async () => {
    const twin = exampleAgreement();
    const exported = draft({ source: 'agreements' });
    await expect(saveAgreements(store, exported, [twin, twin])).rejects.toThrow('UNIQUE');
    expect(await listImports(store, 'agreements')).toEqual([]);
  });
});

describe('several sources', () => {
  test('the newest import of each counts, and none after the day', async () => {
    await saveSnapshot(store, draft(), listing());
    await saveSnapshot(store, draft({ sha256: 'bb', asAt: day('2020-04-30') }), listing());
    await saveSnapshot(store, draft({ source: 'etr', asAt: day('2020-02-29') }), listing());
    const used = async (text: string): Promise<string[]> =>
      (await importsAsAt(store, day(text))).map(({ source, asAt }) => `${source} ${asAt}`);
    expect(await used('2020-02-28')).toEqual(['epraccur 2020-01-31']);
    expect(await used('2020-04-29')).toEqual(['epraccur 2020-01-31', 'etr 2020-02-29']);
    expect(await used('2020-04-30')).toEqual(['epraccur 2020-04-30', 'etr 2020-02-29']);
  });

  test('a code that two list is taken from epraccur, once', async () => {
    await saveSnapshot(
      store,
      draft({ source: 'organisations' }),
      listing(exampleOrganisation({ name: 'LIST' })),
    );
    await saveSnapshot(store, draft(), listing(exampleOrganisation({ name: 'EPRACCUR' })));
    const { organisations } = await registerAsAt(store, day('2020-02-01'));
    expect(organisations.map(({ name }) => name)).toEqual(['EPRACCUR']);
  });

  test('the PCN comes from the list of the day, not from an older one', async () => {
    const code = 'X90001' as OdsCode;
    const members = (value: string): { organisations: []; members: Membership[] } => ({
      organisations: [],
      members: [{ kind: 'pcn', code, value, since: undefined, until: undefined }],
    });
    await saveSnapshot(store, draft(), listing(exampleOrganisation()));
    await saveSnapshot(store, draft({ source: 'pcns' }), members('X9P01'));
    await saveSnapshot(store, draft({ source: 'pcns', asAt: day('2020-02-29') }), members('X9P02'));
    const pcnOn = async (text: string): Promise<string | undefined> =>
      (await registerAsAt(store, day(text), { code })).organisations[0]?.pcn;
    expect(await pcnOn('2020-02-28')).toBe('X9P01');
    expect(await pcnOn('2020-02-29')).toBe('X9P02');
  });
});

test('of an agreement the newest row not later than the day counts, for each flow', async () => {
  const older = exampleAgreement({ dpia: 'in-progress', asAt: day('2020-01-31') });
  await saveAgreements(store, draft({ source: 'agreements' }), [
    older,
    exampleAgreement({ consumer: 'X9A02' as OdsCode }),
  ]);
  await saveAgreements(store, draft({ source: 'agreements', sha256: 'bb' }), [exampleAgreement()]);
  const dpias = async (text: string): Promise<(string | undefined)[]> =>
    (await agreementsAsAt(store, day(text), { organisation: 'X90001' })).map(({ dpia }) => dpia);
  expect(await dpias('2020-01-30')).toEqual([]);
  expect(await dpias('2020-02-28')).toEqual(['in-progress']);
  expect(await dpias('2020-02-29')).toEqual(['approved', 'approved']);
  expect(await agreementsAsAt(store, day('2020-02-29'), { organisation: 'X9A03' })).toEqual([]);
});
