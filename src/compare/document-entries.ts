import { maskNumbers } from '../base/mask-numbers.ts';
import { compareText } from '../base/ordering.ts';
import type { EntryFacts } from '../match/entry-facts.ts';
import { CODE_SYSTEMS } from '../record/code.ts';
import type { Code } from '../record/code.ts';
import type { Entry } from '../record/entry.ts';
import { DATA_ITEMS } from '../record/item.ts';
import type { DocumentCode, DocumentEntry } from './document.ts';
import { printInstruction, printPressure, printUnit, printValue } from './print-value.ts';
import { printableTerm } from './wording.ts';

/** The entries of a side as documents print them, in an order that depends on their content only. */
export interface PrintedEntries {
  readonly entries: readonly DocumentEntry[];
  /** Place in the document of each entry of the record. */
  readonly placeOf: ReadonlyMap<number, number>;
}

/** Prints the entries of a side: by item, date, kind and wording, then by everything else they say. */
export function printEntries(facts: readonly EntryFacts[]): PrintedEntries {
  const keyed = facts.map((each) => ({ each, key: sortKey(each) }));
  const ordered = keyed.sort((a, b) => compareText(a.key, b.key)).map(({ each }) => each);
  return {
    entries: ordered.map(({ entry }) => printEntry(entry)),
    placeOf: new Map(ordered.map(({ index }, place) => [index, place])),
  };
}

/** An entry without free text and without anything that names the patient. */
export function printEntry(entry: Entry): DocumentEntry {
  const term = printableTerm(entry);
  return {
    item: entry.item,
    kind: entry.kind,
    ...(term === undefined ? {} : { term }),
    codes: entry.codes.map((code) => printCode(code, entry)),
    ...(entry.date === undefined ? {} : { date: entry.date.text }),
    ...(entry.status === undefined ? {} : { status: entry.status }),
    ...measured(entry),
    ...dosed(entry),
    source: entry.source,
  };
}

function printCode({ system, code, term, identifies }: Code, { kind }: Entry): DocumentCode {
  const isSafe = term !== undefined && (kind !== 'note' || system === CODE_SYSTEMS.snomed);
  return {
    system,
    code,
    ...(isSafe ? { term: maskNumbers(term) } : {}),
    ...(identifies === undefined ? {} : { identifies }),
  };
}

function measured(entry: Entry): { value?: string; unit?: string } {
  const { detail } = entry;
  if (detail.kind === 'blood-pressure') {
    return given(printPressure(entry), detail.systolic?.unit ?? detail.diastolic?.unit);
  }
  if (detail.kind !== 'result' && detail.kind !== 'observation') return {};
  const { value } = detail;
  if (value === undefined) return {};
  if (value.type !== 'quantity') return { value: printValue(value) };
  const { number, comparator, unit } = value.quantity;
  return given(maskNumbers(`${comparator ?? ''}${number.text}`), unit);
}

function given(
  value: string | undefined,
  unit: string | undefined,
): { value?: string; unit?: string } {
  return {
    ...(value === undefined ? {} : { value }),
    ...(unit === undefined ? {} : { unit: printUnit(unit) }),
  };
}

function dosed({ detail }: Entry): { dose?: string } {
  if (detail.kind !== 'medication' && detail.kind !== 'issue') return {};
  return detail.dose === undefined ? {} : { dose: printInstruction(detail.dose) };
}

function sortKey({ entry, codes, order }: EntryFacts): string {
  const item = String(DATA_ITEMS.indexOf(entry.item)).padStart(2, '0');
  const parts = [item, entry.date?.text, entry.kind, entry.term, codes.join(' '), order];
  // A separator no term holds keeps a short term before a longer one that begins with it.
  return parts.map((part) => part ?? '').join('\u0001');
}
