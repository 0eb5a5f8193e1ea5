import { expect, test } from 'vitest';
import { listOf, readResources } from './fixture.ts';

test.each([
  ['N', false, []],
  ['NEG', false, []],
  ['A', true, []],
  ['AA', true, []],
  ['H', true, []],
  ['HH', true, []],
  ['L', true, []],
  ['LL', true, []],
  ['IE', undefined, ['Interpretation: IE']],
])(
  'a bare interpretation %s is a mark where the table of HL7 has it, else text',
  (code, mark, text) => {
    const reading = readResources(listOf('826501000000100', 'Observation/o1'), {
      resourceType: 'Observation',
      id: 'o1',
      status: 'final',
      code: { text: 'Weight' },
      interpretation: { coding: [{ system: 'http://hl7.org/fhir/v2/0078', code }] },
      subject: { reference: 'Patient/p1' },
    });
    const [entry] = reading.record.entries;
    expect(entry?.text).toEqual(text);
    expect(entry?.detail).toMatchObject(mark === undefined ? {} : { abnormal: mark });
    expect('abnormal' in (entry?.detail ?? {})).toBe(mark !== undefined);
  },
);
