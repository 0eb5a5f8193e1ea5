import { VACCINATIONS } from '../dictionary/disorders.ts';
import { isCurrentCourse, withMore } from '../edit.ts';
import type { Fault } from '../fault.ts';
import { entryFault, isMarked, namedFault } from '../fault.ts';
import { isImmunisation } from '../fault-builders.ts';
import type { SimulatedEntry, SimulatedPatient } from '../model.ts';
import { duplicateCollapsed } from '../mutations/duplicate-collapsed.ts';
import { again, withManyPressures, withVaccination } from '../prepare.ts';

const FACTS = {
  fault: 'F26',
  kinds: ['duplicate-collapsed', 'entry-lost'],
  field: 'presence',
} as const;

/** F26: what both sides should tell twice is told once. */
export const F26: readonly Fault[] = [
  namedFault(duplicateCollapsed, {
    ...FACTS,
    size: 'a blood pressure',
    prepare: (patient, random) => twice(withManyPressures(patient, random, 2)),
  }),
  collapsed('medication', 'considerable', (patient) => {
    const course = patient.entries.findLast(isCurrentCourse);
    return course === undefined ? patient : withMore(patient, again(course, patient));
  }),
  collapsed('immunisation', 'significant', (patient, random) =>
    twice(withVaccination(patient, random, VACCINATIONS[2])),
  ),
];

function collapsed(
  sort: 'medication' | 'immunisation',
  severity: 'considerable' | 'significant',
  prepare: NonNullable<Fault['prepare']>,
): Fault {
  return entryFault(
    {
      ...FACTS,
      id: `collapsed-${sort}`,
      title: `Two entries of the kind ${sort} that say the same became one`,
      size: sort,
      severity,
      prepare,
    },
    {
      fits: (entry, patient): entry is SimulatedEntry =>
        (sort === 'medication' ? isCurrentCourse(entry) : isImmunisation(entry)) &&
        !isMarked(patient, entry) &&
        patient.entries.some((other) => isTwin(entry, other)),
      change: () => [],
    },
  );
}

/** The last entry of the record once more. */
function twice(patient: SimulatedPatient): SimulatedPatient {
  const last = patient.entries.at(-1);
  return last === undefined ? patient : withMore(patient, again(last, patient));
}

function isTwin(entry: SimulatedEntry, other: SimulatedEntry): boolean {
  return other.id !== entry.id && wordsOf(entry) === wordsOf(other) && other.confidential !== true;
}

/** The entry without what only tells it from its twin. */
function wordsOf(entry: SimulatedEntry): string {
  return JSON.stringify(entry).replaceAll(/"id":"[^"]*"/gu, '');
}
