import { tally } from '../base/ordering.ts';
import { toGateResult } from './evaluate.ts';
import type { EvidenceReference } from './facts.ts';
import {
  type EndedEnd,
  type Gate,
  type GateFinding,
  type GateOutcome,
  type GateResult,
  passes,
} from './gate.ts';

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
  /** Code of the flow's other end. */
  readonly flow: string;
  /** The other end, when it has closed: then nothing more is to be reached on the flow. */
  readonly ended?: EndedEnd | undefined;
  readonly result: GateResult;
}

/**
 * The answer of an organisation: the worst of its flows, never an average. Flows whose other end has closed
 * are told apart.
 */
export function rollUp(gate: Gate, all: readonly FlowAnswer[]): GateResult {
  const answers = all.filter(({ ended }) => ended === undefined);
  if (answers.length === 0) return toGateResult(gate, withoutOpenFlow(all));
  const counts = tally(answers, ({ result }) => result.outcome);
  const worst = WORST_FIRST.find((outcome) => counts.has(outcome)) ?? 'not-enough-data';
  const open = answers.filter(({ result }) => !passes(result.outcome));
  const passed = answers.length - open.length;
  const why = `${passed} of ${answers.length} ${answers.length === 1 ? 'flow passes' : 'flows pass'}.`;
  const finding = {
    outcome: worst,
    why: [why, nameOpen(open), nameEnded(all)].filter((part) => part !== '').join(' '),
    evidence: evidenceOf(answers),
  };
  const problem = answers.find(({ result }) => result.problem !== undefined)?.result.problem;
  return { ...toGateResult(gate, finding), ...(problem === undefined ? {} : { problem }) };
}

/** That nothing is left to reach is no evidence that it was reached. */
function withoutOpenFlow(all: readonly FlowAnswer[]): GateFinding {
  if (all.length === 0) {
    const why = 'No flow of this organisation is known.';
    return { outcome: 'not-enough-data', why, evidence: [] };
  }
  const why = `No flow is open: somebody has to say whether one is still wanted. ${nameEnded(all)}`;
  return { outcome: 'needs-a-person', why, evidence: evidenceOf(all) };
}

function nameEnded(all: readonly FlowAnswer[]): string {
  const ended = all.flatMap(({ ended: end }) => end ?? []);
  if (ended.length === 0) return '';
  const named = ended.slice(0, NAMED_MAX).map(wordEnded).join('; ');
  const rest = ended.length > NAMED_MAX ? `; and ${ended.length - NAMED_MAX} more` : '';
  const flows = all.length === 1 ? 'flow' : 'flows';
  const are = ended.length === 1 ? 'is' : 'are';
  return `${ended.length} of ${all.length} ${flows} ended with ${named}${rest}, and ${are} not counted.`;
}

/** An organisation that closed, in words. */
export function wordEnded({ code, closed }: EndedEnd): string {
  return closed === undefined ? `${code}, closed` : `${code}, closed ${closed}`;
}

function nameOpen(open: readonly FlowAnswer[]): string {
  if (open.length === 0) return '';
  const named = open.slice(0, NAMED_MAX).map(({ flow, result }) => `${flow}: ${result.why}`);
  const rest = open.length - named.length;
  return rest === 0 ? named.join(' ') : `${named.join(' ')} And ${rest} more.`;
}

function evidenceOf(answers: readonly FlowAnswer[]): EvidenceReference[] {
  const evidence = answers.flatMap(({ result }) => result.evidence);
  const byKey = new Map(evidence.map((e) => [`${e.kind}\u0000${e.ref}\u0000${e.asAt}`, e]));
  return [...byKey.values()];
}
