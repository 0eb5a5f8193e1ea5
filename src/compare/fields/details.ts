import { foldText } from '../../base/text-fold.ts';
import type { PartialDate } from '../../base/partial-date.ts';
import type { Entry } from '../../record/entry.ts';
import { different, oneSided } from '../difference.ts';
import type { ComparedPair, FieldComparator, Outcome } from '../difference.ts';
import { printText } from '../print-value.ts';
import { compareDates } from './dates.ts';

/** How a drug is prescribed: a change between acute and repeat weighs more than one among repeats. */
export function compareCourses({ entries }: ComparedPair): Outcome | undefined {
  const [mig, hie] = bothWords(entries, 'course');
  if (mig === hie) return undefined;
  if (mig === undefined || hie === undefined)
    return oneSided('course', 'type of prescription', mig);
  const grade = mig === 'acute' || hie === 'acute' ? 'acute-or-repeat' : undefined;
  return different('course-changed', 'course', [mig, hie], { grade });
}

/** Whether a problem is major or minor. */
export function compareSignificance({ entries }: ComparedPair): Outcome | undefined {
  const [mig, hie] = bothWords(entries, 'significance');
  if (mig === hie) return undefined;
  if (mig === undefined || hie === undefined) return oneSided('significance', 'significance', mig);
  return different('significance-changed', 'significance', [mig, hie]);
}

/** Coded details that only count when both sides give them. */
const WORDS = ['severity', 'criticality', 'direction', 'urgency', 'elsewhere', 'abnormal'] as const;

/** Free wordings among the details; they are compared but never printed. */
const TEXTS = ['reaction', 'batch', 'site', 'part', 'specialty', 'contentHash'] as const;

/** Dates beside the clinical one. */
const DATES = ['ended', 'due', 'lastIssued', 'review', 'expiry'] as const;

/** Comparators for the details a kind has beyond its own findings. */
export const DETAIL_COMPARATORS: readonly FieldComparator[] = [
  ...WORDS.map((field) => wordComparator(field)),
  ...TEXTS.map((field) => textComparator(field)),
  ...DATES.map((field) => dateComparator(field)),
];

function wordComparator(field: string): FieldComparator {
  return ({ entries }) => {
    const [mig, hie] = bothWords(entries, field);
    if (mig === hie) return undefined;
    if (mig === undefined || hie === undefined) return oneSided(field, field, mig);
    return different('value-changed', field, [mig, hie]);
  };
}

function textComparator(field: string): FieldComparator {
  return ({ entries }) => {
    const [mig, hie] = bothDetails(entries, field);
    if (mig === undefined && hie === undefined) return undefined;
    if (typeof mig !== 'string' || typeof hie !== 'string') return oneSided(field, field, mig);
    if (foldText(mig) === foldText(hie)) return undefined;
    return different('text-changed', field, [printText(mig), printText(hie)]);
  };
}

function dateComparator(field: string): FieldComparator {
  return ({ entries }) => {
    const [mig, hie] = bothDetails(entries, field);
    if (mig === undefined && hie === undefined) return undefined;
    if (!isDate(mig) || !isDate(hie)) return oneSided(field, `${field} date`, mig);
    const outcome = compareDates(field, mig, hie);
    // Whether such a date comes with a time of day is a matter of the format.
    if (outcome?.kind === 'date-precision' && outcome.grade === 'time') return undefined;
    if (outcome === undefined || outcome.grade !== undefined) return outcome;
    return outcome.kind === 'date-shifted' ? { ...outcome, grade: 'secondary' } : outcome;
  };
}

/** A coded detail of both sides as a word; a flag is the word yes or no. */
function bothWords(
  entries: ComparedPair['entries'],
  field: string,
): [string | undefined, string | undefined] {
  const [mig, hie] = bothDetails(entries, field).map(asWord);
  return [mig, hie];
}

function asWord(value: unknown): string | undefined {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? value : undefined;
}

function bothDetails(entries: ComparedPair['entries'], field: string): [unknown, unknown] {
  return [detailOf(entries.mig, field), detailOf(entries.hie, field)];
}

function detailOf({ detail }: Entry, field: string): unknown {
  return (detail as unknown as Readonly<Record<string, unknown>>)[field];
}

function isDate(value: unknown): value is PartialDate {
  return typeof value === 'object' && value !== null && 'precision' in value;
}
