import { type CalendarDate, daysBetween } from '../../base/calendar-date.ts';
import type { RegisteredOrganisation } from '../../programme/organisations/organisation.ts';
import type { Blocker } from '../../readiness/blockers.ts';
import type { EvidenceReference } from '../../readiness/facts.ts';
import { FLOW_FACTS, type FlowFact, type FlowFactId } from '../../readiness/flow-facts.ts';
import { GATE_OUTCOMES } from '../../readiness/gate.ts';

/** The three facts, in their order, and what each of them and each gate can be. */
export const FACT_IDS: readonly FlowFactId[] = FLOW_FACTS;
export const OUTCOMES = GATE_OUTCOMES;

/** How one of the three facts stands, and how old the oldest of its evidence is. */
export interface FactSummary {
  readonly outcome: string;
  readonly asAt: string | null;
  readonly ageDays: number | null;
}

/** The same with what it rests on. */
export interface FactDocument extends FactSummary {
  readonly why: string;
  readonly evidence: readonly EvidenceReference[];
}

/** What holds back several flows, told once. */
export interface BlockerDocument {
  readonly id: string;
  readonly gate: string;
  readonly outcome: string;
  readonly part: string;
  readonly code: string;
  /** Name of the organisation; `null` for what is none, and for one the register does not list. */
  readonly name: string | null;
  readonly owner: string;
  readonly why: string;
  readonly otherReasons: number;
  /** HIE flows it holds back. */
  readonly flows: number;
  /** Those that nothing else holds back at this gate. */
  readonly alone: number;
}

/** A fact without its grounds. */
export function summariseFact({ outcome, asAt }: FlowFact, day: CalendarDate): FactSummary {
  const ageDays = asAt === undefined ? null : daysBetween(asAt, day);
  return { outcome, asAt: asAt ?? null, ageDays };
}

/** A fact with its grounds. */
export function toFactDocument(fact: FlowFact, day: CalendarDate): FactDocument {
  return { ...summariseFact(fact, day), why: fact.why, evidence: fact.evidence };
}

/** The causes more than one flow has. */
export function toShared(
  blockers: readonly Blocker[],
  organisations: ReadonlyMap<string, RegisteredOrganisation>,
): BlockerDocument[] {
  return blockers
    .filter(({ flows }) => flows > 1)
    .map((blocker) => toBlockerDocument(blocker, organisations));
}

/** A cause as documents hold it. */
export function toBlockerDocument(
  blocker: Blocker,
  organisations: ReadonlyMap<string, RegisteredOrganisation>,
): BlockerDocument {
  const { id, gate, outcome, part, code, owner, why, otherReasons, flows, alone } = blocker;
  const name = organisations.get(code)?.name ?? null;
  return { id, gate, outcome, part, code, name, owner, why, otherReasons, flows, alone };
}
