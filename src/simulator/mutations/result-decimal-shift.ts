import { changeOne, isSingleResult } from '../edit.ts';
import type { Mutation } from '../mutation.ts';

/** The digits stay, the point has moved. */
export const resultDecimalShift: Mutation = {
  id: 'result-decimal-shift',
  title: 'A result lost its decimal point',
  side: 'hie',
  expects: { kind: 'value-changed', severity: 'considerable', item: 'investigations' },
  apply: (patient, random) =>
    changeOne(patient, random, isSingleResult, (entry) => ({
      ...entry,
      value: { ...entry.value, number: shifted(entry.value.number) },
    })),
};

/** A decimal loses its point, a whole number gains a zero. */
function shifted(number: string): string {
  return number.includes('.') ? String(Number(number.replace('.', ''))) : `${number}0`;
}
