import { canonicalDecimal } from '../base/decimal.ts';
import { joinParts } from '../base/hash.ts';
import type { PartialDate } from '../base/partial-date.ts';
import { compareText } from '../base/ordering.ts';
import type { Code } from '../record/code.ts';
import type { Entry } from '../record/entry.ts';
import type { Quantity } from '../record/quantity.ts';

/**
 * All an entry says, as one text: two entries with the same one are interchangeable. Where it was
 * found, its local identifiers and the date it was typed in are no part of it.
 */
export function contentOf(entry: Entry): string {
  return joinParts([
    entry.item,
    [...entry.alsoIn].sort(compareText).join(' '),
    entry.kind,
    entry.term,
    joinParts(entry.codes.map(codeText).sort(compareText)),
    dateText(entry.date),
    entry.status,
    joinParts(entry.text),
    flat(entry.detail),
    entry.links
      .map((link) => link.relation)
      .sort(compareText)
      .join(' '),
    ...(entry.about === undefined ? [] : [entry.about]),
  ]);
}

/**
 * A number two entries of the same content share. Entries of two formats mostly have others, so that
 * their contents need not be written out to see that they differ.
 */
export function shapeOf({ term, codes, date, text, links, status }: Entry): number {
  let chosen = 0;
  for (const code of codes) if (code.chosen === true) chosen += 1;
  const counts = ((codes.length * 5 + chosen) * 7 + text.length) * 7 + links.length;
  const lengths = ((term?.length ?? 0) * 31 + (date?.text.length ?? 0)) * 31;
  // Kept small, for numbers above this take memory of their own; that two shapes may coincide is no harm.
  return (counts * 65_537 + lengths + (status?.length ?? 0)) % SHAPES;
}

const SHAPES = 1_073_741_789;

function codeText(code: Code): string {
  return joinParts([code.system, code.code, code.term, code.identifies, String(code.chosen)]);
}

function dateText(date: PartialDate | undefined): string | undefined {
  return date === undefined ? undefined : `${date.text}${date.offset ?? '?'}`;
}

/** Plain data as text with sorted keys; numbers by value, so that `5.0` and `5` are the same content. */
function flat(value: unknown): string {
  if (value === undefined || value === null) return '-';
  if (typeof value !== 'object') return `${typeof value}:${JSON.stringify(value)}`;
  if (Array.isArray(value)) return joinParts(value.map(flat));
  if (isDate(value)) return dateText(value) ?? '-';
  if (isQuantity(value)) {
    const { number, comparator, unit } = value;
    return joinParts([canonicalDecimal(number), comparator, unit]);
  }
  const parts = value as Readonly<Record<string, unknown>>;
  const names = Object.keys(parts).filter((name) => parts[name] !== undefined);
  return joinParts(names.sort(compareText).map((name) => `${name}=${flat(parts[name])}`));
}

function isDate(value: object): value is PartialDate {
  return 'precision' in value && 'original' in value;
}

function isQuantity(value: object): value is Quantity {
  return 'number' in value && typeof value.number === 'object';
}
