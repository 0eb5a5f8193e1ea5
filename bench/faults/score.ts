import { SEVERITIES, atLeast } from '../../src/compare/severity.ts';
import type { Severity } from '../../src/compare/severity.ts';
import type { Side } from '../../src/record/side.ts';
import type { InjuredPair, Injury } from './injuries.ts';

/** One place an output item of a tool points to: an entry of the comparison document's `entries`. */
export interface Touch {
  readonly side: Side;
  readonly entryIndex: number;
}

/** One thing a tool says about a pair. Tools without kinds or severities leave those out. */
export interface ToolItem {
  /** Entries it is about; empty where it is about a list or the whole answer. */
  readonly touches: readonly Touch[];
  /** The list it is about, where it names no entry; null or absent for the whole answer. */
  readonly item?: string | null | undefined;
  readonly kind?: string | undefined;
  readonly severity?: Severity | undefined;
}

/** How one fault fared. */
export interface FaultScore {
  readonly injury: Injury;
  readonly found: boolean;
  /** Whether a finding about it has one of the kinds that name it; null where nothing was found, or a tool has no kinds. */
  readonly rightKind: boolean | null;
  /** Whether it was told of the injured entry and not of another one; null where it was not noticed at all. */
  readonly rightEntry: boolean | null;
  /** Whether the worst finding (of an entry's fault: of a right kind) is milder than it must be; null where nothing was found, or a tool has no severities. */
  readonly underCalled: boolean | null;
  /** Only doubt was told of it, which finds nothing. */
  readonly doubtOnly: boolean;
  /** Of the statements that are spoilt and told by an answer, how many something points to. */
  readonly told: { readonly statements: number; readonly of: number };
  /** What was said of it, worst first. */
  readonly said: readonly ToolItem[];
}

/** Open items that share an entry: one thing for a person to look at. */
export interface Alarm {
  /** The worst of them. */
  readonly item: ToolItem;
  /** Whether nothing it points to was spoilt. */
  readonly isFalse: boolean;
}

/** How one pair fared. */
export interface PairScore {
  readonly faults: readonly FaultScore[];
  readonly alarms: readonly Alarm[];
  /** Entries a tool says it cannot tell about. */
  readonly doubtful: number;
}

/** Kinds that say "cannot tell": they find nothing, and still ask for a person. */
const DOUBTS: ReadonlySet<string> = new Set(['undetermined', 'ambiguous-match']);

/** Scores what a tool says of a pair against what was done to it. Items of severity `none` count for nothing. */
export function scorePair(pair: InjuredPair, items: readonly ToolItem[]): PairScore {
  const open = items.filter(({ severity }) => severity !== 'none').toSorted(worstFirst);
  const strays = open.filter((item) => isStray(item, pair));
  return {
    faults: pair.injuries.map((injury) => scoreFault(injury, open, strays)),
    alarms: alarmsOf(pair, open),
    doubtful: touchedBy(open.filter(isDoubt)).size,
  };
}

function scoreFault(
  injury: Injury,
  open: readonly ToolItem[],
  strays: readonly ToolItem[],
): FaultScore {
  const said = open.filter((item) => isAbout(item, injury));
  const findings = said.filter((item) => !isDoubt(item));
  const [worst] = findings;
  const isRight = ({ kind = '' }: ToolItem): boolean => injury.label.kinds.includes(kind);
  // What else is said of an entry does not make up for calling its fault too mild.
  const told = injury.label.entry === null ? worst : (findings.find(isRight) ?? worst);
  const least = injury.label.severity;
  return {
    injury,
    found: worst !== undefined,
    rightKind: worst?.kind === undefined ? null : findings.some(isRight),
    rightEntry: worst !== undefined || (strays.some(isRight) ? false : null),
    underCalled: told?.severity === undefined ? null : !atLeast(told.severity, least),
    doubtOnly: worst === undefined && said.length > 0,
    told: toldOf(injury, findings),
    said,
  };
}

/** An item is about a fault when it points to an injured entry, or names its list with a kind that is right. */
function isAbout(item: ToolItem, injury: Injury): boolean {
  const { entries, label } = injury;
  if (item.touches.length > 0) {
    return item.touches.some(({ side, entryIndex }) => entries[side].has(entryIndex));
  }
  return item.kind !== undefined && label.kinds.includes(item.kind) && isOfList(item, injury);
}

