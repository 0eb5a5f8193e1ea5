import type { FaultLabel } from '../../src/simulator/fault.ts';
import type { BenchCase, LegId } from '../../src/simulator/legs/case.ts';
import { planLeg } from '../../src/simulator/legs.ts';
import { dictionaryMaps } from '../faults/code-maps.ts';
import type { PairScore } from '../faults/score.ts';
import { voidReason } from '../faults/void.ts';
import type { PreparedPair, Rung } from './rungs.ts';
import { RUNGS, preparePair, scoreOurs, scoreRung } from './rungs.ts';
import type { PeerRow } from './tally.ts';
import { addTo, bothRight, countScore, emptyRow } from './tally.ts';
import type { Tool } from './tools.ts';

/** Legs peers are measured on. */
export const PEER_LEGS = ['L1', 'L2', 'L3', 'L4', 'L5', 'L6'] as const satisfies readonly LegId[];
export type PeerLeg = (typeof PEER_LEGS)[number];

/** Legs with codes only a map can bring together; there everybody gets the maps, the peers by our normaliser. */
const WITH_MAPS: readonly LegId[] = ['L2', 'L4', 'L5'];

const maps = dictionaryMaps();

/** The name of our own tool in the rows. */
export const OURS = 'mig2hie';

/** A tool at a rung. */
interface Entrant {
  readonly tool: Tool | undefined;
  readonly rung: Rung;
}

/** Runs the cases of a leg through every tool at every rung. */
export function measureLeg(
  leg: PeerLeg,
  tools: readonly Tool[],
  { seed, count }: { readonly seed: string; readonly count: number },
): PeerRow[] {
  const entrants = entrantsOf(tools);
  const rows = entrants.map(({ tool, rung }) => emptyRow(leg, tool?.id ?? OURS, rung));
  for (const one of planLeg(leg, seed, count)) runCase(one, entrants, rows);
  return rows;
}

function entrantsOf(tools: readonly Tool[]): Entrant[] {
  const peers = RUNGS.slice(0, -1).flatMap((rung) => tools.map((tool) => ({ tool, rung })));
  return [...peers, { tool: undefined, rung: 'N3' }];
}

function runCase(one: BenchCase, entrants: readonly Entrant[], rows: readonly PeerRow[]): void {
  const scores: (PairScore | string)[][] = entrants.map(() => []);
  for (const pair of one.pairs()) {
    const prepared = preparePair(pair, WITH_MAPS.includes(one.leg) ? maps : undefined);
    const ours = scoreOurs(prepared);
    const voids = pair.labels.map((label) => voidReason(pair, label));
    for (const [at, entrant] of entrants.entries()) {
      const row = rows[at];
      if (row === undefined) continue;
      const score =
        entrant.tool === undefined ? ours : scoreOf(prepared, entrant.rung, entrant.tool);
      scores[at]?.push(score);
      if (typeof score === 'string') note(row, score);
      else {
        const excuse = (place: number): string | undefined =>
          voids[place] ?? excuseOf(pair.labels[place], entrant);
        countScore(row, score, { ours, excuse });
      }
    }
  }
  if (one.twins !== undefined) countTwins(scores, rows);
}

function scoreOf(prepared: PreparedPair, rung: Rung, { adapter, why }: Tool): PairScore | string {
  return adapter === undefined ? (why ?? 'not installed') : scoreRung(prepared, rung, adapter);
}

/** A tool without a place for a kind of entry is not asked about faults in one. */
function excuseOf(label: FaultLabel | undefined, { tool }: Entrant): string | undefined {
  const kind = label?.entry?.kind ?? '';
  return tool?.adapter?.without.has(kind) === true ? `no place for a ${kind}` : undefined;
}

function note(row: PeerRow, reason: string): void {
  row.notAsked[reason] = (row.notAsked[reason] ?? 0) + 1;
}

function countTwins(
  scores: readonly (readonly (PairScore | string)[])[],
  rows: readonly PeerRow[],
): void {
  for (const [at, [fault, harmless]] of scores.entries()) {
    const row = rows[at];
    if (row === undefined || typeof fault !== 'object' || typeof harmless !== 'object') continue;
    addTo(row.twins, bothRight(fault, harmless));
  }
}
