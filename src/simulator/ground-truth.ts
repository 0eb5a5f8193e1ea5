import { assert } from '../base/assert.ts';
import { isSameMeaning } from './edit.ts';
import type { Region, SimulatedPatient, SimulatedSide } from './model.ts';
import type { Expectation, Mutation } from './mutation.ts';
import { MUTATIONS } from './mutations.ts';
import { createRandom } from './random.ts';

/** One patient, the one mutation put into their record, and the finding it must cause. */
export interface GroundTruth {
  readonly practice: string;
  readonly nhsNumber: string;
  /** Id of the mutation. */
  readonly mutation: string;
  readonly side: SimulatedSide;
  /** Seed of the mutation's own choices. */
  readonly seed: string;
  readonly expects: Expectation;
}

/** How mutations are shared out. */
export interface AssignmentOptions {
  readonly seed: string;
  /** Share of the patients that get one. @default 0.3 */
  readonly share?: number | undefined;
  /** Ids of the mutations to use. @default all */
  readonly only?: readonly string[] | undefined;
}

/**
 * Exactly one mutation for each of some patients. The mutations take turns, so that a region with
 * enough patients has them all; patients who cannot show a finding (dissent, practice not enabled)
 * are left out.
 */
export function assignMutations(region: Region, options: AssignmentOptions): GroundTruth[] {
  const { seed, share = 0.3, only } = options;
  const random = createRandom(`${seed} mutations`);
  const usable = MUTATIONS.filter((mutation) => only?.includes(mutation.id) !== false);
  const patients = random.sample(region.patients.filter(isAnswered), region.patients.length);
  const wanted = Math.round(region.patients.length * share);
  const queue = [...usable];
  const truth: GroundTruth[] = [];
  for (const patient of patients) {
    if (truth.length >= wanted) break;
    const row = firstThatApplies(patient, queue, seed);
    if (row !== undefined) truth.push(row);
  }
  return truth.toSorted(byPatient);
}

/** The patient as one side answers for them under the ground truth. */
export function applyGroundTruth(
  patient: SimulatedPatient,
  row: GroundTruth,
  side: SimulatedSide,
): SimulatedPatient {
  if (row.side !== side) return patient;
  const mutation = MUTATIONS.find(({ id }) => id === row.mutation);
  const mutated = mutation?.apply(patient, createRandom(row.seed));
  if (mutated === undefined) {
    throw new RangeError(`the ground truth names a mutation that does not apply: ${row.mutation}`);
  }
  return mutated;
}

function isAnswered(patient: SimulatedPatient): boolean {
  const { dissent, practice } = patient;
  const dissents = dissent.mig || dissent.hie;
  return !dissents && practice.enabled.mig && practice.enabled.hie;
}

/** Takes the first mutation of the queue that applies, and puts it at the queue's end. */
function firstThatApplies(
  patient: SimulatedPatient,
  queue: Mutation[],
  seed: string,
): GroundTruth | undefined {
  for (const [position, mutation] of queue.entries()) {
    const { id, side, expects } = mutation;
    const own = `${seed} ${id} ${patient.nhsNumber}`;
    const mutated = mutation.apply(patient, createRandom(own));
    if (mutated === undefined) continue;
    assert(!isSameMeaning(patient, mutated), `${id} changes no meaning`);
    queue.push(...queue.splice(position, 1));
    const { nhsNumber, practice } = patient;
    return { practice: practice.code, nhsNumber, mutation: id, side, seed: own, expects };
  }
  return undefined;
}

function byPatient(a: GroundTruth, b: GroundTruth): number {
  const x = `${a.practice} ${a.nhsNumber}`;
  const y = `${b.practice} ${b.nhsNumber}`;
  return x < y ? -1 : 1;
}
