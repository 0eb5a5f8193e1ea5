import { canonicalDecimal, parseDecimal } from '../base/decimal.ts';
import { groupBy } from '../base/ordering.ts';
import type { PartialDate } from '../base/partial-date.ts';
import { foldText } from '../base/text-fold.ts';
import type { Entry } from '../record/entry.ts';
import type { Quantity } from '../record/quantity.ts';
import { dayRangeOf } from './day-range.ts';
import { textKeys } from './text-key.ts';
import { unitKey } from './unit-text.ts';
import { termKey } from '../base/term-key.ts';

/** Fields that stand for themselves elsewhere: the kind, and what values and doses are compared by. */
const TOLD_ELSEWHERE: ReadonlySet<string> = new Set([
  'kind',
  'asserts',
  'dose',
  'value',
  'systolic',
  'diastolic',
]);

/** The lesser details of an entry in one spelling each: range, quantity, type of prescription, dates … */
export function detailKeys({ detail }: Entry): ReadonlyMap<string, string> {
  const parts = Object.entries(detail).filter(
    ([name, part]) => part !== undefined && !TOLD_ELSEWHERE.has(name),
  );
  return new Map(parts.map(([name, part]) => [name, keyOf(part)]));
}

/** The free text of an entry as folded lines. */
export function textLines({ text }: Entry): readonly string[] {
  return text.flatMap(textKeys);
}

/** Gives what an entry points to. */
export type FindLinks = (entry: Entry) => readonly string[];

/**
 * Finds what each entry of a side points to, in words that do not depend on the side's own identifiers: the
 * relation with kind, day and wording of the other entry. Nothing is looked up before it is asked for.
 */
export function linkFinder(entries: readonly Entry[]): FindLinks {
  let byId: ReadonlyMap<string, readonly Entry[]> | undefined;
  return ({ links }) => {
    if (links.length === 0) return [];
    const targets = (byId ??= groupByLocalId(entries));
    return links
      .flatMap(({ relation, target }) =>
        (targets.get(target) ?? []).map((other) => `${relation} ${nameOf(other)}`),
      )
      .sort();
  };
}

function groupByLocalId(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const named = entries.filter(({ localId }) => localId !== undefined);
  return groupBy(named, ({ localId }) => localId ?? '');
}

function nameOf({ kind, term, date, detail }: Entry): string {
  const dose = 'dose' in detail ? foldText(detail.dose ?? '') : '';
  return [kind, termKey(term ?? ''), date === undefined ? '' : daysText(date), dose].join('|');
}

function keyOf(part: unknown): string {
  if (typeof part === 'string') return numberText(part) ?? termKey(part);
  if (typeof part !== 'object' || part === null) return String(part);
  if ('precision' in part) return daysText(part as PartialDate);
  if ('number' in part) {
    const { number, comparator, unit } = part as Quantity;
    return `${comparator ?? ''}${canonicalDecimal(number)} ${unit === undefined ? '' : unitKey(unit)}`;
  }
  return Object.entries(part)
    .filter(([, inner]) => inner !== undefined)
    .map(([name, inner]) => `${name}=${keyOf(inner)}`)
    .sort()
    .join(' ');
}

function numberText(text: string): string | undefined {
  const number = parseDecimal(text);
  return number === undefined ? undefined : canonicalDecimal(number);
}

function daysText(date: PartialDate): string {
  const { first, last } = dayRangeOf(date);
  return `${first}-${last}`;
}
