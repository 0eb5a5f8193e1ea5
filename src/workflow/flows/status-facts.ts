import { type CalendarDate, daysBetween } from '../../base/calendar-date.ts';
import { tally } from '../../base/ordering.ts';
import { findBlockers } from '../../readiness/blockers.ts';
import type { EvidenceReference } from '../../readiness/facts.ts';
import { FLOW_FACTS, type FlowFactId } from '../../readiness/flow-facts.ts';
import { GATE_OUTCOMES, type GateOutcome } from '../../readiness/gate.ts';
import type { AnsweredFlow } from './answer-gates.ts';
import { type BlockerDocument, toShared } from './flow-documents.ts';
import { type EndedFlows, countEnded } from './ended-flows.ts';
import type { ProgrammeFacts } from './programme-facts.ts';

/** How many HIE flows have each outcome of each of the three facts. */
export interface FactCounts {
  /** HIE flows counted: the sum of each fact's outcomes. */
  readonly of: number;
  readonly facts: Readonly<Record<FlowFactId, Readonly<Record<GateOutcome, number>>>>;
}

/** The oldest of all that the facts rest on. */
export interface OldestEvidence extends EvidenceReference {
  readonly ageDays: number;
}

/** What a status says of its flows together. */
export interface FlowsOverview {
  readonly facts: FactCounts;
  /** `null` when nothing was imported and nothing compared. */
  readonly oldestEvidence: OldestEvidence | null;
  readonly ended: EndedFlows;
  /** What holds back more than one HIE flow, the lowest gate first. */
  readonly blockers: readonly BlockerDocument[];
}

/** The three facts of the flows as counts, the age of what they rest on, and what they share that blocks them. */
export function overviewFlows(
  facts: ProgrammeFacts,
  answered: readonly AnsweredFlow[],
): FlowsOverview {
  const hie = answered.filter(({ flow }) => flow.channel === 'hie');
  return {
    facts: { of: hie.length, facts: countFacts(hie) },
    oldestEvidence: oldestOf(hie, facts.asAt),
    ended: countEnded(hie),
    blockers: toShared(findBlockers(answered), facts.organisations),
  };
}

function countFacts(flows: readonly AnsweredFlow[]): FactCounts['facts'] {
  const counted = FLOW_FACTS.map((id) => {
    const counts = tally(flows, ({ facts }) => facts[id].outcome);
    const all = GATE_OUTCOMES.map((outcome) => [outcome, counts.get(outcome) ?? 0]);
    return [id, Object.fromEntries(all) as Record<GateOutcome, number>] as const;
  });
  return Object.fromEntries(counted) as Record<FlowFactId, Record<GateOutcome, number>>;
}

/** Of two as old the first by kind and name, so that the same store names the same one. */
function oldestOf(flows: readonly AnsweredFlow[], day: CalendarDate): OldestEvidence | null {
  let oldest: EvidenceReference | undefined;
  for (const one of flows.flatMap(({ facts }) => FLOW_FACTS.flatMap((id) => facts[id].evidence))) {
    if (oldest === undefined || isBefore(one, oldest)) oldest = one;
  }
  return oldest === undefined ? null : { ...oldest, ageDays: daysBetween(oldest.asAt, day) };
}

function isBefore(a: EvidenceReference, b: EvidenceReference): boolean {
  if (a.asAt !== b.asAt) return a.asAt < b.asAt;
  return a.kind === b.kind ? a.ref < b.ref : a.kind < b.kind;
}
