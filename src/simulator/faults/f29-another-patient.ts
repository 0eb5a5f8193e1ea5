import { testNhsNumber } from '../check-digits.ts';
import type { Fault } from '../fault.ts';
import { namedFault, recordFault } from '../fault.ts';
import { generatePatient } from '../generate/patient.ts';
import type { SimulatedPatient } from '../model.ts';
import { addDays } from '../moments.ts';
import { anotherPatient } from '../mutations/another-patient.ts';
import type { Random } from '../random.ts';

const FACTS = {
  fault: 'F29',
  kinds: ['patient-mismatch'],
  field: 'patient',
  severity: 'catastrophic',
  rate: 2,
} as const;

/** F29: the answer, or the record in it, is another person's. */
export const F29: readonly Fault[] = [
  namedFault(anotherPatient, {
    ...FACTS,
    size: 'another person, the same record',
    extent: 'answer',
  }),
  recordFault(
    {
      ...FACTS,
      id: 'another-whole-record',
      title: "Another person's whole answer",
      size: 'another person with their own record',
    },
    {
      extent: 'answer',
      spoil: (patient, random) => {
        const other = somebodyElse(patient, random);
        return other && { ...other, practice: patient.practice, dissent: patient.dissent };
      },
    },
  ),
  recordFault(
    {
      ...FACTS,
      id: 'another-twin',
      title: "A twin's answer: family name, birth date and address are the same",
      size: 'a twin',
    },
    {
      extent: 'answer',
      spoil: (patient, random) => ({
        ...patient,
        given: patient.given === 'Peregrine' ? 'Ignatius' : 'Peregrine',
        nhsNumber: testNhsNumber(random, new Set([patient.nhsNumber])),
      }),
    },
  ),
  recordFault(
    {
      ...FACTS,
      id: 'another-record-right-name',
      title: "Another person's record under the right name",
      size: 'another record, the same person',
      kinds: ['patient-mismatch', 'entry-lost', 'entry-extra'],
      severity: 'major',
    },
    {
      extent: 'answer',
      spoil: (patient, random) => {
        const other = somebodyElse(patient, random);
        return other && { ...patient, entries: other.entries };
      },
    },
  ),
];

/** A person of the same practice with a record; undefined for a patient with no record to lose. */
function somebodyElse(patient: SimulatedPatient, random: Random): SimulatedPatient | undefined {
  const newest = patient.entries
    .map(({ recorded }) => recorded)
    .toSorted()
    .at(-1);
  if (newest === undefined) return undefined;
  const other = generatePatient({
    random,
    practice: patient.practice,
    // A place without any of the traits that would make the record a special one.
    index: 10,
    asAt: addDays(newest, 40),
    extras: true,
    takenNumbers: new Set([patient.nhsNumber]),
  });
  const entries = other.entries.map((entry) => renamed(entry));
  return { ...other, entries };
}

type Entry = SimulatedPatient['entries'][number];

/** The entry under an id no entry of the patient has. */
function renamed(entry: Entry): Entry {
  const next = { ...entry, id: `other-${entry.id}` };
  if (entry.encounter !== undefined) Object.assign(next, { encounter: `other-${entry.encounter}` });
  if (next.kind === 'problem') return { ...next, linked: next.linked.map((id) => `other-${id}`) };
  if (next.kind === 'medication') {
    return { ...next, issues: next.issues.map((issue) => ({ ...issue, id: `other-${issue.id}` })) };
  }
  return next;
}
