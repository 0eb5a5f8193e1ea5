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

type Agreement = 'equal' | 'different' | 'unknown';

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
  const fields = compareFieldsOf(mig, hie);
  const differs = [...fields]
    .filter(([, agreement]) => agreement === 'different')
    .map(([field]) => field);
  const verdict = notAsked.length > 0 ? 'different' : verdictOf(fields);
  return { verdict, differs, notAsked };
}

function compareFieldsOf(mig: Patient, hie: Patient): ReadonlyMap<string, Agreement> {
  return new Map<string, Agreement>([
    ['nhs-number', agree(digits(mig.nhsNumber), digits(hie.nhsNumber))],
    ['birth-date', agreeOnDate(mig.birthDate, hie.birthDate)],
    ['family-name', agree(letters(mig.familyName), letters(hie.familyName))],
    ['given-name', agreeOnGiven(mig.givenName, hie.givenName)],
    ['gender', agree(known(mig.gender), known(hie.gender))],
    ['deceased', agree(isDead(mig.deceased), isDead(hie.deceased))],
  ]);
}

function verdictOf(fields: ReadonlyMap<string, Agreement>): Identity['verdict'] {
  const number = fields.get('nhs-number');
  const [born, family, given] = ['birth-date', 'family-name', 'given-name'].map((field) =>
    fields.get(field),
  );
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
