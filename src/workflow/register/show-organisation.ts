import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { maskNumbers } from '../../base/mask-numbers.ts';
import type { CalendarDate } from '../../base/calendar-date.ts';
import type {
  OrganisationLink,
  OrganisationRole,
} from '../../programme/organisations/organisation-facts.ts';
import type { StoredImport } from '../../store/imports.ts';
import { membershipsOf } from '../../store/memberships.ts';
import { type FactSource, linksOf, linksTo, rolesOf } from '../../store/organisation-facts.ts';
import { organisationHistory, registerAsAt } from '../../store/organisations.ts';
import type { Context } from '../context.ts';
import { type OrganisationDocument, toOrganisationDocument } from './list-organisations.ts';
import {
  type AssuranceEntryDocument,
  type RouteEntryDocument,
  assuranceOfOrganisation,
  routesOfOrganisation,
} from './organisation-views.ts';
import { dayOrToday } from '../flows/programme-facts.ts';

/** Days of something that holds for a time, and the file that says so. */
interface DatedDocument {
  readonly status: string | null;
  readonly since: string | null;
  readonly until: string | null;
  readonly file: string;
  /** Day of the file. */
  readonly asAt: string;
}

/** A role as documents hold it. */
export interface RoleDocument extends DatedDocument {
  readonly role: string;
  readonly primary: boolean | null;
}

/** A link as documents hold it; `direction` says whether it is told of this organisation or towards it. */
export interface LinkDocument extends DatedDocument {
  readonly direction: 'from' | 'to';
  readonly relation: string;
  readonly organisation: string;
  readonly relationCode: string | null;
}

/** A membership as documents hold it. */
export interface MembershipDocument extends Omit<DatedDocument, 'status'> {
  readonly kind: string;
  readonly value: string;
}

/** Who took over from whom, and what is left to a person. */
export interface SuccessionDocument {
  readonly successors: readonly string[];
  readonly predecessors: readonly string[];
  /** Several successors, or successors only others name: nothing is concluded from them. */
  readonly needsPerson: boolean;
}

/** What one snapshot said of an organisation. */
export interface SnapshotDocument extends Omit<
  OrganisationDocument,
  'pcn' | 'supplier' | 'place' | 'wave'
> {
  readonly file: string;
  readonly asAt: string;
  readonly commissionerSince: string | null;
  readonly setting: string | null;
  readonly legallyOpened: string | null;
  readonly legallyClosed: string | null;
}

/** One organisation as at a day, and what each file said of it: `mig2hie/organisation/1`. */
export interface OrganisationHistoryDocument {
  readonly schema: 'mig2hie/organisation/1';
  readonly asAt: string;
  /** `null` when no snapshot in use on the day lists it. */
  readonly organisation: OrganisationDocument | null;
  readonly roles: readonly RoleDocument[];
  readonly links: readonly LinkDocument[];
  readonly successions: SuccessionDocument;
  readonly memberships: readonly MembershipDocument[];
  readonly snapshots: readonly SnapshotDocument[];
  /** What each export of the DSPT said of it, oldest first. */
  readonly assurance: readonly AssuranceEntryDocument[];
  /** Routes it views by, or by which it is viewed. */
  readonly routes: readonly RouteEntryDocument[];
}

/** Everything the register knows of one organisation: roles, links and memberships up to a day, and every snapshot. */
export async function showOrganisation(
  context: Context,
  request: { readonly code: string; readonly asAt?: string | undefined },
): Promise<OrganisationHistoryDocument> {
  const { store } = context;
  const asAt = dayOrToday(context, request.asAt);
  const code = request.code.trim().toUpperCase();
  const history = await organisationHistory(store, code);
  const [own, towards] = [linksOf(store, code, asAt), linksTo(store, code, asAt)];
  const { imports, organisations } = await registerAsAt(store, asAt, { code });
  const memberships = membershipsOf(store, imports, code);
  if (history.length + own.length + towards.length + memberships.length === 0) {
    throw unknownOrganisation(code);
  }
  const [organisation] = organisations.map(toOrganisationDocument);
  return {
    schema: 'mig2hie/organisation/1',
    asAt,
    organisation: organisation ?? null,
    roles: rolesOf(store, code, asAt).map(toRole),
    links: [
      ...own.map((link) => toLink(link, 'from')),
      ...towards.map((link) => toLink(link, 'to')),
    ],
    successions: toSuccessions(own, towards),
    memberships: memberships.map(({ kind, value, import: id, since, until }) => {
      const days = { since: since ?? null, until: until ?? null };
      return { kind, value, ...days, ...citing(imports, id) };
    }),
    snapshots: history.map(toSnapshot),
    assurance: await assuranceOfOrganisation(context, code, asAt),
    routes: await routesOfOrganisation(context, { code, listed: organisations[0] }, asAt),
  };
}

type Dated = Pick<OrganisationRole, 'status' | 'since' | 'until'> & FactSource;

function toDated({ status, since, until, file, asAt }: Dated): DatedDocument {
  return { status: status ?? null, since: since ?? null, until: until ?? null, file, asAt };
}

function toRole(role: OrganisationRole & FactSource): RoleDocument {
  return { role: role.role, primary: role.primary ?? null, ...toDated(role) };
}

function toLink(link: OrganisationLink & FactSource, direction: 'from' | 'to'): LinkDocument {
  const organisation = direction === 'from' ? link.target : link.code;
  const { relation, relationCode = null } = link;
  return { direction, relation, organisation, relationCode, ...toDated(link) };
}

/** A succession is told from either end; only the document of the one succeeded names all successors. */
function toSuccessions(
  own: readonly OrganisationLink[],
  towards: readonly OrganisationLink[],
): SuccessionDocument {
  const named = endsOf(own, 'successor', 'target');
  const successors = unique([...named, ...endsOf(towards, 'predecessor', 'code')]);
  return {
    successors,
    predecessors: unique([
      ...endsOf(own, 'predecessor', 'target'),
      ...endsOf(towards, 'successor', 'code'),
    ]),
    needsPerson: successors.length > 1 || (successors.length > 0 && named.length === 0),
  };
}

function endsOf(
  links: readonly OrganisationLink[],
  relation: 'predecessor' | 'successor',
  end: 'code' | 'target',
): string[] {
  return links.flatMap((link) => (link.relation === relation ? [link[end]] : []));
}

function unique(codes: readonly string[]): string[] {
  return [...new Set(codes)];
}

function citing(imports: readonly StoredImport[], id: number): { file: string; asAt: string } {
  const found = imports.find((one) => one.id === id);
  return { file: found?.file ?? '', asAt: found?.asAt ?? '' };
}

type History = Awaited<ReturnType<typeof organisationHistory>>[number];

function toSnapshot(one: History & { readonly asAt: CalendarDate }): SnapshotDocument {
  const {
    pcn: _pcn,
    supplier: _supplier,
    place: _place,
    wave: _wave,
    ...said
  } = toOrganisationDocument(one);
  return {
    file: one.file,
    asAt: one.asAt,
    ...said,
    commissionerSince: one.commissionerSince ?? null,
    setting: one.setting ?? null,
    legallyOpened: one.legallyOpened ?? null,
    legallyClosed: one.legallyClosed ?? null,
  };
}

function unknownOrganisation(code: string): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_UNKNOWN_ORGANISATION',
    exit: EXIT.usage,
    message: `No imported snapshot lists ${maskNumbers(code.slice(0, 20))}.`,
    next: ['Check the ODS code, or import the file that lists it with "mig2hie orgs import".'],
  });
}
