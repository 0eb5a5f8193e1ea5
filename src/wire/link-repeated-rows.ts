import { foldText } from '../base/text-fold.ts';
import { groupBy } from '../base/ordering.ts';
import type { Entry } from '../record/entry.ts';
import { ROW_PREFIX } from './fold-summary.ts';

/**
 * Marks a plain statement as the twin of the problem, immunisation or value it repeats, where rows have no
 * identifiers and no codes: some systems list those among the clinical items a second time. Same wording
 * and date; each is repeated by one row at most.
 */
export function linkRepeatedRows(entries: readonly Entry[]): readonly Entry[] {
  const repeated = groupBy(
    entries.filter((entry) => isRow(entry) && saysMore(entry)),
    keyOf,
  );
  if (repeated.size === 0) return entries;
  const taken = new Map<string, number>();
  return entries.map((entry) => {
    if (!isRow(entry) || !isPlain(entry)) return entry;
    const key = keyOf(entry);
    const count = taken.get(key) ?? 0;
    const target = repeated.get(key)?.[count]?.localId;
    if (target === undefined) return entry;
    taken.set(key, count + 1);
    return { ...entry, links: [...entry.links, { relation: 'twin' as const, target }] };
  });
}

function isRow({ codes, localId, term }: Entry): boolean {
  return codes.length === 0 && term !== undefined && localId?.startsWith(ROW_PREFIX) === true;
}

function saysMore({ kind, detail }: Entry): boolean {
  if (detail.kind === 'observation') return detail.value !== undefined;
  return kind === 'problem' || kind === 'immunisation' || kind === 'blood-pressure';
}

function isPlain({ detail }: Entry): boolean {
  return detail.kind === 'observation' && detail.value === undefined;
}

function keyOf({ term, date }: Entry): string {
  return [date?.text ?? '', foldText(term ?? '')].join(' ');
}
