import { canonicalDecimal } from '../base/decimal.ts';
import { fingerprint } from '../base/hash.ts';
import type { PartialDate } from '../base/partial-date.ts';
import { compareText } from '../base/ordering.ts';
import type { Code } from '../record/code.ts';
import type { Entry } from '../record/entry.ts';
import type { Quantity } from '../record/quantity.ts';

/**
 * Fingerprint of all an entry says: two entries with the same one are interchangeable. Where it was
 * found, its local identifiers and the date it was typed in are no part of it.
 */
export function contentOf(entry: Entry): string {
  return fingerprint([
    entry.item,
    [...entry.alsoIn].sort(compareText).join(' '),
    entry.kind,
    entry.term,
    join(entry.codes.map(codeText).sort(compareText)),
    dateText(entry.date),
    entry.status,
    join(entry.text),
    flat(entry.detail),
    entry.links
      .map((link) => link.relation)
      .sort(compareText)
      .join(' '),
    ...(entry.about === undefined ? [] : [entry.about]),
  ]);
}

function codeText(code: Code): string {
  return join([code.system, code.code, code.term, code.identifies, String(code.chosen)]);
}

function dateText(date: PartialDate | undefined): string | undefined {
  return date === undefined ? undefined : `${date.text}${date.offset ?? '?'}`;
}

/** Plain data as text with sorted keys; numbers by value, so that `5.0` and `5` are the same content. */
function flat(value: unknown): string {
  if (value === undefined || value === null) return '-';
  if (typeof value !== 'object') return `${typeof value}:${JSON.stringify(value)}`;
  if (Array.isArray(value)) return join(value.map(flat));
  if (isDate(value)) return dateText(value) ?? '-';
  if (isQuantity(value)) {
    const { number, comparator, unit } = value;
    return join([canonicalDecimal(number), comparator, unit]);
  }
  const parts = value as Readonly<Record<string, unknown>>;
  const names = Object.keys(parts).filter((name) => parts[name] !== undefined);
  return join(names.sort(compareText).map((name) => `${name}=${flat(parts[name])}`));
}

function isDate(value: object): value is PartialDate {
  return 'precision' in value && 'original' in value;
}

function isQuantity(value: object): value is Quantity {
  return 'number' in value && typeof value.number === 'object';
}

/** Parts as one text, each with its length, so that no two lists of parts give the same. */
function join(parts: readonly (string | undefined)[]): string {
  let text = '';
  for (const part of parts) text += part === undefined ? '-' : `${part.length}:${part}`;
  return text;
}
