import type { GroundTruth } from './ground-truth.ts';
import { applyGroundTruth } from './ground-truth.ts';
import type { Region, SimulatedPatient, SimulatedPractice, SimulatedSide } from './model.ts';

/** The region as its two gateways know it. */
export interface Population {
  readonly region: Region;
  /** The patient with this number as the side answers for them: mutated, where the truth says so. */
  patientOn(side: SimulatedSide, nhsNumber: string): SimulatedPatient | undefined;
  practice(code: string): SimulatedPractice | undefined;
}

/** A region with its ground truth, ready to be asked. */
export function createPopulation(region: Region, truth: readonly GroundTruth[]): Population {
  const patients = new Map(region.patients.map((patient) => [patient.nhsNumber, patient]));
  const practices = new Map(region.practices.map((practice) => [practice.code, practice]));
  const mutated = new Map(truth.map((row) => [row.nhsNumber, row]));
  return {
    region,
    patientOn: (side, nhsNumber) => {
      const patient = patients.get(nhsNumber);
      const row = mutated.get(nhsNumber);
      return patient === undefined || row === undefined
        ? patient
        : applyGroundTruth(patient, row, side);
    },
    practice: (code) => practices.get(code),
  };
}
