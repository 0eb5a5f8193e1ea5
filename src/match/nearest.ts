import { sameDay } from './code-passes.ts';
import { daysApart } from './day-range.ts';
import { agreeOnCodes, compareFacts, relateByMaps } from './entry-facts.ts';
import type { EntryFacts } from './entry-facts.ts';
import { costOf } from './pair-cost.ts';
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
  const candidates = others
    .flatMap((other) => {
      const rank = rankOf(entry, other);
      return rank === undefined ? [] : [{ other, rank }];
    })
    .sort((a, b) => a.rank - b.rank || compareFacts(a.other, b.other))
    .slice(0, CANDIDATES_MAX)
    .map(({ other }) => ({ other, cost: costOf(entry, other) }))
    .sort((a, b) => a.cost - b.cost || compareFacts(a.other, b.other));
  const [best] = candidates;
  if (best === undefined) return undefined;
  return { entry: best.other, why: tell(entry, best.other, isPaired(best.other)) };
}

/** Lower is nearer; undefined for what is no candidate at all. */
function rankOf(a: EntryFacts, b: EntryFacts): number | undefined {
  // "No known allergies" is never near an allergy.
  if (a.noneKnown !== b.noneKnown) return undefined;
  const sharesCode = haveCodeInCommon(a, b);
  const isOneKind = a.entry.kind === b.entry.kind;
  if (!sharesCode && !isOneKind) return undefined;
  const isOneDay = sameDay(a, b);
  if (!sharesCode && !isOneDay && countShared(a.words, b.words) === 0) return undefined;
  const apart = a.days && b.days ? Math.min(daysApart(a.days, b.days), FAR) : FAR;
  return (sharesCode ? 0 : 2 * FAR) + (isOneKind ? 0 : FAR) + apart;
}

/** Days beyond which it does not matter how far apart two entries are. */
const FAR = 100_000;

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
