import { maskNumbers } from '../base/mask-numbers.ts';
import { compareText } from '../base/ordering.ts';
import type { EntryKind } from '../record/entry-kind.ts';
import type { Entry } from '../record/entry.ts';
import type { DataItem } from '../record/item.ts';
import type { Side } from '../record/side.ts';

/** How a side is called in sentences. */
export const SIDE_NAMES: Readonly<Record<Side, string>> = { mig: 'MIG', hie: 'HIE' };

/** The items in words. */
export const ITEM_NAMES: Readonly<Record<DataItem, string>> = {
  'patient-details': 'patient details',
  summary: 'summary',
  problems: 'problems',
  diagnoses: 'diagnoses',
  medication: 'medication',
  'risks-and-warnings': 'risks and warnings',
  procedures: 'procedures',
  investigations: 'investigations',
  examinations: 'examinations',
  events: 'events',
};

/** `1 entry`, `3 entries`. */
export function countEntries(count: number): string {
  return count === 1 ? '1 entry' : `${count} entries`;
}

/** `1 entry of kind result`, `3 entries of kind result`. */
export function countOfKind(count: number, kind: EntryKind): string {
  return `${countEntries(count)} of kind ${kind}`;
}

/** The wording of an entry that may be printed; notes and documents are named by whatever was typed. */
export function printableTerm(entry: Entry): string | undefined {
  const masked = entry.term === undefined ? undefined : maskNumbers(entry.term);
  if (entry.kind !== 'note' && entry.kind !== 'document') return masked;
  const coded = entry.codes.find(({ term }) => term !== undefined && term === entry.term);
  return coded === undefined ? undefined : masked;
}

/** An entry in a sentence, by its wording where there is one that may be printed. */
export function nameEntry(entry: Entry): string {
  const term = printableTerm(entry);
  return term === undefined ? '(no wording)' : `“${term}”`;
}

/** How many entries a sentence names before it only counts the rest. */
const NAMED_MAX = 5;

/** Entries by wording and day, the newest first; notes and documents by their kind alone. */
export function nameEntries(entries: readonly Entry[]): string {
  // The order of an answer must not show, so equal days are put in order by their names.
  const named = entries
    .map((entry) => ({
      day: entry.date?.text.slice(0, 10) ?? '',
      name:
        entry.kind === 'note' || entry.kind === 'document' ? `a ${entry.kind}` : nameEntry(entry),
    }))
    .sort((a, b) => compareText(b.day, a.day) || compareText(a.name, b.name))
    .map(({ day, name }) => (day === '' ? name : `${name} (${day})`));
  const more = named.length - NAMED_MAX;
  const shown = named.slice(0, NAMED_MAX).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}
