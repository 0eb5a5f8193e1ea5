import { describe, expect, test } from 'vitest';
import { type RecordedImport, everyImport } from '../../../src/store/import-history.ts';
import {
  IMPORT_SOURCES,
  type ImportSource,
  importsAsAt,
  insertImport,
} from '../../../src/store/imports.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { effectOfReverting, standingOf } from '../../../src/workflow/register/import-history.ts';
import { day } from '../../support/register-files.ts';

/** Sources the register asks for row by row: the newest row of each agreement, organisation or week. */
const ROW_BY_ROW: readonly ImportSource[] = ['agreements', 'assurance', 'usage'];
const REVERSAL = { at: '2020-03-09T09:00:00Z', by: 'lead', why: 'wrong month' };

/** An import by number, day and source; whether it was taken back. */
function made(
  id: number,
  asAt: string,
  { source = 'epraccur', reverted = false }: { source?: ImportSource; reverted?: boolean } = {},
): RecordedImport {
  return {
    id,
    source,
    asAt: day(asAt),
    importedAs: source,
    reading: source,
    file: `${id}.csv`,
    sha256: 'aa',
    importedAt: '2020-03-09T08:00:00Z',
    rows: 1,
    kept: 1,
    rejected: 0,
    notes: [],
    reverted: reverted ? REVERSAL : undefined,
  };
}

describe('how an import stands', () => {
  test.each<[string, RecordedImport[], string, number | null]>([
    [
      'alone of its day: in force',
      [made(1, '2020-01-31'), made(2, '2020-02-29')],
      'in-force',
      null,
    ],
    ['an older day than another: in force for its days', [made(1, '2020-01-31')], 'in-force', null],
    [
      'another of its source and day came after it',
      [made(1, '2020-01-31'), made(2, '2020-01-31'), made(3, '2020-01-31')],
      'superseded',
      3,
    ],
    [
      'another source of the day takes no place',
      [made(1, '2020-01-31'), made(2, '2020-01-31', { source: 'etr' })],
      'in-force',
      null,
    ],
    [
      'what took its place was taken back',
      [made(1, '2020-01-31'), made(2, '2020-01-31', { reverted: true })],
      'in-force',
      null,
    ],
    [
      'taken back itself',
      [made(1, '2020-01-31', { reverted: true }), made(2, '2020-01-31')],
      'reverted',
      null,
    ],
    [
      'agreements of one day stand beside one another, row by row',
      [
        made(1, '2020-01-31', { source: 'agreements' }),
        made(2, '2020-01-31', { source: 'agreements' }),
      ],
      'in-force',
      null,
    ],
  ])('%s', (_, all, state, supersededBy) => {
    expect(standingOf(all[0] as RecordedImport, all)).toEqual({ state, supersededBy });
  });
});

describe('what changes when an import is taken back', () => {
  const january = made(1, '2020-01-31');
  const february = made(2, '2020-02-29');
  const again = made(3, '2020-02-29');
  const april = made(4, '2020-04-30');

  test.each<[string, RecordedImport, RecordedImport[], object]>([
    [
      'the one before answers, until a newer one does',
      february,
      [january, february, april],
      { what: 'replaced', by: 1, from: '2020-02-29', before: '2020-04-30' },
    ],
    [
      'the one of the same day answers',
      again,
      [january, february, again],
      { what: 'replaced', by: 2, from: '2020-02-29', before: null },
    ],
    [
      'nothing answers where there was none before',
      january,
      [january, april],
      { what: 'emptied', by: null, from: '2020-01-31', before: '2020-04-30' },
    ],
    [
      'nothing changes where another took its place',
      february,
      [january, february, again],
      { what: 'unchanged', by: 3, from: null, before: null },
    ],
    [
      'one taken back takes no place',
      february,
      [made(1, '2020-01-31', { reverted: true }), february],
      { what: 'emptied', by: null, from: '2020-02-29', before: null },
    ],
    [
      'rows of one that adds to others are left out',
      made(5, '2020-01-31', { source: 'usage' }),
      [made(5, '2020-01-31', { source: 'usage' }), made(6, '2020-02-29', { source: 'usage' })],
      { what: 'rows-left-out', by: null, from: '2020-01-31', before: null },
    ],
  ])('%s', (_, one, all, effect) => {
    expect(effectOfReverting(one, all)).toEqual(effect);
  });
});

describe('what is said to be in force is what the store reads', () => {
  const read = IMPORT_SOURCES.filter((source) => !ROW_BY_ROW.includes(source));

  test.each(read)('of two files of %s of one day', async (source) => {
    const store = openStore(':memory:');
    const { reverted: _reverted, id: _id, ...draft } = made(0, '2020-01-31', { source });
    for (const sha256 of ['aa', 'bb']) insertImport(store, { ...draft, sha256, rejected: [] });
    const every = await everyImport(store);
    const inForce = every.filter((one) => standingOf(one, every).state === 'in-force');
    const inUse = await importsAsAt(store, day('2020-02-01'));
    store.close();
    expect(inForce.map(({ id }) => id)).toEqual(inUse.map(({ id }) => id));
  });
});
