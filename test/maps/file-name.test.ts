import { expect, test } from 'vitest';
import { isDelta, releaseInName, seriesOf } from '../../src/maps/file-name.ts';

test.each([
  ['rcsctmap2_uk_20200401000001.txt', '2020-04-01'],
  ['sct2_Concept_UKCLSnapshot_GB1000000_20230412.txt.gz', '2023-04-12'],
  ['f_amp2_3010420.xml', undefined],
  ['map_20201301.txt', undefined],
  ['map_20200401_20210401.txt', undefined],
  ['map.txt', undefined],
])('the release in the name %s is %s', (name, release) => {
  expect(releaseInName(name)).toBe(release);
});

const RF2 = {
  id: 'rf2-description',
  file: 'sct2_Description',
  versions: 'code',
  editions: true,
} as const;

test.each([
  ['sct2_Description_UKCLSnapshot-en_GB1000000_20230412.txt', 'rf2-description UKCL-en_GB1000000'],
  ['sct2_Description_UKCLFull-en_GB1000000_20231011.txt.gz', 'rf2-description UKCL-en_GB1000000'],
  ['sct2_Description_Snapshot-en_INT_20230131.txt', 'rf2-description en_INT'],
  ['xsct2_Description_UKEDSnapshot-en_GB_20200401000001.txt', 'rf2-description UKED-en_GB'],
])('editions of RF2 are told apart by name: %s', (name, series) => {
  expect(seriesOf(RF2, name)).toBe(series);
});

test('other layouts are one series, whatever the file is called', () => {
  expect(seriesOf({ ...RF2, id: 'rcmap', editions: false }, 'copy of rcmap.txt')).toBe('rcmap');
});

test('a delta is told by its name', () => {
  expect(isDelta('sct2_Concept_Delta_INT_20230131.txt')).toBe(true);
  expect(isDelta('sct2_Concept_Snapshot_INT_20230131.txt')).toBe(false);
});
