import type { CalendarDate } from '../base/calendar-date.ts';
import type { EvidenceReference, GateFacts } from './facts.ts';

/** What a gate can say. Only `met` and `not-applicable` let a flow pass. */
export const GATE_OUTCOMES = [
  'met',
  'not-met',
  'not-applicable',
  'not-enough-data',
  'needs-a-person',
] as const;
export type GateOutcome = (typeof GATE_OUTCOMES)[number];

/** Who or what it lies with that a gate does not let pass, so that one cause of many flows is told once. */
export interface Blame {
  readonly part: 'provider' | 'consumer' | 'agreement' | 'evidence';
  /** ODS code of the organisation, or the agreement's identifier. */
  readonly code: string;
  /** One plain sentence that is the same for every flow it holds back. */
  readonly why: string;
}

/** What a gate found, and what it rests on. */
export interface GateFinding {
  readonly outcome: GateOutcome;
  /** One or two plain sentences with figures and their denominators. */
  readonly why: string;
  readonly evidence: readonly EvidenceReference[];
  /** Who or what it lies with; the provider when absent. */
  readonly blame?: readonly Blame[] | undefined;
  /** Ends of the flow that have closed: nothing more is to be reached on it. */
  readonly ended?: readonly EndedEnd[] | undefined;
}

/** An organisation that has closed. */
export interface EndedEnd {
  readonly code: string;
  /** Its close date; undefined when only its status says so. */
  readonly closed: CalendarDate | undefined;
}

/** One question the programme asks before it moves on; evaluated without clock or store. */
export interface Gate {
  /** File name without ending; never renamed or used again. */
  readonly id: string;
  readonly title: string;
  readonly question: string;
  /** Whose answer it is. */
  readonly owner: string;
  /**
   * What the gate is asked of. `organisation`: each end by itself. `flow`: both ends together.
   * `practice`: the provider; the same for all its flows.
   */
  readonly about: 'organisation' | 'flow' | 'practice';
  readonly evaluate: (facts: GateFacts) => GateFinding;
}

/** A gate's answer, with who owns it and how old its oldest evidence is. */
export interface GateResult extends GateFinding {
  readonly id: string;
  readonly owner: string;
  /** Day of the oldest evidence; undefined when there is none. */
  readonly asAt: CalendarDate | undefined;
  /** What broke, when the check itself failed; the outcome is then `not-enough-data`. */
  readonly problem?: string | undefined;
}

/** Whether a flow passes a gate with this outcome. */
export function passes(outcome: GateOutcome): boolean {
  return outcome === 'met' || outcome === 'not-applicable';
}
