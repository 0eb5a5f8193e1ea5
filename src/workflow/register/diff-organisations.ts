import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import {
  CHANGE_KINDS,
  type ChangeKind,
  type DiffStep,
  type OrganisationChange,
  type OrganisationDiff,
  diffOrganisations,
} from '../../programme/organisations/organisation-diff.ts';
import type { Succession } from '../../programme/organisations/diff-successions.ts';
import { type StoredImport, listImports } from '../../store/imports.ts';
import type { StoreHandle } from '../../store/open-store.ts';
import { type ListedLink, successionsBy } from '../../store/organisation-facts.ts';
import { organisationsOfImport } from '../../store/organisations.ts';
import type { Context } from '../context.ts';
import { type RegroupedChange, findRegrouped } from './diff-regrouped.ts';
import { ORGANISATION_SOURCES, type OpenedSide, findSide, openSide } from './diff-sides.ts';
import { type SourceDocument, toSources } from './list-organisations.ts';

/** One side of a comparison as the document holds it. */
export interface DiffSideDocument {
  readonly asAt: string;
  readonly sources: readonly SourceDocument[];
  /** Organisations listed, before any filter. */
  readonly organisations: number;
}

/** One change with the name of the organisation: the later one, where both sides have it. */
export interface NamedChange extends OrganisationChange {
  readonly name: string | null;
}

/** `mig2hie/organisation-diff/1`: lists of changes, and over what they are said. */
export interface OrganisationDiffDocument
  extends Readonly<Record<ChangeKind, readonly NamedChange[]>>, Omit<OrganisationDiff, 'changes'> {
  readonly schema: 'mig2hie/organisation-diff/1';
  readonly from: DiffSideDocument;
  readonly to: DiffSideDocument;
  readonly filter: { readonly kind: string | null };
  /** Moves to another PCN, supplier, place or wave; only between two days. */
  readonly regrouped: readonly (RegroupedChange & { readonly name: string | null })[];
}

/** What changed between two days, or between two files: each named by day, file or number of import. */
export async function showOrganisationDiff(
  context: Context,
  request: { readonly from: string; readonly to: string; readonly kind?: string | undefined },
): Promise<OrganisationDiffDocument> {
  const { store } = context;
  const names = [await findSide(store, request.from), await findSide(store, request.to)] as const;
  const sources = names.flatMap(({ named }) => (named === undefined ? [] : [named.source]));
  if (new Set(sources).size > 1) throw unlike(sources);
  const before = await openSide(store, names[0], sources[0]);
  const after = await openSide(store, names[1], sources[0]);
  if (before.asAt > after.asAt) throw backwards(before.asAt, after.asAt);
  const steps = await loadSteps(store, before, after);
  const diff = diffOrganisations({
    before,
    after,
    stepsOf: (source) => steps.get(source) ?? [],
    successions: successionsBy(store, after.asAt).map(toSuccession),
    kind: request.kind,
  });
  const { regrouped, notComparable } = await findRegrouped(store, { before, after }, request.kind);
  const counted = { ...diff, notComparable: { ...diff.notComparable, ...notComparable } };
  return toDocument(counted, { before, after, regrouped, kind: request.kind });
}

/** Every file between the two sides, by kind of file; of one day the later imported, as everywhere. */
async function loadSteps(
  store: StoreHandle,
  before: OpenedSide,
  after: OpenedSide,
): Promise<ReadonlyMap<string, readonly DiffStep[]>> {
  const steps = new Map<string, readonly DiffStep[]>();
  for (const source of ORGANISATION_SOURCES) {
    if (!after.sources.has(source)) continue;
    const found = await listImports(store, source);
    const between = found.filter(({ asAt }) => asAt > before.asAt && asAt <= after.asAt);
    const partial = source === 'documents';
    steps.set(source, await loadSource(store, partial ? between : choose(between, after), partial));
  }
  return steps;
}

/** One file for each day; the last day shows what the later side shows. */
function choose(imports: readonly StoredImport[], after: OpenedSide): StoredImport[] {
  const byDay = new Map(imports.map((one) => [one.asAt, one]));
  if (after.named !== undefined) byDay.set(after.named.asAt, after.named);
  return [...byDay.values()];
}

async function loadSource(
  store: StoreHandle,
  imports: readonly StoredImport[],
  partial: boolean,
): Promise<DiffStep[]> {
  const steps: DiffStep[] = [];
  for (const { id, asAt } of imports) {
    const organisations = await organisationsOfImport(store, id);
    steps.push({
      asAt,
      partial,
      organisations: new Map(organisations.map((one) => [one.code, one])),
    });
  }
  return steps;
}

/** A link either way, told as who was succeeded by whom. */
function toSuccession(link: ListedLink): Succession {
  const { since, asAt } = link;
  return link.relation === 'successor'
    ? { code: link.code, successor: link.target, since, asAt, own: true }
    : { code: link.target, successor: link.code, since, asAt, own: false };
}

function toDocument(
  { changes, ...counts }: OrganisationDiff,
  {
    before,
    after,
    regrouped,
    kind,
  }: {
    readonly before: OpenedSide;
    readonly after: OpenedSide;
    readonly regrouped: readonly RegroupedChange[];
    readonly kind: string | undefined;
  },
): OrganisationDiffDocument {
  const named = <Change extends { readonly code: string }>({ code, ...change }: Change) => {
    const listed = after.organisations.get(code) ?? before.organisations.get(code);
    return { code, name: listed?.name ?? null, ...change };
  };
  const all = CHANGE_KINDS.map((change) => [change, changes[change].map(named)] as const);
  return {
    schema: 'mig2hie/organisation-diff/1',
    from: toSide(before),
    to: toSide(after),
    filter: { kind: kind ?? null },
    ...(Object.fromEntries(all) as Record<ChangeKind, NamedChange[]>),
    regrouped: regrouped.map(named),
    ...counts,
  };
}

function toSide({ asAt, imports, organisations }: OpenedSide): DiffSideDocument {
  return { asAt, sources: toSources(imports), organisations: organisations.size };
}

/** Kinds of change in the order people read them. */
export const CHANGES_SHOWN = CHANGE_KINDS;

function unlike(sources: readonly string[]): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_UNLIKE_SNAPSHOTS',
    exit: EXIT.usage,
    message: `The two files are of different kinds: ${sources.join(' and ')}.`,
    next: ['Compare two files of one kind, or two days.'],
  });
}

function backwards(from: string, to: string): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_DIFF_ORDER',
    exit: EXIT.usage,
    message: `The first side is of ${from}, later than the second of ${to}.`,
    next: ['Give the earlier one first.'],
  });
}
