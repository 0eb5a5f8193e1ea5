import { compareText, orderBy } from '../base/ordering.ts';
import { termKey } from '../base/term-key.ts';
import { CODE_SYSTEMS, type Code } from './code.ts';
import { chooseRows } from './code-map-choice.ts';
import { hashTerm } from './term-hash.ts';
import { canonicalRead, isLocalCode, readTermCode } from './read-code.ts';

/** Code systems a map may start from, as the maps' store names them. */
export const MAP_SYSTEMS = ['read-v2', 'ctv3', 'snomed'] as const;
export type MapSystem = (typeof MAP_SYSTEMS)[number];

/**
 * What a row of a map says. Each holds in this direction only: a map from Read to SNOMED is not valid
 * backwards. `concept-state` says only whether a concept is in use, and `term-of-concept` that a term is one
 * of its descriptions.
 */
export const MAP_KINDS = [
  'read-to-concept',
  'read-with-value-to-concept',
  'read-term-to-concept',
  'ctv3-to-concept',
  'ctv3-with-value-to-concept',
  'description-to-concept',
  'concept-replaced',
  'concept-state',
  'term-of-concept',
  'amp-to-vmp',
  'vmp-to-vtm',
] as const;
export type MapKind = (typeof MAP_KINDS)[number];

/** `ambiguous`: the map itself names several meanings, and says so; such a row never makes two codes equal. */
export const MAP_STATUSES = ['active', 'inactive', 'ambiguous'] as const;
export type MapStatus = (typeof MAP_STATUSES)[number];

/** `broader`: the target is an ancestor (a VMP of its AMP), never the same thing. */
export const MAP_RELATIONS = ['equal', 'broader'] as const;
export type MapRelation = (typeof MAP_RELATIONS)[number];

/** One row of a map in use, as at the day that was asked about. */
export interface MapAnswer {
  readonly system: MapSystem;
  readonly code: string;
  readonly kind: MapKind;
  /** Term code, term id, term text or its hash that belongs to the key; empty when the map has none. */
  readonly qualifier: string;
  /** A SNOMED concept id, or a marker such as `_DRUG`; empty for `concept-state` and `term-of-concept`. */
  readonly target: string;
  readonly relation: MapRelation;
  readonly status: MapStatus;
  /** Clinically assured, where the map says it. */
  readonly assured: boolean | undefined;
  /** CTV3 only: a row of the preferred term, which speaks for the concept. */
  readonly preferred: boolean | undefined;
  readonly map: string;
  readonly release: string;
  /** The row's own id, or `line N` where the layout has none. */
  readonly row: string;
}

/** A map file in use. */
export interface MapRelease {
  readonly map: string;
  readonly release: string;
}

/** Everything the maps say of a set of codes and of what they lead to: plain data for the pure core. */
export interface CodeMapAnswers {
  readonly asAt: string;
  /** By {@link mapKey}. */
  readonly rows: ReadonlyMap<string, readonly MapAnswer[]>;
  /** Every map that was asked, whether it said anything or not. */
  readonly inUse?: readonly MapRelease[] | undefined;
}

/** Where a step of an equivalence comes from. */
export interface MapCitation {
  readonly map: string;
  readonly release: string;
  readonly row: string;
  readonly kind: MapKind;
  readonly from: string;
  readonly to: string;
  /** Several meanings, or rows that contradict one another. */
  readonly ambiguous: boolean;
}

/** A SNOMED concept the maps lead to from a code, and by which rows. */
export interface CodeEquivalent {
  readonly code: string;
  /** `equal` only when every step is. */
  readonly relation: MapRelation;
  /** True when any step is; such an equivalent must never be used as equal. */
  readonly ambiguous: boolean;
  readonly citations: readonly MapCitation[];
}

/** What is known besides the codes. */
export interface MapContext {
  /** The entry carries a value: the alternate maps then take the place of the main ones. */
  readonly hasValue: boolean;
}

/** A code as the maps are asked for it. */
export interface MapQuery {
  readonly system: MapSystem;
  readonly code: string;
  readonly termCode: string | undefined;
  readonly term: string | undefined;
}

/** How a code is asked for; undefined for a system no map starts from, and for a supplier's own codes. */
export function toMapQuery(code: Code): MapQuery | undefined {
  const written = code.code.trim();
  const { term } = code;
  if (code.system === CODE_SYSTEMS.snomed)
    return { system: 'snomed', code: written, termCode: undefined, term };
  if (code.system === CODE_SYSTEMS.ctv3)
    return { system: 'ctv3', code: written.padEnd(5, '.'), termCode: undefined, term };
  if (code.system !== CODE_SYSTEMS.readV2 || isLocalCode(written)) return undefined;
  return {
    system: 'read-v2',
    code: canonicalRead(written),
    termCode: code.termCode ?? readTermCode(written),
    term,
  };
}

/** Key of {@link CodeMapAnswers.rows}. */
export function mapKey(system: MapSystem, code: string): string {
  return `${system} ${code}`;
}

/**
 * The concepts the maps lead to from the codes of one entry, best first: equal before broader, certain
 * before ambiguous. A concept reached in several ways is told once, by its best way. The codes
 * themselves are not among them.
 */
export function equivalentsOf(
  answers: CodeMapAnswers,
  codes: readonly Code[],
  context: MapContext,
): CodeEquivalent[] {
  const best = new Map<string, CodeEquivalent>();
  for (const code of codes) {
    const query = toMapQuery(code);
    if (query === undefined) continue;
    for (const found of follow(answers, query, context)) {
      const known = best.get(found.code);
      if (known === undefined || rank(found) < rank(known)) best.set(found.code, found);
    }
  }
  return [...best.values()].sort(orderBy(rank, (one) => one.code));
}

