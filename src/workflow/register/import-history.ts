import type { CalendarDate } from '../../base/calendar-date.ts';
import type { RecordedImport } from '../../store/import-history.ts';
import type { ImportSource } from '../../store/imports.ts';

/**
 * What an import counts for: `in-force` is read; `superseded` is not, because another one of the same
 * source and day was imported after it; `reverted` was taken back.
 */
export const IMPORT_STATES = ['in-force', 'superseded', 'reverted'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** What an import counts for, and which one took its place. */
export interface ImportStanding {
  readonly state: ImportState;
  /** Only for one that is superseded. */
  readonly supersededBy: number | null;
}

/**
 * Sources of which each import adds to the ones before: what a newer one does not tell of keeps its last
 * known state. Of all others the newest import of a day is the whole answer.
 */
const ADDING: readonly ImportSource[] = ['agreements', 'assurance', 'usage', 'documents'];

/** How an import stands among all that were ever made. */
export function standingOf(one: RecordedImport, all: readonly RecordedImport[]): ImportStanding {
  if (one.reverted !== undefined) return { state: 'reverted', supersededBy: null };
  const later = ADDING.includes(one.source)
    ? []
    : inForceOf(one, all).filter(({ asAt, id }) => asAt === one.asAt && id > one.id);
  const [next] = later.toSorted((a, b) => b.id - a.id);
  return next === undefined
    ? { state: 'in-force', supersededBy: null }
    : { state: 'superseded', supersededBy: next.id };
}

/** What changes in the answers when an import is no longer read. */
export interface RevertEffect {
  /**
   * `replaced`: another import answers in its place; `emptied`: none does; `unchanged`: it answered
   * nothing; `rows-left-out`: its rows no longer count beside those of others of its source.
   */
  readonly what: 'replaced' | 'emptied' | 'unchanged' | 'rows-left-out';
  /** The import that answers in its place, or already did. */
  readonly by: number | null;
  /** First day whose answers change; null when none does. */
  readonly from: CalendarDate | null;
  /** The day from which a newer import answers as before; null when there is none. */
  readonly before: CalendarDate | null;
}

/** What taking back an import in force changes, told before it is done. */
export function effectOfReverting(
  one: RecordedImport,
  all: readonly RecordedImport[],
): RevertEffect {
  const others = inForceOf(one, all);
  if (ADDING.includes(one.source)) {
    return { what: 'rows-left-out', by: null, from: one.asAt, before: null };
  }
  const { state, supersededBy } = standingOf(one, all);
  if (state === 'superseded') {
    return { what: 'unchanged', by: supersededBy, from: null, before: null };
  }
  const before = others.find(({ asAt }) => asAt > one.asAt)?.asAt ?? null;
  const place = others.findLast(({ asAt }) => asAt <= one.asAt)?.id;
  return place === undefined
    ? { what: 'emptied', by: null, from: one.asAt, before }
    : { what: 'replaced', by: place, from: one.asAt, before };
}

/** The other imports of its source that are in force, by day and then as they were imported. */
function inForceOf(one: RecordedImport, all: readonly RecordedImport[]): RecordedImport[] {
  return all
    .filter(({ source, id, reverted }) => source === one.source && id !== one.id && !reverted)
    .toSorted((a, b) => (a.asAt === b.asAt ? a.id - b.id : a.asAt < b.asAt ? -1 : 1));
}
