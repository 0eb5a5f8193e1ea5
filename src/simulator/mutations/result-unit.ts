import { changeOne, isSingleResult } from '../edit.ts';
import type { Mutation } from '../mutation.ts';

/** The number stays, its unit is another one. */
export const resultUnit: Mutation = {
  id: 'result-unit',
  title: 'A result stands in another unit',
  side: 'hie',
  expects: { kind: 'unit-changed', severity: 'considerable', item: 'investigations' },
  apply: (patient, random) =>
    changeOne(patient, random, isSingleResult, (entry) => ({
      ...entry,
      value: { ...entry.value, unit: entry.value.unit === 'mg/dL' ? 'mmol/L' : 'mg/dL' },
    })),
};
