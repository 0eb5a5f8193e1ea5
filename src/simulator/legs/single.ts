import type { WrittenFormat } from '../writers.ts';
import { createRandom } from '../random.ts';
import type { BenchCase, PairFormats } from './case.ts';
import { AS_AT, MAIN_FORMATS, caseOf, pairOf, writerOf } from './case.ts';
import type { Drawn } from './draw.ts';
import { createDraw } from './draw.ts';
import { withNoise } from './noise.ts';
import { patientsOf } from './patients.ts';

/** L1: one fault, and nothing else differs. */
export function* planSingle(seed: string, count: number): Generator<BenchCase> {
  for (const { id, drawn } of drawnFaults(`${seed} L1`, count)) {
    const { base, spoilt, label } = drawn;
    yield caseOf('L1', pairOf({ id, patients: { mig: base, hie: spoilt }, labels: [label] }));
  }
}

/** L2: one fault among all benign changes. */
export function* planNoisy(seed: string, count: number): Generator<BenchCase> {
  for (const { id, drawn } of drawnFaults(`${seed} L2`, count)) {
    const { base, spoilt, label } = drawn;
    const except = new Set([...label.touched, ...label.collateral].map((entry) => entry.id));
    const { hie, ...noise } = withNoise(spoilt, createRandom(`${id} noise`), except);
    yield caseOf('L2', pairOf({ id, patients: { mig: base, hie }, labels: [label], ...noise }));
  }
}

/** Pairs of formats of L6: each of the HIE's against the MIG's, and the older one of a GP system. */
export const FORMAT_PAIRS: readonly PairFormats[] = [
  MAIN_FORMATS,
  { mig: 'mig-openhr', hie: 'fhir-r4' },
  { mig: 'mig-openhr', hie: 'cda' },
  { mig: 'mig-openhr', hie: 'gpconnect-html' },
  { mig: 'emis-open', hie: 'gpconnect-structured' },
];

/** L6: one fault, in each pair of formats by turns; a fault its format has no place for is not drawn. */
export function* planFormats(seed: string, count: number): Generator<BenchCase> {
  for (const [at, formats] of FORMAT_PAIRS.entries()) {
    const share = Math.floor((count + at) / FORMAT_PAIRS.length);
    const suits = ({ base, spoilt }: Drawn): boolean =>
      contentOf(formats.hie, base) !== contentOf(formats.hie, spoilt);
    for (const { id, drawn } of drawnFaults(
      `${seed} L6 ${formats.mig} ${formats.hie}`,
      share,
      suits,
    )) {
      const { base, spoilt, label } = drawn;
      const patients = { mig: base, hie: spoilt };
      yield caseOf('L6', pairOf({ id, formats, patients, labels: [label] }));
    }
  }
}

function contentOf(format: WrittenFormat, patient: Drawn['base']): string {
  const files = writerOf(format).write(patient, { asAt: AS_AT });
  return files.map(({ content }) => content).join('\n');
}

/** So many patients with one fault each; those no fault applies to are passed over. */
function* drawnFaults(
  seed: string,
  count: number,
  suits?: (drawn: Drawn) => boolean,
): Generator<{ readonly id: string; readonly drawn: Drawn }> {
  const faults = createDraw(seed);
  let made = 0;
  for (const patient of patientsOf(seed)) {
    if (made === count) return;
    const id = `${seed} ${made + 1}`.replaceAll(' ', '-');
    const drawn = faults.draw(patient, id, suits);
    if (drawn === undefined) continue;
    made += 1;
    yield { id, drawn };
  }
}
