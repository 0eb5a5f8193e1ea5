import type { SimulatedPatient, SimulatedSide } from './model.ts';
import type { Random } from './random.ts';

/** The finding a mutation must cause, in the comparer's words; the simulator knows them as text only. */
export interface Expectation {
  readonly kind: string;
  readonly severity: string;
  /** The data item the finding stands under; null when it is about the whole answer. */
  readonly item: string | null;
}

/** One named fault, put into one side's answer. */
export interface Mutation {
  /** The name of its file. */
  readonly id: string;
  readonly title: string;
  /** The side whose answer it spoils; the other is written from the unspoilt patient. */
  readonly side: SimulatedSide;
  readonly expects: Expectation;
  /** The spoilt patient, or undefined when this one has nothing it could spoil. */
  apply(patient: SimulatedPatient, random: Random): SimulatedPatient | undefined;
}
