import { canonicalDecimal, parseDecimal } from '../../base/decimal.ts';
import type { PartialDate } from '../../base/partial-date.ts';
import { foldText } from '../../base/text-fold.ts';
import { termKey } from '../../base/term-key.ts';
import type { Entry } from '../../record/entry.ts';
import type { EntryKind } from '../../record/entry-kind.ts';
import { different, oneSided } from '../difference.ts';
import type { ComparedPair, Difference, FieldComparator, Outcome } from '../difference.ts';
import { printText } from '../print-value.ts';
import { compareDates } from './dates.ts';
import { compareContents, compareMediaTypes } from './documents.ts';

/** How a drug is prescribed: a change between acute and repeat weighs more than one among repeats. */
export function compareCourses({ entries }: ComparedPair): Outcome | undefined {
  const [mig, hie] = bothWords(entries, 'course');
  if (mig === hie) return undefined;
  if (mig === undefined || hie === undefined) {
    const what = 'type of prescription';
    return unsaidOf(entries, { kind: 'course-changed', field: 'course', what }, [mig, hie]);
  }
  const grade = mig === 'acute' || hie === 'acute' ? 'acute-or-repeat' : undefined;
  return different('course-changed', 'course', [mig, hie], { grade });
}

/** Whether a problem is major or minor. */
export function compareSignificance({ entries }: ComparedPair): Outcome | undefined {
  const [mig, hie] = bothWords(entries, 'significance');
  if (mig === hie) return undefined;
  if (mig === undefined || hie === undefined) {
    const silence = { kind: 'significance-changed', field: 'significance', grade: 'unsaid' };
    return unsaidOf(entries, silence, [mig, hie]);
  }
  return different('significance-changed', 'significance', [mig, hie]);
}

/** Coded details; most only count when both sides give them. */
const WORDS = [
  'severity',
  'criticality',
  'category',
  'direction',
  'urgency',
  'elsewhere',
  'abnormal',
] as const;

/** Counts and lengths, compared as numbers where they are. */
const COUNTS = ['durationDays', 'issuesAllowed', 'issuesMade'] as const;

/** Free wordings among the details; they are compared but never printed. */
const TEXTS = [
  'batch',
  'site',
  'part',
  'specialty',
  'specimen',
  'endReason',
  'reason',
  'recipient',
  'type',
  'place',
  'title',
  'episodicity',
] as const;

/** Dates beside the clinical one. */
const DATES = ['ended', 'due', 'lastIssued', 'review', 'expiry'] as const;

/** Details that describe an entry further without changing what is done about it. */
const LESSER: ReadonlySet<string> = new Set([
  'category',
  'type',
  'place',
  'title',
  'episodicity',
  'endReason',
]);

/**
 * Details whose silence on one side is told, by kind of entry: how bad an allergy was, and whether a course
 * or a problem is over. All others are only counted when one side says nothing.
 */
const TOLD_WHEN_UNSAID: Readonly<Partial<Record<EntryKind, readonly string[]>>> = {
  allergy: ['severity', 'criticality', 'reaction', 'ended'],
  medication: ['course', 'ended'],
  problem: ['significance', 'ended'],
};

/** Comparators for the details a kind has beyond its own findings, by name. */
const DETAIL_COMPARATORS: ReadonlyMap<string, FieldComparator> = new Map([
  ...WORDS.map((field) => [field, wordComparator(field)] as const),
  ...COUNTS.map((field) => [field, countComparator(field)] as const),
  ...TEXTS.map((field) => [field, textComparator(field)] as const),
  ['reaction', compareReactions],
  ['contentHash', compareContents],
  ['mediaType', compareMediaTypes],
  ...DATES.map((field) => [field, dateComparator(field)] as const),
]);

/** Compares the details a kind has beyond its own findings: those that one of the two entries gives. */
export function compareDetails(pair: ComparedPair): Outcome[] {
  const outcomes: Outcome[] = [];
  const [mig, hie] = [partsOf(pair.entries.mig), partsOf(pair.entries.hie)];
  const compare = (field: string): void => {
    const outcome = DETAIL_COMPARATORS.get(field)?.(pair);
    if (outcome !== undefined) outcomes.push(outcome);
  };
  for (const field in mig) {
    if (mig[field] !== undefined && mig[field] !== hie[field]) compare(field);
  }
  for (const field in hie) {
    if (hie[field] !== undefined && mig[field] === undefined) compare(field);
  }
  return outcomes;
}

function wordComparator(field: string): FieldComparator {
  return ({ entries }) => {
    const [mig, hie] = bothWords(entries, field);
    if (mig === hie) return undefined;
    if (mig === undefined || hie === undefined) {
      return unsaidOf(entries, { kind: 'value-changed', field, grade: 'unsaid' }, [mig, hie]);
    }
    return different('value-changed', field, [mig, hie], { grade: gradeOf(field) });
  };
}

function countComparator(field: string): FieldComparator {
  return ({ entries }) => {
    const [mig, hie] = bothWords(entries, field);
    if (mig === undefined && hie === undefined) return undefined;
    if (mig === undefined || hie === undefined) return oneSided(field, inWords(field), mig);
    if (countKey(mig) === countKey(hie)) return undefined;
    return different('value-changed', field, [printCount(mig), printCount(hie)], {
      grade: 'lesser',
    });
  };
}

/** A number of days may come with the word behind it. */
function countKey(text: string): string {
  const match = /^(\d+(?:\.\d+)?)\s*(?:days?)?$/.exec(foldText(text));
  const number = parseDecimal(match?.[1] ?? '');
  return number === undefined ? foldText(text) : canonicalDecimal(number);
}

