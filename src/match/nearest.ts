import { sameDay } from './code-passes.ts';
import { daysApart } from './day-range.ts';
import { agreeOnCodes, compareFacts, relateByMaps } from './entry-facts.ts';
import type { EntryFacts } from './entry-facts.ts';
import { costOf, costOfDays } from './pair-cost.ts';
import { countShared } from './words.ts';

/** The entry of the other side that comes nearest to one without a partner, and why the two are no pair. */
export interface Nearest {
  readonly entry: EntryFacts;
  /** One sentence: what they have in common, what not, and whether it has another partner. */
  readonly why: string;
}

/** So many candidates are looked at closely; they are the best by code and day. */
const CANDIDATES_MAX = 40;

/**
 * The nearest rejected candidate: of the same kind with a code, a word or the day in common, or of another
 * kind with a code in common. Undefined where there is none. `isPaired` tells whose partner is another.
 */
export function nearestTo(
  entry: EntryFacts,
  others: readonly EntryFacts[],
  isPaired: (other: EntryFacts) => boolean,
): Nearest | undefined {
  const best = cheapestOf(entry, inOrderOfRank(entry, others));
  if (best === undefined) return undefined;
  return { entry: best, why: tell(entry, best, isPaired(best)) };
}

/** What may be a candidate, by what is known without looking at words. */
interface Ranked {
  readonly other: EntryFacts;
  /** Lower is nearer. */
  readonly rank: number;
  /** Days between the two. */
  readonly apart: number;
  /** Whether it is a candidate only with a word in common. */
  readonly needsWord: boolean;
}

function inOrderOfRank(entry: EntryFacts, others: readonly EntryFacts[]): readonly Ranked[] {
  return others.flatMap((other) => rankOf(entry, other) ?? []).sort((a, b) => a.rank - b.rank);
}

/**
 * The candidate that costs least, among the first by rank and those that rank with the last of them. What lies
 * so many days away that the days alone cost more than the best so far is passed over: words and costs
 * are dear, and nearly all others lie far away.
 */
function cheapestOf(entry: EntryFacts, ranked: readonly Ranked[]): EntryFacts | undefined {
  let best: Costed | undefined;
  let looked = 0;
  let last = 0;
  for (const { other, rank, apart, needsWord } of ranked) {
    if (looked >= CANDIDATES_MAX && rank > last) break;
    const isFar = best !== undefined && leastCost(apart) > best.cost;
    if (needsWord && (isFar || countShared(entry.words, other.words) === 0)) continue;
    looked += 1;
    last = rank;
    if (isFar) continue;
    const costed = { other, cost: costOf(entry, other) };
    if (best === undefined || inOrderOfCost(costed, best) < 0) best = costed;
  }
  return best?.other;
}

/** An entry with what it would cost to pair it. */
interface Costed {
  readonly other: EntryFacts;
  readonly cost: number;
}

function inOrderOfCost(a: Costed, b: Costed): number {
  return a.cost - b.cost || compareFacts(a.other, b.other);
}

/** The rank of an entry; undefined for what is no candidate at all. */
function rankOf(a: EntryFacts, b: EntryFacts): Ranked | undefined {
  // "No known allergies" is never near an allergy.
  if (a.noneKnown !== b.noneKnown) return undefined;
  const isOneKind = a.entry.kind === b.entry.kind;
  const sharesCode = haveCodeInCommon(a, b);
  if (!sharesCode && !isOneKind) return undefined;
  const apart = a.days && b.days ? Math.min(daysApart(a.days, b.days), FAR) : FAR;
  const rank = (sharesCode ? 0 : 2 * FAR) + (isOneKind ? 0 : FAR) + apart;
  return { other: b, rank, apart, needsWord: !sharesCode && !sameDay(a, b) };
}

/** Days beyond which it does not matter how far apart two entries are. */
const FAR = 100_000;

/** What two entries so many days apart cost at least; without a date nobody can tell. */
function leastCost(apart: number): number {
  return apart === FAR ? 0 : costOfDays(apart);
}

function haveCodeInCommon(a: EntryFacts, b: EntryFacts): boolean {
  return a.codes.some((code) => b.codes.includes(code)) || relateByMaps(a, b) !== undefined;
}

function tell(a: EntryFacts, b: EntryFacts, isPaired: boolean): string {
  const agrees: string[] = [];
  const differs: string[] = [];
  const say = (what: string, isSame: boolean): void => void (isSame ? agrees : differs).push(what);
  say('kind', a.entry.kind === b.entry.kind);
  if (a.codes.length > 0 && b.codes.length > 0) say('code', agreeOnCodes(a, b) === 'shared');
  if (a.terms.length > 0 && b.terms.length > 0) {
    say(
      'wording',
      a.terms.some((term) => b.terms.includes(term)),
    );
  }
  say('date', a.days === undefined ? b.days === undefined : sameDay(a, b));
  if (a.value !== undefined || b.value !== undefined) {
    say(isDosed(a) ? 'dose' : 'value', a.value === b.value);
  }
  const same = agrees.length === 0 ? 'Nothing is the same' : `The same ${list(agrees)}`;
  const other = differs.length === 0 ? '' : `, another ${list(differs)}`;
  return `${same}${other}${isPaired ? '; it is the partner of another entry' : ''}.`;
}

function isDosed({ entry: { kind } }: EntryFacts): boolean {
  return kind === 'medication' || kind === 'issue';
}

function list(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