/** Whether the maps in use say that a concept is in use; undefined when none does, or they disagree. */
export function conceptIsActive(answers: CodeMapAnswers, concept: string): boolean | undefined {
  const rows = answers.rows.get(mapKey('snomed', concept)) ?? [];
  const states = new Set(
    rows.filter(({ kind }) => kind === 'concept-state').map(({ status }) => status === 'active'),
  );
  return states.size === 1 ? states.has(true) : undefined;
}

/** The row of the maps by which a term is a description of the concept, and one in use; undefined without one. */
export function descriptionRow(
  answers: CodeMapAnswers,
  concept: string,
  term: string,
): MapAnswer | undefined {
  const rows = answers.rows.get(mapKey('snomed', concept)) ?? [];
  const named = rows.filter(
    ({ kind, status }) => kind === 'term-of-concept' && status === 'active',
  );
  if (named.length === 0) return undefined;
  const hash = hashTerm(term);
  return named.find(({ qualifier }) => qualifier === hash);
}

/** The row of the maps by which a Read code with just this term leads to the concept; undefined without one. */
export function readTermRow(
  answers: CodeMapAnswers,
  code: Code,
  { target, term }: { readonly target: string; readonly term: string },
): MapAnswer | undefined {
  const query = toMapQuery(code);
  if (query?.system !== 'read-v2') return undefined;
  const rows = answers.rows.get(mapKey(query.system, query.code)) ?? [];
  return rows.find(
    (row) =>
      row.kind === 'read-term-to-concept' &&
      row.status === 'active' &&
      row.target === target &&
      termKey(row.qualifier) === termKey(term),
  );
}

/** Lower is better; a longer chain is worse than a shorter one of the same kind. */
function rank({ relation, ambiguous, citations }: CodeEquivalent): number {
  return (ambiguous ? 2000 : 0) + (relation === 'broader' ? 1000 : 0) + citations.length;
}

/** Chains longer than this do not occur: read → concept → replacement → VMP → VTM are four steps. */
const STEPS_MAX = 8;

/** Breadth first, so that a way round in a circle ends where it came from. */
function follow(
  answers: CodeMapAnswers,
  query: MapQuery,
  context: MapContext,
): readonly CodeEquivalent[] {
  const found = new Map<string, CodeEquivalent>();
  const ledOn = new Set<string>();
  let open = stepsFrom(answers, query, { context, before: undefined });
  for (let step = 1; step <= STEPS_MAX && open.length > 0; step += 1) {
    const next: CodeEquivalent[] = [];
    for (const one of open) {
      const known = found.get(one.code);
      if (one.code === query.code || (known !== undefined && rank(known) <= rank(one))) continue;
      found.set(one.code, one);
      const steps = stepsFrom(answers, conceptQuery(one.code), { context, before: one });
      if (steps.some(isCertain)) ledOn.add(one.code);
      next.push(...steps);
    }
    open = next;
  }
  return settleEnds([...found.values()], ledOn);
}

function conceptQuery(code: string): MapQuery {
  return { system: 'snomed', code, termCode: undefined, term: undefined };
}

function isCertain({ relation, ambiguous }: CodeEquivalent): boolean {
  return relation === 'equal' && !ambiguous;
}

/** Maps that lead to different last concepts contradict one another: only what all ways share is certain. */
function settleEnds(
  found: readonly CodeEquivalent[],
  ledOn: ReadonlySet<string>,
): readonly CodeEquivalent[] {
  const ends = found.filter((one) => isCertain(one) && !ledOn.has(one.code));
  if (ends.length < 2) return found;
  const shared = (code: string): boolean =>
    ends.every((end) => end.citations.some(({ to }) => to === code));
  return found.map((one) =>
    isCertain(one) && !shared(one.code) ? { ...one, ambiguous: true } : one,
  );
}

function stepsFrom(
  answers: CodeMapAnswers,
  query: MapQuery,
  way: { readonly context: MapContext; readonly before: CodeEquivalent | undefined },
): CodeEquivalent[] {
  const rows = answers.rows.get(mapKey(query.system, query.code)) ?? [];
  return chooseRows(rows, query, way.context)
    .flatMap(({ row, ambiguous }) => {
      if (!isConceptTarget(row.target)) return [];
      const citation = cite(row, ambiguous);
      return [{ row, citation, ambiguous: ambiguous || way.before?.ambiguous === true }];
    })
    .sort((a, b) => compareText(a.row.target, b.row.target))
    .map(({ row, citation, ambiguous }) => ({
      code: row.target,
      relation:
        row.relation === 'broader' || way.before?.relation === 'broader' ? 'broader' : 'equal',
      ambiguous,
      citations: [...(way.before?.citations ?? []), citation],
    }));
}

/** Targets that are no identifier are markers, such as `_DRUG` (mig-wire §9.3). */
export function isConceptTarget(target: string): boolean {
  return target !== '' && !target.startsWith('_');
}

function cite(row: MapAnswer, ambiguous: boolean): MapCitation {
  const from = /^read(-with-value)?-to/.test(row.kind) ? `${row.code}${row.qualifier}` : row.code;
  const { map, release, row: id, kind, target: to } = row;
  return { map, release, row: id, kind, from, to, ambiguous };
}
