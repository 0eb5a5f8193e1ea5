import { CODES, core, patientWith } from './sample-patient.ts';

/** A patient who takes one drug, measured in micrograms. */
export const DOSE = patientWith([
  {
    ...core('d1', CODES.simvastatin),
    kind: 'medication',
    dose: '125 micrograms once daily',
    quantity: { number: '28', unit: 'tablet' },
    durationDays: 28,
    course: 'repeat',
    status: 'active',
    issues: [{ id: 'i1', date: '2019-05-02' }],
  },
]);
