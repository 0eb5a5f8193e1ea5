import { createRandom } from '../random.ts';
import type { BenchCase, BenchPair } from './case.ts';
import { pairOf } from './case.ts';
import { createDraw } from './draw.ts';
import { patientsOf } from './patients.ts';

/** Sizes of practices and shares of their patients with a fault; each pair of them has its turn. */
const SIZES = [200, 500, 1000, 2000] as const;
const RATES = [0, 0.001, 0.005, 0.01, 0.03] as const;

/** L8: practices with a known share of patients whose answers differ. */
export function* planPractices(seed: string, count: number): Generator<BenchCase> {
  for (let at = 0; at < count; at += 1) {
    const patients = SIZES[at % SIZES.length] ?? SIZES[0];
    const rate = RATES[Math.floor(at / SIZES.length) % RATES.length] ?? RATES[0];
    const id = `${seed}-L8-${at + 1}`;
    const practice = { patients, rate, defects: Math.round(patients * rate) };
    yield { id, leg: 'L8', practice, pairs: () => pairsOf(id, practice) };
  }
}

function* pairsOf(
  id: string,
  { patients, defects }: NonNullable<BenchCase['practice']>,
): Generator<BenchPair> {
  const places = Array.from({ length: patients }, (_, at) => at);
  const spoilt = new Set(createRandom(`${id} places`).sample(places, defects));
  const faults = createDraw(id);
  let at = 0;
  for (const patient of patientsOf(id)) {
    if (at === patients) return;
    const own = `${id}-${at + 1}`;
    const drawn = spoilt.has(at) ? faults.draw(patient, own) : undefined;
    at += 1;
    yield drawn === undefined
      ? pairOf({ id: own, patients: { mig: patient, hie: patient } })
      : pairOf({
          id: own,
          patients: { mig: drawn.base, hie: drawn.spoilt },
          labels: [drawn.label],
        });
  }
}
