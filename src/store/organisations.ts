import type { CalendarDate } from '../base/calendar-date.ts';
import type { OdsCode } from '../base/ods-code.ts';
import { groupBy, orderBy } from '../base/ordering.ts';
import type {
  Membership,
  Organisation,
  OrganisationKind,
  OrganisationStatus,
  RegisteredOrganisation,
} from '../programme/organisations/organisation.ts';
import type { OrganisationFacts } from '../programme/organisations/organisation-facts.ts';
import {
  type DocumentSaid,
  type StandingOnDay,
  standOnDay,
} from '../programme/organisations/standing-on-day.ts';
import { type ImportDraft, type StoredImport, importsAsAt, insertImport } from './imports.ts';
import { type Belonging, belongingAsAt } from './memberships.ts';
import type { StoreHandle } from './open-store.ts';
import { commissionerLinks, insertFacts } from './organisation-facts.ts';
import { inTransaction, statement } from './statement.ts';

/** What a file of the register holds; roles and links are left out by files that have none. */
export interface SnapshotContent extends Partial<OrganisationFacts> {
  readonly organisations: readonly Organisation[];
  readonly members: readonly Membership[];
}

/** Stores a snapshot of organisations, or a list of members, with its import: all or nothing. */
export async function saveSnapshot(
  store: StoreHandle,
  draft: ImportDraft,
  content: SnapshotContent,
): Promise<number> {
  return inTransaction(store, () => {
    const id = insertImport(store, draft);
    const organisation = statement(
      store,
      'INSERT INTO organisation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
    for (const one of content.organisations) organisation.run(id, ...toColumns(one));
    const member = statement(store, 'INSERT INTO membership VALUES (?, ?, ?, ?, ?, ?)');
    for (const { kind, code, value, since, until } of content.members) {
      member.run(id, kind, code, value, since ?? null, until ?? null);
    }
    insertFacts(store, id, { roles: content.roles ?? [], links: content.links ?? [] });
    return id;
  });
}

/** The register of a day: which imports are in use, and what they say. */
export interface RegisterAsAt {
  readonly imports: readonly StoredImport[];
  /** By code; each names the import that lists it. */
  readonly organisations: readonly ListedOrganisation[];
}

/** An organisation and the import it was read from. */
export interface ListedOrganisation extends RegisteredOrganisation {
  readonly import: number;
}

/** What a list of organisations can be narrowed to; every given value must be equal. */
export interface OrganisationFilter {
  readonly code?: string | undefined;
  /** Any of these. */
  readonly codes?: readonly string[] | undefined;
  readonly kind?: string | undefined;
  /** `unknown` for those whose file does not say it. */
  readonly status?: string | undefined;
  readonly commissioner?: string | undefined;
  readonly pcn?: string | undefined;
  readonly supplier?: string | undefined;
  readonly place?: string | undefined;
  readonly wave?: string | undefined;
  /** A role code that is in force on the day. */
  readonly role?: string | undefined;
}

/**
 * Organisations as at a day: from the newest snapshot of each source not later than it, and from every
 * document. A code that several list is taken from the file of the newest day, of one day from epraccur
 * first. Documents on single organisations come after those; then what says little of each
 * (`organisations`, a list of the ORD interface), and last a document that does not say what it is.
 * Status and commissioner are those of the day that is asked about, by the dates of the file.
 */
export async function registerAsAt(
  store: StoreHandle,
  day: CalendarDate,
  filter: OrganisationFilter = {},
): Promise<RegisterAsAt> {
  const imports = await importsAsAt(store, day);
  const inUse = JSON.stringify(rankImports(imports).map(({ id }) => id));
  const documents = imports.filter(({ source }) => source === 'documents').map(({ id }) => id);
  const codes = filter.codes === undefined ? null : JSON.stringify(filter.codes);
  const rows = statement<OrganisationRow>(store, LIST).all(
    JSON.stringify(documents),
    inUse,
    filter.code ?? null,
    filter.code ?? null,
    codes,
    codes,
    filter.kind ?? null,
    filter.kind ?? null,
    filter.role ?? null,
    inUse,
    filter.role ?? null,
    day,
    day,
  );
  const belonging = belongingAsAt(store, imports, day, filter.code);
  const standing = createStanding(store, imports, day);
  const organisations = rows
    .map((row) => toOrganisation(row, belonging.get(row.code)))
    .map((one) => ({ ...one, ...standing(one) }))
    .filter(({ status = 'unknown' }) => filter.status === undefined || status === filter.status);
  const wanted = VALUE_FILTERS.filter((field) => filter[field] !== undefined);
  return {
    imports,
    organisations:
      wanted.length === 0
        ? organisations
        : organisations.filter((one) => wanted.every((field) => one[field] === filter[field])),
  };
}

/** Organisations of one import, by code, with nothing that other files say of them. */
export async function organisationsOfImport(
  store: StoreHandle,
  id: number,
): Promise<ListedOrganisation[]> {
  return statement<OrganisationRow>(
    store,
    'SELECT * FROM organisation WHERE import = ? ORDER BY code',
  )
    .all(id)
    .map((row) => toOrganisation(row));
}

/** What each snapshot ever said of one organisation, oldest day first. */
export async function organisationHistory(
  store: StoreHandle,
  code: string,
): Promise<(ListedOrganisation & { readonly file: string; readonly asAt: CalendarDate })[]> {
  const rows = statement<OrganisationRow & { file: string; as_at: CalendarDate }>(
    store,
    `SELECT o.*, i.file, i.as_at FROM organisation o
     JOIN register_import i ON i.id = o.import
     WHERE o.code = ? AND i.reverted_at IS NULL ORDER BY i.as_at, i.id`,
  ).all(code);
  return rows.map((row) => ({ ...toOrganisation(row), file: row.file, asAt: row.as_at }));
}

/** How each organisation stands on a day, by the file that lists it. */
function createStanding(
  store: StoreHandle,
  imports: readonly StoredImport[],
  day: CalendarDate,
): (one: ListedOrganisation) => StandingOnDay {
  const files = new Map(imports.map((one) => [one.id, one]));
  const links = groupBy(commissionerLinks(store, day), (link) => `${link.import} ${link.code}`);
  const documents = groupBy(documentsSaid(store, day), ({ code }) => code);
  return (one) => {
    const file = files.get(one.import);
    const isDocument = file?.source === 'documents';
    const own = links.get(`${one.import} ${one.code}`) ?? [];
    const commissioners = isDocument ? own : undefined;
    const said = file?.asAt ?? day;
    return standOnDay(one, { day, said, commissioners, documents: documents.get(one.code) ?? [] });
  };
}

/** What documents of a day or before say of how organisations stand, oldest first. */
function documentsSaid(
  store: StoreHandle,
  day: CalendarDate,
): (DocumentSaid & { readonly code: string })[] {
  const rows = statement<OrganisationRow & { readonly said: CalendarDate }>(
    store,
    `SELECT o.*, i.as_at AS said FROM organisation o JOIN register_import i ON i.id = o.import
     WHERE i.source = 'documents' AND i.as_at <= ? AND i.reverted_at IS NULL ORDER BY i.as_at, i.id`,
  ).all(day);
  return rows.map((row) => ({ ...toOrganisation(row), said: row.said }));
}

/** Imports by how much they count where several list a code, the most telling first. */
function rankImports(imports: readonly StoredImport[]): StoredImport[] {
  return imports.toSorted(
    orderBy(
      ({ source, importedAs }) =>
        source === 'organisations' || importedAs === 'ord-list'
          ? 2
          : Number(source === 'documents'),
      ({ asAt }) => -Number(asAt.replaceAll('-', '')),
      ({ source }) => (source === 'epraccur' ? 1 : source === 'etr' ? 2 : 3),
      ({ id }) => -id,
    ),
  );
}

const VALUE_FILTERS = ['commissioner', 'pcn', 'supplier', 'place', 'wave'] as const;

/**
 * Of the rows of a code the one of the import that counts most: SQLite takes them all from where the least
 * rank is. A document without a telling role (kind `other`) ranks behind every other file.
 */
const LIST = `
WITH documents AS MATERIALIZED (SELECT value AS import FROM json_each(?)),
used AS MATERIALIZED (SELECT value AS import, key AS rank FROM json_each(?)),
listed AS (
  SELECT o.*, min(used.rank + CASE WHEN o.kind = 'other'
    AND o.import IN (SELECT import FROM documents) THEN 1000000 ELSE 0 END)
  FROM used JOIN organisation o ON o.import = used.import
  WHERE (? IS NULL OR o.code = ?)
    AND (? IS NULL OR o.code IN (SELECT value FROM json_each(?)))
  GROUP BY o.code
)
SELECT * FROM listed
WHERE true
  AND (? IS NULL OR kind = ?)
  AND (? IS NULL OR EXISTS (
    SELECT 1 FROM organisation_role r
    WHERE r.code = listed.code AND r.import IN (SELECT value FROM json_each(?)) AND r.role = ?
      AND coalesce(r.status, 'active') = 'active'
      AND (r.since IS NULL OR r.since <= ?) AND (r.until IS NULL OR r.until >= ?)))
ORDER BY code`;

interface OrganisationRow {
  readonly import: number;
  readonly code: OdsCode;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly status: OrganisationStatus | null;
  readonly commissioner: string | null;
  readonly commissioner_since: CalendarDate | null;
  readonly national_grouping: string | null;
  readonly geography: string | null;
  readonly setting: string | null;
  readonly postcode: string | null;
  readonly opened: CalendarDate | null;
  readonly closed: CalendarDate | null;
  readonly legally_opened: CalendarDate | null;
  readonly legally_closed: CalendarDate | null;
}

function toColumns(one: Organisation): (string | null)[] {
  return [
    one.code,
    one.name,
    one.kind,
    one.status ?? null,
    one.commissioner ?? null,
    one.commissionerSince ?? null,
    one.nationalGrouping ?? null,
    one.geography ?? null,
    one.setting ?? null,
    one.postcode ?? null,
    one.opened ?? null,
    one.closed ?? null,
    one.legallyOpened ?? null,
    one.legallyClosed ?? null,
  ];
}

function toOrganisation(row: OrganisationRow, belonging: Belonging = {}): ListedOrganisation {
  return {
    import: row.import,
    code: row.code,
    name: row.name,
    kind: row.kind,
    status: row.status ?? undefined,
    commissioner: row.commissioner ?? undefined,
    commissionerSince: row.commissioner_since ?? undefined,
    nationalGrouping: row.national_grouping ?? undefined,
    geography: row.geography ?? undefined,
    setting: row.setting ?? undefined,
    postcode: row.postcode ?? undefined,
    ...toDates(row),
    pcn: belonging.pcn,
    supplier: belonging.supplier,
    place: belonging.place,
    wave: belonging.wave,
  };
}

function toDates(
  row: OrganisationRow,
): Pick<ListedOrganisation, 'opened' | 'closed' | 'legallyOpened' | 'legallyClosed'> {
  return {
    opened: row.opened ?? undefined,
    closed: row.closed ?? undefined,
    legallyOpened: row.legally_opened ?? undefined,
    legallyClosed: row.legally_closed ?? undefined,
  };
}
