import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { applyGroundTruth, assignMutations } from '../../src/simulator/ground-truth.ts';
import { writeGpConnectStructured } from '../../src/simulator/hie/structured.ts';
import { writeMigExtract } from '../../src/simulator/mig/extract.ts';
import { MUTATIONS } from '../../src/simulator/mutations.ts';
import { createRandom } from '../../src/simulator/random.ts';
import { buildRegion } from '../../src/simulator/region.ts';
import { DOSE } from './dose-patient.ts';

const asAt = '2026-06-01';
const region = buildRegion({
  seed: 'mut',
  practices: 4,
  patientsPerPractice: 25,
  consumers: 1,
  asAt,
});

test('the registry holds every file of the folder under its own name', () => {
  const files = readdirSync('src/simulator/mutations').map((name) => name.replace(/\.ts$/, ''));
  expect(MUTATIONS.map(({ id }) => id).toSorted()).toEqual(files.toSorted());
  expect(MUTATIONS.length).toBeGreaterThanOrEqual(20);
});

test.each(MUTATIONS)('$id stands in docs/simulator.md with its finding', ({ id, expects }) => {
  const page = readFileSync('docs/simulator.md', 'utf8');
  const row = page.split('\n').find((line) => line.startsWith(`| \`${id}\` |`));
  expect(row).toContain(`| \`${expects.kind}\` | ${expects.severity} | ${expects.item} |`);
});

test.each(MUTATIONS.map((mutation) => [mutation.id, mutation] as const))(
  '%s spoils one side and leaves the other as it is',
  (_id, mutation) => {
    const spoilt = region.patients.flatMap((patient) => {
      const changed = mutation.apply(patient, createRandom('one'));
      return changed === undefined ? [] : [{ patient, changed }];
    });
    expect(spoilt.length).toBeGreaterThan(0);
    for (const { patient, changed } of spoilt.slice(0, 3)) {
      const before = writeGpConnectStructured(patient, { asAt });
      expect(writeGpConnectStructured(changed, { asAt })).not.toBe(before);
      const row = {
        practice: patient.practice.code,
        nhsNumber: patient.nhsNumber,
        mutation: mutation.id,
        side: mutation.side,
        seed: 'one',
        expects: mutation.expects,
      };
      const mig = applyGroundTruth(patient, row, 'mig');
      expect(writeMigExtract(mig, 'whole', { asAt })).toBe(
        writeMigExtract(patient, 'whole', { asAt }),
      );
      expect(applyGroundTruth(patient, row, 'hie')).toEqual(changed);
    }
  },
);

test.each(MUTATIONS.map((mutation) => [mutation.id, mutation] as const))(
  '%s makes the same choice for the same seed and spares who has nothing to spoil',
  (_id, mutation) => {
    for (const patient of region.patients.slice(0, 20)) {
      const twice = [1, 2].map(() => mutation.apply(patient, createRandom('same')));
      expect(twice[0]).toEqual(twice[1]);
    }
    if (mutation.id === 'another-patient' || mutation.id === 'add-foreign-entry') return;
    expect(mutation.apply({ ...DOSE, entries: [] }, createRandom('none'))).toBeUndefined();
  },
);

test.each([
  ['dose-tenfold', '1250 micrograms once daily'],
  ['dose-unit', '125 mg once daily'],
])('%s writes %j', (id, dose) => {
  const mutation = MUTATIONS.find((known) => known.id === id);
  const changed = mutation?.apply(DOSE, createRandom('x'));
  expect(changed?.entries).toMatchObject([{ dose }]);
});

test('each chosen patient gets exactly one mutation, and all mutations have their turn', () => {
  const truth = assignMutations(region, { seed: 's', share: 0.6 });
  expect(truth).toHaveLength(60);
  expect(new Set(truth.map(({ nhsNumber }) => nhsNumber)).size).toBe(60);
  expect(new Set(truth.map(({ mutation }) => mutation)).size).toBeGreaterThan(25);
  expect(assignMutations(region, { seed: 's', share: 0.6 })).toEqual(truth);
  expect(assignMutations(region, { seed: 't', share: 0.6 })).not.toEqual(truth);
});

test('nobody who is not answered is chosen, and the mutations can be named', () => {
  const truth = assignMutations(region, { seed: 's', share: 1, only: ['drop-problem'] });
  expect(new Set(truth.map(({ mutation }) => mutation))).toEqual(new Set(['drop-problem']));
  const off = new Set(
    region.patients
      .filter(({ dissent, practice }) => dissent.mig || !practice.enabled.hie)
      .map(({ nhsNumber }) => nhsNumber),
  );
  expect(off.size).toBeGreaterThan(25);
  expect(truth.filter(({ nhsNumber }) => off.has(nhsNumber))).toEqual([]);
});