/** What is said of the whole answer is about faults of lists and answers only. */
function isOfList({ item }: ToolItem, { items, label }: Injury): boolean {
  return item === null || item === undefined ? label.entry === null : items.has(item);
}

/**
 * Whether an item is about something that was left alone. A pair of entries is about a fault when either
 * of them is; an item that speaks for more than a pair is a stray as soon as one of them was left alone.
 */
function isStray(item: ToolItem, pair: InjuredPair): boolean {
  if (item.touches.length === 0) return !pair.injuries.some((injury) => isOfList(item, injury));
  const isSpared = (touch: Touch): boolean => !isSpoilt(touch, pair);
  return isPattern(item) ? item.touches.some(isSpared) : item.touches.every(isSpared);
}

function isPattern({ touches }: ToolItem): boolean {
  return touches.length > 2;
}

function isSpoilt({ side, entryIndex }: Touch, { injuries }: InjuredPair): boolean {
  return injuries.some(({ around }) => around[side].has(entryIndex));
}

/** Items that share an entry are one alarm, false when all of them are; a pattern with strays in it is one more. */
function alarmsOf(pair: InjuredPair, open: readonly ToolItem[]): Alarm[] {
  const asked = open.filter((item) => !isAllowed(item, pair));
  const alarms = collapse(asked, pair).map((items): Alarm => {
    const isFalse = items.every((item) => isStray(item, pair) && !isHalfRight(item, pair));
    return { item: items[0] ?? NOTHING, isFalse };
  });
  const strays = asked.filter((item) => isStray(item, pair) && isHalfRight(item, pair));
  return [...alarms, ...strays.map((item) => ({ item, isFalse: true }))];
}

const NOTHING: ToolItem = { touches: [] };

function isHalfRight(item: ToolItem, pair: InjuredPair): boolean {
  return isPattern(item) && item.touches.some((touch) => isSpoilt(touch, pair));
}

function isAllowed({ kind = '', severity = 'none' }: ToolItem, { allowed }: InjuredPair): boolean {
  return allowed.includes(kind) && atLeast('minor', severity);
}

function isDoubt({ kind = '' }: ToolItem): boolean {
  return DOUBTS.has(kind);
}

function worstFirst(a: ToolItem, b: ToolItem): number {
  return rankOf(a) - rankOf(b);
}

function rankOf({ severity }: ToolItem): number {
  return severity === undefined ? 0 : SEVERITIES.indexOf(severity);
}

function toldOf({ statements }: Injury, findings: readonly ToolItem[]): FaultScore['told'] {
  const lists = new Set(
    findings.filter(({ touches }) => touches.length === 0).map(({ item }) => item ?? WHOLE),
  );
  const touched = touchedBy(findings);
  const told = statements.filter(
    ({ keys, items }) =>
      lists.has(WHOLE) ||
      items.some((item) => lists.has(item)) ||
      keys.some((key) => touched.has(key)),
  );
  return { statements: told.length, of: statements.length };
}

/** The item that stands for the whole answer. */
const WHOLE = 'patient-details';

/** Name of a place, the same on every day. */
export function keyOf({ side, entryIndex }: Touch): string {
  return `${side} ${entryIndex}`;
}

function touchedBy(items: readonly ToolItem[]): ReadonlySet<string> {
  return new Set(items.flatMap(({ touches }) => touches.map(keyOf)));
}

/** Groups of items about one statement, directly or through others; each worst first. */
function collapse(items: readonly ToolItem[], pair: InjuredPair): ToolItem[][] {
  const groups = new Map<string, { items: ToolItem[]; keys: string[] }>();
  for (const item of items) {
    const own = aboutOf(item, pair);
    const joined = new Set(own.flatMap((key) => groups.get(key) ?? []));
    const group = {
      items: [...[...joined].flatMap((each) => each.items), item],
      keys: [...[...joined].flatMap((each) => each.keys), ...own],
    };
    for (const key of group.keys) groups.set(key, group);
  }
  return [...new Set(groups.values())].map((group) => group.items.toSorted(worstFirst));
}

/** Names of all an item is about; the two sides' entries of one statement share a name. */
function aboutOf({ touches, item }: ToolItem, { namesAt }: InjuredPair): string[] {
  if (touches.length === 0) return [`list ${item ?? ''}`];
  return touches.flatMap((touch) => [keyOf(touch), ...namesAt(touch.side, touch.entryIndex)]);
}
