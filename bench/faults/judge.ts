import { assert } from '../../src/base/assert.ts';
import { parseCalendarDate } from '../../src/base/calendar-date.ts';
import { compareReadings } from '../../src/compare/compare-readings.ts';
import type { Finding } from '../../src/compare/document.ts';
import type { CodeMapAnswers } from '../../src/record/code-map.ts';
import type { Reading } from '../../src/record/reading.ts';
import { SIDES } from '../../src/record/side.ts';
import type { BySide, Side } from '../../src/record/side.ts';
import { AS_AT } from '../../src/simulator/legs/case.ts';
import type { BenchPair } from '../../src/simulator/legs/case.ts';
import { readResponses } from '../../src/wire/read-responses.ts';
import { compareMultisets } from '../peers/multiset.ts';
import { normalise } from '../peers/normal-form.ts';
import type { DocumentEntries } from './injuries.ts';
import type { ToolItem, Touch } from './score.ts';
import type { ToolId } from './tally.ts';

/** What the tools say of a pair, and the entries all of it points to. */
export interface Judgement {
  readonly entries: DocumentEntries;
  readonly said: Readonly<Partial<Record<ToolId, readonly ToolItem[]>>>;
}

/** Reads and compares a pair. */
export type Judge = (pair: BenchPair, maps: CodeMapAnswers | undefined) => Judgement;

const ENCODER = new TextEncoder();
const TODAY = parseCalendarDate(AS_AT);

/** Our whole chain from the files of a pair to findings, and the baseline on what our readers made of them. */
export const judgePair: Judge = (pair, maps) => {
  const readings = readPair(pair);
  const { entries, said } = judgeReadings(pair, readings, maps);
  return { entries, said: { ...said, multiset: itemsOfMultisets(readings, maps) } };
};

/** Our whole chain alone. */
export const judgeOurs: Judge = (pair, maps) => judgeReadings(pair, readPair(pair), maps);

function readPair(pair: BenchPair): BySide<Reading> {
  return { mig: readSide(pair, 'mig'), hie: readSide(pair, 'hie') };
}

function judgeReadings(
  { id }: BenchPair,
  readings: BySide<Reading>,
  maps: CodeMapAnswers | undefined,
): Judgement {
  assert(TODAY !== undefined, 'the day of the benchmark is a day');
  const { entries, findings } = compareReadings({
    ...readings,
    case: id,
    asAt: TODAY,
    tool: { version: 'bench' },
    ...(maps === undefined ? {} : { maps }),
  });
  return { entries, said: { ours: itemsOfFindings(findings) } };
}

/** One side's answer as our readers tell it. */
export function readSide(pair: BenchPair, side: Side): Reading {
  return readResponses(pair.files(side).map(({ content }) => ENCODER.encode(content)));
}

/** What our comparer says of a pair, as any tool's output is scored; what a tolerance covers is not open. */
export function itemsOfFindings(findings: readonly Finding[]): ToolItem[] {
  return findings
    .filter(({ tolerance }) => tolerance === null)
    .map((finding) => {
      const { kind, severity, item } = finding;
      return { kind, severity, item, touches: touchesOf(finding) };
    });
}

function touchesOf({ mig, hie, members = [] }: Finding): Touch[] {
  const told = new Map<string, Touch>();
  for (const place of [{ mig, hie }, ...members]) {
    for (const side of SIDES) {
      const entryIndex = place[side];
      if (entryIndex !== null) told.set(`${side} ${entryIndex}`, { side, entryIndex });
    }
  }
  return [...told.values()];
}

/** What stands on one side only of the entries in our normal form. */
function itemsOfMultisets(readings: BySide<Reading>, maps: CodeMapAnswers | undefined): ToolItem[] {
  const { mig, hie } = normalise(readings, maps);
  return compareMultisets(mig.entries, hie.entries).map((said) => ({
    touches: SIDES.flatMap((side) => {
      const at = said[side];
      const entryIndex = at === null ? undefined : { mig, hie }[side].places[at];
      return entryIndex === undefined ? [] : [{ side, entryIndex }];
    }),
  }));
}
