import type { CalendarDate } from '../../src/base/calendar-date.ts';
import { parseCalendarDate } from '../../src/base/calendar-date.ts';
import { compareReadings } from '../../src/compare/compare-readings.ts';
import { printEntries } from '../../src/compare/document-entries.ts';
import { factsOf } from '../../src/match/entry-facts.ts';
import type { CodeMapAnswers } from '../../src/record/code-map.ts';
import type { Reading } from '../../src/record/reading.ts';
import type { BySide } from '../../src/record/side.ts';
import { SIDES } from '../../src/record/side.ts';
import type { BenchPair } from '../../src/simulator/legs/case.ts';
import { AS_AT, writerOf } from '../../src/simulator/legs/case.ts';
import type { InjuredPair } from '../faults/injuries.ts';
import { injuriesOf } from '../faults/injuries.ts';
import { itemsOfFindings, readSide } from '../faults/judge.ts';
import type { PairScore, ToolItem, Touch } from '../faults/score.ts';
import { scorePair } from '../faults/score.ts';
import type { Adapter, PeerItem } from './adapter.ts';
import { nameOf, numbered } from './natural-key.ts';
import type { NormalSide } from './normal-form.ts';
import { normalise } from './normal-form.ts';
import type { RawSide } from './raw-documents.ts';
import { isPatient, naturalOf, resolver, resourcesOf } from './raw-documents.ts';

/**
 * How much a tool is helped: raw documents and default options; raw documents and its best options; our
 * normaliser in front of it; and, for ours alone, our whole chain.
 */
export const RUNGS = ['N0', 'N1', 'N2', 'N3'] as const;
export type Rung = (typeof RUNGS)[number];

/** A pair with all the rungs need of it, worked out once. */
export interface PreparedPair {
  /** What our chain says of it. */
  readonly ours: readonly ToolItem[];
  readonly injured: InjuredPair;
  readonly normal: BySide<NormalSide>;
  /** The pair with both sides in the HIE's own JSON; undefined where that is not one bundle. */
  readonly raw: RawPair | undefined;
}

interface RawPair {
  readonly sides: BySide<RawSide>;
  readonly injured: InjuredPair;
  readonly touchesOf: (item: PeerItem) => readonly Touch[];
}

/** Writes, reads, normalises and judges a pair. */
export function preparePair(pair: BenchPair, maps: CodeMapAnswers | undefined): PreparedPair {
  const readings = readBoth(pair);
  const document = compareReadings({ ...readings, case: pair.id, asAt: TODAY, tool: TOOL, maps });
  return {
    ours: itemsOfFindings(document.findings),
    injured: injuriesOf(pair, document.entries),
    normal: normalise(readings, maps),
    raw: rawPairOf(pair),
  };
}

const TODAY = parseCalendarDate(AS_AT) as CalendarDate;
const TOOL = { version: 'bench' };

function readBoth(pair: BenchPair): BySide<Reading> {
  return { mig: readSide(pair, 'mig'), hie: readSide(pair, 'hie') };
}

/**
 * A differ of JSON cannot compare XML with JSON, and a tree made of the XML has no element in common with
 * FHIR: every item would be an alarm. So for the raw rungs both sides are written in the HIE's JSON by one
 * writer, which is far easier than the task: the same ids, the same order, the same spellings.
 */
function rawPairOf(pair: BenchPair): RawPair | undefined {
  const format = pair.formats.hie;
  const files = writerOf(format).write(pair.patients.mig, { asAt: AS_AT });
  const alike: BenchPair = {
    ...pair,
    formats: { mig: format, hie: format },
    files: (side) => (side === 'mig' ? files : pair.files(side)),
  };
  const [mig, hie] = [resourcesOf(files), resourcesOf(pair.files('hie'))];
  if (mig === undefined || hie === undefined) return undefined;
  const readings = readBoth(alike);
  const entries = { mig: entriesOf(readings.mig), hie: entriesOf(readings.hie) };
  const sides = { mig, hie };
  return { sides, injured: injuriesOf(alike, entries), touchesOf: resolver(sides, entries) };
}

function entriesOf({ record }: Reading): ReturnType<typeof printEntries>['entries'] {
  return printEntries(factsOf(record.entries)).entries;
}

/** Why a tool is not asked at a rung. */
export type NotAsked = 'takes entries only' | 'the answer is not one JSON bundle';

/** How a tool fared on a pair at a rung, or why it was not asked. */
export function scoreRung(pair: PreparedPair, rung: Rung, adapter: Adapter): PairScore | NotAsked {
  if (rung === 'N2') return scorePair(pair.injured, normalItems(pair, adapter));
  if (adapter.takes === 'entries') return 'takes entries only';
  const { raw } = pair;
  if (raw === undefined) return 'the answer is not one JSON bundle';
  const { mig, hie } = raw.sides;
  const items =
    rung === 'N1'
      ? adapter.compare(mig, hie, naturalOf(raw.sides))
      : adapter.compare(mig, hie).flatMap(halvesOf);
  const told = onceEach(items).flatMap((item): ToolItem[] => {
    const touches = raw.touchesOf(item);
    if (touches.length > 0) return [{ touches }];
    return isPatient(item, raw.sides) ? [OTHER_PATIENT] : [];
  });
  return scorePair(raw.injured, told);
}

/** Whatever is said of one entry is one item. */
function onceEach(items: readonly PeerItem[]): PeerItem[] {
  return [...new Map(items.map((item) => [`${item.mig} ${item.hie}`, item])).values()];
}

/** Two things that share a place only are two: a chain of them must not pass for one alarm. */
function halvesOf({ mig, hie }: PeerItem): PeerItem[] {
  return [
    { mig, hie: null },
    { mig: null, hie },
  ];
}

/** How our whole chain fared. */
export function scoreOurs({ injured, ours }: PreparedPair): PairScore {
  return scorePair(injured, ours);
}

/** Tools without kinds that find another name or number have found the wrong patient. */
const OTHER_PATIENT: ToolItem = { touches: [], item: 'patient-details', kind: 'patient-mismatch' };

function normalItems({ normal }: PreparedPair, adapter: Adapter): ToolItem[] {
  const { mig, hie } = normal;
  const options = {
    keys: (list: readonly object[]) => numbered(list, nameOf),
    ignored: [],
    ignoredAtTop: [],
  };
  return onceEach(adapter.compare(mig.entries, hie.entries, options)).map((item) => {
    const touches = SIDES.flatMap((side): Touch[] => {
      const place = item[side];
      const entryIndex = place === null ? -1 : (normal[side].places[place] ?? -1);
      return entryIndex < 0 ? [] : [{ side, entryIndex }];
    });
    return touches.length === 0 ? OTHER_PATIENT : { touches };
  });
}
