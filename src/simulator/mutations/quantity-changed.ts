import { changeOne, isMedication } from '../edit.ts';
import type { Mutation } from '../mutation.ts';

/** Twice as many tablets as the MIG says. */
export const quantityChanged: Mutation = {
  id: 'quantity-changed',
  title: 'A course is prescribed in another quantity',
  side: 'hie',
  expects: { kind: 'quantity-changed', severity: 'significant', item: 'medication' },
  apply: (patient, random) =>
    changeOne(patient, random, isMedication, (entry) => ({
      ...entry,
      quantity: { ...entry.quantity, number: String(Number(entry.quantity.number) * 2) },
    })),
};
