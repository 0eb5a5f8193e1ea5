import type { Patient } from '../record/record.ts';

/** Several accounts of one patient as one, and whether they name two people. */
export interface MergedPatient {
  readonly patient: Patient | undefined;
  readonly conflict: boolean;
}

/**
 * Takes each field from the first account that has it. Where two accounts give different NHS numbers the
 * merged patient has none: nothing may be matched on a number that is in doubt.
 */
export function mergePatients(accounts: readonly (Patient | undefined)[]): MergedPatient {
  const known = accounts.filter((account) => account !== undefined);
  if (known.length === 0) return { patient: undefined, conflict: false };
  const numbers = new Set(known.flatMap(({ nhsNumber }) => nhsNumber ?? []));
  const conflict = numbers.size > 1;
  const first = <K extends keyof Patient>(field: K): Patient[K] =>
    known.find((account) => account[field] !== undefined)?.[field];
  return {
    conflict,
    patient: {
      nhsNumber: conflict ? undefined : first('nhsNumber'),
      birthDate: first('birthDate'),
      familyName: first('familyName'),
      givenName: first('givenName'),
      gender: first('gender'),
      deceased: first('deceased'),
      postcode: first('postcode'),
      practice: first('practice'),
    },
  };
}
