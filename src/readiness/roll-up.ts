import { tally } from '../base/ordering.ts';
import { toGateResult } from './evaluate.ts';
import type { EvidenceReference } from './facts.ts';
import { type Gate, type GateOutcome, type GateResult, passes } from './gate.ts';

/** Worst first: what an organisation's gate is when its flows differ. */
const WORST_FIRST: readonly GateOutcome[] = [
  'not-met',
  'not-enough-data',
  'needs-a-person',
  'met',
  'not-applicable',
];

/** Evidence and flows named in a roll-up; the rest is counted. */
const NAMED_MAX = 3;

/** One flow's answer to the gate, with the flow's name. */
export interface FlowAnswer {
  readonly flow: string;
  readonly result: GateResult;
}

/** The answer of an organisation: the worst of its flows, never an average. */
export function rollUp(gate: Gate, answers: readonly FlowAnswer[]): GateResult {
  if (answers.length === 0) {
    return toGateResult(gate, {
      outcome: 'not-enough-data',
      why: 'No flow of this organisation is known.',
      evidence: [],
    });
  }
  const counts = tally(answers, ({ result }) => result.outcome);
  const worst = WORST_FIRST.find((outcome) => counts.has(outcome)) ?? 'not-enough-data';
  const open = answers.filter(({ result }) => !passes(result.outcome));
  const passed = answers.length - open.length;
  const why = `${passed} of ${answers.length} ${answers.length === 1 ? 'flow passes' : 'flows pass'}.`;
  const finding = {
    outcome: worst,
    why: open.length === 0 ? why : `${why} ${nameOpen(open)}`,
    evidence: distinct(answers.flatMap(({ result }) => result.evidence)),
  };
  const problem = answers.find(({ result }) => result.problem !== undefined)?.result.problem;
  return { ...toGateResult(gate, finding), ...(problem === undefined ? {} : { problem }) };
}

function nameOpen(open: readonly FlowAnswer[]): string {
  const named = open.slice(0, NAMED_MAX).map(({ flow, result }) => `${flow}: ${result.why}`);
  const rest = open.length - named.length;
  return rest === 0 ? named.join(' ') : `${named.join(' ')} And ${rest} more.`;
}

function distinct(evidence: readonly EvidenceReference[]): EvidenceReference[] {
  const byKey = new Map(evidence.map((e) => [`${e.kind}\u0000${e.ref}\u0000${e.asAt}`, e]));
  return [...byKey.values()];
}
