import type { CalendarDate } from '../base/calendar-date.ts';
import { oldest } from './evaluate.ts';
import type { EvidenceReference } from './facts.ts';
import { type GateFinding, type GateOutcome, type GateResult, passes } from './gate.ts';

/** The three facts of a move, kept apart: no one of them stands for another. */
export const FLOW_FACTS = ['answers', 'agreed', 'moved'] as const;
export type FlowFactId = (typeof FLOW_FACTS)[number];

/** What each fact asks. */
export const FACT_QUESTIONS: Readonly<Record<FlowFactId, string>> = {
  answers: "Does the flow's channel answer for the practice, and on the HIE as the MIG does?",
  agreed: 'Is the agreement in force for this flow?',
  moved: 'Have the users left the MIG, and do they read on the HIE?',
};

/** One of the facts on a day. */
export interface FlowFact {
  readonly outcome: GateOutcome;
  readonly why: string;
  readonly evidence: readonly EvidenceReference[];
  /** Day of the oldest evidence; undefined when there is none. */
  readonly asAt: CalendarDate | undefined;
}

/** All three. */
export type FlowFacts = Readonly<Record<FlowFactId, FlowFact>>;

/** Gates whose evidence says whether the channel answers, and whether as it should. */
const ANSWERING: readonly string[] = ['connected', 'parity'];

/** Whether the channel answers: the first of the two gates that is not met, or what both of them say. */
export function answersOf(results: readonly GateResult[]): FlowFact {
  const asked = results.filter(({ id }) => ANSWERING.includes(id));
  const unmet = asked.find(({ outcome }) => !passes(outcome));
  if (unmet !== undefined) return toFact(unmet);
  const met = asked.filter(({ outcome }) => outcome === 'met');
  return toFact({
    outcome: met.length === 0 ? 'not-enough-data' : 'met',
    why: met.length === 0 ? 'Nothing was asked.' : met.map(({ why }) => why).join(' '),
    evidence: met.flatMap(({ evidence }) => evidence),
  });
}

/** Whether the agreement is in force: the answer of its gate. */
export function agreedOf(results: readonly GateResult[]): FlowFact {
  const agreed = results.find(({ id }) => id === 'agreed');
  return toFact(agreed ?? { outcome: 'not-enough-data', why: 'It was not asked.', evidence: [] });
}

/** A finding as a fact, with the day of its oldest evidence. */
export function toFact({ outcome, why, evidence }: GateFinding): FlowFact {
  return { outcome, why, evidence, asAt: oldest(evidence) };
}
