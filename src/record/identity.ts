import type { PartialDate } from '../base/partial-date.ts';
import { coarsen, commonPrecision } from '../base/partial-date.ts';
import { foldText } from '../base/text-fold.ts';
import type { Patient } from './record.ts';
import { SIDES } from './side.ts';
import type { BySide, Side } from './side.ts';

/** Whether both answers are about one person, and in which fields they differ. Never the values. */
export interface Identity {
  readonly verdict: 'same' | 'different' | 'undetermined';
  readonly differs: readonly string[];
  /** Sides that answered about another NHS number than was asked for. */
  readonly notAsked: readonly Side[];
}

/** Whether two accounts give one field alike; `unknown` when one of them does not give it. */
export type Agreement = 'equal' | 'different' | 'unknown';

/** The fields by which two accounts of a patient are compared. */
export type IdentityField =
  | 'nhs-number'
  | 'birth-date'
  | 'family-name'
  | 'given-name'
  | 'gender'
  | 'deceased';

/** Two accounts side by side, field by field. Never the values. */
export interface PatientComparison {
  readonly verdict: Identity['verdict'];
  readonly differs: readonly IdentityField[];
  readonly fields: Readonly<Record<IdentityField, Agreement>>;
}

/**
 * Compares whom the two answers are about. Two NHS numbers, or another birth date together with another
 * family name, are another person; so is anybody but the one asked for, even when both sides agree.
 * What a side does not say proves nothing: without both numbers, the same person needs the same birth
 * date, family name and given name, for twins share two of the three.
 */
export function checkIdentity(patients: BySide<Patient | undefined>, asked?: string): Identity {
  const { mig, hie } = patients;
  const wanted = digits(asked);
  const notAsked = SIDES.filter(
    (side) => agree(digits(patients[side]?.nhsNumber), wanted) === 'different',
  );
  if (mig === undefined || hie === undefined) {
    return { verdict: notAsked.length > 0 ? 'different' : 'undetermined', differs: [], notAsked };
  }
  const { verdict, differs } = comparePatients(mig, hie);
  return { verdict: notAsked.length > 0 ? 'different' : verdict, differs, notAsked };
}

/** Compares two accounts of a patient, whichever sides or answers they come from. */
export function comparePatients(a: Patient, b: Patient): PatientComparison {
  const fields = {
    'nhs-number': agree(digits(a.nhsNumber), digits(b.nhsNumber)),
    'birth-date': agreeOnDate(a.birthDate, b.birthDate),
    'family-name': agree(letters(a.familyName), letters(b.familyName)),
    'given-name': agreeOnGiven(a.givenName, b.givenName),
    gender: agree(known(a.gender), known(b.gender)),
    deceased: agree(isDead(a.deceased), isDead(b.deceased)),
  };
  const differs = IDENTITY_FIELDS.filter((field) => fields[field] === 'different');
  return { verdict: verdictOf(fields), differs, fields };
}

const IDENTITY_FIELDS: readonly IdentityField[] = [
  'nhs-number',
  'birth-date',
  'family-name',
  'given-name',
  'gender',
  'deceased',
];

function verdictOf(fields: PatientComparison['fields']): Identity['verdict'] {
  const { 'nhs-number': number, 'birth-date': born } = fields;
  const { 'family-name': family, 'given-name': given } = fields;
  if (number === 'different') return 'different';
  if (born === 'different' && family === 'different') return 'different';
  if (number === 'equal') return 'same';
  return born === 'equal' && family === 'equal' && given === 'equal' ? 'same' : 'undetermined';
}

function agree(mig: string | undefined, hie: string | undefined): Agreement {
  if (mig === undefined || hie === undefined || mig === '' || hie === '') return 'unknown';
  return mig === hie ? 'equal' : 'different';
}

function agreeOnDate(mig: PartialDate | undefined, hie: PartialDate | undefined): Agreement {
  if (mig === undefined || hie === undefined) return 'unknown';
  const precision = commonPrecision(commonPrecision(mig.precision, hie.precision), 'day');
  return agree(coarsen(mig, precision).text, coarsen(hie, precision).text);
}

/** One side often gives all given names and the other the first only. */
function agreeOnGiven(mig: string | undefined, hie: string | undefined): Agreement {
  const [a, b] = [mig, hie].map((name) =>
    foldText(name ?? '')
      .split(' ')
      .map(letters),
  );
  if (a === undefined || b === undefined || !a[0] || !b[0]) return 'unknown';
  const common = Math.min(a.length, b.length);
  return agree(a.slice(0, common).join(' '), b.slice(0, common).join(' '));
}

function digits(text: string | undefined): string | undefined {
  return text?.replaceAll(/\D/g, '');
}

/** Hyphens, apostrophes, spaces and accents are written on one side and left out on the other. */
function letters(name: string | undefined): string | undefined {
  return name === undefined
    ? undefined
    : foldText(name)
        .normalize('NFD')
        .replaceAll(/[^\p{L}]/gu, '');
}

function known(gender: Patient['gender']): string | undefined {
  return gender === 'unknown' ? undefined : gender;
}

function isDead(deceased: Patient['deceased']): string | undefined {
  if (deceased === undefined) return undefined;
  return deceased === false ? 'no' : 'yes';
}
