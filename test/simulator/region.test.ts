import { expect, test } from 'vitest';
import { writeGpConnectStructured } from '../../src/simulator/hie/structured.ts';
import { writeMigExtract } from '../../src/simulator/mig/extract.ts';
import type { RegionOptions, SimulatedEntry } from '../../src/simulator/model.ts';
import { buildRegion } from '../../src/simulator/region.ts';

const OPTIONS: RegionOptions = {
  seed: 'teasel',
  practices: 4,
  patientsPerPractice: 20,
  consumers: 3,
  asAt: '2026-06-01',
};
const region = buildRegion(OPTIONS);

test('the same options give the same bytes on both wires', () => {
  const again = buildRegion({ ...OPTIONS });
  expect(JSON.stringify(again)).toBe(JSON.stringify(region));
  const { asAt } = OPTIONS;
  for (const [index, patient] of region.patients.slice(0, 6).entries()) {
    const other = again.patients[index] ?? patient;
    expect(writeMigExtract(other, 'whole', { asAt })).toBe(
      writeMigExtract(patient, 'whole', { asAt }),
    );
    expect(writeGpConnectStructured(other, { asAt })).toBe(
      writeGpConnectStructured(patient, { asAt }),
    );
  }
});

test('another seed gives other people', () => {
  const other = buildRegion({ ...OPTIONS, seed: 'bramble' });
  const numbers = new Set(region.patients.map((patient) => patient.nhsNumber));
  expect(other.patients.filter((patient) => numbers.has(patient.nhsNumber))).toEqual([]);
});

test('codes of organisations lie outside the real range', () => {
  expect(region.practices.map((practice) => practice.code)).toEqual([
    'X90001',
    'X90002',
    'X90003',
    'X90004',
  ]);
  expect(region.consumers.map((consumer) => consumer.code)).toEqual(['X9T01', 'X9T02', 'X9T03']);
  for (const { commissioner, pcn } of region.practices) {
    expect(commissioner.code).toMatch(/^X9C0[12]$/);
    expect(pcn.code).toMatch(/^X9P\d{3}$/);
  }
});

test('one practice has not signed and one is not connected to the HIE', () => {
  const signed = region.practices.map((practice) => practice.signed.hie);
  const enabled = region.practices.map((practice) => practice.enabled.hie);
  expect(signed).toEqual([true, true, false, true]);
  expect(enabled).toEqual([true, true, true, false]);
  expect(region.practices.every((practice) => practice.enabled.mig)).toBe(true);
});

test.each([
  'nothing-recorded',
  'no-known-allergies',
  'opt-out',
  'confidential-item',
  'ended-allergy',
  'exact-duplicate',
  'same-day-twins',
  'many-issues',
])('some patients are there for the trait %s', (trait) => {
  expect(region.patients.some((patient) => patient.traits.includes(trait))).toBe(true);
});

test('traits are more than names', () => {
  expect(having('no-known-allergies').filter(({ kind }) => kind === 'allergy')).toMatchObject([
    { noneKnown: true, concept: { snomed: '716186003' } },
  ]);
  expect(having('confidential-item').filter((entry) => entry.confidential === true)).toHaveLength(
    1,
  );
  const courses = having('many-issues').flatMap((entry) =>
    entry.kind === 'medication' ? [entry.issues.length] : [],
  );
  expect(Math.max(...courses)).toBeGreaterThanOrEqual(24);
  const ended = having('ended-allergy').flatMap((entry) =>
    entry.kind === 'allergy' && entry.ended !== undefined ? [entry] : [],
  );
  expect(ended).toHaveLength(1);
  const pressures = having('exact-duplicate').flatMap((entry) =>
    entry.kind === 'blood-pressure' ? [`${entry.date} ${entry.systolic} ${entry.diastolic}`] : [],
  );
  expect(pressures.length - new Set(pressures).size).toBe(1);
});

function having(trait: string): readonly SimulatedEntry[] {
  const found = region.patients.find(
    (patient) => patient.traits.includes(trait) && !patient.traits.includes('nothing-recorded'),
  );
  return found?.entries ?? [];
}

test('dates come in every precision, none later than a month before today but recalls', () => {
  const dates = region.patients.flatMap((patient) =>
    patient.entries.flatMap((entry) => (entry.date === undefined ? [] : [entry.date])),
  );
  expect(new Set(dates.map((date) => date.length))).toEqual(new Set([4, 7, 10, 19]));
  expect(dates.filter((date) => date > '2026-05-03')).toEqual([]);
});

test('without extras the HIE has only what the MIG has', () => {
  const bare = buildRegion({ ...OPTIONS, hieExtras: false });
  const kinds = new Set(bare.patients.flatMap(({ entries }) => entries.map(({ kind }) => kind)));
  for (const kind of ['observation', 'note', 'diary', 'document'] as const) {
    expect(kinds.has(kind)).toBe(false);
  }
  expect(kinds.has('blood-pressure')).toBe(true);
});
