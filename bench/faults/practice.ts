import { chanceOfNone } from '../../src/stats/sampling.ts';
import { createRandom } from '../../src/simulator/random.ts';
import type { PracticeRow } from './tally.ts';

/** How often go and no-go come out right for practices of one size and rate, when so many are looked at. */
export interface PracticeOutcome {
  readonly patients: number;
  readonly rate: number;
  /** Patients with a fault worse than `minor`, over all practices of this row. */
  readonly spoilt: number;
  readonly practices: number;
  /** Patients looked at; all when undefined. */
  readonly sample: number | undefined;
  /** Decisions: one for each practice, or one for each sample drawn. */
  readonly decisions: number;
  /** Go although something is wrong. */
  readonly wrongGo: number;
  /** No go although nothing is wrong. */
  readonly wrongStop: number;
  /** Share of wrong goes that follows from looking at a sample, were every fault found. */
  readonly expectedGo: number;
}

/** Sizes of sample a rule of zero acceptance is commonly used with: 95 % against 5 %, and against 1 %. */
const SAMPLES: readonly (number | undefined)[] = [undefined, 299, 59];

/** Samples drawn from each practice. */
const DRAWS = 1000;

/**
 * The rule of zero acceptance: go, when not one of the patients looked at has an open finding worse than
 * `minor`, which is what the gate of parity asks by default. It is right when the practice has no
 * patient with a fault worse than `minor`.
 */
export function practiceOutcomes(rows: readonly PracticeRow[], seed: string): PracticeOutcome[] {
  const kinds = new Map<string, PracticeRow[]>();
  for (const row of rows) {
    const key = `${row.patients} ${row.rate}`;
    kinds.set(key, [...(kinds.get(key) ?? []), row]);
  }
  return [...kinds.values()].flatMap((alike) =>
    SAMPLES.filter((sample) => sample === undefined || sample < (alike[0]?.patients ?? 0)).map(
      (sample) => outcomeOf(alike, sample, seed),
    ),
  );
}

function outcomeOf(
  rows: readonly PracticeRow[],
  sample: number | undefined,
  seed: string,
): PracticeOutcome {
  const [{ patients, rate } = { patients: 0, rate: 0 }] = rows;
  const decided = rows.map((row) => decisionsOf(row, sample, seed));
  const sum = (of: (one: Decided) => number): number =>
    decided.reduce((all, one) => all + of(one), 0);
  return {
    patients,
    rate,
    spoilt: rows.reduce((all, { spoilt }) => all + spoilt.length, 0),
    practices: rows.length,
    sample,
    decisions: sum(({ decisions }) => decisions),
    wrongGo: sum(({ wrongGo }) => wrongGo),
    wrongStop: sum(({ wrongStop }) => wrongStop),
    expectedGo: sum(({ expectedGo }) => expectedGo) / rows.length,
  };
}

interface Decided {
  readonly decisions: number;
  readonly wrongGo: number;
  readonly wrongStop: number;
  readonly expectedGo: number;
}

function decisionsOf(
  { id, patients, spoilt, stopped }: PracticeRow,
  sample = patients,
  seed = '',
): Decided {
  const isWrong = spoilt.length > 0;
  const whole = sample >= patients;
  const random = createRandom(`${seed} ${id} ${sample} samples`);
  const places = Array.from({ length: patients }, (_, at) => at);
  const stops = new Set(stopped);
  const decisions = whole ? 1 : DRAWS;
  let goes = 0;
  for (let draw = 0; draw < decisions; draw += 1) {
    const looked = whole ? places : random.sample(places, sample);
    if (!looked.some((place) => stops.has(place))) goes += 1;
  }
  const chance = { of: patients, defects: spoilt.length, sample: Math.min(sample, patients) };
  return {
    decisions,
    wrongGo: isWrong ? goes : 0,
    wrongStop: isWrong ? 0 : decisions - goes,
    expectedGo: isWrong ? chanceOfNone(chance) : 0,
  };
}
