import { sha256 } from '../base/hash.ts';
import { compareText } from '../base/ordering.ts';
import type { Code } from '../record/code.ts';
import type { CodeMapAnswers } from '../record/code-map.ts';
import type { Entry } from '../record/entry.ts';
import { agreeOnSystem } from './code-agreement.ts';
import type { CodeAgreement } from './code-agreement.ts';
import { factsOfCode } from './code-facts.ts';
import { contentOf, isSameEntry, outlineOf, shapeOf } from './content.ts';
import { dayRangeOf } from './day-range.ts';
import type { DayRange } from './day-range.ts';
import { mapCodes, relateMapped } from './mapped-codes.ts';
import type { MapAgreement, MappedCodes } from './mapped-codes.ts';
import { isNoneKnown } from './none-known.ts';
import { detailKeys, linkFinder, textLines } from './side-facts.ts';
import type { FindLinks } from './side-facts.ts';
import { valueKeyOf } from './value-key.ts';
import { termKey } from '../base/term-key.ts';
import { wordsOf } from './words.ts';

/** What matching and comparing need to know of an entry, worked out once and only when asked for. */
export interface EntryFacts {
  readonly index: number;
  readonly entry: Entry;
  /** System and code of each code that carries meaning, in one spelling, sorted. */
  readonly codes: readonly string[];
  /** What code maps make of the codes; undefined when none were given. */
  readonly mapped: MappedCodes | undefined;
  /** The code maps themselves. */
  readonly maps: CodeMapAnswers | undefined;
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
  /** A number entries of the same content share, and few others. */
  readonly outline: number;
  /** Another one that hardly any others share, and that takes longer to work out. */
  readonly shape: number;
  /** All it says, as one text; to be compared for equality only. */
  readonly content: string;
  /** Hash of all it says. */
  readonly fingerprint: string;
}

/** The facts of all entries of a record, with what code maps say where there are any. */
export function factsOf(entries: readonly Entry[], maps?: CodeMapAnswers): EntryFacts[] {
  const ground = { findLinks: linkFinder(entries), maps };
  return entries.map((entry, index) => new LazyFacts(entry, index, ground));
}

/** What the codes of two entries say about each other, a meaning in common under a map counting as shared. */
export function agreeOnCodes(a: EntryFacts, b: EntryFacts): CodeAgreement {
  const plain = agreeOnSystem(a.codes, b.codes);
  if (plain === 'shared' || a.mapped === undefined) return plain;
  return relateByMaps(a, b)?.relation === 'equal' ? 'shared' : plain;
}

/** What code maps say of two entries; undefined without maps, and where they say nothing. */
export function relateByMaps(a: EntryFacts, b: EntryFacts): MapAgreement | undefined {
  const [own, other] = [a.mapped, b.mapped];
  return own === undefined || other === undefined ? undefined : relateMapped(own, other);
}

/** Whether two entries say the very same. */
export function isSameContent(a: EntryFacts, b: EntryFacts): boolean {
  if (a === b) return true;
  if (a.outline !== b.outline) return false;
  return isSameEntry(a.entry, b.entry) || (a.shape === b.shape && a.content === b.content);
}

/** The order by which ties are broken: what an entry says first, then where it stands. */
export function compareFacts(a: EntryFacts, b: EntryFacts): number {
  return compareSaid(a, b) || compareText(placeOf(a), placeOf(b));
}

/**
 * An order by what entries say, 0 where they say the very same. Day and value are part of the content, so they
 * may go before it, and mostly spare writing it out.
 */
export function compareSaid(a: EntryFacts, b: EntryFacts): number {
  const days = (a.days?.first ?? 0) - (b.days?.first ?? 0);
  if (days !== 0) return days;
  const values = compareText(a.value ?? '', b.value ?? '');
  if (values !== 0 || isSameContent(a, b)) return values;
  return compareText(a.content, b.content);
}

