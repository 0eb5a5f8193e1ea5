import { compareText, groupBy } from '../../base/ordering.ts';
import { lowestUnmetGate } from '../gate-standing.ts';
import type { ProgrammeReportInput } from '../input.ts';
import type { GateResult } from '../../readiness/gate.ts';
import type { Section } from '../model.ts';
import { listed } from '../phrase.ts';
import { gateReason } from '../shared-sections.ts';
import type { Counting } from '../small-numbers.ts';
import { GATE_ORDER, gateIsOfFlows, gateTitle, outcomeTag } from '../words.ts';

/** One reason that holds practices or flows back, with everything it holds. */
export interface Blocker {
  readonly gate: GateResult;
  readonly reason: string;
  readonly practices: readonly string[];
  /** Practice and consumer of each flow held. */
  readonly flows: readonly string[];
  /** Consumers of the flows held. */
  readonly consumers: readonly string[];
}

/** One practice or flow and one reason that holds it at its first gate not met. */
interface Held {
  readonly gate: GateResult;
  readonly reason: string;
  readonly practice: string;
  readonly consumer: string | undefined;
}

/** Every reason at a first gate not met, each once, the one that holds most first. */
export function blockersOf(input: ProgrammeReportInput, counting: Counting): Blocker[] {
  const held = [...heldPractices(input, counting), ...heldFlows(input, counting)];
  const groups = groupBy(held, ({ gate, reason }) => JSON.stringify([gate.id, reason, gate.owner]));
  return [...groups.values()].flatMap(toBlocker).sort(byExtent);
}

/** The table of blockers. */
export function blockersSection(blockers: readonly Blocker[]): Section {
  return {
    id: 'blockers',
    title: 'What blocks them',
    blocks: [
      {
        type: 'table',
        caption: 'Blockers, the one that holds back most first',
        note: 'Each shared reason stands here once, with everything it holds back at its first gate not met. One unsigned practice holds its own flows; one unsigned consumer holds its flows with every practice. What has several reasons stands under each of them, so the rows do not add up.',
        columns: [
          { title: 'Reason', kind: 'text' },
          { title: 'Gate', kind: 'text' },
          { title: 'Outcome', kind: 'text' },
          { title: 'Owner', kind: 'text' },
          { title: 'Practices', kind: 'number' },
          { title: 'Flows', kind: 'number' },
          { title: 'Which', kind: 'text' },
        ],
        rows: blockers.map(({ gate, reason, practices, flows, consumers }) => [
          reason,
          gateTitle(gate.id),
          outcomeTag(gate.outcome),
          gate.owner,
          practices.length,
          flows.length,
          whichOnes(practices, consumers),
        ]),
        whenEmpty: 'Nothing that was measured holds a practice or a flow back.',
      },
    ],
  };
}

/** A practice that its flows hold back is told by them: what it says of itself only sums them up. */
function heldPractices({ practices, flows }: ProgrammeReportInput, counting: Counting): Held[] {
  const withFlows = new Set(flows.map((flow) => flow.practice));
  return practices.flatMap(({ organisation: { code }, gates }) => {
    const gate = lowestUnmetGate(gates);
    if (gate === undefined || (gateIsOfFlows(gate.id) && withFlows.has(code))) return [];
    return { gate, reason: gateReason(gate, counting), practice: code, consumer: undefined };
  });
}

function heldFlows({ flows }: ProgrammeReportInput, counting: Counting): Held[] {
  return flows.flatMap(({ practice, consumer, gates, reasons }) => {
    const gate = lowestUnmetGate(gates);
    if (gate === undefined) return [];
    const own = gateIsOfFlows(gate.id) ? reasons : [];
    const told = own.length === 0 ? [gateReason(gate, counting)] : own;
    return told.map((reason) => ({ gate, reason, practice, consumer }));
  });
}

function toBlocker(group: readonly Held[]): Blocker[] {
  const [first] = group;
  if (first === undefined) return [];
  const consumers = group.flatMap((one) => one.consumer ?? []);
  return [
    {
      gate: first.gate,
      reason: first.reason,
      practices: [...new Set(group.map((one) => one.practice))].sort(),
      flows: group.flatMap(({ practice, consumer }) =>
        consumer === undefined ? [] : [`${practice} ${consumer}`],
      ),
      consumers: [...new Set(consumers)].sort(),
    },
  ];
}

function byExtent(a: Blocker, b: Blocker): number {
  return (
    b.practices.length - a.practices.length ||
    b.flows.length - a.flows.length ||
    GATE_ORDER.indexOf(a.gate.id) - GATE_ORDER.indexOf(b.gate.id) ||
    compareText(a.reason, b.reason)
  );
}

function whichOnes(practices: readonly string[], consumers: readonly string[]): string {
  const all = listed(practices);
  return consumers.length === 0 ? all : `${all}; for ${listed(consumers)}`;
}
