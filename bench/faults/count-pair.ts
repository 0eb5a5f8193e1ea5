import type { LegId, BenchPair } from '../../src/simulator/legs/case.ts';
import { atLeast } from '../../src/compare/severity.ts';
import type { Judgement } from './judge.ts';
import { injuriesOf } from './injuries.ts';
import type { InjuredPair } from './injuries.ts';
import { scorePair } from './score.ts';
import type { Alarm, FaultScore, PairScore } from './score.ts';
import type { FaultCounts, LegCounts, Tally, ToolId } from './tally.ts';
import { NO_FAULTS, TOOLS, emptyTally } from './tally.ts';
import { tellEntry, tellItem, tellPlace } from './tell.ts';
import { voidReason } from './void.ts';

/** A pair that was judged: what each tool scored, and what is kept of it. */
export interface CountedPair {
  readonly scores: Readonly<Partial<Record<ToolId, PairScore>>>;
  readonly tally: Tally;
}

/** Counts what was said of a pair, tool by tool; misses and false alarms are listed for our own. */
export function countPair(leg: LegId, pair: BenchPair, { entries, said }: Judgement): CountedPair {
  const tally = emptyTally();
  const injured = injuriesOf(pair, entries);
  const size = entries.mig.length + entries.hie.length;
  const scores: Partial<Record<ToolId, PairScore>> = {};
  for (const tool of TOOLS) {
    const items = said[tool];
    if (items === undefined) continue;
    const score = scorePair(injured, items);
    scores[tool] = score;
    const about = { leg, formats: pair.formats, tool };
    for (const fault of score.faults) {
      const reason = fault.found ? undefined : voidReason(pair, fault.injury.label);
      tally.faults.push({
        ...about,
        ...factsOf(fault),
        counts: countsOf(fault, reason !== undefined),
      });
      if (tool === 'ours')
        tally.misses.push(...missesOf(fault, score, { ...about, case: pair.id, reason }));
    }
    tally.legs.push({ ...about, counts: legCounts(injured, score, size) });
    if (tool !== 'ours') continue;
    for (const { item } of score.alarms.filter(({ isFalse }) => isFalse)) {
      const faults = pair.labels.map(({ id }) => id);
      const line = { case: pair.id, entry: tellPlace(item, entries), faults };
      const { kind = 'alarm', severity = 'none' } = item;
      tally.alarms.push({ ...about, kind, severity, counts: { alarms: 1 }, examples: [line] });
    }
  }
  return { scores, tally };
}

function factsOf({
  injury: { label },
}: FaultScore): Omit<Tally['faults'][number], 'leg' | 'formats' | 'tool' | 'counts'> {
  const { fault, id, size, kinds, severity, entry } = label;
  const extent = entry === null ? 'list or answer' : 'entry';
  return { fault, id, size, kind: kinds[0] ?? '', severity, extent };
}

function countsOf(score: FaultScore, isVoid: boolean): FaultCounts {
  const { found, rightKind, rightEntry, underCalled, told } = score;
  const there = { ...NO_FAULTS, seeded: 1, void: Number(isVoid) };
  if (isVoid) return there;
  return {
    ...there,
    found: Number(found),
    rightKind: Number(rightKind === true),
    kindAsked: Number(rightKind !== null),
    rightEntry: Number(rightEntry === true),
    entryAsked: Number(rightEntry !== null),
    underCalled: Number(underCalled === true),
    severityAsked: Number(underCalled !== null),
    doubtOnly: Number(score.doubtOnly),
    partly: Number(found && told.statements < told.of),
  };
}

function missesOf(
  fault: FaultScore,
  score: PairScore,
  about: Pick<Tally['misses'][number], 'leg' | 'formats' | 'case'> & {
    readonly reason: string | undefined;
  },
): Tally['misses'] {
  const { leg, formats, reason } = about;
  const { label, entries } = fault.injury;
  const { fault: number, id, size, kinds, severity } = label;
  const others = score.alarms.filter(({ isFalse }) => isFalse).map(({ item }) => item);
  const instead = [...fault.said, ...others].slice(0, INSTEAD).map(tellItem);
  return whatsOf(fault, reason).map((what) => ({
    leg,
    formats,
    what,
    case: about.case,
    fault: number,
    id,
    size,
    kinds,
    severity,
    entry: tellEntry(label),
    instead: reason === undefined ? instead : [reason],
    placed: entries.mig.size + entries.hie.size > 0,
  }));
}

/** How much of what came instead is told. */
const INSTEAD = 5;

/** All that is wrong with how a fault was told; a fault can be told of another kind and too mildly at once. */
function whatsOf(fault: FaultScore, reason: string | undefined): Tally['misses'][number]['what'][] {
  if (reason !== undefined) return ['void'];
  if (!fault.found) return ['missed'];
  return [
    ...(fault.rightKind === false ? (['wrong kind'] as const) : []),
    ...(fault.underCalled === true ? (['too mild'] as const) : []),
  ];
}

function legCounts(
  { injuries }: InjuredPair,
  { alarms, doubtful }: PairScore,
  entries: number,
): LegCounts {
  const lists = injuries.filter(({ label }) => label.entry === null).length;
  const isClean = injuries.length === 0;
  const wrong = alarms.filter(({ isFalse }) => isFalse);
  const worst = (least: 'major' | 'considerable'): boolean =>
    wrong.some((alarm) => isAsBad(alarm, least));
  const serious = isClean ? [] : alarms.filter((alarm) => isAsBad(alarm, 'considerable'));
  return {
    pairs: 1,
    cleanPairs: Number(isClean),
    entries,
    doubtful,
    entryFaults: injuries.length - lists,
    entryAlarms: lists === 0 && !isClean ? alarms.length : 0,
    listFaults: lists,
    listAlarms: lists === 0 ? 0 : alarms.length,
    falseAlarms: wrong.length,
    seriousAlarms: serious.length,
    seriousFalse: serious.filter(({ isFalse }) => isFalse).length,
    cleanS1: Number(isClean && worst('major')),
    cleanS2: Number(isClean && !worst('major') && worst('considerable')),
    cleanAny: Number(isClean && wrong.length > 0),
  };
}

/** Tools without severities call everything as bad as can be. */
function isAsBad(
  { item: { severity = 'catastrophic' } }: Alarm,
  least: 'major' | 'considerable',
): boolean {
  return atLeast(severity, least);
}
