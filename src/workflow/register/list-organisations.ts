import {
  ORGANISATION_KINDS,
  ORGANISATION_STATUSES,
  REGISTER_SOURCES,
} from '../../programme/organisations/organisation.ts';
import type { StoredImport } from '../../store/imports.ts';
import {
  type ListedOrganisation,
  type OrganisationFilter,
  registerAsAt,
} from '../../store/organisations.ts';
import type { Context } from '../context.ts';
import { dayOrToday } from '../flows/programme-facts.ts';

/** Values of the two filters that have a fixed list. */
export const KIND_FILTERS = ORGANISATION_KINDS;
export const STATUS_FILTERS = [...ORGANISATION_STATUSES, 'unknown'] as const;

/** Imports that say something of organisations; agreements, routes and logs do not. */
const REGISTER_FILES: readonly string[] = REGISTER_SOURCES;

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
  readonly place: string | null;
  readonly wave: string | null;
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
    sources: toSources(imports.filter(({ source }) => REGISTER_FILES.includes(source))),
    count: organisations.length,
    organisations: organisations.map(toOrganisationDocument),
  };
}

/** Imports as documents cite them. */
export function toSources(
  imports: readonly Pick<StoredImport, keyof SourceDocument>[],
): SourceDocument[] {
  return imports.map(({ file, sha256, importedAs, asAt }) => ({ file, sha256, importedAs, asAt }));
}

/** An organisation as documents hold it. */
export function toOrganisationDocument(one: ListedOrganisation): OrganisationDocument {
  return {
    code: one.code,
    name: one.name,
    kind: one.kind,
    status: one.status ?? null,
    commissioner: one.commissioner ?? null,
    pcn: one.pcn ?? null,
    supplier: one.supplier ?? null,
    place: one.place ?? null,
    wave: one.wave ?? null,
    postcode: one.postcode ?? null,
    opened: one.opened ?? null,
    closed: one.closed ?? null,
  };
}
