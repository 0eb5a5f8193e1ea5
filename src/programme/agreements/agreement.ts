import type { CalendarDate } from '../../base/calendar-date.ts';
import type { OdsCode } from '../../base/ods-code.ts';
import type { PartyState } from './agreement-state.ts';

/** The two ways a record can be viewed. */
export const CHANNELS = ['mig', 'hie'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Where the data protection impact assessment stands. */
export const DPIA_STATES = ['not-started', 'in-progress', 'approved', 'rejected'] as const;
export type DpiaState = (typeof DPIA_STATES)[number];

/**
 * Tiers of agreements: 0 a memorandum of understanding, 1 common standards, both signed once by each
 * organisation; 2 the specific agreement of a purpose, which covers flows.
 */
export const TIERS = [0, 1, 2] as const;
export type Tier = (typeof TIERS)[number];

/** The parts in which somebody may sign for an organisation. A part is kept, the person is not. */
export const SIGNATORY_ROLES = [
  'caldicott-guardian',
  'siro',
  'dpo',
  'ig-lead',
  'partner',
  'practice-manager',
  'director',
  'chief-executive',
] as const;
export type SignatoryRole = (typeof SIGNATORY_ROLES)[number];

/** One end of an agreement. */
export interface Party {
  /** Undefined when the export's word for it is none we know. */
  readonly state: PartyState | undefined;
  readonly signedOn: CalendarDate | undefined;
  /** In which part somebody signed; undefined when the export does not say it in words we know. */
  readonly signatoryRole?: SignatoryRole | undefined;
}

/** An agreement as it stands for one flow on the day of its row. */
export interface FlowAgreement {
  /** Identifier in the export; several flows may share one. */
  readonly agreement: string;
  readonly channel: Channel;
  readonly provider: OdsCode;
  readonly consumer: OdsCode;
  readonly providerParty: Party;
  readonly consumerParty: Party;
  readonly validFrom: CalendarDate | undefined;
  /** Undefined when the export names no end. */
  readonly validTo: CalendarDate | undefined;
  readonly dpia: DpiaState | undefined;
  /** Identifier of the agreement this one takes the place of. */
  readonly supersedes: string | undefined;
  /** The day the row speaks of; of two rows, one for each party, the older one. */
  readonly asAt: CalendarDate;
  /** The days the two parties' own rows speak of, where these differ. */
  readonly partiesAsAt?: PartiesAsAt | undefined;
}

/** The days what is said of either party speaks of. */
export interface PartiesAsAt {
  readonly provider: CalendarDate;
  readonly consumer: CalendarDate;
}

/** An agreement of tier 0 or 1 as it stands for one organisation on the day of its row. */
export interface OrganisationAgreement {
  readonly agreement: string;
  readonly tier: 0 | 1;
  readonly organisation: OdsCode;
  readonly party: Party;
  readonly validFrom: CalendarDate | undefined;
  readonly validTo: CalendarDate | undefined;
  readonly asAt: CalendarDate;
}

/** Who signed for an organisation, where the user asked to keep it. It is stored sealed only. */
export interface Signatory {
  readonly agreement: string;
  readonly organisation: OdsCode;
  readonly name: string;
}
