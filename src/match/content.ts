import { canonicalDecimal } from '../base/decimal.ts';
import { joinParts, partText } from '../base/hash.ts';
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
  return contentOn(entry, entry.date);
}

/** The same without the date the entry is told of. */
export function undatedContentOf(entry: Entry): string {
  return contentOn(entry, undefined);
}

function contentOn(entry: Entry, date: PartialDate | undefined): string {
  return joinParts([
    entry.item,
    inOrder(entry.alsoIn).join(' '),
    entry.kind,
    entry.term,
    joinParts(inOrder(entry.codes.map(codeText))),
    dateText(date),
    entry.status,
    joinParts(entry.text),
    flat(entry.detail),
    inOrder(entry.links.map((link) => link.relation)).join(' '),
    ...(entry.about === undefined ? [] : [entry.about]),
    ...(entry.authors === undefined ? [] : [joinParts(entry.authors)]),
  ]);
}

/** Most lists hold one thing or none. */
function inOrder<T extends string>(texts: readonly T[]): readonly T[] {
  return texts.length < 2 ? texts : texts.toSorted(compareText);
}

/**
 * Whether two entries are built alike in all that {@link contentOf} writes out, told without writing it. Those
 * that are not may still say the same, in another order or with a number written otherwise.
 */
export function isSameEntry(a: Entry, b: Entry): boolean {
  return (
    a.kind === b.kind &&
    a.item === b.item &&
    a.status === b.status &&
    a.term === b.term &&
    a.about === b.about &&
    isSameDate(a.date, b.date) &&
    isSameLists(a, b) &&
    isSamePart(a.detail, b.detail)
  );
}

function isSameDate(a: PartialDate | undefined, b: PartialDate | undefined): boolean {
  return a?.text === b?.text && a?.offset === b?.offset;
}

function isSameLists(a: Entry, b: Entry): boolean {
  return (
    areAll(a.codes, b.codes, isSameCode) &&
    areAll(a.text, b.text, Object.is) &&
    areAll(a.alsoIn, b.alsoIn, Object.is) &&
    areAll(a.authors ?? NOBODY, b.authors ?? NOBODY, Object.is) &&
    areAll(a.links, b.links, (x, y) => x.relation === y.relation)
  );
}

const NOBODY: readonly string[] = [];

function isSameCode(a: Code, b: Code): boolean {
  return (
    a.code === b.code &&
    a.system === b.system &&
    a.term === b.term &&
    a.identifies === b.identifies &&
    a.chosen === b.chosen
  );
}

function areAll<T>(a: readonly T[], b: readonly T[], isSame: (x: T, y: T) => boolean): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (!isSame(a[i] as T, b[i] as T)) return false;
  return true;
}

/** Plain data alike, field by field; a field that is there and undefined is as good as absent. */
function isSamePart(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [x, y] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>];
  for (const name in x) if (!isSamePart(x[name], y[name])) return false;
  for (const name in y) if (y[name] !== undefined && x[name] === undefined) return false;
  return true;
}

/**
 * A number two entries of the same content share, told by counts and lengths alone. Entries of two formats
 * mostly have others (a state, a code more, a code that was chosen), so that nothing further is looked at.
 */
export function outlineOf({ term = '', codes, date, text, links, status }: Entry): number {
  let sum = codes.length;
  for (const { chosen } of codes) if (chosen === true) sum += 8;
  const lists = (sum * 31 + text.length) * 31 + links.length;
  const words = term.length * 31 + (status?.length ?? 0);
  return (lists * 7 + words * 127 + (date === undefined ? 0 : dayMark(date.text))) % SHAPES;
}

/** The last digits of year, month and day, as far as they are known, and how much is known. */
function dayMark(text: string): number {
  const [year, month, day] = [text.charCodeAt(3), text.charCodeAt(6) || 0, text.charCodeAt(9) || 0];
  return ((text.length * 31 + year) * 31 + month) * 31 + day;
}

/**
 * A closer number two entries of the same content share, so that contents need hardly ever be written out to
 * see that they differ.
 */
export function shapeOf({ term = '', codes, date, text, links, status, detail }: Entry): number {
  // Codes may come in any order, so they are added up.
  let sum = codes.length;
  for (const { code, chosen } of codes) sum += (chosen === true ? 7 : 1) * tailOf(code);
  const own = date === undefined ? 0 : tailOf(date.text) * 31 + date.text.length;
  const lengths = (term.length * 7 + text.length) * 7 + links.length;
  const words = (tailOf(term) * 31 + (status?.length ?? 0)) * 31 + lengths;
  // Kept small, for numbers above this take memory of their own; that two shapes may coincide is no harm.
  return ((sum % SHAPES) * 31 + own * 7 + words + measureOf(detail) * 3) % SHAPES;
}

/** What is measured or instructed as a number; `5.0` and `5` give the same one. */
function measureOf(detail: Entry['detail']): number {
  if ('dose' in detail) return detail.dose === undefined ? 0 : tailOf(detail.dose);
  if (detail.kind === 'blood-pressure')
    return numberOf(detail.systolic) * 31 + numberOf(detail.diastolic);
  if (detail.kind !== 'result' && detail.kind !== 'observation') return 0;
  return detail.value?.type === 'quantity' ? numberOf(detail.value.quantity) : 0;
}

function numberOf(quantity: Quantity | undefined): number {
  if (quantity === undefined) return 0;
  const { digits, scale } = quantity.number;
  const value = Math.abs(Number(digits) / 10 ** scale);
  return value < VALUES_MAX ? Math.round(value * 1000) : 1;
}

/** Numbers above this are seldom, and would lose their last digits. */
const VALUES_MAX = 1_000_000;

/** The last few signs as a number: the end of a code or a date tells most from others of its like. */
function tailOf(text: string): number {
  let number = 0;
  for (let i = Math.max(0, text.length - TAIL); i < text.length; i += 1) {
    number = number * 37 + text.charCodeAt(i);
  }
  return number % SHAPES;
}

const TAIL = 8;
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
  if (typeof value === 'string') return `string:${quoted(value)}`;
  if (typeof value !== 'object') return `${typeof value}:${JSON.stringify(value)}`;
  if (Array.isArray(value)) return joinParts(value.map(flat));
  if (isDate(value)) return dateText(value) ?? '-';
  if (isQuantity(value)) {
    const { number, comparator, unit } = value;
    return joinParts([canonicalDecimal(number), comparator, unit]);
  }
  const parts = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const name of Object.keys(parts).sort(compareText)) {
    const part = parts[name];
    if (part !== undefined) text += partText(`${name}=${flat(part)}`);
  }
  return text;
}

/** A text as JSON writes it. Nearly every one holds nothing that has to be escaped. */
function quoted(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}

const PLAIN = /^[ !#-[\]-~]*$/;

function isDate(value: object): value is PartialDate {
  return 'precision' in value && 'original' in value;
}

function isQuantity(value: object): value is Quantity {
  return 'number' in value && typeof value.number === 'object';
}
