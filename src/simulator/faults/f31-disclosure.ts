import { isDiagnosis, isMedication } from '../edit.ts';
import type { Fault } from '../fault.ts';
import { entryFault, namedFault } from '../fault.ts';
import { isStandingAllergy } from '../fault-builders.ts';
import type { SimulatedEntry, SimulatedPatient } from '../model.ts';
import { disclosure } from '../mutations/disclosure.ts';
import type { Random } from '../random.ts';

const FACTS = {
  fault: 'F31',
  kinds: ['disclosure', 'entry-extra'],
  field: 'access',
  severity: 'considerable',
} as const;

const SORTS = [
  ['medication', isMedication],
  ['allergy', isStandingAllergy],
  ['diagnosis', isDiagnosis],
] as const;

/** F31: the HIE shows what both sides should hold back; the MIG drops such entries without a word. */
export const F31: readonly Fault[] = [
  namedFault(disclosure, { ...FACTS, size: 'a problem of the sensitive set' }),
  ...SORTS.map(([sort, isSort]) =>
    entryFault<SimulatedEntry>(
      {
        ...FACTS,
        id: `disclosed-${sort}`,
        title: `An entry of the kind ${sort} that should be held back is shown`,
        size: sort,
        rate: 2,
        prepare: (patient, random) => withheld(patient, random, isSort),
      },
      {
        among: (entry) => entry.confidential === true,
        fits: (entry): entry is SimulatedEntry => isSort(entry),
        change: (entry) => [{ ...entry, confidential: undefined }],
      },
    ),
  ),
];

/** The patient with one entry held back by both sides; others of the kind remain. */
function withheld(
  patient: SimulatedPatient,
  random: Random,
  isSort: (entry: SimulatedEntry) => boolean,
): SimulatedPatient {
  const candidates = patient.entries.filter(isSort);
  if (candidates.length < 2) return patient;
  const chosen = random.pick(candidates);
  const entries = patient.entries.map((entry) =>
    entry === chosen ? { ...entry, confidential: true } : entry,
  );
  return { ...patient, entries };
}
