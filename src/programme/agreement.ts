import type { CalendarDate } from '../base/calendar-date.ts';
import type { OdsCode } from '../base/ods-code.ts';
import type { PartyState } from './agreement-state.ts';

/** The two ways a record can be viewed. */
export const CHANNELS = ['mig', 'hie'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Where the data protection impact assessment stands. */
export const DPIA_STATES = ['not-started', 'in-progress', 'approved', 'rejected'] as const;
export type DpiaState = (typeof DPIA_STATES)[number];

/** One end of an agreement. */
export interface Party {
  /** Undefined when the export's word for it is none we know. */
  readonly state: PartyState | undefined;
  readonly signedOn: CalendarDate | undefined;
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
  /** The day the row speaks of. */
  readonly asAt: CalendarDate;
}
