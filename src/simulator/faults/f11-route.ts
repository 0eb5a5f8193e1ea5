import { ROUTED_DRUGS, ROUTE_SWAPS } from '../dictionary/drug-variants.ts';
import { isMedication } from '../edit.ts';
import type { Fault } from '../fault.ts';
import { changing } from '../fault-builders.ts';
import type { MedicationEntry } from '../model.ts';
import { withDrug } from '../prepare.ts';

/** F11: a drug is to be given another way; both wires tell the way in the words of the dose. */
export const F11: readonly Fault[] = ROUTE_SWAPS.map(([from, to]) =>
  changing(
    {
      id: `route-${from.replaceAll(' ', '-')}`,
      fault: 'F11',
      title: `"${from}" became "${to}"`,
      size: from,
      kinds: ['route-changed', 'dose-changed'],
      field: 'dose',
      severity: 'major',
      rate: 2,
      prepare: (patient, random) =>
        withDrug(
          patient,
          random,
          random.pick(ROUTED_DRUGS.filter(({ doses }) => doses[0]?.includes(from))),
        ),
    },
    (entry): entry is MedicationEntry => isMedication(entry) && entry.dose.includes(from),
    (entry) => ({ ...entry, dose: entry.dose.replace(from, to) }),
  ),
);
