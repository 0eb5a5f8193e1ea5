import type { CalendarDate } from '../../base/calendar-date.ts';
import type { OdsCode } from '../../base/ods-code.ts';

/** Whether ODS says a role or link is in force; undefined when the file does not say. */
export type FactStatus = 'active' | 'inactive';

/** A role of an organisation, as one file states it. */
export interface OrganisationRole {
  readonly code: OdsCode;
  /** Role code as written: `RO76`. */
  readonly role: string;
  /** Every record has one primary role; undefined when the file does not say which it is. */
  readonly primary: boolean | undefined;
  readonly status: FactStatus | undefined;
  /** First day, operational. */
  readonly since: CalendarDate | undefined;
  /** Last day, operational. */
  readonly until: CalendarDate | undefined;
}

/**
 * How one organisation is linked to another. `predecessor` and `successor` come from successions
 * only; the others are our reading of a relation code and of the role of the target, and the code
 * itself is kept, since public notes disagree on the labels of some.
 */
export const LINK_RELATIONS = [
  'predecessor',
  'successor',
  'commissioner',
  'pcn',
  'icb',
  'operator',
  'parent',
  'other',
] as const;
export type LinkRelation = (typeof LINK_RELATIONS)[number];

/** A link from one organisation to another, as one file states it. */
export interface OrganisationLink {
  readonly code: OdsCode;
  readonly relation: LinkRelation;
  readonly target: OdsCode;
  /** Relation code as written (`RE4`); undefined for a succession and where the file has none. */
  readonly relationCode: string | undefined;
  /** Primary role of the target as written. */
  readonly targetRole: string | undefined;
  readonly status: FactStatus | undefined;
  readonly since: CalendarDate | undefined;
  readonly until: CalendarDate | undefined;
}

/** What files say of organisations beyond one row each. */
export interface OrganisationFacts {
  readonly roles: readonly OrganisationRole[];
  readonly links: readonly OrganisationLink[];
}

/** Primary roles of commissioners: CCG or sub-ICB location, and their forerunners. */
const COMMISSIONER_ROLES: readonly string[] = ['RO98', 'RO319'];

/** Roles of integrated care boards and their forerunners. */
const ICB_ROLES: readonly string[] = ['RO261', 'RO318', 'RO210', 'RO132'];

/** What a relation says, by its code and the role of its target. */
export function nameRelation(code: string, targetRole: string | undefined): LinkRelation {
  if (targetRole === 'RO272') return 'pcn';
  if (targetRole !== undefined && ICB_ROLES.includes(targetRole)) return 'icb';
  if (code === 'RE6') return 'operator';
  if (code !== 'RE4') return 'other';
  return targetRole === undefined || COMMISSIONER_ROLES.includes(targetRole)
    ? 'commissioner'
    : 'other';
}

/** Whether something with these days holds on a day; a missing first or last day is no bound. */
export function holdsOn(
  period: { readonly since: string | undefined; readonly until: string | undefined },
  day: string,
): boolean {
  return (
    (period.since === undefined || period.since <= day) &&
    (period.until === undefined || period.until >= day)
  );
}
