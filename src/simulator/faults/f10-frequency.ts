import { isMedication } from '../edit.ts';
import type { Fault } from '../fault.ts';
import { changing } from '../fault-builders.ts';
import type { MedicationEntry } from '../model.ts';

const FACTS = {
  fault: 'F10',
  kinds: ['frequency-changed', 'dose-changed'],
  field: 'dose',
  severity: 'major',
  rate: 2,
} as const;

/** Each fault of how often: the words it finds, and the words it puts in their place. */
const CHANGES = [
  ['frequency-doubled', 'Once a day became twice', 'once to twice', 'once daily', 'twice daily'],
  [
    'frequency-raised',
    'Twice a day became four times',
    'twice to 4 times',
    'twice daily',
    'four times a day',
  ],
  [
    'frequency-lowered',
    'Three times a day became once',
    '3 times to once',
    'three times a day',
    'once daily',
  ],
  [
    'frequency-weekly-daily',
    'Once a week became every day',
    'weekly to daily',
    'once a week on Mondays',
    'once daily',
  ],
  [
    'frequency-added',
    'A second time of day was added',
    'night to night and morning',
    'at night',
    'at night and each morning',
  ],
  [
    'frequency-weekly',
    'Every day became every week',
    'daily to weekly',
    'ONE daily',
    'ONE once a week',
  ],
] as const;

/** F10: a drug is to be taken more or less often. */
export const F10: readonly Fault[] = CHANGES.map(([id, title, size, from, to]) =>
  changing(
    { ...FACTS, id, title, size },
    (entry): entry is MedicationEntry => isMedication(entry) && entry.dose.includes(from),
    (entry) => ({ ...entry, dose: entry.dose.replace(from, to) }),
  ),
);
