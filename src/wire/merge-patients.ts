import type { Patient } from '../record/record.ts';
import { comparePatients } from '../record/identity.ts';

/** Several accounts of one patient as one, and whether they name two people. */
export interface MergedPatient {
  /** Undefined when there is no account, and when two of them contradict each other. */
  readonly patient: Patient | undefined;
  readonly conflict: boolean;
}

/**
 * Takes each field from the first account that has it. Where two accounts contradict each other there is
 * no patient: which of the two the entries belong to cannot be told, so nothing may be matched on either.
 */
export function mergePatients(accounts: readonly (Patient | undefined)[]): MergedPatient {
  const known = accounts.filter((account) => account !== undefined);
  if (known.length === 0) return { patient: undefined, conflict: false };
  if (contradictEachOther(known)) return { patient: undefined, conflict: true };
  const first = <K extends keyof Patient>(field: K): Patient[K] =>
    known.find((account) => account[field] !== undefined)?.[field];
  return {
    conflict: false,
    patient: {
      nhsNumber: first('nhsNumber'),
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

/** Every two are compared, for the first may leave out what the others contradict each other in. */
function contradictEachOther(accounts: readonly Patient[]): boolean {
  return accounts.some((account, index) =>
    accounts.slice(index + 1).some((other) => contradict(account, other)),
  );
}

/**
 * Within one side nothing excuses another birth date. Another name is excused where the number is the
 * same, for people marry; where no number tells, twins share all but the given name.
 */
function contradict(a: Patient, b: Patient): boolean {
  const { fields } = comparePatients(a, b);
  if (fields['nhs-number'] === 'different' || fields['birth-date'] === 'different') return true;
  if (fields['nhs-number'] === 'equal') return false;
  return fields['family-name'] === 'different' || fields['given-name'] === 'different';
}
