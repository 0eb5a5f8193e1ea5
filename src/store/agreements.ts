import type { CalendarDate } from '../base/calendar-date.ts';
import type { OdsCode } from '../base/ods-code.ts';
import type { PartyState } from '../programme/agreements/agreement-state.ts';
import type {
  Channel,
  DpiaState,
  FlowAgreement,
  OrganisationAgreement,
  SignatoryRole,
} from '../programme/agreements/agreement.ts';
import { type ImportDraft, insertImport } from './imports.ts';
import type { StoreHandle } from './open-store.ts';
import { inTransaction, statement } from './statement.ts';

/** What an export holds beside the agreements of flows. */
export interface BesideFlows {
  readonly organisationAgreements: readonly OrganisationAgreement[];
  /** Names of signatories, sealed already; empty unless they were asked for. */
  readonly signatories: readonly SealedSignatory[];
}

/** Names of those who signed an agreement for an organisation, under the workspace's key. */
export interface SealedSignatory {
  readonly agreement: string;
  readonly organisation: string;
  readonly sealed: Uint8Array;
}

/** Stores an export of agreements with its import: all or nothing. */
export async function saveAgreements(
  store: StoreHandle,
  draft: ImportDraft,
  agreements: readonly FlowAgreement[],
  beside: BesideFlows = { organisationAgreements: [], signatories: [] },
): Promise<number> {
  return inTransaction(store, () => {
    const id = insertImport(store, draft);
    const insert = statement(store, INSERT_FLOW);
    for (const one of agreements) insert.run(id, ...toColumns(one));
    const once = statement(
      store,
      'INSERT INTO organisation_agreement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
    for (const one of beside.organisationAgreements) once.run(id, ...toOnceColumns(one));
    const sealed = statement(store, 'INSERT INTO signatory VALUES (?, ?, ?, ?)');
    for (const one of beside.signatories) {
      sealed.run(id, one.agreement, one.organisation, one.sealed);
    }
    return id;
  });
}

const INSERT_FLOW = `
INSERT INTO flow_agreement (import, agreement, provider, consumer, channel,
  provider_state, provider_signed_on, provider_signatory_role,
  consumer_state, consumer_signed_on, consumer_signatory_role,
  valid_from, valid_to, dpia, supersedes, as_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** A stored agreement and the import it was read from. */
export interface ListedAgreement extends FlowAgreement {
  readonly import: number;
}

/**
 * Agreements as at a day: of each agreement and flow, the newest row not later than it. One that a
 * newer export no longer lists keeps its last known state, with the day that state is from.
 */
export async function agreementsAsAt(
  store: StoreHandle,
  day: CalendarDate,
  filter: { readonly organisation?: string | undefined } = {},
): Promise<ListedAgreement[]> {
  const organisation = filter.organisation ?? null;
  const rows = statement<AgreementRow>(store, NEWEST).all(
    day,
    organisation,
    organisation,
    organisation,
  );
  return rows.map(toAgreement);
}

/** The newest row of each flow is found in the index alone; only those rows are then read whole. */
const NEWEST = `
WITH ranked AS (
  SELECT agreement, provider, consumer, import, row_number() OVER (
    PARTITION BY agreement, provider, consumer ORDER BY as_at DESC, import DESC) AS place
  FROM flow_agreement WHERE as_at <= ? AND (? IS NULL OR provider = ? OR consumer = ?)
    AND import NOT IN (SELECT id FROM register_import WHERE reverted_at IS NOT NULL)
)
SELECT f.* FROM ranked r
JOIN flow_agreement f ON f.import = r.import AND f.agreement = r.agreement
  AND f.provider = r.provider AND f.consumer = r.consumer
WHERE r.place = 1 ORDER BY f.provider, f.consumer, f.channel, f.agreement`;

interface AgreementRow {
  readonly import: number;
  readonly agreement: string;
  readonly provider: OdsCode;
  readonly consumer: OdsCode;
  readonly channel: Channel;
  readonly provider_state: PartyState | null;
  readonly provider_signed_on: CalendarDate | null;
  readonly provider_signatory_role: SignatoryRole | null;
  readonly consumer_state: PartyState | null;
  readonly consumer_signed_on: CalendarDate | null;
  readonly consumer_signatory_role: SignatoryRole | null;
  readonly valid_from: CalendarDate | null;
  readonly valid_to: CalendarDate | null;
  readonly dpia: DpiaState | null;
  readonly supersedes: string | null;
  readonly as_at: CalendarDate;
}

function toColumns(one: FlowAgreement): (string | null)[] {
  return [
    one.agreement,
    one.provider,
    one.consumer,
    one.channel,
    one.providerParty.state ?? null,
    one.providerParty.signedOn ?? null,
    one.providerParty.signatoryRole ?? null,
    one.consumerParty.state ?? null,
    one.consumerParty.signedOn ?? null,
    one.consumerParty.signatoryRole ?? null,
    one.validFrom ?? null,
    one.validTo ?? null,
    one.dpia ?? null,
    one.supersedes ?? null,
    one.asAt,
  ];
}

function toOnceColumns(one: OrganisationAgreement): (string | number | null)[] {
  const { party } = one;
  return [
    one.agreement,
    one.tier,
    one.organisation,
    party.state ?? null,
    party.signedOn ?? null,
    party.signatoryRole ?? null,
    one.validFrom ?? null,
    one.validTo ?? null,
    one.asAt,
  ];
}

function toAgreement(row: AgreementRow): ListedAgreement {
  return {
    import: row.import,
    agreement: row.agreement,
    channel: row.channel,
    provider: row.provider,
    consumer: row.consumer,
    providerParty: {
      state: row.provider_state ?? undefined,
      signedOn: row.provider_signed_on ?? undefined,
      signatoryRole: row.provider_signatory_role ?? undefined,
    },
    consumerParty: {
      state: row.consumer_state ?? undefined,
      signedOn: row.consumer_signed_on ?? undefined,
      signatoryRole: row.consumer_signatory_role ?? undefined,
    },
    validFrom: row.valid_from ?? undefined,
    validTo: row.valid_to ?? undefined,
    dpia: row.dpia ?? undefined,
    supersedes: row.supersedes ?? undefined,
    asAt: row.as_at,
  };
}
