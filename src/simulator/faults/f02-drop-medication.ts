import { isCurrentCourse } from '../edit.ts';
import type { Fault } from '../fault.ts';
import { namedFault } from '../fault.ts';
import { countInArea, dropping, losing } from '../fault-builders.ts';
import type { MedicationEntry } from '../model.ts';
import { dropActiveMedication } from '../mutations/drop-active-medication.ts';

/** F02: a drug the patient is taking is lost. */
export const F02: readonly Fault[] = [
  namedFault(losing(dropActiveMedication, isCurrentCourse), {
    fault: 'F02',
    size: 'one of several current',
    kinds: ['entry-lost'],
    field: 'presence',
    rate: 3,
  }),
  dropping(
    {
      id: 'drop-only-current-drug',
      fault: 'F02',
      title: 'The only current drug is lost, finished ones stay',
      size: 'the only current one',
      kinds: ['entry-lost'],
      field: 'presence',
      severity: 'major',
      rate: 3,
    },
    (entry, patient): entry is MedicationEntry =>
      isCurrentCourse(entry) &&
      countInArea(patient, entry) > 1 &&
      patient.entries.filter(isCurrentCourse).length === 1,
  ),
];
