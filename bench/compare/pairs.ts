import type { CodeMapAnswers } from '../../src/record/code-map.ts';
import type { BySide } from '../../src/record/side.ts';
import { BENIGN, applyBenign } from '../../src/simulator/benign.ts';
import type { Fault } from '../../src/simulator/fault.ts';
import { FAULTS } from '../../src/simulator/faults.ts';
import { AS_AT, MAIN_FORMATS, writerOf } from '../../src/simulator/legs/case.ts';
import type { SimulatedPatient } from '../../src/simulator/model.ts';
import { createRandom } from '../../src/simulator/random.ts';
import { dictionaryMaps } from '../faults/code-maps.ts';
import { recordOf, withDatesMoved } from './records.ts';

/** Statements of one record, as both sides tell them. */
export const SIZES = { small: 35, usual: 60, median: 140, large: 430, longest: 20_000 } as const;
export type Size = keyof typeof SIZES;

/**
 * How the two sides differ: not at all; in eight faults, each in an entry of its own; in every date by a
 * day; or only in codes that are the same by the maps.
 */
export const VARIANTS = ['equal', 'eight', 'moved', 'mapped'] as const;
export type Variant = (typeof VARIANTS)[number];

/** The answers of both sides about one patient. */
export interface TimedPair {
  readonly files: BySide<readonly Uint8Array[]>;
  readonly maps: CodeMapAnswers | undefined;
}

/** The pair of that size, seed and variant: always the same bytes. */
export function pairOf(size: Size, variant: Variant, seed: string): TimedPair {
  const base = recordOf(SIZES[size], `compare ${size} ${seed}`);
  return {
    files: { mig: write('mig', base), hie: write('hie', other(base, variant)) },
    maps: variant === 'mapped' ? dictionaryMaps() : undefined,
  };
}

/** The day every comparison takes as today. */
export { AS_AT };

function write(side: 'mig' | 'hie', patient: SimulatedPatient): Uint8Array[] {
  const encoder = new TextEncoder();
  return writerOf(MAIN_FORMATS[side])
    .write(patient, { asAt: AS_AT })
    .map(({ content }) => encoder.encode(content));
}

function other(base: SimulatedPatient, variant: Variant): SimulatedPatient {
  switch (variant) {
    case 'equal':
      return base;
    case 'eight':
      return withFaults(base, DIFFERENCES);
    case 'moved':
      return withDatesMoved(base);
    case 'mapped':
      return BENIGN.record
        .filter(({ needsMap }) => needsMap)
        .reduce((now, change) => applyBenign(change, now, createRandom(change.id)), base);
  }
}

const DIFFERENCES = 8;

/** What differs most often between two services comes first; the rest is for records that lack it. */
const WANTED: readonly string[] = [
  'drop-result',
  'dose-tenfold',
  'result-decimal-shift',
  'date-next-day',
  'problem-status-flip',
  'remap-disorder-sibling',
  'text-lost',
  'drop-active-medication',
  'add-foreign-entry',
  'date-next-year',
  'duplicate-added',
  'result-digits-swapped',
  'pressure-digits-swapped',
  'drop-problem',
  'drop-allergy',
];

function withFaults(base: SimulatedPatient, count: number): SimulatedPatient {
  const used = new Set<string>();
  let spoilt = base;
  const row = [...WANTED, ...WANTED].map(faultOf);
  for (const [at, fault] of row.entries()) {
    if (used.size >= count) return spoilt;
    spoilt = spoil(spoilt, fault, { used, seed: `${fault.id} ${at}` });
  }
  if (used.size < count) throw new RangeError(`only ${used.size} of ${count} differences fit`);
  return spoilt;
}

function spoil(
  patient: SimulatedPatient,
  fault: Fault,
  { used, seed }: { readonly used: Set<string>; readonly seed: string },
): SimulatedPatient {
  if (!fault.applicable(patient)) return patient;
  const { patient: spoilt, label } = fault.apply(patient, createRandom(seed));
  const [touched] = label.touched;
  if (touched === undefined || used.has(touched.id)) return patient;
  used.add(touched.id);
  return spoilt;
}

function faultOf(id: string): Fault {
  const fault = FAULTS.find((each) => each.id === id);
  if (fault === undefined) throw new RangeError(`there is no fault ${id}`);
  return fault;
}
