import type { CalendarDate } from '../../base/calendar-date.ts';
import type { OdsCode } from '../../base/ods-code.ts';
import type { Notes, RejectedRow } from '../files/file-reading.ts';
import type { Days } from '../files/json-value.ts';
import { KNOWN_ROLES } from './ods-code-lists.ts';
import type { Organisation, OrganisationKind, OrganisationStatus } from './organisation.ts';
import type { OrganisationLink, OrganisationRole } from './organisation-facts.ts';
import { commissionersOn, findCommissioner } from './standing-on-day.ts';
import { PERSON_REASON, holdsPerson } from '../files/person-guard.ts';

/** A document on one organisation, before it is judged what it is and how it stands. */
export interface OrganisationRecord {
  readonly code: OdsCode;
  readonly name: string | undefined;
  readonly active: boolean | undefined;
  readonly operational: Days;
  readonly legal: Days;
  readonly postcode: string | undefined;
  readonly roles: readonly OrganisationRole[];
  readonly links: readonly OrganisationLink[];
}

/** What a record is judged by. */
export interface RecordContext {
  readonly asAt: CalendarDate;
  readonly notes: Notes;
  /** Place of the document in its file, 1-based, as rejected rows and notes name it. */
  readonly line: number;
}

/** The organisation of a record; rejected when it has no name or names a person's address. */
export function toOrganisation(
  record: OrganisationRecord,
  context: RecordContext,
): Organisation | RejectedRow {
  const { name, postcode } = record;
  if (name === undefined) {
    return { line: context.line, column: 'name', reason: 'the name is missing' };
  }
  const said = `${name} ${postcode ?? ''}`;
  if (holdsPerson(said)) return { line: context.line, column: 'name', reason: PERSON_REASON };
  if (/\p{Cc}/u.test(said)) {
    return { line: context.line, column: 'name', reason: 'holds control characters' };
  }
  noteRoles(record, context);
  const commissioner = readCommissioner(record, context);
  return {
    code: record.code,
    name,
    kind: kindOfRoles(record.roles),
    status: readStatus(record, context),
    commissioner: commissioner?.target,
    commissionerSince: commissioner?.since,
    nationalGrouping: undefined,
    geography: undefined,
    setting: undefined,
    postcode,
    opened: record.operational.since,
    closed: record.operational.until,
    legallyOpened: record.legal.since,
    legallyClosed: record.legal.until,
  };
}

/** Kinds by role, the telling one first: a practice is a cost centre too, a board a partnership. */
const KIND_OF_ROLE: readonly (readonly [string, OrganisationKind])[] = [
  ['RO76', 'gp-practice'],
  ['RO318', 'icb'],
  ['RO272', 'pcn'],
  ['RO197', 'trust'],
  ['RO198', 'trust-site'],
  ['RO96', 'branch-surgery'],
  ['RO319', 'commissioner'],
  ['RO98', 'commissioner'],
  ['RO177', 'prescribing-cost-centre'],
];

/** What an organisation with these roles is; a role that has ended counts no more than none. */
export function kindOfRoles(roles: readonly OrganisationRole[]): OrganisationKind {
  const inForce = roles.filter(({ status }) => status !== 'inactive');
  // Of a closed organisation every role has ended; what it was is still what it is.
  const telling = inForce.length > 0 ? inForce : roles;
  const found = KIND_OF_ROLE.find(([role]) => telling.some((one) => one.role === role));
  return found?.[1] ?? 'other';
}

function noteRoles({ roles }: OrganisationRecord, { notes, line }: RecordContext): void {
  if (roles.length === 0) notes.add('role-not-said', '', line);
  for (const { role } of roles) if (!KNOWN_ROLES.has(role)) notes.add('unknown-role', role, line);
}

/** Inactive without a last day is not said to be closed or dormant, and stays unsaid. */
function readStatus(
  { active, operational }: OrganisationRecord,
  { asAt, notes, line }: RecordContext,
): OrganisationStatus | undefined {
  const ended = operational.until !== undefined && operational.until < asAt;
  if (active === undefined) notes.add('status-not-said', '', line);
  if (active === true && ended) notes.add('status-against-dates', 'active', line);
  if (active === true) {
    return operational.since !== undefined && operational.since > asAt ? 'proposed' : 'active';
  }
  if (active === false && operational.until !== undefined) return 'closed';
  if (active === false) notes.add('inactive-without-close-date', '', line);
  return undefined;
}

/** The one commissioner in force on the day; of several none is chosen. */
function readCommissioner(
  { links }: OrganisationRecord,
  { asAt, notes, line }: RecordContext,
): OrganisationLink | undefined {
  const targets = new Set(commissionersOn(links, asAt).map(({ target }) => target));
  if (targets.size > 1) notes.add('several-commissioners', String(targets.size), line);
  return findCommissioner(links, asAt);
}
