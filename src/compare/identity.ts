import type { PartialDate } from '../base/partial-date.ts';
import { coarsen, commonPrecision } from '../base/partial-date.ts';
import { foldText } from '../base/text-fold.ts';
import type { Patient } from '../record/record.ts';

/** Whether both answers are about one person, and in which fields they differ. Never the values. */
export interface Identity {
  readonly verdict: 'same' | 'different' | 'undetermined';
  readonly differs: readonly string[];
}

type Agreement = 'equal' | 'different' | 'unknown';

/**
 * Compares whom the two answers are about. Two NHS numbers, or another birth date together with another
 * family name, are another person. What a side does not say proves nothing.
 */
export function checkIdentity(mig: Patient | undefined, hie: Patient | undefined): Identity {
  if (mig === undefined || hie === undefined) return { verdict: 'undetermined', differs: [] };
  const fields = compareFieldsOf(mig, hie);
  const differs = [...fields]
    .filter(([, agreement]) => agreement === 'different')
    .map(([field]) => field);
  return { verdict: verdictOf(fields), differs };
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
  const others = [fields.get('birth-date'), fields.get('family-name')];
  if (number === 'different') return 'different';
  if (others.every((agreement) => agreement === 'different')) return 'different';
  if (number === 'equal' || others.includes('equal')) return 'same';
  return 'undetermined';
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
