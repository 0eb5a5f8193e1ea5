import type { CalendarDate } from '../base/calendar-date.ts';
import type { OdsCode } from '../base/ods-code.ts';
import type { PartyState } from '../programme/agreement-state.ts';
import type { Channel, DpiaState, FlowAgreement } from '../programme/agreement.ts';
import { type ImportDraft, insertImport } from './imports.ts';
import type { StoreHandle } from './open-store.ts';
import { inTransaction, statement } from './statement.ts';

/** Stores an export of agreements with its import: all or nothing. */
export async function saveAgreements(
  store: StoreHandle,
  draft: ImportDraft,
  agreements: readonly FlowAgreement[],
): Promise<number> {
  return inTransaction(store, () => {
    const id = insertImport(store, draft);
    const insert = statement(
      store,
      'INSERT INTO flow_agreement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
    for (const one of agreements) insert.run(id, ...toColumns(one));
    return id;
  });
}

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
  const rows = statement<AgreementRow>(
    store,
    `SELECT * FROM (
       SELECT *, row_number() OVER (
         PARTITION BY agreement, provider, consumer ORDER BY as_at DESC, import DESC) AS place
       FROM flow_agreement WHERE as_at <= ? AND (? IS NULL OR provider = ? OR consumer = ?)
         AND import NOT IN (SELECT id FROM register_import WHERE reverted_at IS NOT NULL)
     ) WHERE place = 1 ORDER BY provider, consumer, channel, agreement`,
  ).all(day, organisation, organisation, organisation);
  return rows.map(toAgreement);
}

interface AgreementRow {
  readonly import: number;
  readonly agreement: string;
  readonly provider: OdsCode;
  readonly consumer: OdsCode;
  readonly channel: Channel;
  readonly provider_state: PartyState | null;
  readonly provider_signed_on: CalendarDate | null;
  readonly consumer_state: PartyState | null;
  readonly consumer_signed_on: CalendarDate | null;
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
    one.consumerParty.state ?? null,
    one.consumerParty.signedOn ?? null,
    one.validFrom ?? null,
    one.validTo ?? null,
    one.dpia ?? null,
    one.supersedes ?? null,
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
    },
    consumerParty: {
      state: row.consumer_state ?? undefined,
      signedOn: row.consumer_signed_on ?? undefined,
    },
    validFrom: row.valid_from ?? undefined,
    validTo: row.valid_to ?? undefined,
    dpia: row.dpia ?? undefined,
    supersedes: row.supersedes ?? undefined,
    asAt: row.as_at,
  };
}
