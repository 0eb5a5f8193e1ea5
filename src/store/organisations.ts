import type { CalendarDate } from '../base/calendar-date.ts';
import type { OdsCode } from '../base/ods-code.ts';
import type {
  Membership,
  Organisation,
  OrganisationKind,
  OrganisationStatus,
  RegisteredOrganisation,
} from '../programme/organisation.ts';
import { type ImportDraft, type StoredImport, importsAsAt, insertImport } from './imports.ts';
import type { StoreHandle } from './open-store.ts';
import { inTransaction, statement } from './statement.ts';

/** Stores a snapshot of organisations, or a list of members, with its import: all or nothing. */
export async function saveSnapshot(
  store: StoreHandle,
  draft: ImportDraft,
  content: {
    readonly organisations: readonly Organisation[];
    readonly members: readonly Membership[];
  },
): Promise<number> {
  return inTransaction(store, () => {
    const id = insertImport(store, draft);
    const organisation = statement(
      store,
      'INSERT INTO organisation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
    for (const one of content.organisations) organisation.run(id, ...toColumns(one));
    const member = statement(store, 'INSERT INTO membership VALUES (?, ?, ?, ?, ?, ?)');
    for (const { kind, code, value, since, until } of content.members) {
      member.run(id, kind, code, value, since ?? null, until ?? null);
    }
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
  readonly kind?: string | undefined;
  /** `unknown` for those whose file does not say it. */
  readonly status?: string | undefined;
  readonly commissioner?: string | undefined;
  readonly pcn?: string | undefined;
  readonly supplier?: string | undefined;
}

/**
 * Organisations as at a day: from the newest snapshot of each source not later than it. A code that
 * several sources list is taken from epraccur first, then etr, then the list of organisations.
 */
export async function registerAsAt(
  store: StoreHandle,
  day: CalendarDate,
  filter: OrganisationFilter = {},
): Promise<RegisterAsAt> {
  const imports = await importsAsAt(store, day);
  const idOf = (source: string): number =>
    imports.find((one) => one.source === source)?.id ?? NO_IMPORT;
  const rows = statement<OrganisationRow>(store, LIST).all(
    idOf('pcns'),
    idOf('suppliers'),
    idOf('epraccur'),
    idOf('etr'),
    idOf('organisations'),
    ...FILTERS.flatMap((field) => [filter[field] ?? null, filter[field] ?? null]),
  );
  return { imports, organisations: rows.map(toOrganisation) };
}

/** What each snapshot ever said of one organisation, oldest day first. */
export async function organisationHistory(
  store: StoreHandle,
  code: string,
): Promise<(ListedOrganisation & { readonly file: string; readonly asAt: CalendarDate })[]> {
  const rows = statement<OrganisationRow & { file: string; as_at: CalendarDate }>(
    store,
    `SELECT o.*, NULL AS pcn, NULL AS supplier, i.file, i.as_at FROM organisation o
     JOIN register_import i ON i.id = o.import
     WHERE o.code = ? AND i.reverted_at IS NULL ORDER BY i.as_at, i.id`,
  ).all(code);
  return rows.map((row) => ({ ...toOrganisation(row), file: row.file, asAt: row.as_at }));
}

/** No import has this id, so a source without an import lists nothing. */
const NO_IMPORT = 0;

const FILTERS = ['code', 'kind', 'status', 'commissioner', 'pcn', 'supplier'] as const;

const LIST = `
WITH listed AS (
  SELECT o.*, p.value AS pcn, s.value AS supplier, i.source,
    row_number() OVER (PARTITION BY o.code ORDER BY
      CASE i.source WHEN 'epraccur' THEN 1 WHEN 'etr' THEN 2 ELSE 3 END) AS place
  FROM organisation o
  JOIN register_import i ON i.id = o.import
  LEFT JOIN membership p ON p.import = ? AND p.kind = 'pcn' AND p.code = o.code
  LEFT JOIN membership s ON s.import = ? AND s.kind = 'supplier' AND s.code = o.code
  WHERE o.import IN (?, ?, ?)
)
SELECT * FROM listed
WHERE place = 1
  AND (? IS NULL OR code = ?)
  AND (? IS NULL OR kind = ?)
  AND (? IS NULL OR coalesce(status, 'unknown') = ?)
  AND (? IS NULL OR commissioner = ?)
  AND (? IS NULL OR pcn = ?)
  AND (? IS NULL OR supplier = ?)
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
  readonly pcn: string | null;
  readonly supplier: string | null;
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
  ];
}

function toOrganisation(row: OrganisationRow): ListedOrganisation {
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
    opened: row.opened ?? undefined,
    closed: row.closed ?? undefined,
    pcn: row.pcn ?? undefined,
    supplier: row.supplier ?? undefined,
  };
}
