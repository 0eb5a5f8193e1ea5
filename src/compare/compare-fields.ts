import type { BySide } from '../record/side.ts';
import type { Entry } from '../record/entry.ts';
import type { ComparedPair, Difference, FieldComparator, Outcome, Unknown } from './difference.ts';
import { compareCodes } from './fields/codes.ts';
import { compareClinicalDates } from './fields/dates.ts';
import { DETAIL_COMPARATORS, compareCourses, compareSignificance } from './fields/details.ts';
import { compareDoses, compareQuantities } from './fields/dose.ts';
import { compareItems, compareKinds } from './fields/filing.ts';
import { compareRanges } from './fields/range.ts';
import { compareStatus } from './fields/status.ts';
import { compareModality, compareTerms } from './fields/term.ts';
import { compareTexts } from './fields/texts.ts';
import { compareValues } from './fields/values.ts';
import { fieldLimit, kindLimit } from './limits.ts';
import type { Limits } from './limits.ts';

/** A difference or an unknown field, with the pair it was seen on. */
export type OnPair<T> = T & { readonly pair: ComparedPair };

/** What comparing a pair field by field gave. */
export interface FieldsResult {
  readonly differences: readonly OnPair<Difference>[];
  readonly unknowns: readonly OnPair<Unknown>[];
}

const COMPARATORS: readonly FieldComparator[] = [
  compareMeaning,
  compareKinds,
  compareItems,
  compareStatus,
  compareClinicalDates,
  compareDoses,
  compareQuantities,
  compareCourses,
  compareSignificance,
  compareValues,
  compareRanges,
  compareTexts,
  ...DETAIL_COMPARATORS,
];

/** Compares a pair in every field; a field one of the formats cannot say is unknown, never different. */
export function compareFields(pair: ComparedPair, limits: Limits): FieldsResult {
  // Entries that say the same in everything differ in nothing.
  if (pair.mig.content === pair.hie.content) return { differences: [], unknowns: [] };
  const outcomes = COMPARATORS.flatMap((compare) => compare(pair) ?? []).map((outcome) =>
    withinLimits(outcome, pair.entries, limits),
  );
  const differences = outcomes.filter((outcome) => outcome.outcome === 'different');
  const unknowns = outcomes.filter((outcome) => outcome.outcome === 'unknown');
  return {
    differences: dropConsequences(differences).map((difference) => ({ ...difference, pair })),
    unknowns: unknowns.map((each) => ({ ...each, pair })),
  };
}

/** Code and wording carry one meaning, so together they make at most one finding. */
function compareMeaning(pair: ComparedPair): Outcome | undefined {
  const modality = compareModality(pair);
  if (modality !== undefined) return modality;
  const codes = compareCodes(pair);
  if (codes?.outcome === 'different') return codes;
  return compareTerms(pair) ?? codes;
}

function withinLimits(outcome: Outcome, entries: BySide<Entry>, limits: Limits): Outcome {
  const { field } = outcome;
  const why = field === 'kind' ? kindLimit(limits, entries) : fieldLimit(limits, entries, field);
  return why === undefined ? outcome : { outcome: 'unknown', field, why };
}

/** A flipped status brings another end date, and another kind another item: one cause, one finding. */
function dropConsequences(differences: readonly Difference[]): readonly Difference[] {
  const fields = new Set(differences.map(({ field }) => field));
  return differences.filter(
    ({ field }) => !(field === 'ended' && (fields.has('status') || fields.has('date'))),
  );
}
