import { SIDES } from '../record/side.ts';
import type { BySide, Side } from '../record/side.ts';
import type { Status } from '../record/status.ts';
import type { Entry } from '../record/entry.ts';
import { isSameContent } from '../match/entry-facts.ts';
import { agentWords } from '../match/agent-words.ts';
import { unknown } from './difference.ts';
import type { ComparedPair, Difference, FieldComparator, Outcome, Unknown } from './difference.ts';
import { agreeInMeaning } from './fields/agree-in-meaning.ts';
import { compareAuthors } from './fields/authors.ts';
import { compareCodes } from './fields/codes.ts';
import { compareContrary } from './fields/contrary.ts';
import { compareDamage } from './fields/damaged-wording.ts';
import { compareClinicalDates } from './fields/dates.ts';
import { compareCourses, compareDetails, compareSignificance } from './fields/details.ts';
import { compareDoses, compareQuantities } from './fields/dose.ts';
import { compareItems, compareKinds } from './fields/filing.ts';
import { SAME_MEANING_KINDS } from './fields/mapped-codes.ts';
import { compareRanges } from './fields/range.ts';
import { compareStatus } from './fields/status.ts';
import { compareAbout, compareDrugNames, compareModality, compareTerms } from './fields/term.ts';
import { compareTexts } from './fields/texts.ts';
import { compareValues } from './fields/values.ts';
import { composedLimit, fieldLimit, kindLimit, paddedLimit } from './limits.ts';
import type { Limits } from './limits.ts';

/** A difference or an unknown field, with the pair it was seen on. */
export type OnPair<T> = T & { readonly pair: ComparedPair };

/** What comparing a pair field by field gave. */
export interface FieldsResult {
  readonly differences: readonly OnPair<Difference>[];
  readonly unknowns: readonly OnPair<Unknown>[];
}

const COMPARATORS: readonly FieldComparator[] = [
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
  compareAuthors,
];

/** Compares a pair in every field; a field one of the formats cannot say is unknown, never different. */
export function compareFields(pair: ComparedPair, limits: Limits): FieldsResult {
  // Entries that say the same in everything differ in nothing.
  if (isSameContent(pair.mig, pair.hie)) return NOTHING;
  const differences: Difference[] = [];
  const unknowns: OnPair<Unknown>[] = [];
  const addUnknown = (field: string, why: string): void => {
    unknowns.push({ outcome: 'unknown', field, why, pair });
  };
  const add = (found: Outcome): void => {
    const limit = limitOn(found, pair.entries, limits);
    if (limit !== undefined) addUnknown(found.field, limit);
    else if (found.outcome === 'different') differences.push(found);
    else addUnknown(found.field, found.why);
  };
  for (const found of compareMeaning(pair, limits)) add(found);
  for (const compare of COMPARATORS) {
    const found = compare(pair);
    if (found !== undefined) add(found);
  }
  for (const found of compareDetails(pair)) add(found);
  if (differences.length === 0) return { differences: [], unknowns };
  return {
    differences: dropConsequences(differences).map((difference) => ({ ...difference, pair })),
    unknowns,
  };
}

const NOTHING: FieldsResult = { differences: [], unknowns: [] };

/**
 * Code and wording carry one meaning, so together they make at most one finding: the one that says most.
 * Doubt about the code, one system among several, or a format without codes must not hide what the wording
 * says outright; a format without codes is told beside it.
 */
function compareMeaning(pair: ComparedPair, limits: Limits): readonly Outcome[] {
  if (agreeInMeaning(pair)) return [];
  const damage = compareDamage(pair);
  const modality = compareAbout(pair) ?? (damage === undefined ? compareModality(pair) : undefined);
  if (modality !== undefined) return [modality];
  const codes = compareCodes(pair);
  if (codes?.outcome === 'different') {
    return damage === undefined ? meaningOfCodes(pair, codes, limits) : [codes, damage];
  }
  if (damage !== undefined) return [damage];
  const wording = compareWording(pair);
  return wording.length > 0 || codes === undefined ? wording : [codes];
}

