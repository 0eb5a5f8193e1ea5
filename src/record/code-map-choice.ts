import { groupBy } from '../base/ordering.ts';
import type { MapAnswer, MapContext, MapKind, MapQuery } from './code-map.ts';

/** A row that speaks for a code, and whether what it says is certain. */
export interface ChosenRow {
  readonly row: MapAnswer;
  readonly ambiguous: boolean;
}

/** Which of the rows of one code speak for it. Rows that name several targets are all ambiguous. */
export function chooseRows(
  rows: readonly MapAnswer[],
  query: MapQuery,
  context: MapContext,
): ChosenRow[] {
  const used = rows.filter(({ status }) => status !== 'inactive');
  if (query.system === 'read-v2') return judge(chooseRead(used, query, context));
  if (query.system === 'ctv3') return judge(chooseCtv3(used, context));
  // One map names the next replacement, another the last of the chain, so each is judged by itself;
  // whether they end at the same concept shows when they are followed.
  const groups = groupBy(
    used.filter(({ kind }) => SNOMED_KINDS.includes(kind)),
    ({ kind, relation, map }) => `${kind} ${relation} ${kind === 'concept-replaced' ? map : ''}`,
  );
  return [...groups.values()].flatMap(judge);
}

const SNOMED_KINDS: readonly MapKind[] = [
  'description-to-concept',
  'concept-replaced',
  'amp-to-vmp',
  'vmp-to-vtm',
];

/** Rows are certain when none calls itself ambiguous and all name the same target. */
function judge(rows: readonly MapAnswer[]): ChosenRow[] {
  const targets = new Set(rows.map(({ target }) => target));
  const contradictory = targets.size > 1;
  return rows.map((row) => ({ row, ambiguous: contradictory || row.status === 'ambiguous' }));
}

/**
 * With a term code, the rows of just this key of seven characters, and only where there are none those
 * of a map by code alone. Without one it is unknown which synonym was chosen: the term text tells it
 * where a map of terms agrees with the others; else every synonym, and a map by code alone, must say
 * the same.
 */
function chooseRead(
  rows: readonly MapAnswer[],
  query: MapQuery,
  context: MapContext,
): readonly MapAnswer[] {
  const { termCode } = query;
  const chosen = (fits: (row: MapAnswer) => boolean): readonly MapAnswer[] =>
    mainRows(rows.filter(fits), context, ['read-to-concept', 'read-with-value-to-concept']);
  if (termCode !== undefined) {
    const exact = chosen((row) => row.qualifier === termCode);
    return exact.length > 0 ? exact : chosen((row) => row.qualifier === '');
  }
  const main = chosen(() => true);
  const byTerm = rows.filter(
    (row) => row.kind === 'read-term-to-concept' && row.qualifier === query.term,
  );
  if (byTerm.length === 0) return main;
  const targets = new Set(main.map(({ target }) => target));
  const agreed = main.length === 0 || byTerm.every(({ target }) => targets.has(target));
  return agreed ? byTerm : [...main, ...byTerm];
}

/** The rows of the main map; for an entry with a value those of the alternate map, where it has any. */
function mainRows(
  rows: readonly MapAnswer[],
  context: MapContext,
  [main, alternate]: readonly [MapKind, MapKind],
): readonly MapAnswer[] {
  const ofKind = (kind: MapKind): readonly MapAnswer[] => rows.filter((row) => row.kind === kind);
  const instead = context.hasValue ? ofKind(alternate) : [];
  return instead.length > 0 ? instead : ofKind(main);
}

/** A concept of CTV3 is told by the rows of its preferred term, the assured first (mig-wire §9.3). */
function chooseCtv3(rows: readonly MapAnswer[], context: MapContext): readonly MapAnswer[] {
  const main = mainRows(rows, context, ['ctv3-to-concept', 'ctv3-with-value-to-concept']);
  const preferred = main.filter((row) => row.preferred !== false);
  const assured = preferred.filter((row) => row.assured === true);
  if (assured.length > 0) return assured;
  return preferred.length > 0 ? preferred : main;
}
