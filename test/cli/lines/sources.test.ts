import { expect, test } from 'vitest';
import { describeSources } from '../../../src/cli/lines/sources.ts';

const source = (file: string, importedAs: string, asAt: string) => ({
  file,
  importedAs,
  asAt,
  sha256: '0123456789abcdef',
});

test('access logs are one kind, whatever a list calls them, and earlier ones are counted', () => {
  expect(
    describeSources([
      source('epraccur.csv', 'epraccur-legacy', '2020-01-31'),
      source('mig-2020-03.csv', 'accesses', '2020-03-31'),
      source('mig-2020-01.csv', 'usage', '2020-01-31'),
      source('mig-2020-02.csv', 'accesses by week', '2020-02-29'),
    ]),
  ).toEqual([
    '  from epraccur.csv (epraccur-legacy, as at 2020-01-31, sha256 0123456789ab)',
    '  from mig-2020-03.csv (usage, as at 2020-03-31, sha256 0123456789ab)',
    '    and 2 earlier (usage); --json names all',
  ]);
});
