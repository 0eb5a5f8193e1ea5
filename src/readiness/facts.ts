import type { CalendarDate } from '../base/calendar-date.ts';
import type { Severity } from '../compare/severity.ts';
import type { Channel } from '../programme/agreements/agreement.ts';
import type { Flow } from '../programme/flow.ts';
import type { RegisteredOrganisation } from '../programme/organisations/organisation.ts';
import type { PracticeEvidence } from './practice-evidence.ts';

/** Where a fact comes from, so that everybody can look it up. */
export interface EvidenceReference {
  readonly kind: 'snapshot' | 'export' | 'agreement' | 'run' | 'usage';
  /** File and short hash, agreement identifier, or run identifier. */
  readonly ref: string;
  readonly asAt: CalendarDate;
}

/** One end of a flow, as the register knows it. */
export interface OrganisationFacts {
  readonly code: string;
  /** Which end of its flows it is; undefined when it is an end of none. */
  readonly end: 'provider' | 'consumer' | undefined;
  /** Undefined when no snapshot in use lists the code. */
  readonly organisation: RegisteredOrganisation | undefined;
  /** The snapshot that lists it; for an unlisted code, the snapshots that were searched. */
  readonly snapshots: readonly EvidenceReference[];
  /** Whether snapshots were imported that should list an organisation of this part. */
  readonly searched: boolean;
}

/** Limits the programme has set; see docs/configuration.md. */
export interface GatePolicy {
  readonly parity: {
    /** Patients with informative comparisons a practice needs. */
    readonly patientsMin: number;
    /** Worst severity that may stand open. */
    readonly severityMax: Severity;
    readonly ageDaysMax: number;
  };
  readonly connection: { readonly ageDaysMax: number };
}

/** All that gates look at: one flow, or one organisation on its own (then there is no flow). */
export interface GateFacts {
  readonly asAt: CalendarDate;
  readonly policy: GatePolicy;
  readonly channel: Channel;
  readonly provider: OrganisationFacts;
  /** Undefined when the organisation is looked at on its own. */
  readonly consumer: OrganisationFacts | undefined;
  readonly flow: Flow | undefined;
  /** Exports of agreements in use on the day; empty when none was imported. */
  readonly agreementExports: readonly EvidenceReference[];
  /** What the newest run says of the provider. */
  readonly evidence: PracticeEvidence | undefined;
}
