import { expect, test } from 'vitest';
import { type MapCounts, checkMap } from '../../src/maps/self-check.ts';

/** The counts published of rcsctmap2 of April 2020 (mig-wire §9.3). */
const APRIL_2020: MapCounts = {
  rows: 170_000,
  active: 160_000,
  inactive: 10_000,
  ambiguous: 0,
  latest: 159_464,
  inUse: 102_057,
  assured: 77_079,
  notAssured: 24_978,
  targets: 68_414,
  markers: 0,
  identifiers: 150_000,
  concepts: 150_000,
  contested: 0,
  later: 0,
};

const FILE = { layout: 'rcsctmap2', release: '2020-04-01' };

function failed(changes: Partial<MapCounts>, file = FILE): string[] {
  return checkMap({ ...APRIL_2020, ...changes }, file)
    .filter(({ passed }) => !passed)
    .map(({ id }) => id);
}

test('the release of April 2020 passes with its published counts', () => {
  expect(failed({})).toEqual([]);
});

test.each([
  [{ latest: 159_463 }, ['published-counts']],
  [{ inUse: 102_056, assured: 77_078 }, ['published-counts']],
  [{ targets: 68_413 }, ['published-counts']],
  [{ concepts: 149_999 }, ['targets-are-concepts']],
  [{ contested: 1 }, ['one-row-in-use']],
])('%j fails %j', (changes, ids) => {
  expect(failed(changes)).toEqual(ids);
});

test('a file of which nothing has begun by its release fails', () => {
  expect(failed({ latest: 0 }, { layout: 'rcmap', release: '2019-04-01' })).toEqual([
    'something-to-use',
  ]);
});

test('published counts bind only the release they were published of', () => {
  expect(failed({ latest: 7 }, { ...FILE, release: '2019-10-01' })).toEqual([]);
  expect(failed({ latest: 7 }, { ...FILE, layout: 'rcsctmap' })).toEqual([]);
});

test('a failed check tells the figures', () => {
  const told = checkMap({ ...APRIL_2020, inUse: 9 }, FILE).map(({ said }) => said);
  expect(told).toContain(
    'The counts are not those published of the release of April 2020: inUse 9, not 102057.',
  );
});
