import type { CalendarDate } from '../base/calendar-date.ts';
import type { PartyState } from '../programme/agreements/agreement-state.ts';
import type { PartyRole } from '../programme/agreements/agreement-words.ts';
import type { SignatoryRole } from '../programme/agreements/agreement.ts';
import type { StoreHandle } from './open-store.ts';
import { statement } from './statement.ts';

/** What one import said of one party of an agreement. */
export interface PartyEntry {
  readonly agreement: string;
  readonly organisation: string;
  /** `organisation` for agreements of tiers 0 and 1, which have no ends. */
  readonly role: PartyRole | 'organisation';
  readonly state: PartyState | undefined;
  readonly signedOn: CalendarDate | undefined;
  readonly signatoryRole: SignatoryRole | undefined;
  /** Flows whose rows say so; none for tiers 0 and 1. */
  readonly flows: number;
  readonly asAt: CalendarDate;
  readonly import: number;
  readonly file: string;
  readonly sha256: string;
}

/**
 * What each import up to a day said of the parties of one agreement, or of one organisation in all its
 * agreements, oldest first. Rows of one party in one import that say the same are one entry.
 */
export async function partyHistory(
  store: StoreHandle,
  day: CalendarDate,
  of: { readonly agreement?: string | undefined; readonly organisation?: string | undefined },
): Promise<PartyEntry[]> {
  const [agreement, organisation] = [of.agreement ?? null, of.organisation ?? null];
  const rows = statement<EntryRow>(store, HISTORY).all(day, agreement, organisation);
  return rows.map((row) => ({
    agreement: row.agreement,
    organisation: row.organisation,
    role: row.role,
    state: row.state ?? undefined,
    signedOn: row.signed_on ?? undefined,
    signatoryRole: row.signatory_role ?? undefined,
    flows: row.flows,
    asAt: row.as_at,
    import: row.import,
    file: row.file,
    sha256: row.sha256,
  }));
}

/** Names of those who signed, sealed, by the newest import that kept them. */
export async function sealedSignatories(
  store: StoreHandle,
  day: CalendarDate,
  agreement: string,
): Promise<{ organisation: string; import: number; sealed: Uint8Array }[]> {
  return statement<{ organisation: string; import: number; sealed: Uint8Array }>(
    store,
    `SELECT organisation, import, sealed FROM (
       SELECT s.*, row_number() OVER (
         PARTITION BY s.organisation ORDER BY i.as_at DESC, s.import DESC) AS place
       FROM signatory s JOIN register_import i ON i.id = s.import
       WHERE s.agreement = ? AND i.as_at <= ? AND i.reverted_at IS NULL
     ) WHERE place = 1 ORDER BY organisation`,
  ).all(agreement, day);
}

interface EntryRow {
  readonly agreement: string;
  readonly organisation: string;
  readonly role: PartyRole | 'organisation';
  readonly state: PartyState | null;
  readonly signed_on: CalendarDate | null;
  readonly signatory_role: SignatoryRole | null;
  readonly flows: number;
  readonly as_at: CalendarDate;
  readonly import: number;
  readonly file: string;
  readonly sha256: string;
}

const HISTORY = `
WITH asked AS (SELECT ? AS day, ? AS agreement, ? AS organisation),
said AS (
  SELECT import, agreement, provider AS organisation, 'provider' AS role, provider_state AS state,
    provider_signed_on AS signed_on, provider_signatory_role AS signatory_role, coalesce(provider_as_at, as_at) AS as_at, 1 AS flows
  FROM flow_agreement
  UNION ALL
  SELECT import, agreement, consumer, 'consumer', consumer_state,
    consumer_signed_on, consumer_signatory_role, coalesce(consumer_as_at, as_at), 1
  FROM flow_agreement
  UNION ALL
  SELECT import, agreement, organisation, 'organisation', state, signed_on, signatory_role, as_at, 0
  FROM organisation_agreement
)
SELECT s.agreement, s.organisation, s.role, s.state, s.signed_on, s.signatory_role, s.as_at, s.import,
  i.file, i.sha256, sum(s.flows) AS flows
FROM asked a, said s JOIN register_import i ON i.id = s.import
WHERE i.reverted_at IS NULL AND i.as_at <= a.day AND s.as_at <= a.day
  AND (a.agreement IS NULL OR s.agreement = a.agreement)
  AND (a.organisation IS NULL OR s.organisation = a.organisation)
GROUP BY s.agreement, s.organisation, s.role, s.state, s.signed_on, s.signatory_role, s.as_at, s.import
ORDER BY s.agreement, s.role, s.organisation, s.as_at, i.as_at, s.import, s.state`;
