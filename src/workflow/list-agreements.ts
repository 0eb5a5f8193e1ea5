import type { CalendarDate } from '../base/calendar-date.ts';
import { standingOn } from '../programme/agreement-standing.ts';
import type { Party } from '../programme/agreement.ts';
import { type ListedAgreement, agreementsAsAt } from '../store/agreements.ts';
import { listImports } from '../store/imports.ts';
import type { Context } from './context.ts';
import { type SourceDocument, toSources } from './list-organisations.ts';
import { dayOrToday } from './programme-facts.ts';

/** One end of an agreement, as documents hold it. */
export interface PartyDocument {
  readonly code: string;
  /** `null` when the export's word for it is none we know. */
  readonly state: string | null;
  readonly signedOn: string | null;
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
  /** `in-force`, `not-in-force`, or `unknown` when the export does not say enough. */
  readonly standing: string;
  /** Why it is not in force, or not known to be. */
  readonly reasons: readonly string[];
  /** The day the row is of. */
  readonly asAt: string;
}

/** `mig2hie/agreements/1`. */
export interface AgreementsDocument {
  readonly schema: 'mig2hie/agreements/1';
  readonly asAt: string;
  readonly sources: readonly SourceDocument[];
  readonly count: number;
  readonly agreements: readonly AgreementDocument[];
}

/** Agreements as at a day (today, when none is given), by flow. */
export async function listAgreements(
  context: Context,
  request: {
    readonly asAt?: string | undefined;
    readonly organisation?: string | undefined;
    readonly channel?: string | undefined;
    readonly standing?: string | undefined;
  },
): Promise<AgreementsDocument> {
  const asAt = dayOrToday(context, request.asAt);
  const organisation = request.organisation?.trim().toUpperCase();
  const stored = await agreementsAsAt(context.store, asAt, { organisation });
  const exports = await listImports(context.store, 'agreements');
  const agreements = stored
    .map((agreement) => toDocument(agreement, asAt))
    .filter((one) => request.channel === undefined || one.channel === request.channel)
    .filter((one) => request.standing === undefined || one.standing === request.standing);
  return {
    schema: 'mig2hie/agreements/1',
    asAt,
    sources: toSources(exports.filter((one) => one.asAt <= asAt)),
    count: agreements.length,
    agreements,
  };
}

function toDocument(agreement: ListedAgreement, day: CalendarDate): AgreementDocument {
  const { verdict, reasons } = standingOn(agreement, day);
  return {
    agreement: agreement.agreement,
    channel: agreement.channel,
    provider: toParty(agreement.provider, agreement.providerParty),
    consumer: toParty(agreement.consumer, agreement.consumerParty),
    validFrom: agreement.validFrom ?? null,
    validTo: agreement.validTo ?? null,
    dpia: agreement.dpia ?? null,
    supersedes: agreement.supersedes ?? null,
    standing: verdict,
    reasons,
    asAt: agreement.asAt,
  };
}

function toParty(code: string, party: Party): PartyDocument {
  return { code, state: party.state ?? null, signedOn: party.signedOn ?? null };
}
