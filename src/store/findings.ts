import type { RawBuilder, SqlBool } from 'kysely';
import type { ComparisonDocument, Finding } from '../compare/document.ts';
import type { FindingClass } from '../compare/finding-class.ts';
import type { Severity } from '../compare/severity.ts';
import { atLeast, SEVERITIES } from '../compare/severity.ts';
import { loadComparison } from './comparisons.ts';
import { NEWEST_COMPARISONS } from './newest-comparisons.ts';
import type { StoreHandle } from './open-store.ts';
import { queryBuilder } from './query.ts';
import type { Vault } from './vault.ts';

/** Which findings to list. */
export interface FindingFilter {
  readonly run?: string | undefined;
  /** Only of the comparisons gates rest on: the newest of each planned patient. */
  readonly newest?: boolean | undefined;
  readonly practice?: string | undefined;
  /** This severity and worse. */
  readonly severity?: Severity | undefined;
  readonly kind?: string | undefined;
  readonly item?: string | undefined;
  readonly id?: string | undefined;
  /** Of this class, as it stands now. */
  readonly class?: FindingClass | undefined;
  /** Of no class, or open again because they came back otherwise. */
  readonly unclassified?: boolean | undefined;
  readonly limit?: number | undefined;
}

/** A finding as lists show it: nothing of the record itself, which stays sealed. */
export interface FindingListed {
  readonly id: string;
  readonly run: string;
  readonly case: string;
  readonly practice: string;
  readonly kind: string;
  readonly severity: Severity;
  readonly item: string | null;
  readonly field: string | null;
  readonly confidence: number;
  readonly tolerance: string | null;
  /** The same for findings of other patients that have one cause; null for those stored before causes were. */
  readonly cause: string | null;
  /** Pairs or single entries it speaks for. */
  readonly members: number;
  /** What a person said it is, in whichever run; null when nobody did, or when it came back otherwise. */
  readonly class: FindingClass | null;
  /** The newest of what was said of it, or that it came back otherwise; null when nothing was said. */
  readonly classified: ClassifiedAs | null;
}

/** The newest of what was said of a finding. */
export interface ClassifiedAs {
  readonly what: 'classified' | 'reopened';
  readonly at: string;
  readonly by: string | null;
  readonly hazard: string | null;
}

/** A finding with the comparison it stands in. */
export interface FindingOpened {
  readonly listed: FindingListed;
  readonly finding: Finding;
  readonly document: ComparisonDocument;
}

/** Findings that match, the worst first, then by practice, patient and place in the comparison. */
export async function listFindings(
  store: StoreHandle,
  filter: FindingFilter,
): Promise<FindingListed[]> {
  const rows = await selectFindings(store, filter);
  return rows.map(toListed);
}

/** How many comparisons findings are listed from: the denominator of the list. */
export async function countCompared(
  store: StoreHandle,
  { run, newest, practice }: FindingFilter,
): Promise<number> {
  const db = await queryBuilder(store);
  let query = db.selectFrom('comparison').select((eb) => eb.fn.countAll<number>().as('n'));
  if (run !== undefined) query = query.where('run', '=', run);
  if (practice !== undefined) query = query.where('practice', '=', practice);
  if (newest === true) query = query.where(await isNewest('comparison'));
  return (await query.executeTakeFirstOrThrow()).n;
}

/** The finding of that id in the newest run that has it (or in `run`), opened. */
export async function openFinding(
  store: StoreHandle,
  vault: Vault,
  wanted: { readonly id: string; readonly run?: string | undefined },
): Promise<FindingOpened | undefined> {
  const rows = await selectFindings(store, wanted);
  const newest = rows.toSorted((a, b) => b.run_seq - a.run_seq)[0];
  if (newest === undefined) return undefined;
  const document = await loadComparison(store, vault, newest);
  const finding = document?.findings[newest.seq];
  if (document === undefined || finding === undefined) return undefined;
  return { listed: toListed(newest), finding, document };
}

async function isNewest(table: 'comparison' | 'finding'): Promise<RawBuilder<SqlBool>> {
  const { sql } = await import('kysely');
  return sql<SqlBool>`(${sql.ref(`${table}.run`)}, ${sql.ref(`${table}.ordinal`)}) IN (${sql.raw(NEWEST_COMPARISONS)})`;
}

type FindingRow = Awaited<ReturnType<typeof selectFindings>>[number];

async function selectFindings(store: StoreHandle, filter: FindingFilter) {
  const db = await queryBuilder(store);
  let query = db
    .selectFrom('finding')
    .innerJoin('run', 'run.id', 'finding.run')
    .innerJoin('run_case', (join) =>
      join
        .onRef('run_case.run', '=', 'finding.run')
        .onRef('run_case.ordinal', '=', 'finding.ordinal'),
    )
    .leftJoin('classification', (join) =>
      join.on('classification.seq', '=', (eb) =>
        eb
          .selectFrom('classification as said')
          .select((said) => said.fn.max('said.seq').as('seq'))
          .whereRef('said.finding', '=', 'finding.id'),
      ),
    )
    .selectAll('finding')
    .select(['run_case.pseudonym', 'run.seq as run_seq'])
    .select([
      'classification.what',
      'classification.class',
      'classification.at as classified_at',
      'classification.person',
      'classification.hazard',
    ]);
  if (filter.run !== undefined) query = query.where('finding.run', '=', filter.run);
  if (filter.newest === true) query = query.where(await isNewest('finding'));
  if (filter.practice !== undefined) query = query.where('finding.practice', '=', filter.practice);
  if (filter.kind !== undefined) query = query.where('finding.kind', '=', filter.kind);
  if (filter.item !== undefined) query = query.where('finding.item', '=', filter.item);
  if (filter.id !== undefined) query = query.where('finding.id', '=', filter.id);
  if (filter.class !== undefined) query = query.where('classification.class', '=', filter.class);
  if (filter.unclassified === true) query = query.where('classification.class', 'is', null);
  const { severity } = filter;
  if (severity !== undefined) {
    const bad = SEVERITIES.filter((one) => atLeast(one, severity));
    query = query.where('finding.severity', 'in', bad);
  }
  query = query
    .orderBy((eb) => {
      let rank = eb.case().when('finding.severity', '=', 'catastrophic').then(0);
      for (const [index, one] of SEVERITIES.entries())
        rank = rank.when('finding.severity', '=', one).then(index);
      return rank.else(SEVERITIES.length).end();
    })
    .orderBy('finding.practice')
    .orderBy('run.seq')
    .orderBy('finding.ordinal')
    .orderBy('finding.seq');
  if (filter.limit !== undefined) query = query.limit(filter.limit);
  return query.execute();
}

function toListed(row: FindingRow): FindingListed {
  return {
    id: row.id,
    run: row.run,
    case: row.pseudonym,
    practice: row.practice,
    kind: row.kind,
    severity: row.severity as Severity,
    item: row.item,
    field: row.field,
    confidence: row.confidence,
    tolerance: row.tolerance,
    cause: row.cause,
    members: row.members,
    class: row.class as FindingClass | null,
    classified: classifiedAs(row),
  };
}

function classifiedAs(row: FindingRow): ClassifiedAs | null {
  const { what, classified_at: at, person, hazard } = row;
  if (what === null || at === null) return null;
  return { what: what as ClassifiedAs['what'], at, by: person, hazard };
}
