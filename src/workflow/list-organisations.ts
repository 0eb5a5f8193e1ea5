import { EXIT, ExpectedError } from '../base/expected-error.ts';
import { maskNumbers } from '../base/mask-numbers.ts';
import { ORGANISATION_KINDS, ORGANISATION_STATUSES } from '../programme/organisation.ts';
import type { StoredImport } from '../store/imports.ts';
import {
  type ListedOrganisation,
  type OrganisationFilter,
  organisationHistory,
  registerAsAt,
} from '../store/organisations.ts';
import type { Context } from './context.ts';
import { dayOrToday } from './programme-facts.ts';

/** Values of the two filters that have a fixed list. */
export const KIND_FILTERS = ORGANISATION_KINDS;
export const STATUS_FILTERS = [...ORGANISATION_STATUSES, 'unknown'] as const;

/** A file a document rests on. */
export interface SourceDocument {
  readonly file: string;
  readonly sha256: string;
  readonly importedAs: string;
  readonly asAt: string;
}

/** An organisation as documents hold it; `null` where its file says nothing. */
export interface OrganisationDocument {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly status: string | null;
  readonly commissioner: string | null;
  readonly pcn: string | null;
  readonly supplier: string | null;
  readonly postcode: string | null;
  readonly opened: string | null;
  readonly closed: string | null;
}

/** `mig2hie/organisations/1`. */
export interface OrganisationsDocument {
  readonly schema: 'mig2hie/organisations/1';
  readonly asAt: string;
  readonly sources: readonly SourceDocument[];
  readonly count: number;
  readonly organisations: readonly OrganisationDocument[];
}

/** Organisations as at a day (today, when none is given) that fit every filter given. */
export async function listOrganisations(
  context: Context,
  request: OrganisationFilter & { readonly asAt?: string | undefined },
): Promise<OrganisationsDocument> {
  const asAt = dayOrToday(context, request.asAt);
  const { imports, organisations } = await registerAsAt(context.store, asAt, request);
  return {
    schema: 'mig2hie/organisations/1',
    asAt,
    sources: toSources(imports.filter(({ source }) => source !== 'agreements')),
    count: organisations.length,
    organisations: organisations.map(toOrganisationDocument),
  };
}

/** One organisation as at a day, and what each snapshot said of it: `mig2hie/organisation/1`. */
export interface OrganisationHistoryDocument {
  readonly schema: 'mig2hie/organisation/1';
  readonly asAt: string;
  /** `null` when no snapshot in use on the day lists it. */
  readonly organisation: OrganisationDocument | null;
  readonly snapshots: readonly (Omit<OrganisationDocument, 'pcn' | 'supplier'> & {
    readonly file: string;
    readonly asAt: string;
  })[];
}

/** Everything the register knows of one organisation. */
export async function showOrganisation(
  context: Context,
  request: { readonly code: string; readonly asAt?: string | undefined },
): Promise<OrganisationHistoryDocument> {
  const asAt = dayOrToday(context, request.asAt);
  const code = request.code.trim().toUpperCase();
  const history = await organisationHistory(context.store, code);
  if (history.length === 0) throw unknownOrganisation(code);
  const { organisations } = await registerAsAt(context.store, asAt, { code });
  const [organisation] = organisations.map(toOrganisationDocument);
  return {
    schema: 'mig2hie/organisation/1',
    asAt,
    organisation: organisation ?? null,
    snapshots: history.map((one) => {
      const { pcn: _pcn, supplier: _supplier, ...said } = toOrganisationDocument(one);
      return { file: one.file, asAt: one.asAt, ...said };
    }),
  };
}

/** Imports as documents cite them. */
export function toSources(imports: readonly StoredImport[]): SourceDocument[] {
  return imports.map(({ file, sha256, importedAs, asAt }) => ({ file, sha256, importedAs, asAt }));
}

function toOrganisationDocument(one: ListedOrganisation): OrganisationDocument {
  return {
    code: one.code,
    name: one.name,
    kind: one.kind,
    status: one.status ?? null,
    commissioner: one.commissioner ?? null,
    pcn: one.pcn ?? null,
    supplier: one.supplier ?? null,
    postcode: one.postcode ?? null,
    opened: one.opened ?? null,
    closed: one.closed ?? null,
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
