import type { FlowFactId } from '../../readiness/flow-facts.ts';
import type { BlockerDocument, FactDocument } from './flow-documents.ts';
import type { FactChange } from './flow-history.ts';
import type { PairUsage } from './flow-usage.ts';
import type { AgreementDocument } from '../agreements/agreement-documents.ts';
import type { SourceDocument } from '../register/list-organisations.ts';
import type { GateDocument } from './status.ts';

/** One end of the flow as the register of the day has it; `null` where it says nothing. */
export interface FlowEndDocument {
  readonly code: string;
  readonly name: string | null;
  readonly status: string | null;
  readonly commissioner: string | null;
  readonly pcn: string | null;
  readonly place: string | null;
  readonly supplier: string | null;
  readonly wave: string | null;
}

/** A way by which the consumer views, open on the day, that serves the practice. */
export interface RouteOfFlow {
  readonly system: string;
  readonly channel: string;
  /** `all`, or the practices and PCNs it names. */
  readonly practices: 'all' | readonly string[];
  readonly since: string | null;
  readonly until: string | null;
}

/** How an end stands with its assurance (DSPT). */
export interface AssuranceOfEnd {
  readonly code: string;
  readonly verdict: string;
  readonly why: string;
  readonly level: string | null;
  readonly publishedOn: string | null;
  readonly asAt: string | null;
  readonly ageDays: number | null;
}

/** One channel of the two organisations. */
export interface FlowShown {
  readonly channel: string;
  /** The lowest gate that is not met; `null` when all are. */
  readonly gate: string | null;
  readonly facts: Readonly<
    Record<
      FlowFactId,
      FactDocument & { readonly question: string; readonly history: readonly FactChange[] }
    >
  >;
  readonly gates: readonly GateDocument[];
  /** All that holds it back, each with how many flows it holds back in all. */
  readonly blockers: readonly BlockerDocument[];
  /** The HIE agreement in force that has taken the place of this MIG flow's; `null` when none has. */
  readonly supersededBy: string | null;
}

/** `mig2hie/flow/1`. */
export interface FlowShowDocument {
  readonly schema: 'mig2hie/flow/1';
  readonly asAt: string;
  readonly provider: FlowEndDocument;
  readonly consumer: FlowEndDocument;
  /** Whose answer is next, at the lowest gate the HIE flow does not pass; `null` when it passes all. */
  readonly next: { readonly gate: string; readonly owner: string; readonly why: string } | null;
  readonly flows: readonly FlowShown[];
  /** Agreements of the two on both channels. */
  readonly agreements: readonly AgreementDocument[];
  /** What tiers 0 and 1 say against the two ends while an agreement is in force; it changes no gate. */
  readonly warnings: readonly string[];
  readonly routes: readonly RouteOfFlow[];
  readonly assurance: readonly AssuranceOfEnd[];
  readonly usage: PairUsage;
  readonly sources: readonly SourceDocument[];
}
