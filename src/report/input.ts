import type { ComparisonDocument } from '../compare/document.ts';
import type { FlowFactId } from '../readiness/flow-facts.ts';
import type { GateOutcome, GateResult } from '../readiness/gate.ts';
import type { PracticeEvidence } from '../readiness/practice-evidence.ts';
import type { ReportSource } from './model.ts';

/** What every report needs to know about itself. */
export interface ReportFrame {
  readonly programme: string;
  /** ISO instant, UTC. */
  readonly generatedAt: string;
  /** The day the report speaks of, `yyyy-mm-dd`. */
  readonly asAt: string;
  readonly version: string;
  readonly sources: readonly ReportSource[];
}

/** An organisation as the register has it on the report's day; undefined is not known. */
export interface ReportOrganisation {
  readonly code: string;
  readonly name: string;
  readonly status: string;
  readonly supplier: string | undefined;
  readonly commissioner: string | undefined;
}

/** Everything a practice report is made of. */
export interface PracticeReportInput {
  readonly frame: ReportFrame;
  readonly practice: ReportOrganisation;
  /** In the order of the gates. */
  readonly gates: readonly GateResult[];
  /** Undefined when no patient of the practice was ever planned. */
  readonly evidence: PracticeEvidence | undefined;
  /** One for each compared patient of the run the evidence speaks of. */
  readonly comparisons: readonly ComparisonDocument[];
}

/** One practice in a programme report. */
export interface ProgrammePractice {
  readonly organisation: ReportOrganisation;
  readonly gates: readonly GateResult[];
  readonly evidence: PracticeEvidence | undefined;
}

/** One flow: a consumer that views the records of a practice. */
export interface ProgrammeFlow {
  readonly practice: string;
  readonly consumer: string;
  /** Undefined when the register does not list it. */
  readonly consumerName: string | undefined;
  readonly gates: readonly GateResult[];
  /** What holds the flow at its first gate not met, one reason each, worded so that flows can share it. */
  readonly reasons: readonly string[];
}

/** How many agreements, counted once for each flow, stand the same on the report's day. */
export interface AgreementCount {
  readonly channel: string;
  readonly state: string;
  readonly count: number;
}

/** Everything a programme report is made of. */
export interface ProgrammeReportInput {
  readonly frame: ReportFrame;
  /** Where the practices come from and what was counted, as one phrase: file, date, filter. */
  readonly denominator: string;
  readonly practices: readonly ProgrammePractice[];
  readonly flows: readonly ProgrammeFlow[];
  readonly agreements: readonly AgreementCount[];
  /** HIE flows by the outcome of each fact; undefined when the facts were not asked. */
  readonly facts?:
    | {
        readonly of: number;
        readonly facts: Readonly<Record<FlowFactId, Readonly<Record<GateOutcome, number>>>>;
      }
    | undefined;
}
