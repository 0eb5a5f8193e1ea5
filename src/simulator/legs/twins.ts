import type { SimulatedPatient } from '../model.ts';
import { createRandom } from '../random.ts';
import type { Twin } from '../twins.ts';
import { TWINS } from '../twins.ts';
import type { BenchCase, BenchPair } from './case.ts';
import { pairOf } from './case.ts';
import { tryFault } from './draw.ts';
import { patientsOf } from './patients.ts';

/** L4: a fault and its harmless look-alike, in the same entry of the same record. */
export function* planTwins(seed: string, count: number): Generator<BenchCase> {
  const queue = [...TWINS];
  let made = 0;
  for (const patient of patientsOf(`${seed} L4`)) {
    if (made === count) return;
    const id = `${seed}-L4-${made + 1}`;
    const found = firstPair(patient, queue, id);
    if (found === undefined) continue;
    made += 1;
    yield { id, leg: 'L4', twins: found.twin.id, pairs: () => found.pairs };
  }
}

/** Takes the first twins of the queue that can be made, and puts them at its end. */
function firstPair(
  patient: SimulatedPatient,
  queue: Twin[],
  id: string,
): { readonly twin: Twin; readonly pairs: readonly BenchPair[] } | undefined {
  for (const [position, twin] of queue.entries()) {
    const pairs = pairsOf(patient, twin, id);
    if (pairs === undefined) continue;
    queue.push(...queue.splice(position, 1));
    return { twin, pairs };
  }
  return undefined;
}

function pairsOf(patient: SimulatedPatient, twin: Twin, id: string): BenchPair[] | undefined {
  const random = createRandom(`${id} ${twin.id}`);
  const drawn = tryFault(twin.fault, patient, random);
  if (drawn === undefined) return undefined;
  const { base, spoilt, label } = drawn;
  const harmless = twin.lookalike(base, label, random);
  if (harmless === undefined) return undefined;
  const { mig, hie, texts } = harmless;
  return [
    pairOf({ id: `${id}-fault`, patients: { mig: base, hie: spoilt }, labels: [label] }),
    pairOf({
      id: `${id}-harmless`,
      patients: { mig, hie },
      allowed: twin.allowed,
      benign: [twin.id],
      needsMap: twin.needsMap,
      texts: { mig: [], hie: texts },
    }),
  ];
}
