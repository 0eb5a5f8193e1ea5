import { element, textElement } from '../mig/xml.ts';
import type { Measurement, SimulatedEntry } from '../model.ts';

/** A row of a section's table. Entries point to `<id>-term`, `<id>-details` and `<id>-comment`. */
export interface NarrativeRow {
  readonly id: string;
  readonly term: string;
  readonly date?: string | undefined;
  readonly details?: string | undefined;
  readonly comment?: string | undefined;
}

/** The rows of an entry: its own, and one for each part of a panel. */
export function rowsOf(entry: SimulatedEntry, id: string): NarrativeRow[] {
  const { concept, date, text } = entry;
  const own = {
    id,
    term: concept.wording ?? concept.term,
    date: entry.kind === 'diary' ? entry.due : date,
    details: detailsOf(entry),
    comment: text,
  };
  if (entry.kind !== 'result' || entry.members === undefined) return [own];
  const parts = entry.members.map((member, i) => ({
    id: `${id}-${i + 1}`,
    term: member.concept.term,
    date,
    details: measurement(member.value),
  }));
  return [own, ...parts];
}

/** The table people read. */
export function writeTable(rows: readonly NarrativeRow[]): string {
  const heads = HEADS.map((head) => textElement('th', head));
  const body = rows.map((row) =>
    element(
      'tr',
      [
        cell(row.term, `${row.id}-term`),
        cell(row.date ?? 'Unknown'),
        cell(row.details ?? '', `${row.id}-details`),
        cell(row.comment ?? '', `${row.id}-comment`),
      ],
      { ID: row.id },
    ),
  );
  return element('table', [element('thead', [element('tr', heads)]), element('tbody', body)], {
    border: '1',
    width: '100%',
  });
}

const HEADS = ['Description', 'Date', 'Details', 'Comment'];

function cell(text: string, id?: string): string {
  return textElement('td', text, { ID: id });
}

function detailsOf(entry: SimulatedEntry): string | undefined {
  if (entry.kind === 'medication') return entry.dose;
  if (entry.kind === 'allergy') return entry.reaction?.term;
  if (entry.kind === 'problem') return entry.status;
  if (entry.kind === 'referral') return entry.urgency;
  if (entry.kind === 'blood-pressure') return `${entry.systolic}/${entry.diastolic} mm Hg`;
  if (entry.kind === 'result' || entry.kind === 'observation') return measurement(entry.value);
  return undefined;
}

function measurement(value: Measurement | undefined): string | undefined {
  if (value === undefined) return undefined;
  const { comparator, number, unit } = value;
  return [comparator, number, unit].filter((part) => part !== undefined).join(' ');
}
