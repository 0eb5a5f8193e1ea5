import type { Concept, Measurement, NormalRange, ResultPart, SimulatedEntry } from '../model.ts';
import type { HtmlContext } from './context.ts';

/** The clinician every simulated entry is written by. */
export const CLINICIAN = 'Dr Hyacinth Featherstonehaugh';

/** What an entry is called, with what the clinician wrote where the code does not say it. */
export function termOf(concept: Concept): string {
  return concept.wording === undefined ? concept.term : `${concept.term} (${concept.wording})`;
}

/** The lines that say something; the others are left out. */
export function lines(...parts: readonly (string | undefined)[]): string[] {
  return parts.filter((part) => part !== undefined && part !== '') as string[];
}

/** A value with its unit and, in brackets, its limits of normal: `131 mmol/L (133 - 146)`. */
export function valueText(part: ResultPart): string {
  const { value, range } = part;
  if (value === undefined) return '';
  return range === undefined ? measured(value) : `${measured(value)} (${limits(range)})`;
}

/** The names of the problems an entry belongs to. */
export function linkedProblems(context: HtmlContext, entry: SimulatedEntry): string[] {
  return context.patient.entries.flatMap((other) =>
    other.kind === 'problem' &&
    other.linked.includes(entry.id) &&
    other.confidential !== true &&
    other.hidden !== true
      ? [`Linked Problem: ${termOf(other.concept)}`]
      : [],
  );
}

function measured(value: Measurement): string {
  const { number, unit, comparator = '' } = value;
  return unit === undefined ? `${comparator}${number}` : `${comparator}${number} ${unit}`;
}

function limits({ low, high }: NormalRange): string {
  if (low === undefined) return `<= ${high ?? ''}`;
  return high === undefined ? `>= ${low}` : `${low} - ${high}`;
}
