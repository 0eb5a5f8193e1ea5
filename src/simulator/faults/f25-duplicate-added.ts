import { isCurrentCourse, isProblem } from '../edit.ts';
import type { Fault } from '../fault.ts';
import { namedFault } from '../fault.ts';
import type { Fits } from '../fault-builders.ts';
import { adding, isImmunisation, isStandingAllergy } from '../fault-builders.ts';
import type { SimulatedEntry } from '../model.ts';
import { duplicateAdded } from '../mutations/duplicate-added.ts';
import { again } from '../prepare.ts';

const FACTS = {
  fault: 'F25',
  kinds: ['duplicate-added', 'entry-extra'],
  field: 'presence',
} as const;

const SORTS: readonly (readonly [string, Fits<SimulatedEntry>, 'considerable' | 'significant'])[] =
  [
    ['medication', (entry): entry is typeof entry => isCurrentCourse(entry), 'considerable'],
    ['allergy', (entry): entry is typeof entry => isStandingAllergy(entry), 'significant'],
    ['problem', (entry): entry is typeof entry => isProblem(entry), 'significant'],
    ['immunisation', (entry): entry is typeof entry => isImmunisation(entry), 'significant'],
  ];

/** F25: an entry is told twice. */
export const F25: readonly Fault[] = [
  namedFault(duplicateAdded, { ...FACTS, size: 'a blood pressure' }),
  ...SORTS.map(([sort, fits, severity]) =>
    adding(
      {
        ...FACTS,
        id: `duplicate-${sort}`,
        title: `An entry of the kind ${sort} is told twice`,
        size: sort,
        severity,
      },
      fits,
      (entry, patient) => again(entry, patient),
    ),
  ),
];
