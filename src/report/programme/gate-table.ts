import { compareText, groupBy } from '../../base/ordering.ts';
import { lowestUnmetGate } from '../gate-standing.ts';
import type { GateResult } from '../../readiness/gate.ts';
import type { Cell, TableBlock } from '../model.ts';
import { GATE_ORDER, gateTitle } from '../words.ts';

/** Something that stands at a gate: a practice or a flow. */
interface Standing {
  readonly gates: readonly GateResult[];
}

/** The name of the column for what no measured gate holds back. */
export const PAST_ALL = 'Past every gate asked';

/** The gates measured for any of them, in the order of the gates. */
export function measuredGates(standings: readonly Standing[]): string[] {
  const ids = new Set(standings.flatMap((standing) => standing.gates.map((gate) => gate.id)));
  return [...ids].sort((a, b) => rank(a) - rank(b) || compareText(a, b));
}

/** How many of `standings` stand at each gate, one row for each group; the last column counts the group. */
export function gateTable<T extends Standing>(
  standings: readonly T[],
  group: { readonly title: string; readonly of: (standing: T) => string },
  caption: string,
  whenEmpty: string,
): TableBlock {
  const gates = measuredGates(standings);
  const groups = [...groupBy(standings, group.of)].sort(([a], [b]) => compareText(a, b));
  return {
    type: 'table',
    caption,
    columns: [
      { title: group.title, kind: 'text' },
      ...[...gates.map((gate) => `Held at ${gateTitle(gate)}`), PAST_ALL, 'All'].map((title) => ({
        title,
        kind: 'count' as const,
      })),
    ],
    rows: groups.map(([name, members]) => [name, ...countsOf(members, gates)]),
    total: ['All', ...countsOf(standings, gates)],
    whenEmpty,
  };
}

/** How many stand at each gate, how many past all of them, and how many there are. */
function countsOf(standings: readonly Standing[], gates: readonly string[]): Cell[] {
  const at = standings.map((standing) => lowestUnmetGate(standing.gates)?.id);
  const held = gates.map((gate) => at.filter((id) => id === gate).length);
  return [...held, pastAll(standings), standings.length];
}

/** How many no measured gate holds back. */
export function pastAll(standings: readonly Standing[]): number {
  return standings.filter((standing) => lowestUnmetGate(standing.gates) === undefined).length;
}

function rank(gate: string): number {
  const index = GATE_ORDER.indexOf(gate);
  return index < 0 ? GATE_ORDER.length : index;
}
