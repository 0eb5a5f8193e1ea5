import { sha256 } from '../base/hash.ts';
import type { SimulatedPatient, SimulatedSide } from './model.ts';

/** An identifier in the shape of a GUID, lower case, that depends on its parts alone. */
export function guidOf(...parts: readonly string[]): string {
  const hex = sha256(parts.join('\u0000'));
  const at = [0, 8, 12, 16, 20, 32];
  return at
    .slice(1)
    .map((end, i) => hex.slice(at[i], end))
    .join('-');
}

/**
 * The identifier a side gives to one of the patient's entries. The two sides give different ones, as
 * two pipelines do.
 */
export function entryGuid(patient: SimulatedPatient, side: SimulatedSide, id: string): string {
  return guidOf(side, patient.nhsNumber, id);
}
