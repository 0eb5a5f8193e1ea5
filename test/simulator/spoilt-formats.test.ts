import { expect, test } from 'vitest';
import { writeCda } from '../../src/simulator/cda/document.ts';
import type { SimulatedPatient } from '../../src/simulator/model.ts';
import { MUTATIONS } from '../../src/simulator/mutations.ts';
import { writeR4 } from '../../src/simulator/r4/bundles.ts';
import { createRandom } from '../../src/simulator/random.ts';
import { buildRegion } from '../../src/simulator/region.ts';

const asAt = '2026-06-01';
const { patients } = buildRegion({
  seed: 'spoilt',
  practices: 1,
  patientsPerPractice: 16,
  consumers: 1,
  asAt,
});

const FORMATS: Readonly<Record<string, (patient: SimulatedPatient) => string>> = {
  cda: (patient) => writeCda(patient, { asAt }),
  'uk-core': (patient) => JSON.stringify(writeR4(patient, { asAt })),
  millennium: (patient) => JSON.stringify(writeR4(patient, { asAt, style: 'millennium' })),
};

/** Faults a format cannot show, because it has no place for what they change. */
const CANNOT_SHOW: Readonly<Record<string, readonly string[]>> = {
  cda: ['significance-changed'],
  'uk-core': [],
  millennium: ['significance-changed'],
};

test.each(Object.keys(FORMATS))(
  'every fault shows in %s, but for those it has no place for',
  (id) => {
    const write = FORMATS[id];
    const silent = MUTATIONS.filter((mutation) => {
      const spoilt = patients.flatMap((patient) => {
        const changed = mutation.apply(patient, createRandom(mutation.id));
        return changed === undefined ? [] : [{ patient, changed }];
      });
      expect(spoilt).not.toEqual([]);
      return spoilt
        .slice(0, 2)
        .every(({ patient, changed }) => write?.(patient) === write?.(changed));
    });
    expect(silent.map((mutation) => mutation.id)).toEqual(CANNOT_SHOW[id]);
  },
);
