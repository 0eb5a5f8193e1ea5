import { generatePatient } from '../generate/patient.ts';
import type { SimulatedPatient } from '../model.ts';
import { createRandom } from '../random.ts';
import { buildRegion } from '../region.ts';
import { AS_AT } from './case.ts';

/** A never-ending row of patients with a record whom both sides may answer for, made as they are asked for. */
export function* patientsOf(seed: string): Generator<SimulatedPatient, never> {
  const { practices } = buildRegion({
    seed,
    practices: 3,
    patientsPerPractice: 0,
    consumers: 0,
    asAt: AS_AT,
  });
  const root = createRandom(`${seed} patients`);
  const takenNumbers = new Set<string>();
  for (let index = 0; ; index += 1) {
    const practice = practices[index % practices.length];
    if (practice === undefined) throw new RangeError('a region without practices');
    const random = root.fork(String(index));
    const patient = generatePatient({
      random,
      practice,
      index,
      asAt: AS_AT,
      extras: true,
      takenNumbers,
    });
    if (patient.entries.length > 0 && !patient.dissent.mig) yield patient;
  }
}
