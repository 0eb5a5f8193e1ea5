import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { currentMembers, listSampleLists, saveSampleList } from '../../src/store/samples.ts';

const member = (pseudonym: string, stratum?: string) => ({
  practice: 'X90001',
  pseudonym,
  stratum,
});

describe('sample lists', () => {
  const source = {
    file: '/lists/samples.csv',
    sha256: 'a',
    columns: { practice: 'practice', nhsNumber: 'nhs_number', stratum: 'stratum' },
    keyId: 'k-0123456789ab',
    importedAt: '2027-03-01T09:00:00Z',
    rowsRead: 2,
    rowsRefused: 0,
  };

  test('of the same file replace each other; the same content is not stored twice', async () => {
    const store = openStore(':memory:');
    const first = await saveSampleList(store, source, [member('p-1'), member('p-2')]);
    expect(await saveSampleList(store, source, [member('p-1'), member('p-2')])).toBe(first);
    await saveSampleList(store, { ...source, sha256: 'b' }, [member('p-2'), member('p-3')]);
    expect((await currentMembers(store)).map((one) => one.pseudonym)).toEqual(['p-2', 'p-3']);
    expect((await listSampleLists(store)).map((one) => one.current)).toEqual([false, true]);
  });

  test('of different files add up, each patient once, with the stratum of the newer list', async () => {
    const store = openStore(':memory:');
    await saveSampleList(store, source, [member('p-1', 'older')]);
    const other = { ...source, file: '/lists/other.csv' };
    await saveSampleList(store, other, [member('p-1', 'newer'), member('p-2')]);
    expect(await currentMembers(store)).toEqual([member('p-1', 'newer'), member('p-2')]);
  });

  test('are stored all or nothing', async () => {
    const store = openStore(':memory:');
    const twice = [member('p-1'), member('p-1')];
    await expect(saveSampleList(store, source, twice)).rejects.toThrow(/UNIQUE/);
    expect(await listSampleLists(store)).toEqual([]);
  });
});