function printCount(text: string): string {
  return /^[\d.]{1,6}(?: ?(?:days?|weeks?|months?))?$/.test(text) ? text : printText(text);
}

function textComparator(field: string): FieldComparator {
  return ({ entries }) => {
    const [mig, hie] = bothDetails(entries, field);
    if (mig === undefined && hie === undefined) return undefined;
    const values = [printed(mig), printed(hie)] as const;
    if (typeof mig !== 'string' || typeof hie !== 'string') {
      const kind = hie === undefined ? 'text-lost' : 'text-changed';
      return unsaidOf(entries, { kind, field, grade: 'unsaid' }, values);
    }
    if (termKey(mig) === termKey(hie)) return undefined;
    return different('text-changed', field, values, { grade: gradeOf(field) });
  };
}

/** Reactions told by the same codes are the same in whatever words. */
function compareReactions(pair: ComparedPair): Outcome | undefined {
  const [mig, hie] = [reactionsOf(pair.entries.mig), reactionsOf(pair.entries.hie)];
  const isSame =
    mig.length > 0 && mig.length === hie.length && areAmong(mig, hie) && areAmong(hie, mig);
  return isSame && isAlikeGrave(pair) ? undefined : compareReactionWords(pair);
}

/** A code that only says "reaction" may stand beside any of them. */
function isAlikeGrave({ entries }: ComparedPair): boolean {
  const [mig, hie] = bothWords(entries, 'reaction');
  return mig === undefined || hie === undefined || GRAVE.test(mig) === GRAVE.test(hie);
}

const GRAVE = /anaphyla|angio-? ?o?edema|stevens|necrolysis|shock|collapse|arrest/i;

function reactionsOf({ detail }: Entry): readonly (readonly string[])[] {
  if (detail.kind !== 'allergy') return [];
  return (detail.reactionCodes ?? []).map((codes) => codes.split(' '));
}

/** Asked both ways: a rash told twice is not a rash and anaphylaxis. */
function areAmong(some: Reactions, all: Reactions): boolean {
  return some.every((codes) => all.some((others) => codes.some((code) => others.includes(code))));
}

type Reactions = readonly (readonly string[])[];

const compareReactionWords = textComparator('reaction');

function dateComparator(field: string): FieldComparator {
  return ({ entries }) => {
    const [mig, hie] = bothDetails(entries, field);
    if (mig === undefined && hie === undefined) return undefined;
    if (!isDate(mig) || !isDate(hie)) {
      const values = [mig, hie].map((value) => (isDate(value) ? value.text : undefined));
      const what = inWords(field);
      return unsaidOf(entries, { kind: 'date-precision', field, what }, [values[0], values[1]]);
    }
    const outcome = compareDates(field, mig, hie);
    // Whether such a date comes with a time of day is a matter of the format.
    if (outcome?.kind === 'date-precision' && outcome.grade === 'time') return undefined;
    if (outcome === undefined || outcome.grade !== undefined) return outcome;
    return outcome.kind === 'date-shifted' ? { ...outcome, grade: 'secondary' } : outcome;
  };
}

/** A field as a clinician would call it; most names are words already. */
function inWords(field: string): string {
  return FIELD_WORDS[field] ?? field;
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  course: 'kind of course',
  due: 'due date',
  durationDays: 'length of an issue',
  elsewhere: 'word on who prescribes it',
  ended: 'end date',
  endReason: 'reason why it ended',
  expiry: 'expiry date',
  issuesAllowed: 'number of issues allowed',
  issuesMade: 'number of issues made',
  lastIssued: 'date of its last issue',
  review: 'review date',
};

interface Silence {
  /** The kind of finding that tells of it. */
  readonly kind: string;
  readonly field: string;
  readonly grade?: string | undefined;
  /** The field in words, where its name is none. */
  readonly what?: string | undefined;
}

/** A detail only one side gives: told where it matters, otherwise counted. */
function unsaidOf(
  { mig, hie }: ComparedPair['entries'],
  silence: Silence,
  values: readonly [string | undefined, string | undefined],
): Outcome {
  const { field, what = inWords(field) } = silence;
  const isTold = mig.kind === hie.kind && TOLD_WHEN_UNSAID[mig.kind]?.includes(field);
  return isTold ? unsaid(silence, values) : oneSided(field, what, values[0]);
}

function unsaid(
  { kind, field, grade, what = inWords(field) }: Silence,
  values: readonly [string | undefined, string | undefined],
): Difference {
  const lacks = values[0] === undefined ? 'MIG' : 'HIE';
  return different(kind, field, values, { grade, why: `the ${lacks} gives no ${what} for it.` });
}

function gradeOf(field: string): string | undefined {
  return LESSER.has(field) ? 'lesser' : undefined;
}

function printed(value: unknown): string | undefined {
  return typeof value === 'string' ? printText(value) : undefined;
}

/** A coded detail of both sides as a word; a flag is the word yes or no. */
function bothWords(
  entries: ComparedPair['entries'],
  field: string,
): [string | undefined, string | undefined] {
  return [asWord(detailOf(entries.mig, field)), asWord(detailOf(entries.hie, field))];
}

function asWord(value: unknown): string | undefined {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? value : undefined;
}

function bothDetails(entries: ComparedPair['entries'], field: string): [unknown, unknown] {
  return [detailOf(entries.mig, field), detailOf(entries.hie, field)];
}

function detailOf(entry: Entry, field: string): unknown {
  return partsOf(entry)[field];
}

/** The detail of an entry as plain parts by name. */
function partsOf({ detail }: Entry): Readonly<Record<string, unknown>> {
  return detail as unknown as Readonly<Record<string, unknown>>;
}

function isDate(value: unknown): value is PartialDate {
  return typeof value === 'object' && value !== null && 'precision' in value;
}
