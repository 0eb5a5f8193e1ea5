import { describe, expect, test } from 'vitest';
import { writeGpConnectStructured } from '../../../src/simulator/hie/structured.ts';
import { AREAS } from '../../../src/simulator/model.ts';
import { buildRegion } from '../../../src/simulator/region.ts';
import { WAVERINGS, asFirstTold, createTeller } from '../../../src/simulator/serve/waver.ts';

const asAt = '2027-03-01';
const [patient] = buildRegion({
  seed: 'again',
  practices: 1,
  patientsPerPractice: 1,
  consumers: 1,
  asAt,
}).patients;
if (patient === undefined) throw new Error('the region has a patient');

describe('a gateway that wavers', () => {
  const parameters = {
    areas: new Set(AREAS),
    resolvedAllergies: true,
    prescriptionIssues: true,
    unrecognised: [],
  };
  const write = (told: typeof patient): string =>
    writeGpConnectStructured(told, { asAt, parameters });

  test.each(WAVERINGS)('tells the first time otherwise, and then as it is: %s', (wavering) => {
    const tell = createTeller(() => wavering);
    const [first, second, third] = [1, 2, 3].map(() => write(tell(patient, 'record')));
    expect(first).not.toBe(write(patient));
    expect([second, third]).toEqual([write(patient), write(patient)]);
    expect(write(tell(patient, 'something else'))).toBe(first);
  });

  test('lacks one result of a laboratory and nothing else where an entry arrives', () => {
    const before = asFirstTold(patient, 'entry-arrives').entries;
    const missing = patient.entries.filter((entry) => !before.includes(entry));
    expect(missing.map(({ kind }) => kind)).toEqual(['result']);
  });
});
