import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Membership } from '../../src/programme/organisations/organisation.ts';
import type { ImportDraft } from '../../src/store/imports.ts';
import { type StoreHandle, openStore } from '../../src/store/open-store.ts';
import { registerAsAt, saveSnapshot } from '../../src/store/organisations.ts';
import { exampleOrganisation } from '../support/gate-facts.ts';
import { day } from '../support/register-files.ts';

let store: StoreHandle;
let count = 0;

function save(
  source: ImportDraft['source'],
  asAt: string,
  ...members: (Pick<Membership, 'kind' | 'value'> & { since?: string; until?: string })[]
): Promise<number> {
  count += 1;
  const draft: ImportDraft = {
    source,
    importedAs: source,
    reading: source,
    file: `${source}.csv`,
    sha256: String(count),
    asAt: day(asAt),
    importedAt: '2020-02-01T09:00:00Z',
    rows: members.length,
    kept: members.length,
    rejected: [],
    notes: [],
  };
  const { code } = exampleOrganisation();
  return saveSnapshot(store, draft, {
    organisations: source === 'epraccur' ? [exampleOrganisation()] : [],
    members: members.map(({ kind, value, since, until }) => ({
      kind,
      code,
      value,
      since: since === undefined ? undefined : day(since),
      until: until === undefined ? undefined : day(until),
    })),
  });
}

beforeEach(async () => {
  store = openStore(':memory:');
  await save('epraccur', '2020-01-01');
});
afterEach(() => store.close());

async function belongsTo(kind: Membership['kind'], text: string): Promise<string | undefined> {
  const { organisations } = await registerAsAt(store, day(text));
  return organisations[0]?.[kind];
}

describe('what an organisation belongs to on a day', () => {
  test.each([
    ['2020-01-31', undefined],
    ['2020-02-01', 'Wave 1'],
    ['2020-02-29', 'Wave 1'],
    ['2020-03-01', 'Wave 2'],
    ['2030-01-01', 'Wave 2'],
  ])('on %s it is of %s: first and last day count', async (text, wave) => {
    await save(
      'waves',
      '2020-01-15',
      { kind: 'wave', value: 'Wave 1', since: '2020-02-01', until: '2020-02-29' },
      { kind: 'wave', value: 'Wave 2', since: '2020-03-01' },
    );
    expect(await belongsTo('wave', text)).toBe(wave);
  });

  test('the newest list counts, also where it says that a spell has ended', async () => {
    await save('pcns', '2020-01-15', { kind: 'pcn', value: 'X9P01' });
    await save('epcncorepartners', '2020-02-15', {
      kind: 'pcn',
      value: 'X9P02',
      until: '2020-02-29',
    });
    expect(await belongsTo('pcn', '2020-02-14')).toBe('X9P01');
    expect(await belongsTo('pcn', '2020-02-15')).toBe('X9P02');
    expect(await belongsTo('pcn', '2020-03-01')).toBeUndefined();
  });

  test('of two lists of one day the own one counts', async () => {
    await save('pcns', '2020-01-15', { kind: 'pcn', value: 'X9P01' });
    await save('epcncorepartners', '2020-01-15', { kind: 'pcn', value: 'X9P02' });
    expect(await belongsTo('pcn', '2020-01-15')).toBe('X9P01');
  });

  test('a spell begun later goes before one that was never ended', async () => {
    await save(
      'epcncorepartners',
      '2020-01-15',
      { kind: 'pcn', value: 'X9P02', since: '2020-01-10' },
      { kind: 'pcn', value: 'X9P01', since: '2019-07-01' },
    );
    expect(await belongsTo('pcn', '2020-01-15')).toBe('X9P02');
  });

  test('between two begun on one day nothing is chosen', async () => {
    await save(
      'epcncorepartners',
      '2020-01-15',
      { kind: 'pcn', value: 'X9P02', since: '2019-07-01' },
      { kind: 'pcn', value: 'X9P01', since: '2019-07-01' },
    );
    expect(await belongsTo('pcn', '2020-01-15')).toBeUndefined();
  });

  test('a list that was taken back says nothing any more', async () => {
    const id = await save('places', '2020-01-15', { kind: 'place', value: 'Exampleton' });
    expect(await belongsTo('place', '2020-02-01')).toBe('Exampleton');
    store.database
      .prepare(
        "UPDATE register_import SET reverted_at = '2020-02-01T09:00:00Z', reverted_by = 'a', reverted_why = 'b' WHERE id = ?",
      )
      .run(id);
    expect(await belongsTo('place', '2020-02-01')).toBeUndefined();
  });
});

describe('one code in several files', () => {
  const listed = async (text: string): Promise<string | undefined> =>
    (await registerAsAt(store, day(text))).organisations[0]?.name;
  const document = (
    asAt: string,
    name: string,
    importedAs: string,
    source: ImportDraft['source'] = 'documents',
  ): Promise<number> => {
    count += 1;
    const shared = { reading: 'r', file: 'f', importedAt: '2020-02-01T09:00:00Z', notes: [] };
    return saveSnapshot(
      store,
      {
        ...shared,
        source,
        importedAs,
        sha256: String(count),
        asAt: day(asAt),
        rows: 1,
        kept: 1,
        rejected: [],
      },
      { organisations: [exampleOrganisation({ name })], members: [] },
    );
  };

  test('a document never displaces the row of a snapshot, and every one is in use', async () => {
    await document('2020-02-01', 'RECORD', 'ord-record');
    await document('2020-01-20', 'EARLIER RECORD', 'ord-record');
    expect(await listed('2020-01-19')).toBe('THE SURGERY');
    expect(await listed('2020-01-31')).toBe('THE SURGERY');
    expect(await listed('2020-02-01')).toBe('THE SURGERY');
    expect((await registerAsAt(store, day('2020-02-01'))).imports).toHaveLength(3);
  });

  test.each([
    ['ord-list', 'documents'],
    ['organisations', 'organisations'],
  ] as const)('%s says little of each, and comes last whatever its day', async (as, source) => {
    await document('2020-02-01', 'LIST', as, source);
    expect(await listed('2020-02-01')).toBe('THE SURGERY');
  });
});
