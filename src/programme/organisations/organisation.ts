import type { CalendarDate } from '../../base/calendar-date.ts';
import type { OdsCode } from '../../base/ods-code.ts';

/**
 * What an organisation is to the programme. `gp-practice` only when its file says so: prescribing
 * setting 4 (legacy epraccur) or role RO76 (DSE epraccur, ORD, FHIR). `commissioner` is a CCG or a
 * sub-ICB location (RO98), `icb` an integrated care board (RO318 of RO261).
 */
export const ORGANISATION_KINDS = [
  'gp-practice',
  'prescribing-cost-centre',
  'branch-surgery',
  'trust',
  'trust-site',
  'pcn',
  'commissioner',
  'icb',
  'other',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** Status as ODS words it. Dormant is inactive but kept open, so that its code is not used again. */
export const ORGANISATION_STATUSES = ['active', 'closed', 'dormant', 'proposed'] as const;
export type OrganisationStatus = (typeof ORGANISATION_STATUSES)[number];

/** An organisation as one snapshot states it; what the file does not say is undefined. */
export interface Organisation {
  readonly code: OdsCode;
  readonly name: string;
  readonly kind: OrganisationKind;
  /** Undefined when the file does not say it in words we know. */
  readonly status: OrganisationStatus | undefined;
  /** Code of the commissioner (CCG, sub-ICB location …), as written. */
  readonly commissioner: string | undefined;
  /** Since when it has this commissioner (join date, column 16 of epraccur). */
  readonly commissionerSince: CalendarDate | undefined;
  readonly nationalGrouping: string | undefined;
  readonly geography: string | undefined;
  /** Prescribing setting, or role codes joined by `|`, as written. */
  readonly setting: string | undefined;
  readonly postcode: string | undefined;
  /** First and last day in operation; the legal days differ, and are kept apart. */
  readonly opened: CalendarDate | undefined;
  readonly closed: CalendarDate | undefined;
  readonly legallyOpened?: CalendarDate | undefined;
  readonly legallyClosed?: CalendarDate | undefined;
}

/** An organisation with what the other files of the register add to it. */
export interface RegisteredOrganisation extends Organisation {
  readonly pcn: string | undefined;
  readonly supplier: string | undefined;
  readonly place?: string | undefined;
  readonly wave?: string | undefined;
}

/** What a list can say an organisation belongs to or has. */
export const MEMBERSHIP_KINDS = ['pcn', 'supplier', 'place', 'wave'] as const;
export type MembershipKind = (typeof MEMBERSHIP_KINDS)[number];

/** One line of a list that says which PCN, supplier, place or wave an organisation has, and when. */
export interface Membership {
  readonly kind: MembershipKind;
  readonly code: OdsCode;
  readonly value: string;
  /** First day; undefined when the list does not say. */
  readonly since: CalendarDate | undefined;
  /** Last day; undefined when the list does not say, or when it goes on. */
  readonly until: CalendarDate | undefined;
}

/** Files of the register that hold organisations or say something of them. */
export const REGISTER_SOURCES = [
  'epraccur',
  'etr',
  'ets',
  'eccg',
  'ebranchs',
  'epcn',
  'epcncorepartners',
  'epcn-workbook',
  'epcmem',
  'documents',
  'organisations',
  'pcns',
  'suppliers',
  'places',
  'waves',
] as const;
export type RegisterSource = (typeof REGISTER_SOURCES)[number];
