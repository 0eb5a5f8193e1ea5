import { compareText, tally } from '../../base/ordering.ts';
import type { EndedEnd, GateResult } from '../../readiness/gate.ts';
import { wordEnded } from '../../readiness/roll-up.ts';
import type { AnsweredFlow } from './answer-gates.ts';

/** HIE flows with a closed end: they keep their own gates, but nothing more is to be reached on them. */
export interface EndedFlows {
  readonly flows: number;
  /** HIE flows in all. */
  readonly of: number;
  /** The closed organisations in one phrase, each with its day and its flows; `null` without any. */
  readonly with: string | null;
}

/** The ends of a flow that have closed. */
export function endedOf(results: readonly GateResult[]): readonly EndedEnd[] {
  return results.find(hasEnded)?.ended ?? NONE;
}

function hasEnded({ ended }: GateResult): boolean {
  return ended !== undefined && ended.length > 0;
}

/** One for all: a region asks this of ten thousand flows. */
const NONE: readonly EndedEnd[] = [];

/** How many of the HIE flows ended with an organisation that closed. */
export function countEnded(answered: readonly AnsweredFlow[]): EndedFlows {
  const hie = answered.filter(({ flow }) => flow.channel === 'hie');
  const ended = hie.map(({ results }) => endedOf(results)).filter((ends) => ends.length > 0);
  const ends = tally(
    ended.flatMap((one) => one.map(wordEnded)),
    (words) => words,
  );
  const named = [...ends].map(([words, flows]) => `${words} (${flows})`).toSorted(compareText);
  return {
    flows: ended.length,
    of: hie.length,
    with: named.length === 0 ? null : named.join('; '),
  };
}