function meaningOfCodes(pair: ComparedPair, codes: Difference, limits: Limits): readonly Outcome[] {
  const why = limitOn(codes, pair.entries, limits);
  if (why !== undefined) return [unknown(codes.field, why), ...compareWording(pair)];
  if (SAME_MEANING_KINDS.has(codes.kind)) return [codes, ...compareWording(pair)];
  const saysAll = codes.kind !== 'undetermined' && codes.grade === undefined;
  // What differs between two products of one substance says more than that their codes do.
  if (saysAll && !(codes.kind === 'code-changed' && namesOneSubstance(pair))) return [codes];
  const isSameWording = codes.kind === 'code-changed';
  return [compareDrugNames(pair) ?? (isSameWording ? compareContrary(pair) : undefined) ?? codes];
}

function namesOneSubstance({ entries: { mig, hie } }: ComparedPair): boolean {
  if (mig.term === undefined || hie.term === undefined) return false;
  return agentWords(mig.term).join() === agentWords(hie.term).join();
}

function compareWording(pair: ComparedPair): readonly Outcome[] {
  const wording = compareDrugNames(pair) ?? compareContrary(pair) ?? compareTerms(pair);
  return wording === undefined ? [] : [wording];
}

/** Why a field is unknown, whatever was found in it; undefined where no limit of a format covers it. */
function limitOn(outcome: Outcome, entries: BySide<Entry>, limits: Limits): string | undefined {
  const { field } = outcome;
  const why =
    field === 'kind'
      ? kindLimit(limits, entries)
      : (fieldLimit(limits, entries, field, silentSides(outcome)) ??
        speakingLimit(outcome, entries, limits));
  return why === undefined || isInexcusable(outcome) ? undefined : why;
}

/** Why what a side does say is not to be taken at its word. */
function speakingLimit(
  outcome: Outcome,
  entries: BySide<Entry>,
  limits: Limits,
): string | undefined {
  if (outcome.outcome === 'unknown') return undefined;
  const { kind, onlyOn, values } = outcome;
  if (onlyOn !== undefined) return composedLimit(limits, entries, onlyOn);
  return kind === 'date-precision' ? paddedLimit(limits, entries, values) : undefined;
}

/** The sides that say nothing in the field; what an unknown field lacks does not matter any more. */
function silentSides(outcome: Outcome): readonly Side[] {
  if (outcome.outcome === 'unknown') return SIDES;
  const { mig, hie } = outcome.values;
  if (mig !== null) return hie === null ? ONLY_HIE : NEITHER;
  return hie === null ? SIDES : ONLY_MIG;
}

const NEITHER: readonly Side[] = [];
const ONLY_MIG: readonly Side[] = ['mig'];
const ONLY_HIE: readonly Side[] = ['hie'];

/** That an entry is an error, or was not given or not done, is never a matter of the format. */
function isInexcusable(outcome: Outcome): boolean {
  if (outcome.outcome !== 'different' || outcome.field !== 'status') return false;
  if (outcome.grade === NOT_DONE_UNSAID) return true;
  return SIDES.some((side) => INEXCUSABLE.has(outcome.values[side] ?? ''));
}

const INEXCUSABLE: ReadonlySet<string> = new Set<Status>(['entered-in-error', 'not-given']);
const NOT_DONE_UNSAID = 'not-given-unsaid';

/** A flipped status brings another end date, and two dates that changed places differ both: one cause. */
function dropConsequences(differences: readonly Difference[]): readonly Difference[] {
  const fields = new Set(differences.map(({ field }) => field));
  const isSwapped = differences.some(({ kind }) => kind === 'date-role-swapped');
  return differences.filter(({ field }) => {
    if (isSwapped && SWAPPED_WITH.has(field)) return false;
    return !(field === 'ended' && (fields.has('status') || fields.has('date')));
  });
}

const SWAPPED_WITH: ReadonlySet<string> = new Set(['ended', 'due', 'lastIssued']);
