import type { EntryKey, Fault, FaultLabel } from '../fault.ts';
import { FAULTS } from '../faults.ts';
import type { SimulatedPatient } from '../model.ts';
import type { Random } from '../random.ts';
import { createRandom } from '../random.ts';
import type { BenchCase } from './case.ts';
import { caseOf, pairOf } from './case.ts';
import { patientsOf } from './patients.ts';

/** Most faults of one record. */
const MOST = 10;

/** L3: one to ten faults at once, each in an entry of its own. */
export function* planSeveral(seed: string, count: number): Generator<BenchCase> {
  const single = FAULTS.filter(({ extent }) => extent === 'entry');
  let made = 0;
  for (const patient of patientsOf(`${seed} L3`)) {
    if (made === count) return;
    made += 1;
    const id = `${seed}-L3-${made}`;
    const random = createRandom(id);
    const wanted = ((made - 1) % MOST) + 1;
    const { base, hie, labels } = spoilOften(patient, random.sample(single, single.length), {
      random,
      wanted,
    });
    yield caseOf('L3', pairOf({ id, patients: { mig: base, hie }, labels }));
  }
}

interface Plan {
  readonly random: Random;
  readonly wanted: number;
}

function spoilOften(
  patient: SimulatedPatient,
  row: readonly Fault[],
  { random, wanted }: Plan,
): {
  readonly base: SimulatedPatient;
  readonly hie: SimulatedPatient;
  readonly labels: FaultLabel[];
} {
  // What a fault needs is put into both sides before the first one is made.
  const chosen = row.slice(0, wanted * 2);
  const base = chosen.reduce(
    (now, fault) => (fault.applicable(now) ? now : (fault.prepare?.(now, random) ?? now)),
    patient,
  );
  const labels: FaultLabel[] = [];
  const used = new Set<string>();
  let hie = base;
  for (const fault of row) {
    if (labels.length === wanted) break;
    const spoilt = applyApart(fault, hie, { random, used });
    if (spoilt === undefined) continue;
    hie = spoilt.patient;
    labels.push(spoilt.label);
    for (const { id } of claimed(spoilt.label)) used.add(id);
  }
  return { base, hie, labels };
}

/** How often an entry no other fault has touched is looked for. */
const TRIES = 6;

function applyApart(
  fault: Fault,
  patient: SimulatedPatient,
  { random, used }: { readonly random: Random; readonly used: ReadonlySet<string> },
): ReturnType<Fault['apply']> | undefined {
  if (!fault.applicable(patient)) return undefined;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const spoilt = fault.apply(patient, random);
    if (claimed(spoilt.label).every(({ id }) => !used.has(id))) return spoilt;
  }
  return undefined;
}

/** Entries no other fault may touch; the original of an added copy too, or its loss would undo the copy. */
function claimed({ entry, touched, collateral }: FaultLabel): readonly EntryKey[] {
  return [...(entry === null ? [] : [entry]), ...touched, ...collateral];
}
