import type { GateResult } from '../readiness/gate.ts';

/** The first gate, in their order, that holds the practice or flow back; undefined when none does. */
export function lowestUnmetGate(gates: readonly GateResult[]): GateResult | undefined {
  return gates.find(holdsBack);
}

/** Only a gate that is met, or does not apply, lets anything past: not enough evidence never does. */
export function holdsBack(gate: GateResult): boolean {
  return gate.outcome !== 'met' && gate.outcome !== 'not-applicable';
}
