import type { CalendarDate } from '../base/calendar-date.ts';
import type { OdsCode } from '../base/ods-code.ts';
import type { PartyState } from '../programme/agreements/agreement-state.ts';
import type { OrganisationAgreement, SignatoryRole } from '../programme/agreements/agreement.ts';
import type { StoreHandle } from './open-store.ts';
import { statement } from './statement.ts';

/** A stored agreement of tier 0 or 1 and the import it was read from. */
export interface ListedOrganisationAgreement extends OrganisationAgreement {
  readonly import: number;
}

/**
 * Agreements of tiers 0 and 1 as at a day: of each agreement and organisation the newest row not
 * later than it, as {@link agreementsAsAt} does for flows.
 */
export async function organisationAgreementsAsAt(
  store: StoreHandle,
  day: CalendarDate,
  filter: { readonly organisation?: string | undefined } = {},
): Promise<ListedOrganisationAgreement[]> {
  const organisation = filter.organisation ?? null;
  const rows = statement<OnceRow>(
    store,
    `WITH asked AS (SELECT ? AS day, ? AS organisation)
     SELECT * FROM (
       SELECT o.*, row_number() OVER (PARTITION BY o.agreement, o.organisation
         ORDER BY o.as_at DESC, i.as_at DESC, o.import DESC) AS place
       FROM asked a, organisation_agreement o JOIN register_import i ON i.id = o.import
       WHERE i.as_at <= a.day AND o.as_at <= a.day AND i.reverted_at IS NULL
         AND (a.organisation IS NULL OR o.organisation = a.organisation)
     ) WHERE place = 1 ORDER BY organisation, tier, agreement`,
  ).all(day, organisation);
  return rows.map((row) => ({
    import: row.import,
    agreement: row.agreement,
    tier: row.tier,
    organisation: row.organisation,
    party: {
      state: row.state ?? undefined,
      signedOn: row.signed_on ?? undefined,
      signatoryRole: row.signatory_role ?? undefined,
    },
    validFrom: row.valid_from ?? undefined,
    validTo: row.valid_to ?? undefined,
    asAt: row.as_at,
  }));
}

interface OnceRow {
  readonly import: number;
  readonly agreement: string;
  readonly tier: 0 | 1;
  readonly organisation: OdsCode;
  readonly state: PartyState | null;
  readonly signed_on: CalendarDate | null;
  readonly signatory_role: SignatoryRole | null;
  readonly valid_from: CalendarDate | null;
  readonly valid_to: CalendarDate | null;
  readonly as_at: CalendarDate;
}
