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
  valid_from, valid_to, dpia, supersedes, as_at, provider_as_at, consumer_as_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** A stored agreement and the import it was read from. */
export interface ListedAgreement extends FlowAgreement {
  readonly import: number;
}

/**
 * Agreements as at a day, from the exports of that day or before: of each agreement, flow and party the
 * newest row, of rows of one day that of the newest export. One that a newer export no longer lists keeps
 * its last known state, with the day that state is from.
 */
export async function agreementsAsAt(
  store: StoreHandle,
  day: CalendarDate,
  filter: { readonly organisation?: string | undefined } = {},
): Promise<ListedAgreement[]> {
  const organisation = filter.organisation ?? null;
  const apart = statement(store, PARTIES_APART).get() !== undefined;
  const rows = statement<AgreementRow>(store, apart ? NEWEST_OF_PARTIES : NEWEST).all(
    day,
    organisation,
  );
  return rows.map(toAgreement);
}

/** Whether any row has parties of different days: where none has, one row is the newest of both. */
const PARTIES_APART = `
SELECT 1 FROM flow_agreement
WHERE provider_as_at IS NOT NULL OR consumer_as_at IS NOT NULL LIMIT 1`;

/** The newest row of each flow is found by what the index holds; only those rows are then read whole. */
const NEWEST = `
WITH asked AS (SELECT ? AS day, ? AS organisation),
ranked AS (
  SELECT f.agreement, f.provider, f.consumer, f.import, row_number() OVER (
    PARTITION BY f.agreement, f.provider, f.consumer
    ORDER BY f.as_at DESC, i.as_at DESC, f.import DESC) AS place
  FROM asked a, flow_agreement f JOIN register_import i ON i.id = f.import
  WHERE i.as_at <= a.day AND f.as_at <= a.day AND i.reverted_at IS NULL
    AND (a.organisation IS NULL OR a.organisation IN (f.provider, f.consumer))
)
SELECT f.*, f.as_at AS provider_as_at, f.as_at AS consumer_as_at FROM ranked r
JOIN flow_agreement f ON f.import = r.import AND f.agreement = r.agreement
  AND f.provider = r.provider AND f.consumer = r.consumer
WHERE r.place = 1 ORDER BY f.provider, f.consumer, f.channel, f.agreement`;

/** The terms are those of the row whose newer party is newest: an old row never brings old terms back. */
const NEWEST_OF_PARTIES = `
WITH asked AS (SELECT ? AS day, ? AS organisation),
known AS (
  SELECT f.agreement, f.provider, f.consumer, f.import, i.as_at AS export,
    coalesce(f.provider_as_at, f.as_at) AS provider_as_at,
    coalesce(f.consumer_as_at, f.as_at) AS consumer_as_at
  FROM asked a, flow_agreement f JOIN register_import i ON i.id = f.import
  WHERE i.as_at <= a.day AND f.as_at <= a.day AND i.reverted_at IS NULL
    AND (a.organisation IS NULL OR a.organisation IN (f.provider, f.consumer))
),
ranked AS (
  SELECT agreement, provider, consumer, import,
    row_number() OVER (flow ORDER BY max(provider_as_at, consumer_as_at) DESC, export DESC, import DESC) AS place,
    first_value(import) OVER (flow ORDER BY provider_as_at DESC, export DESC, import DESC) AS of_provider,
    first_value(import) OVER (flow ORDER BY consumer_as_at DESC, export DESC, import DESC) AS of_consumer
  FROM known WINDOW flow AS (PARTITION BY agreement, provider, consumer)
)
SELECT f.*, p.provider_state, p.provider_signed_on, p.provider_signatory_role,
  c.consumer_state, c.consumer_signed_on, c.consumer_signatory_role,
  coalesce(p.provider_as_at, p.as_at) AS provider_as_at,
  coalesce(c.consumer_as_at, c.as_at) AS consumer_as_at
FROM ranked r
JOIN flow_agreement f ON f.import = r.import AND f.agreement = r.agreement
  AND f.provider = r.provider AND f.consumer = r.consumer
JOIN flow_agreement p ON p.import = r.of_provider AND p.agreement = r.agreement
  AND p.provider = r.provider AND p.consumer = r.consumer
JOIN flow_agreement c ON c.import = r.of_consumer AND c.agreement = r.agreement
  AND c.provider = r.provider AND c.consumer = r.consumer
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
  readonly provider_as_at: CalendarDate;
  readonly consumer_as_at: CalendarDate;
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
    ...partyDays(one),
  ];
}

function partyDays({ partiesAsAt }: FlowAgreement): (string | null)[] {
  return partiesAsAt === undefined ? [null, null] : [partiesAsAt.provider, partiesAsAt.consumer];
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
    ...toDays(row),
  };
}

/** A flow is as fresh as the older of its parties' rows. */
function toDays(row: AgreementRow): Pick<FlowAgreement, 'asAt' | 'partiesAsAt'> {
  const { provider_as_at: provider, consumer_as_at: consumer } = row;
  if (provider === consumer) return { asAt: provider };
  return { asAt: provider < consumer ? provider : consumer, partiesAsAt: { provider, consumer } };
}
