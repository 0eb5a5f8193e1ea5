import type { CodeMapAnswers } from '../../src/record/code-map.ts';
import type { BenchCase, BenchPair, LegId } from '../../src/simulator/legs/case.ts';
import { atLeast } from '../../src/compare/severity.ts';
import { planLeg } from '../../src/simulator/legs.ts';
import type { Chunk } from './chunks.ts';
import { dictionaryMaps } from './code-maps.ts';
import { countPair } from './count-pair.ts';
import type { CountedPair } from './count-pair.ts';
import type { Judge } from './judge.ts';
import { judgeOurs, judgePair } from './judge.ts';
import type { Tally, ToolId } from './tally.ts';
import { TOOLS, emptyTally, mergeTallies } from './tally.ts';

/** Legs whose pairs are all judged with the dictionary's maps, because some of them need it. */
export const LEGS_WITH_MAPS: readonly LegId[] = ['L2', 'L4', 'L5'];

/** Works through a chunk, pair by pair; only tallies, misses and examples of alarms are kept. */
export function runChunk(chunk: Chunk, judge = usualJudge(chunk.leg)): Tally {
  const maps = LEGS_WITH_MAPS.includes(chunk.leg) ? dictionaryMaps() : undefined;
  const tallies: Tally[] = [];
  for (const one of casesOf(chunk)) tallies.push(runCase(one, chunk, { judge, maps }));
  return mergeTallies(tallies);
}

/** Practices are a question to our own gate; the baseline has none. */
function usualJudge(leg: LegId): Judge {
  return leg === 'L8' ? judgeOurs : judgePair;
}

function* casesOf(chunk: Chunk): Generator<BenchCase> {
  const { leg, seed, count, only, faults, pair } = chunk;
  // How far to look for rare faults: the plan of L6 goes by shares of its count and has to end.
  const planned = faults === undefined ? count : count * (leg === 'L6' ? SEARCH_FORMATS : SEARCH);
  let [place, found] = [-1, 0];
  for (const one of planLeg(leg, seed, planned)) {
    place += 1;
    if (only !== undefined && place !== only) continue;
    if (!isAsked(one, chunk)) continue;
    yield one;
    found += 1;
    if (found === count || (pair !== undefined && leg !== 'L8')) return;
  }
}

/** No fault is rarer than this; where writing every format takes long, fewer are looked through. */
const SEARCH = 400;
const SEARCH_FORMATS = 60;

/** Whether a case has a pair that is asked for; the pairs of a practice are looked at one by one. */
function isAsked(one: BenchCase, { leg, faults, pair: wanted }: Chunk): boolean {
  if (leg === 'L8' || (faults === undefined && wanted === undefined)) return true;
  return [...one.pairs()].some(({ id, labels }) => {
    if (wanted !== undefined) return id === wanted;
    return labels.some(
      (label) => faults?.includes(label.fault) === true || faults?.includes(label.id) === true,
    );
  });
}

interface Judging {
  readonly judge: Judge;
  readonly maps: CodeMapAnswers | undefined;
}

function runCase(one: BenchCase, chunk: Chunk, judging: Judging): Tally {
  const { leg, pair: wanted } = chunk;
  const tally = emptyTally();
  const tallies = [tally];
  const counted: CountedPair[] = [];
  const [spoilt, stopped]: [number[], number[]] = [[], []];
  let place = -1;
  for (const pair of one.pairs()) {
    place += 1;
    if (wanted !== undefined && pair.id !== wanted) continue;
    if (pair.labels.some(({ severity }) => isSerious(severity))) spoilt.push(place);
    const result = judged(leg, pair, judging);
    if ('broken' in result) {
      tally.broken.push(result.broken);
      continue;
    }
    tallies.push(result.tally);
    const alarms = result.scores.ours?.alarms ?? [];
    if (alarms.some(({ item }) => isSerious(item.severity ?? 'none'))) stopped.push(place);
    if (one.twins !== undefined) counted.push(result);
  }
  if (one.twins !== undefined) tally.twins.push(...twinRows(one.twins, counted));
  if (one.practice !== undefined) {
    const { patients, rate } = one.practice;
    tally.practices.push({ id: one.id, patients, rate, spoilt, stopped });
  }
  return mergeTallies(tallies);
}

/** Worse than the gate of parity lets stand open. */
function isSerious(severity: Parameters<typeof atLeast>[0]): boolean {
  return atLeast(severity, 'significant');
}

function judged(
  leg: LegId,
  pair: BenchPair,
  { judge, maps }: Judging,
): CountedPair | { readonly broken: Tally['broken'][number] } {
  try {
    return countPair(leg, pair, judge(pair, maps));
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 200) : 'unknown';
    return { broken: { case: pair.id, faults: pair.labels.map(({ id }) => id), why } };
  }
}

/** Both halves must be right: the fault found, and nothing said of the harmless one. */
function twinRows(twin: string, pairs: readonly CountedPair[]): Tally['twins'] {
  const [spoilt, harmless] = pairs;
  if (spoilt === undefined || harmless === undefined) return [];
  return TOOLS.flatMap((tool) => {
    const [fault, clean] = [isFound(spoilt, tool), isQuiet(harmless, tool)];
    const counts = {
      pairs: 1,
      fault: Number(fault),
      harmless: Number(clean),
      both: Number(fault && clean),
    };
    return spoilt.scores[tool] === undefined ? [] : [{ twin, tool, counts }];
  });
}

function isFound({ scores }: CountedPair, tool: ToolId): boolean {
  return scores[tool]?.faults.every(({ found }) => found) === true;
}

function isQuiet({ scores }: CountedPair, tool: ToolId): boolean {
  return scores[tool]?.alarms.length === 0;
}
