import type { CalendarDate } from '../base/calendar-date.ts';
import type { EvidenceReference, GateFacts } from './facts.ts';
import { type Gate, type GateFinding, type GateResult, passes } from './gate.ts';

/** Asks one gate. A check that breaks is never met: it becomes `not-enough-data` with its problem. */
export function evaluateGate(gate: Gate, facts: GateFacts): GateResult {
  try {
    return toGateResult(gate, gate.evaluate(facts));
  } catch (error) {
    // The message may quote what was read, so only the kind of error is told.
    const kind = error instanceof Error ? error.name : 'unknown error';
    const broken = { outcome: 'not-enough-data', why: 'The check failed.', evidence: [] } as const;
    return { ...toGateResult(gate, broken), problem: `the check failed: ${kind}` };
  }
}

/** A finding with the gate it belongs to and the day of its oldest evidence. */
export function toGateResult(gate: Gate, finding: GateFinding): GateResult {
  return { ...finding, id: gate.id, owner: gate.owner, asAt: oldest(finding.evidence) };
}

/** The first gate, in their order, that does not let the flow pass; undefined when all do. */
export function lowestUnmet(results: readonly GateResult[]): GateResult | undefined {
  return results.find((result) => !passes(result.outcome));
}

/** The day of the oldest of all that something rests on; undefined when it rests on nothing. */
export function oldest(evidence: readonly EvidenceReference[]): CalendarDate | undefined {
  let first: CalendarDate | undefined;
  for (const { asAt } of evidence) if (first === undefined || asAt < first) first = asAt;
  return first;
}
