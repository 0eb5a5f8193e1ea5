import { type CalendarDate, daysBetween } from '../../base/calendar-date.ts';
import type { Blocker } from '../../programme/agreements/agreement-blockers.ts';
import type { FindReplacement } from '../../programme/agreements/agreement-replacement.ts';
import { standingOn } from '../../programme/agreements/agreement-standing.ts';
import { findFault } from '../../programme/agreements/agreement-tiers.ts';
import type { Party } from '../../programme/agreements/agreement.ts';
import type { ListedAgreement } from '../../store/agreements.ts';
import type { ListedOrganisationAgreement } from '../../store/organisation-agreements.ts';

/** One end of an agreement, as documents hold it. */
export interface PartyDocument {
  readonly code: string;
  /** `null` when the export's word for it is none we know. */
  readonly state: string | null;
  readonly signedOn: string | null;
  /** In which part somebody signed; `null` when the export does not say. */
  readonly signatoryRole: string | null;
}

/** An agreement of one flow, with whether it is in force on the day. */
export interface AgreementDocument {
  readonly agreement: string;
  readonly channel: string;
  readonly provider: PartyDocument;
  readonly consumer: PartyDocument;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly dpia: string | null;
  readonly supersedes: string | null;
  /**
   * `in-force`, `superseded` when another one has taken its place, `not-in-force`, or `unknown` when the
   * export does not say enough.
   */
  readonly standing: string;
  /** The agreement of the HIE, in force for the same flow, that has taken its place; `null` when none has. */
  readonly supersededBy: string | null;
  /** Why it is not in force, or not known to be. */
  readonly reasons: readonly string[];
  /** The day the row is of. */
  readonly asAt: string;
  /** Days from that day to the day of the list. */
  readonly ageDays: number;
}

/** An agreement of tier 0 or 1, with whether it stands for the organisation on the day. */
export interface OrganisationAgreementDocument {
  readonly agreement: string;
  readonly tier: 0 | 1;
  readonly organisation: PartyDocument;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly standing: 'in-force' | 'not-in-force' | 'unknown';
  readonly reasons: readonly string[];
  readonly asAt: string;
  readonly ageDays: number;
}

/** What keeps flows from being agreed, told once with how many. */
export interface BlockerDocument {
  /** `null` when it is the agreement's dates or its DPIA. */
  readonly organisation: string | null;
  readonly role: string | null;
  readonly state: string;
  readonly agreement: string;
  readonly flows: number;
  /** Flows that would be agreed if this alone were settled. */
  readonly alone: number;
}

/** An agreement of a flow as lists tell it. */
export function toAgreementDocument(
  agreement: ListedAgreement,
  day: CalendarDate,
  findReplacement: FindReplacement,
): AgreementDocument {
  const { verdict, reasons } = standingOn(agreement, day);
  const by = findReplacement(agreement)?.agreement;
  return {
    agreement: agreement.agreement,
    channel: agreement.channel,
    provider: toPartyDocument(agreement.provider, agreement.providerParty),
    consumer: toPartyDocument(agreement.consumer, agreement.consumerParty),
    validFrom: agreement.validFrom ?? null,
    validTo: agreement.validTo ?? null,
    dpia: agreement.dpia ?? null,
    supersedes: agreement.supersedes ?? null,
    standing: by === undefined ? verdict : 'superseded',
    supersededBy: by ?? null,
    reasons: by === undefined ? reasons : [`is replaced by ${by}`, ...reasons],
    asAt: agreement.asAt,
    ageDays: daysBetween(agreement.asAt, day),
  };
}

/** An agreement signed once as lists tell it. */
export function toOrganisationAgreementDocument(
  one: ListedOrganisationAgreement,
  day: CalendarDate,
): OrganisationAgreementDocument {
  const fault = findFault(one, day);
  const unsaid = one.party.state === undefined;
  return {
    agreement: one.agreement,
    tier: one.tier,
    organisation: toPartyDocument(one.organisation, one.party),
    validFrom: one.validFrom ?? null,
    validTo: one.validTo ?? null,
    standing: fault === undefined ? 'in-force' : unsaid ? 'unknown' : 'not-in-force',
    reasons: fault === undefined ? [] : [fault],
    asAt: one.asAt,
    ageDays: daysBetween(one.asAt, day),
  };
}

/** A blocker as lists tell it. */
export function toBlockerDocument(one: Blocker): BlockerDocument {
  const { organisation, role, state, agreement, flows, alone } = one;
  return {
    organisation: organisation ?? null,
    role: role ?? null,
    state,
    agreement,
    flows,
    alone,
  };
}

function toPartyDocument(code: string, party: Party): PartyDocument {
  return {
    code,
    state: party.state ?? null,
    signedOn: party.signedOn ?? null,
    signatoryRole: party.signatoryRole ?? null,
  };
}
