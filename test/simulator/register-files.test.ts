import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { assignMutations } from '../../src/simulator/ground-truth.ts';
import { buildRegion } from '../../src/simulator/region.ts';
import {
  writeAgreements,
  writeEpraccurDse,
  writeEpraccurLegacy,
  writeSamples,
} from '../../src/simulator/register-files.ts';
import { writeRegionFiles } from '../../src/simulator/write-region-files.ts';

const region = buildRegion({
  seed: 'register',
  practices: 4,
  patientsPerPractice: 3,
  consumers: 2,
  asAt: '2026-06-01',
});

test('both dialects have 27 columns, the same practices, and their own words for status and role', () => {
  const legacy = parse(writeEpraccurLegacy(region));
  const dse = parse(writeEpraccurDse(region));
  expect(legacy.map((row) => row.length)).toEqual(legacy.map(() => 27));
  expect(dse.map((row) => row.length)).toEqual(dse.map(() => 27));
  const codes = ['X90001', 'X90002', 'X90003', 'X90004', 'X98001', 'X98002', 'X98003'];
  expect(legacy.map(([code]) => code)).toEqual(codes);
  expect(dse.map(([code]) => code)).toEqual(codes);
  expect(legacy.map((row) => row[12])).toEqual(['A', 'A', 'A', 'A', 'C', 'D', 'A']);
  expect(legacy.map((row) => row[25])).toEqual(['4', '4', '4', '4', '4', '4', '1']);
  expect(dse.map((row) => row[12])[4]).toBe('INACTIVE');
  expect(dse.map((row) => row[25])[0]).toBe('RO76');
  expect(legacy[4]?.[11]).toBe('20190331');
  expect(legacy[0]?.[14]).toBe('X9C01');
  expect(legacy[0]?.[23]).toBe('X9C01');
});

test('agreements have a row for each party of each channel, one of them not signed', () => {
  const rows = parse<Record<string, string>>(writeAgreements(region), { columns: true });
  expect(rows).toHaveLength(2 * (4 + 2));
  const open = rows.filter((row) => row['state'] !== 'active');
  expect(open).toMatchObject([
    { channel: 'hie', party: 'X90003', role: 'provider', state: 'issued', signed_on: '' },
  ]);
  expect(rows[0]).toMatchObject({
    valid_from: '2017-06-01',
    valid_to: '2027-06-01',
    as_at: '2026-06-01',
  });
});

test('the sample list names every patient once', () => {
  const rows = parse<Record<string, string>>(writeSamples(region), { columns: true });
  expect(Object.keys(rows[0] ?? {})).toEqual(['practice', 'nhs_number', 'stratum']);
  expect(rows.map((row) => row['nhs_number'])).toEqual(
    region.patients.map(({ nhsNumber }) => nhsNumber),
  );
});

test('a region’s folder holds what a programme holds, and the truth beside it', () => {
  const directory = join(mkdtempSync(join(tmpdir(), 'region-')), 'new');
  const truth = assignMutations(region, { seed: 'register', share: 0.5 });
  const paths = writeRegionFiles(region, directory, truth);
  expect(readdirSync(directory).toSorted()).toEqual([
    'agreements.csv',
    'consumers.csv',
    'epraccur-dse.csv',
    'epraccur.csv',
    'ground-truth.json',
    'hie-access.csv',
    'mig-access.csv',
    'pcns.csv',
    'region.json',
    'samples.csv',
    'suppliers.csv',
  ]);
  expect(paths).toHaveLength(11);
  const written = JSON.parse(readFileSync(join(directory, 'ground-truth.json'), 'utf8')) as unknown;
  expect(written).toEqual(truth);
  expect(truth).toHaveLength(6);
});
