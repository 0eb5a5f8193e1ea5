import type { Severity } from '../../src/simulator/fault.ts';
import type { LegId } from '../../src/simulator/legs/case.ts';
import type { PairScore } from '../faults/score.ts';
import type { Rung } from './rungs.ts';

/** Classes of faults by the harm they may do: S1 catastrophic and major, S2 considerable, S3 the rest. */
export const CLASSES = ['S1', 'S2', 'S3'] as const;
export type FaultClass = (typeof CLASSES)[number];

/** How often of how many. */
export interface Share {
  hits: number;
  of: number;
}

/** How one tool fared at one rung of one leg. */
export interface PeerRow {
  readonly leg: LegId;
  readonly tool: string;
  readonly rung: Rung;
  /** Pairs it was asked about. */
  pairs: number;
  /** Pairs or faults it was not asked about, by reason. */
  readonly notAsked: Record<string, number>;
  readonly found: Record<FaultClass, Share>;
  /** In pairs with faults, an alarm being all that is said of one statement. */
  alarms: number;
  falseAlarms: number;
  faults: number;
  /** In pairs without any. */
  cleanPairs: number;
  cleanAlarms: number;
  silentPairs: number;
  readonly twins: Share;
  /** Kind and severity, of tools that tell them. */
  readonly rightKind: Share;
  readonly severeEnough: Share;
  /** Ids of faults it found where our whole chain did not, with how often. */
  readonly foundAlone: Record<string, number>;
}

function share(): Share {
  return { hits: 0, of: 0 };
}

/** A row of nothing. */
export function emptyRow(leg: LegId, tool: string, rung: Rung): PeerRow {
  return {
    leg,
    tool,
    rung,
    pairs: 0,
    notAsked: {},
    found: { S1: share(), S2: share(), S3: share() },
    alarms: 0,
    falseAlarms: 0,
    faults: 0,
    cleanPairs: 0,
    cleanAlarms: 0,
    silentPairs: 0,
    twins: share(),
    rightKind: share(),
    severeEnough: share(),
    foundAlone: {},
  };
}

/** What decides which faults of a pair count. */
export interface Counting {
  /** What our whole chain scored. */
  readonly ours: PairScore;
  /** Why a fault, by its place, is not asked of the tool; undefined when it is. */
  readonly excuse: (at: number) => string | undefined;
}

/** Adds what a tool scored on a pair. */
export function countScore(row: PeerRow, score: PairScore, { ours, excuse }: Counting): void {
  row.pairs += 1;
  const wrong = score.alarms.filter(({ isFalse }) => isFalse).length;
  if (score.faults.length === 0) {
    row.cleanPairs += 1;
    row.cleanAlarms += wrong;
    row.silentPairs += Number(wrong === 0);
    return;
  }
  row.alarms += score.alarms.length;
  row.falseAlarms += wrong;
  for (const [at, fault] of score.faults.entries()) {
    const reason = excuse(at);
    if (reason !== undefined && !fault.found) {
      row.notAsked[reason] = (row.notAsked[reason] ?? 0) + 1;
      continue;
    }
    const { label } = fault.injury;
    row.faults += 1;
    addTo(row.found[classOf(label.severity)], fault.found);
    if (fault.rightKind !== null) addTo(row.rightKind, fault.rightKind);
    if (fault.underCalled !== null) addTo(row.severeEnough, !fault.underCalled);
    if (fault.found && ours.faults[at]?.found === false) {
      row.foundAlone[label.id] = (row.foundAlone[label.id] ?? 0) + 1;
    }
  }
}

/** Adds one more to a share. */
export function addTo(share: Share, isHit: boolean): void {
  share.of += 1;
  share.hits += Number(isHit);
}

/** The class of a severity. */
export function classOf(severity: Severity): FaultClass {
  if (severity === 'catastrophic' || severity === 'major') return 'S1';
  return severity === 'considerable' ? 'S2' : 'S3';
}

/** Whether a tool judged both halves of a pair of twins rightly: the fault found, the other left alone. */
export function bothRight(fault: PairScore, harmless: PairScore): boolean {
  return (
    fault.faults.every(({ found }) => found) && harmless.alarms.every(({ isFalse }) => !isFalse)
  );
}
