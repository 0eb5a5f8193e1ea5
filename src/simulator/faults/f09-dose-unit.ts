import { isMedication } from '../edit.ts';
import type { Fault } from '../fault.ts';
import { namedFault } from '../fault.ts';
import { changing } from '../fault-builders.ts';
import type { MedicationEntry } from '../model.ts';
import { doseUnit } from '../mutations/dose-unit.ts';

const FACTS = { fault: 'F09', kinds: ['dose-changed', 'unit-changed'], field: 'dose' } as const;

/** F09: micrograms and milligrams are taken for one another. */
export const F09: readonly Fault[] = [
  namedFault(doseUnit, { ...FACTS, size: 'micrograms to mg', rate: 3 }),
  changing(
    {
      ...FACTS,
      id: 'dose-unit-smaller',
      title: 'Milligrams became micrograms',
      size: 'mg to micrograms',
      severity: 'major',
      rate: 3,
    },
    (entry): entry is MedicationEntry => isMedication(entry) && /\d mg\b/u.test(entry.dose),
    (entry) => ({ ...entry, dose: entry.dose.replace(/(?<=\d )mg\b/u, 'micrograms') }),
  ),
];
