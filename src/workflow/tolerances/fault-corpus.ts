import { type CalendarDate, parseCalendarDate } from '../../base/calendar-date.ts';
import { assert } from '../../base/assert.ts';
import { orderBy, sorted } from '../../base/ordering.ts';
import { compareReadings } from '../../compare/compare-readings.ts';
import type { ComparisonDocument } from '../../compare/document.ts';
import type { SeverityOverride } from '../../compare/severity-overrides.ts';
import type { Reading } from '../../record/reading.ts';
import type { Side } from '../../record/side.ts';
import type { Fault, FaultLabel } from '../../simulator/fault.ts';
import { FAULTS } from '../../simulator/faults.ts';
import { AS_AT, type PairFormats, pairOf } from '../../simulator/legs/case.ts';
import { type Drawn, tryFault } from '../../simulator/legs/draw.ts';
import { patientsOf } from '../../simulator/legs/patients.ts';
import { FORMAT_PAIRS } from '../../simulator/legs/single.ts';
import type { SimulatedPatient } from '../../simulator/model.ts';
import { createRandom } from '../../simulator/random.ts';
import { readSide } from '../compare/read-case.ts';
import { toolVersion } from '../tool.ts';

/** The seed of the corpus: tests of one tolerance under one set of rules all see the same records. */
export const CORPUS_SEED = 'tolerances';

/** One invented patient with one seeded fault, compared. */
export interface CorpusCase {
  readonly label: FaultLabel;
  readonly formats: PairFormats;
  readonly document: ComparisonDocument;
  /** The comparison of the same patient without the fault. */
  readonly clean: () => ComparisonDocument;
}

/** How much of the corpus to make. */
export interface CorpusOptions {
  /** Patients for each fault and pair of formats. */
  readonly patients: number;
  /** Pairs of formats somebody asks about; others are left out. */
  readonly wants: (formats: PairFormats) => boolean;
  readonly severities: readonly SeverityOverride[];
}

/** How many patients are looked at for those a fault applies to. */
const POOL = 60;

/** Every fault in several patients and pairs of formats, made one at a time. The same each time. */
export function* faultCorpus(options: CorpusOptions): Generator<CorpusCase> {
  // Small records first: a fault is the same in a small one, and sooner compared.
  const pool = sorted(
    firstOf(patientsOf(CORPUS_SEED), POOL),
    orderBy(({ entries }) => entries.length),
  );
  for (const formats of FORMAT_PAIRS.filter(options.wants)) {
    const compare = comparer(formats, options.severities);
    for (const [turn, fault] of FAULTS.entries()) {
      // Each fault begins with the next patient, so that all of them come round.
      const first = turn % ROUND;
      const queue = [...pool.slice(first), ...pool.slice(0, first)];
      for (const { id, drawn } of drawnOf(fault, queue, options.patients)) {
        const { base, spoilt, label } = drawn;
        const clean = (): ComparisonDocument => compare(id, base, base);
        yield { label, formats, document: compare(id, base, spoilt), clean };
      }
    }
  }
}

/** The first patients of a queue the fault applies to, with the fault. */
function* drawnOf(
  fault: Fault,
  queue: readonly SimulatedPatient[],
  count: number,
): Generator<{ readonly id: string; readonly drawn: Drawn }> {
  let made = 0;
  for (const [at, patient] of queue.entries()) {
    if (made === count) return;
    const id = `${CORPUS_SEED}-${fault.id}-${at}`;
    const drawn = tryFault(fault, patient, createRandom(id));
    if (drawn === undefined) continue;
    made += 1;
    yield { id, drawn };
  }
}

/** How many patients take turns in being the first one tried. */
const ROUND = 20;

/** How many kinds of faults the corpus has. */
export const CORPUS_FAULTS = FAULTS.length;

/** The pairs of formats the corpus can be written in. */
export const CORPUS_FORMATS: readonly PairFormats[] = FORMAT_PAIRS;

/** Compares two forms of a patient; what the MIG says of one is read once. */
function comparer(formats: PairFormats, severities: readonly SeverityOverride[]) {
  const known = new WeakMap<SimulatedPatient, Reading>();
  const asAt = corpusDay();
  const tool = { version: toolVersion() };
  return (id: string, mig: SimulatedPatient, hie: SimulatedPatient): ComparisonDocument => {
    const written = pairOf({ id, formats, patients: { mig, hie } });
    const read = (side: Side): Reading =>
      readSide(written.files(side).map(({ content }) => Buffer.from(content, 'utf8')));
    const reading = known.get(mig) ?? read('mig');
    known.set(mig, reading);
    return compareReadings({ case: id, mig: reading, hie: read('hie'), asAt, tool, severities });
  };
}

function corpusDay(): CalendarDate {
  const day = parseCalendarDate(AS_AT);
  assert(day !== undefined, 'the corpus is as at a whole day');
  return day;
}

function firstOf<T>(values: Iterable<T>, count: number): T[] {
  const first: T[] = [];
  for (const value of values) {
    if (first.length === count) break;
    first.push(value);
  }
  return first;
}
