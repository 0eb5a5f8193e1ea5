import type { CalendarDate } from '../base/calendar-date.ts';
import type { OdsCode } from '../base/ods-code.ts';
import type {
  FactStatus,
  LinkRelation,
  OrganisationFacts,
  OrganisationLink,
  OrganisationRole,
} from '../programme/organisations/organisation-facts.ts';
import type { StoreHandle } from './open-store.ts';
import { statement } from './statement.ts';

/** The file a fact was read from. */
export interface FactSource {
  readonly import: number;
  readonly file: string;
  /** Day of the file. */
  readonly asAt: CalendarDate;
}

export type ListedRole = OrganisationRole & FactSource;
export type ListedLink = OrganisationLink & FactSource;

/** Writes roles and links of an import; its caller does so in the transaction of the import. */
export function insertFacts(store: StoreHandle, id: number, facts: OrganisationFacts): void {
  const role = statement(store, 'INSERT INTO organisation_role VALUES (?, ?, ?, ?, ?, ?, ?)');
  for (const one of facts.roles) {
    const primary = one.primary === undefined ? null : Number(one.primary);
    role.run(id, one.code, one.role, primary, ...shared(one));
  }
  const link = statement(store, 'INSERT INTO organisation_link VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  for (const one of facts.links) {
    const { relation, target, relationCode = null, targetRole = null } = one;
    link.run(id, one.code, relation, target, relationCode, targetRole, ...shared(one));
  }
}

/** Every role files of a day or before give an organisation, oldest file first. */
export function rolesOf(store: StoreHandle, code: string, day: CalendarDate): ListedRole[] {
  const rows = statement<RoleRow>(
    store,
    `SELECT r.*, i.file, i.as_at FROM organisation_role r
     JOIN register_import i ON i.id = r.import AND i.reverted_at IS NULL
     WHERE r.code = ? AND i.as_at <= ? ORDER BY i.as_at, i.id, r.rowid`,
  ).all(code, day);
  return rows.map((row) => ({
    ...sourceOf(row),
    code: row.code,
    role: row.role,
    primary: row.is_primary === null ? undefined : row.is_primary === 1,
  }));
}

/** Every link files of a day or before tell from an organisation, oldest file first. */
export function linksOf(store: StoreHandle, code: string, day: CalendarDate): ListedLink[] {
  return statement<LinkRow>(store, `${LINKS} WHERE l.code = ? AND i.as_at <= ? ${BY_FILE}`)
    .all(code, day)
    .map(toLink);
}

/** Every link files of a day or before tell towards an organisation, oldest file first. */
export function linksTo(store: StoreHandle, code: string, day: CalendarDate): ListedLink[] {
  return statement<LinkRow>(store, `${LINKS} WHERE l.target = ? AND i.as_at <= ? ${BY_FILE}`)
    .all(code, day)
    .map(toLink);
}

/** Every link of documents of a day or before to a commissioner, oldest file first. */
export function commissionerLinks(store: StoreHandle, day: CalendarDate): ListedLink[] {
  return statement<LinkRow>(
    store,
    `${LINKS} WHERE l.relation = 'commissioner' AND i.source = 'documents' AND i.as_at <= ? ${BY_FILE}`,
  )
    .all(day)
    .map(toLink);
}

/** Every succession files of a day or before tell of, oldest file first. */
export function successionsBy(store: StoreHandle, day: CalendarDate): ListedLink[] {
  return statement<LinkRow>(
    store,
    `${LINKS} WHERE l.relation IN ('predecessor', 'successor') AND i.as_at <= ? ${BY_FILE}`,
  )
    .all(day)
    .map(toLink);
}

const LINKS = `SELECT l.*, i.file, i.as_at FROM organisation_link l
  JOIN register_import i ON i.id = l.import AND i.reverted_at IS NULL`;
const BY_FILE = 'ORDER BY i.as_at, i.id, l.rowid';

interface FactRow {
  readonly import: number;
  readonly code: OdsCode;
  readonly status: FactStatus | null;
  readonly since: CalendarDate | null;
  readonly until: CalendarDate | null;
  readonly file: string;
  readonly as_at: CalendarDate;
}

interface RoleRow extends FactRow {
  readonly role: string;
  readonly is_primary: number | null;
}

interface LinkRow extends FactRow {
  readonly relation: LinkRelation;
  readonly target: OdsCode;
  readonly relation_code: string | null;
  readonly target_role: string | null;
}

function shared(one: OrganisationRole | OrganisationLink): (string | null)[] {
  return [one.status ?? null, one.since ?? null, one.until ?? null];
}

function sourceOf(row: FactRow): FactSource & Pick<OrganisationRole, 'status' | 'since' | 'until'> {
  return {
    import: row.import,
    file: row.file,
    asAt: row.as_at,
    status: row.status ?? undefined,
    since: row.since ?? undefined,
    until: row.until ?? undefined,
  };
}

function toLink(row: LinkRow): ListedLink {
  return {
    ...sourceOf(row),
    code: row.code,
    relation: row.relation,
    target: row.target,
    relationCode: row.relation_code ?? undefined,
    targetRole: row.target_role ?? undefined,
  };
}
