import { FAULTS } from '../faults.ts';
import { createRandom } from '../random.ts';
import type { BenchCase } from './case.ts';
import { caseOf, pairOf } from './case.ts';
import { withNoise } from './noise.ts';
import { patientsOf } from './patients.ts';

const PREPARED = FAULTS.flatMap(({ prepare }) => (prepare === undefined ? [] : [prepare]));

/**
 * L5: benign changes and nothing else. Some records hold on both sides what a fault would need, so
 * that nothing rare in them gives a fault away.
 */
export function* planClean(seed: string, count: number): Generator<BenchCase> {
  let made = 0;
  for (const patient of patientsOf(`${seed} L5`)) {
    if (made === count) return;
    made += 1;
    const id = `${seed}-L5-${made}`;
    const random = createRandom(id);
    const extras = random.sample(PREPARED, random.between(0, 2));
    const base = extras.reduce((now, prepare) => prepare(now, random), patient);
    const { hie, ...noise } = withNoise(base, random, new Set());
    yield caseOf('L5', pairOf({ id, patients: { mig: base, hie }, ...noise }));
  }
}
