import { maskNumbers } from '../base/mask-numbers.ts';
import { compareText, groupBy } from '../base/ordering.ts';
import { compareFacts } from '../match/entry-facts.ts';
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
  /** Place in the document of each entry of the record, by its index there. */
  readonly placeOf: readonly number[];
}

/** Prints the entries of a side: by item, date, kind and wording, then by everything else they say. */
export function printEntries(facts: readonly EntryFacts[]): PrintedEntries {
  const byItem = groupBy(facts, ({ entry }) => entry.item);
  const ordered = DATA_ITEMS.flatMap((item) => byItem.get(item)?.sort(inOrderOfItem) ?? []);
  return {
    entries: ordered.map(({ entry }) => printEntry(entry)),
    placeOf: placesOf(ordered),
  };
}

function placesOf(ordered: readonly EntryFacts[]): number[] {
  const places = ordered.map(() => 0);
  for (const [place, { index }] of ordered.entries()) places[index] = place;
  return places;
}

/** An entry without free text and without anything that names the patient. */
export function printEntry(entry: Entry): DocumentEntry {
  const { item, kind, date, status } = entry;
  const term = printableTerm(entry);
  const codes = entry.codes.map((code) => printCode(code, entry, term));
  // Fields that say nothing are left out, and the order in which they are set is that of the document.
  const printed: Printing =
    term === undefined ? { item, kind, codes } : { item, kind, term, codes };
  if (date !== undefined) printed.date = date.text;
  if (status !== undefined) printed.status = status;
  addMeasured(printed, entry);
  addDose(printed, entry);
  printed.source = entry.source;
  return printed as DocumentEntry;
}

/** An entry on its way to the page; where it was found is added last. */
type Printing = { -readonly [Name in keyof DocumentEntry]?: DocumentEntry[Name] };

/** `wording` is the wording of the entry as it is printed, which most codes repeat. */
function printCode(
  { system, code, term, identifies }: Code,
  { kind, term: own }: Entry,
  wording: string | undefined,
): DocumentCode {
  const isSafe = term !== undefined && (kind !== 'note' || system === CODE_SYSTEMS.snomed);
  const printed: { -readonly [Name in keyof DocumentCode]: DocumentCode[Name] } = { system, code };
  if (isSafe) printed.term = (term === own ? wording : undefined) ?? maskNumbers(term);
  if (identifies !== undefined) printed.identifies = identifies;
  return printed;
}

function addMeasured(printed: Printing, entry: Entry): void {
  const { detail } = entry;
  if (detail.kind === 'blood-pressure') {
    const unit = detail.systolic?.unit ?? detail.diastolic?.unit;
    addValue(printed, printPressure(entry), unit);
  }
  if (detail.kind !== 'result' && detail.kind !== 'observation') return;
  const { value } = detail;
  if (value === undefined) return;
  if (value.type !== 'quantity') {
    printed.value = printValue(value);
    return;
  }
  const { number, comparator, unit } = value.quantity;
  addValue(printed, maskNumbers(`${comparator ?? ''}${number.text}`), unit);
}

function addValue(printed: Printing, value: string | undefined, unit: string | undefined): void {
  if (value !== undefined) printed.value = value;
  if (unit !== undefined) printed.unit = printUnit(unit);
}

function addDose(printed: Printing, { detail }: Entry): void {
  if (detail.kind !== 'medication' && detail.kind !== 'issue') return;
  if (detail.dose !== undefined) printed.dose = printInstruction(detail.dose);
}

/** Within an item by what a reader looks for first; the rest only breaks ties. */
function inOrderOfItem(a: EntryFacts, b: EntryFacts): number {
  const [x, y] = [a.entry, b.entry];
  return (
    compareText(x.date?.text ?? '', y.date?.text ?? '') ||
    compareText(x.kind, y.kind) ||
    compareText(x.term ?? '', y.term ?? '') ||
    compareText(a.codes.join(' '), b.codes.join(' ')) ||
    compareFacts(a, b)
  );
}
