import { ITEM_OF_KIND } from '../record/entry-kind.ts';
import type { Entry } from '../record/entry.ts';
import type { FormatLimit } from '../record/reading.ts';
import type { BySide, Side } from '../record/side.ts';

/** What the two formats cannot say. */
export type Limits = BySide<readonly FormatLimit[]>;

/** Why a field of a pair cannot be compared; undefined when it can. */
export function fieldLimit(limits: Limits, pair: BySide<Entry>, field: string): string | undefined {
  const holds = (limit: FormatLimit): boolean =>
    limit.field === field && (coversField(limit, pair.mig) || coversField(limit, pair.hie));
  return (limits.mig.find(holds) ?? limits.hie.find(holds))?.why;
}

/** Why a side cannot hold an entry at all; undefined when it can. */
export function entryLimit(limits: Limits, side: Side, entry: Entry): string | undefined {
  return limits[side].find(
    (limit) => limit.field === 'entry' && limit.kind === entry.kind && isFiledIn(entry, limit.item),
  )?.why;
}

/** Why the two kinds of a pair differ by design; undefined when they do not. */
export function kindLimit(limits: Limits, { mig, hie }: BySide<Entry>): string | undefined {
  const limit =
    limits.mig.find((each) => told(each, mig, hie)) ??
    limits.hie.find((each) => told(each, hie, mig)) ??
    bothRefiled(limits, { mig, hie });
  return limit?.why;
}

/** Whether a format files the kind of the other side's entry under the kind of its own. */
function told(limit: FormatLimit, own: Entry, other: Entry): boolean {
  return limit.field === 'kind' && limit.as === own.kind && limit.kind === other.kind;
}

/** Both formats file a third kind under kinds of their own. */
function bothRefiled(limits: Limits, { mig, hie }: BySide<Entry>): FormatLimit | undefined {
  return limits.mig.find(
    (limit) =>
      limit.field === 'kind' &&
      limit.as === mig.kind &&
      limits.hie.some(
        (other) => other.field === 'kind' && other.kind === limit.kind && other.as === hie.kind,
      ),
  );
}

/** A limit told for the home item of a kind holds for the kind wherever it is shown. */
function coversField(limit: FormatLimit, entry: Entry): boolean {
  if (limit.kind !== entry.kind) return false;
  return limit.item === ITEM_OF_KIND[limit.kind] || isFiledIn(entry, limit.item);
}

function isFiledIn(entry: Entry, item: FormatLimit['item']): boolean {
  return entry.item === item || entry.alsoIn.includes(item);
}
