import type { SimulatedPatient } from './model.ts';

/** Systems a practice may use; the region has the first two, writers know the habits of all four. */
export const GP_SYSTEMS = ['EMIS', 'TPP', 'Vision', 'Microtest'] as const;
export type GpSystem = (typeof GP_SYSTEMS)[number];

/** The system a record is written as: the one asked for, else the practice's own. */
export function gpSystemOf(patient: SimulatedPatient, asked?: GpSystem): GpSystem {
  return asked ?? patient.practice.supplier;
}
