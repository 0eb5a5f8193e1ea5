import { compareText } from '../base/ordering.ts';
import type { Flow } from '../programme/flow.ts';
import { flowKey } from '../programme/usage/usage.ts';
import { lowestUnmet } from './evaluate.ts';
import type { EvidenceReference } from './facts.ts';
import { FLOW_FACTS, type FlowFactId, type FlowFacts } from './flow-facts.ts';
import type { GateOutcome, GateResult } from './gate.ts';

/** A flow as the answers of one day have it. */
export interface FlowOfDay {
  readonly flow: Flow;
  readonly results: readonly GateResult[];
  readonly facts: FlowFacts;
}

/** Where a flow stands on one day: its lowest unmet gate (`null`: none) and the outcomes of its facts. */
export type FlowStanding = { readonly gate: string | null } & Readonly<
  Record<FlowFactId, GateOutcome>
>;

/** One thing that differs, what the later day says of it, and what of its evidence is new. */
export interface ChangeReason {
  readonly what: 'gate' | FlowFactId;
  readonly why: string;
  /** What the earlier day did not rest on; empty when what it rested on has grown too old, and where nothing can be cited. */
  readonly evidence: readonly EvidenceReference[];
}

/** A flow that stands otherwise than before, or that only one of the two days knows. */
export interface FlowChange {
  readonly flow: Flow;
  readonly change: 'changed' | 'new' | 'gone';
  /** Undefined for a new flow. */
  readonly before: FlowStanding | undefined;
  /** Undefined for a flow that is gone. */
  readonly after: FlowStanding | undefined;
  readonly because: readonly ChangeReason[];
}

/** What differs between the flows of two days, in the order of the flows; those that stand as before are left out. */
export function findFlowChanges(
  before: readonly FlowOfDay[],
  after: readonly FlowOfDay[],
): FlowChange[] {
  const earlier = new Map(before.map((one) => [flowKey(one.flow), one]));
  const later = new Set(after.map((one) => flowKey(one.flow)));
  const gone = before.filter((one) => !later.has(flowKey(one.flow))).map((one) => toGone(one));
  const changes = after.flatMap((one) => {
    const then = earlier.get(flowKey(one.flow));
    return then === undefined ? [toNew(one)] : compare(then, one);
  });
  return [...changes, ...gone].toSorted((a, b) => compareText(flowKey(a.flow), flowKey(b.flow)));
}

function toGone(one: FlowOfDay): FlowChange {
  const before = standingOf(one);
  return { flow: one.flow, change: 'gone', before, after: undefined, because: [] };
}

/** Of a new flow its agreement tells most: that it has one, or that it has none. */
function toNew(one: FlowOfDay): FlowChange {
  const { why, evidence } = one.facts.agreed;
  const because = [{ what: 'agreed', why, evidence }] as const;
  return { flow: one.flow, change: 'new', before: undefined, after: standingOf(one), because };
}

function standingOf({ results, facts }: FlowOfDay): FlowStanding {
  const { answers, agreed, moved } = facts;
  return {
    gate: lowestUnmet(results)?.id ?? null,
    answers: answers.outcome,
    agreed: agreed.outcome,
    moved: moved.outcome,
  };
}

function compare(then: FlowOfDay, now: FlowOfDay): FlowChange[] {
  const [before, after] = [standingOf(then), standingOf(now)];
  const facts = FLOW_FACTS.filter((id) => before[id] !== after[id]);
  if (facts.length === 0 && before.gate === after.gate) return [];
  const told = facts.map((what) => reason(what, then.facts[what], now.facts[what]));
  const because = before.gate === after.gate ? told : [...gateReason(then, now, facts), ...told];
  return [{ flow: now.flow, change: 'changed', before, after, because }];
}

type Grounds = Pick<GateResult, 'why' | 'evidence'>;

function reason(
  what: ChangeReason['what'],
  then: Grounds | undefined,
  { why, evidence }: Grounds,
): ChangeReason {
  const known = new Set((then?.evidence ?? []).map(keyOf));
  return { what, why, evidence: evidence.filter((one) => !known.has(keyOf(one))) };
}

function keyOf({ kind, ref, asAt }: EvidenceReference): string {
  return `${kind} ${ref} ${asAt}`;
}

/** Gates a fact already tells of. */
const TOLD_BY: Readonly<Record<string, FlowFactId>> = {
  agreed: 'agreed',
  connected: 'answers',
  parity: 'answers',
};

/** The first gate at which the two days differ, unless one of the facts says the same. */
function gateReason(then: FlowOfDay, now: FlowOfDay, facts: readonly FlowFactId[]): ChangeReason[] {
  const ids = [lowestUnmet(then.results)?.id, lowestUnmet(now.results)?.id];
  const at = now.results.findIndex(({ id }) => ids.includes(id));
  const result = now.results[at];
  const fact = TOLD_BY[result?.id ?? ''];
  if (result === undefined || (fact !== undefined && facts.includes(fact))) return [];
  return [reason('gate', then.results[at], result)];
}
