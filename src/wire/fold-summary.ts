import { foldText } from '../base/text-fold.ts';
import { groupBy } from '../base/ordering.ts';
import type { Entry } from '../record/entry.ts';

/** What identifiers of rows begin with: a format that has none makes them from what the row says. */
export const ROW_PREFIX = 'row-';

/**
 * Makes one entry of a row of the summary and of the row of another section it repeats, where rows have no
 * identifiers and no codes and the summary may show fewer columns: same kind, wording and date, and
 * nothing the summary says beyond or against the other. Each row takes in one row of the summary.
 */
export function foldSummary(entries: readonly Entry[]): readonly Entry[] {
  const shown = entries.filter((entry) => isUncoded(entry) && isInSummaryAlone(entry));
  if (shown.length === 0) return entries;
  const others = groupBy(
    entries.filter((entry) => isUncoded(entry) && !isInSummaryAlone(entry)),
    keyOf,
  );
  const taken = new Set<Entry>();
  const gone = new Set<Entry>();
  for (const row of shown) {
    const candidates = others.get(keyOf(row)) ?? [];
    const place = candidates.slice(0, COMPARED_MAX).findIndex((other) => saysAll(other, row));
    const [home] = place < 0 ? [] : candidates.splice(place, 1);
    if (home === undefined) continue;
    taken.add(home);
    gone.add(row);
  }
  return entries.flatMap((entry) => {
    if (gone.has(entry)) return [];
    return taken.has(entry) && !entry.alsoIn.includes('summary')
      ? [{ ...entry, alsoIn: ['summary' as const, ...entry.alsoIn] }]
      : [entry];
  });
}

/** How many rows of one key a row of the summary is compared with, so that the cost stays linear. */
const COMPARED_MAX = 64;

function isUncoded({ codes, localId, term }: Entry): boolean {
  return codes.length === 0 && term !== undefined && localId?.startsWith(ROW_PREFIX) === true;
}

function isInSummaryAlone({ item, alsoIn }: Entry): boolean {
  return item === 'summary' && alsoIn.length === 0;
}

function keyOf({ kind, term, date }: Entry): string {
  return [kind, date?.text ?? '', foldText(term ?? '')].join(' ');
}

/** Whether an entry says all that a shorter one says. */
function saysAll(entry: Entry, shorter: Entry): boolean {
  if (shorter.status !== undefined && shorter.status !== entry.status) return false;
  const lines = new Set(entry.text.map(foldText));
  if (!shorter.text.every((line) => lines.has(foldText(line)))) return false;
  const details = new Map(Object.entries(entry.detail));
  return Object.entries(shorter.detail).every(
    ([name, value]) => value === undefined || contentOf(details.get(name)) === contentOf(value),
  );
}

function contentOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'bigint' ? part.toString() : part,
  );
}
