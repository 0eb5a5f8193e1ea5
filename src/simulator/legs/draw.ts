import type { Fault, FaultLabel } from '../fault.ts';
import { FAULTS } from '../faults.ts';
import type { SimulatedPatient } from '../model.ts';
import type { Random } from '../random.ts';
import { createRandom } from '../random.ts';

/** A record with a fault: what the side without it says, and what the other one does. */
export interface Drawn {
  readonly base: SimulatedPatient;
  readonly spoilt: SimulatedPatient;
  readonly label: FaultLabel;
}

/** Draws faults by turns, so that each comes as often as its rate says. */
export interface FaultDraw {
  /** The next fault in turn that applies, and for which `suits` holds; undefined when none does. */
  draw(
    patient: SimulatedPatient,
    seed: string,
    suits?: (drawn: Drawn) => boolean,
  ): Drawn | undefined;
}

/** A row of faults in an order that depends on the seed alone. */
export function createDraw(seed: string, faults: readonly Fault[] = FAULTS): FaultDraw {
  const rated = faults.flatMap((fault) => Array.from({ length: fault.rate ?? 1 }, () => fault));
  const queue = createRandom(`${seed} order`).sample(rated, rated.length);
  return {
    draw: (patient, own, suits = () => true) => {
      for (const [position, fault] of queue.entries()) {
        const drawn = tryFault(fault, patient, createRandom(`${own} ${fault.id}`));
        if (drawn === undefined || !suits(drawn)) continue;
        queue.push(...queue.splice(position, 1));
        return drawn;
      }
      return undefined;
    },
  };
}

/** The fault put into the record, which is first given what the fault needs where it lacks that. */
export function tryFault(
  fault: Fault,
  patient: SimulatedPatient,
  random: Random,
): Drawn | undefined {
  const base = fault.applicable(patient) ? patient : fault.prepare?.(patient, random);
  if (base === undefined || !fault.applicable(base)) return undefined;
  const { patient: spoilt, label } = fault.apply(base, random);
  return { base, spoilt, label };
}
