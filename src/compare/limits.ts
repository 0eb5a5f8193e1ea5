import { groupBy } from '../base/ordering.ts';
import { namesAllergy } from '../match/none-known.ts';
import { CODE_SYSTEMS } from '../record/code.ts';
import { ITEM_OF_KIND } from '../record/entry-kind.ts';
import type { Entry } from '../record/entry.ts';
import type { ItemState } from '../record/item.ts';
import type { FormatLimit, Reading } from '../record/reading.ts';
import { SIDES, otherSide } from '../record/side.ts';
import type { BySide, Side } from '../record/side.ts';
import { namesDisorder } from './disorder-words.ts';

/** What the two formats cannot say. */
export type Limits = BySide<readonly FormatLimit[]>;

/**
 * Why a field of a pair cannot be compared; undefined when it can. A limit excuses a side that is silent,
 * so only the limits of the `silent` sides count.
 */
export function fieldLimit(
  limits: Limits,
  pair: BySide<Entry>,
  field: string,
  silent: readonly Side[] = SIDES,
): string | undefined {
  for (const side of silent) {
    const limit = limitsOn(limits[side], field).find(
      (each) => coversField(each, pair.mig) || coversField(each, pair.hie),
    );
    if (limit !== undefined) return limit.why;
  }
  return undefined;
}

/** The limits on one field. There are dozens of limits, and every pair asks about several fields. */
export function limitsOn(limits: readonly FormatLimit[], field: string): readonly FormatLimit[] {
  let byField = fieldsOf.get(limits);
  if (byField === undefined) {
    byField = groupBy(limits, (limit) => limit.field);
    fieldsOf.set(limits, byField);
  }
  return byField.get(field) ?? NO_LIMITS;
}

/** Goes with the list it was made from, which nobody changes. */
const fieldsOf = new WeakMap<readonly FormatLimit[], ReadonlyMap<string, readonly FormatLimit[]>>();
const NO_LIMITS: readonly FormatLimit[] = [];

/** Why text that only one side has tells nothing: its format puts it together from several facts. */
export function composedLimit(limits: Limits, pair: BySide<Entry>, side: Side): string | undefined {
  return limitsOn(limits[side], 'text-composed').find((limit) => coversField(limit, pair[side]))
    ?.why;
}

/** Why one date knows more than the other: its format shows unknown parts as the first of month or year. */
export function paddedLimit(
  limits: Limits,
  pair: BySide<Entry>,
  values: BySide<string | null>,
): string | undefined {
  return SIDES.flatMap((side) => {
    const [own, other] = [values[side], values[otherSide(side)]];
    if (own !== `${other}-01` && own !== `${other}-01-01`) return [];
    return (
      limitsOn(limits[side], 'date-padded').find((limit) => coversField(limit, pair[side])) ?? []
    );
  })[0]?.why;
}

/** Why an entry without a partner tells nothing: its own format shows other things as that kind too. */
export function aloneLimit({ limits }: Reading, entry: Entry): string | undefined {
  return limitsOn(limits, 'alone').find((limit) => coversField(limit, entry))?.why;
}

/**
 * Why a side cannot hold an entry at all; undefined when it can. An allergy is never excused, whatever
 * kind it came as, nor is an entry whose Read chapter the side does carry under an item it returned, nor one
 * without a Read code that is worded as a disorder, where the side returned its diagnoses.
 */
export function entryLimit(reading: Reading, entry: Entry): string | undefined {
  if (namesAllergy(entry)) return undefined;
  return limitsOn(reading.limits, 'entry').find(
    (limit) =>
      limit.kind === entry.kind &&
      isFiledIn(entry, limit.item) &&
      !carriesChapter(limit, reading, entry),
  )?.why;
}

function carriesChapter(
  { exceptReadChapters }: FormatLimit,
  { record }: Reading,
  entry: Entry,
): boolean {
  if (exceptReadChapters === undefined) return false;
  const chapters = entry.codes
    .filter(({ system }) => system === CODE_SYSTEMS.readV2)
    .map(({ code }) => code.slice(0, 1));
  const carried =
    chapters.length === 0 && namesDisorder(entry)
      ? Object.values(exceptReadChapters).filter((item) => item === 'diagnoses')
      : chapters.flatMap((chapter) => exceptReadChapters[chapter] ?? []);
  return record.items.some(({ item, state }) => carried.includes(item) && ANSWERED.has(state));
}

/** States in which a side said what it has of an item. */
export const ANSWERED: ReadonlySet<ItemState> = new Set([
  'populated',
  'asserted-none',
  'nothing-recorded',
]);

/** Why the two kinds of a pair differ by design; undefined when they do not. */
export function kindLimit(limits: Limits, { mig, hie }: BySide<Entry>): string | undefined {
  const limit =
    limitsOn(limits.mig, 'kind').find((each) => told(each, mig, hie)) ??
    limitsOn(limits.hie, 'kind').find((each) => told(each, hie, mig)) ??
    bothRefiled(limits, { mig, hie });
  return limit?.why;
}

/** Whether a format files the kind of the other side's entry under the kind of its own. */
function told(limit: FormatLimit, own: Entry, other: Entry): boolean {
  return limit.as === own.kind && limit.kind === other.kind;
}

/** Both formats file a third kind under kinds of their own. */
function bothRefiled(limits: Limits, { mig, hie }: BySide<Entry>): FormatLimit | undefined {
  return limitsOn(limits.mig, 'kind').find(
    (limit) =>
      limit.as === mig.kind &&
      limitsOn(limits.hie, 'kind').some(
        (other) => other.kind === limit.kind && other.as === hie.kind,
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
