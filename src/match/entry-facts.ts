import { sha256 } from '../base/hash.ts';
import { compareText } from '../base/ordering.ts';
import type { Entry } from '../record/entry.ts';
import { factsOfCode } from './code-facts.ts';
import { contentOf, shapeOf } from './content.ts';
import { dayRangeOf } from './day-range.ts';
import type { DayRange } from './day-range.ts';
import { isNoneKnown } from './none-known.ts';
import { detailKeys, linkFinder, textLines } from './side-facts.ts';
import type { FindLinks } from './side-facts.ts';
import { valueKeyOf } from './value-key.ts';
import { termKey, wordsOf } from './words.ts';

/** What matching and comparing need to know of an entry, worked out once and only when asked for. */
export interface EntryFacts {
  readonly index: number;
  readonly entry: Entry;
  /** System and code of each code that carries meaning, in one spelling, sorted. */
  readonly codes: readonly string[];
  /** Whether a code stands in for one that could not be carried over. */
  readonly degraded: boolean;
  /** Whether it states the absence of allergies. */
  readonly noneKnown: boolean;
  /** Every wording of the entry, folded, sorted. */
  readonly terms: readonly string[];
  /** Telling words of the wordings; of the free text too when the code is degraded. */
  readonly words: readonly string[];
  readonly days: DayRange | undefined;
  /** Value or dose in one spelling. */
  readonly value: string | undefined;
  /** Lesser details in one spelling each: range, quantity, type of prescription, further dates. */
  readonly details: ReadonlyMap<string, string>;
  /** Free text as folded lines. */
  readonly lines: readonly string[];
  /** What it points to, free of local identifiers. */
  readonly links: readonly string[];
  /** A number entries of the same content share. */
  readonly shape: number;
  /** All it says, as one text; to be compared for equality only. */
  readonly content: string;
  /** Hash of all it says. */
  readonly fingerprint: string;
}

/** The facts of all entries of a record. */
export function factsOf(entries: readonly Entry[]): EntryFacts[] {
  const findLinks = linkFinder(entries);
  return entries.map((entry, index) => new LazyFacts(entry, index, findLinks));
}

/** Whether two entries say the very same. */
export function isSameContent(a: EntryFacts, b: EntryFacts): boolean {
  return a === b || (a.shape === b.shape && a.content === b.content);
}

/** The order by which ties are broken: content first, then where an entry stands. */
export function compareFacts(a: EntryFacts, b: EntryFacts): number {
  if (isSameContent(a, b)) return compareText(placeOf(a), placeOf(b));
  return compareText(a.fingerprint, b.fingerprint);
}

function placeOf({ entry }: EntryFacts): string {
  return `${entry.source} ${entry.localId ?? ''}`;
}

/**
 * Most entries find their partner by code, date and value, and nobody ever asks for the rest: so each fact
 * waits until somebody does. A class, because accessors on a prototype cost nothing for each entry.
 */
class LazyFacts implements EntryFacts {
  readonly index: number;
  readonly entry: Entry;
  readonly shape: number;
  private readonly findLinks: FindLinks;
  private ownCodes: readonly string[] | undefined;
  private ownNoneKnown: boolean | undefined;
  private ownTerms: readonly string[] | undefined;
  private ownWords: readonly string[] | undefined;
  private ownDetails: ReadonlyMap<string, string> | undefined;
  private ownLines: readonly string[] | undefined;
  private ownLinks: readonly string[] | undefined;
  private ownContent: string | undefined;
  private ownFingerprint: string | undefined;
  // These two may be undefined, so null says that they were not asked for yet.
  private ownDays: DayRange | undefined | null = null;
  private ownValue: string | undefined | null = null;

  constructor(entry: Entry, index: number, findLinks: FindLinks) {
    this.entry = entry;
    this.index = index;
    this.findLinks = findLinks;
    this.shape = shapeOf(entry);
  }

  get codes(): readonly string[] {
    return (this.ownCodes ??= codesOf(this.entry));
  }

  get degraded(): boolean {
    return this.entry.codes.some((code) => factsOfCode(code).isDegraded);
  }

  get noneKnown(): boolean {
    return (this.ownNoneKnown ??= isNoneKnown(this.entry));
  }

  get terms(): readonly string[] {
    return (this.ownTerms ??= unique(wordingsOf(this.entry).map(termKey)));
  }

  get words(): readonly string[] {
    const { text } = this.entry;
    return (this.ownWords ??= wordsOf(
      [...wordingsOf(this.entry), ...(this.degraded ? text : [])].join(' '),
    ));
  }

  get days(): DayRange | undefined {
    const { date } = this.entry;
    if (this.ownDays === null) this.ownDays = date === undefined ? undefined : dayRangeOf(date);
    return this.ownDays;
  }

  get value(): string | undefined {
    if (this.ownValue === null) this.ownValue = valueKeyOf(this.entry);
    return this.ownValue;
  }

  get details(): ReadonlyMap<string, string> {
    return (this.ownDetails ??= detailKeys(this.entry));
  }

  get lines(): readonly string[] {
    return (this.ownLines ??= textLines(this.entry));
  }

  get links(): readonly string[] {
    return (this.ownLinks ??= this.findLinks(this.entry));
  }

  get content(): string {
    return (this.ownContent ??= contentOf(this.entry));
  }

  get fingerprint(): string {
    return (this.ownFingerprint ??= sha256(this.content).slice(0, 32));
  }
}

/** The keys of the codes that carry meaning. Nearly every entry has one or two. */
function codesOf({ codes }: Entry): readonly string[] {
  const keys: string[] = [];
  for (const code of codes) {
    const { key, hasMeaning } = factsOfCode(code);
    if (hasMeaning) keys.push(key);
  }
  return keys.length < 2 ? keys : unique(keys);
}

/** The wordings of an entry, without those that only say that a code was degraded. */
function wordingsOf({ term, codes }: Entry): string[] {
  const wordings: string[] = [];
  if (isWording(term)) wordings.push(term);
  for (const code of codes) if (isWording(code.term)) wordings.push(code.term);
  return wordings;
}

/** Whether a wording is there and says more than that a code was degraded. */
export function isWording(term: string | undefined): term is string {
  return term !== undefined && term !== '' && !/^transfer[- ]degraded /i.test(term);
}

function unique(values: readonly string[]): readonly string[] {
  const [first, second] = values;
  if (second === undefined) return values;
  // Two wordings or codes, of which the second is mostly the first again.
  if (values.length === 2 && first === second) return [second];
  return [...new Set(values)].sort(compareText);
}