/** Whether two entries stand at the same place of their answers, under the same identifier. */
export function isSamePlace(a: EntryFacts, b: EntryFacts): boolean {
  return a.entry.source === b.entry.source && a.entry.localId === b.entry.localId;
}

function placeOf({ entry }: EntryFacts): string {
  return `${entry.source} ${entry.localId ?? ''}`;
}

/** What code maps make of some codes of an entry; undefined without maps. */
export function mapOwn(
  { entry, maps, value }: EntryFacts,
  codes: readonly Code[],
): MappedCodes | undefined {
  if (maps === undefined) return undefined;
  return mapCodes(maps, codes, MEASURED.has(entry.kind) && value !== undefined);
}

/** What the facts of all entries of a side are worked out from. */
interface Ground {
  readonly findLinks: FindLinks;
  readonly maps: CodeMapAnswers | undefined;
}

/**
 * Most entries find their partner by code, date and value, and nobody ever asks for the rest: so each fact
 * waits until somebody does. A class, because accessors on a prototype cost nothing for each entry.
 */
class LazyFacts implements EntryFacts {
  readonly index: number;
  readonly entry: Entry;
  readonly outline: number;
  private readonly ground: Ground;
  private ownMapped: MappedCodes | undefined;
  private ownCodes: readonly string[] | undefined;
  private ownNoneKnown: boolean | undefined;
  private ownTerms: readonly string[] | undefined;
  private ownWords: readonly string[] | undefined;
  private ownDetails: ReadonlyMap<string, string> | undefined;
  private ownLines: readonly string[] | undefined;
  private ownLinks: readonly string[] | undefined;
  private ownShape: number | undefined;
  private ownContent: string | undefined;
  private ownFingerprint: string | undefined;
  // These two may be undefined, so null says that they were not asked for yet.
  private ownDays: DayRange | undefined | null = null;
  private ownValue: string | undefined | null = null;

  constructor(entry: Entry, index: number, ground: Ground) {
    this.entry = entry;
    this.index = index;
    this.ground = ground;
    this.outline = outlineOf(entry);
  }

  get codes(): readonly string[] {
    return (this.ownCodes ??= codesOf(this.entry));
  }

  get maps(): CodeMapAnswers | undefined {
    return this.ground.maps;
  }

  get mapped(): MappedCodes | undefined {
    if (this.ground.maps === undefined) return undefined;
    return (this.ownMapped ??= mapOwn(this, this.entry.codes));
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
    return (this.ownLinks ??= this.ground.findLinks(this.entry));
  }

  get shape(): number {
    return (this.ownShape ??= shapeOf(this.entry));
  }

  get content(): string {
    return (this.ownContent ??= contentOf(this.entry));
  }

  get fingerprint(): string {
    return (this.ownFingerprint ??= sha256(this.content).slice(0, 32));
  }
}

/** Kinds whose value takes the alternate maps, which tell a measurement from the mention of a test. */
const MEASURED: ReadonlySet<Entry['kind']> = new Set(['result', 'observation', 'blood-pressure']);

/** The keys of the codes that carry meaning. Nearly every entry has one or two. */
function codesOf({ codes }: Entry): readonly string[] {
  const keys: string[] = [];
  for (const code of codes) {
    const { key, hasMeaning } = factsOfCode(code);
    if (hasMeaning) keys.push(key);
  }
  return unique(keys);
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
  if (values.length < 2) return values;
  if (values.length > FEW) return [...new Set(values)].sort(compareText);
  // Two or three wordings or codes, each put where it belongs.
  const ordered: string[] = [];
  for (const value of values) {
    let at = ordered.length;
    while (at > 0 && (ordered[at - 1] ?? '') > value) at -= 1;
    if (at === 0 || ordered[at - 1] !== value) ordered.splice(at, 0, value);
  }
  return ordered;
}

/** Up to so many values each is compared with the others. */
const FEW = 8;
