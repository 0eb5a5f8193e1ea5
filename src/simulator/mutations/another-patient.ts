import { testNhsNumber } from '../check-digits.ts';
import { person } from '../generate/people.ts';
import { shiftYears } from '../moments.ts';
import type { Mutation } from '../mutation.ts';

/** The HIE answers for somebody else. */
export const anotherPatient: Mutation = {
  id: 'another-patient',
  title: "Another person's answer",
  side: 'hie',
  expects: { kind: 'patient-mismatch', severity: 'catastrophic', item: 'patient-details' },
  apply: (patient, random) => ({
    ...patient,
    ...person(random),
    family: patient.family === 'Otherthwaite' ? 'Otherwick' : 'Otherthwaite',
    birthDate: shiftYears(patient.birthDate, -7),
    nhsNumber: testNhsNumber(random, new Set([patient.nhsNumber])),
  }),
};
