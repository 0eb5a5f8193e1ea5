import { compareDecimals } from '../base/decimal.ts';
import type { Decimal } from '../base/decimal.ts';
import type { EntryKind } from '../record/entry-kind.ts';
import type { Quantity } from '../record/quantity.ts';
import { otherSide } from '../record/side.ts';
import type { Side } from '../record/side.ts';
import { sameDay } from './code-passes.ts';
import type { Around } from './division-ground.ts';
import { agreeOnCodes } from './entry-facts.ts';
import type { EntryFacts } from './entry-facts.ts';
import { unitKey } from './unit-text.ts';
import { wordsOf } from './words.ts';

/** One entry of `side` that stands as several of the other. */
export interface FoundDivision {
  readonly side: Side;
  readonly one: readonly EntryFacts[];
  readonly several: readonly EntryFacts[];
  readonly why: string;
  readonly fields: readonly string[];
  /** Whether part of it stands in words alone. */
  readonly asWords?: boolean;
}

/** Looks for the division an entry without a partner belongs to. */
export type Shape = (entry: EntryFacts, side: Side, around: Around) => FoundDivision | undefined;

/** A panel's heading is gone, and all its parts stand alone with their values. */
export const findPanel: Shape = (entry, side, { facts, partnerOf }) => {
  if (!isHeading(entry)) return undefined;
  const parts = facts[side].filter((part) => pointsTo(part, entry));
  const others = parts.flatMap((part) => partnerOf(part) ?? []);
  const isWhole = parts.length > 1 && others.length === parts.length;
  if (!isWhole || parts.some((part) => partnerOf(part)?.value !== part.value)) return undefined;
  const headings = facts[otherSide(side)].filter(isHeading);
  if (others.some((other) => headings.some((heading) => pointsTo(other, heading)))) {
    return undefined;
  }
  const why = 'every part of the panel stands alone with its value';
  return { side, one: [entry], several: others, why, fields: ['panel'] };
};

function isHeading({ entry: { detail } }: EntryFacts): boolean {
  return detail.kind === 'result' && detail.panel === true && detail.value === undefined;
}

function pointsTo({ entry: { links } }: EntryFacts, { entry: { localId } }: EntryFacts): boolean {
  return (
    localId !== undefined &&
    links.some(({ relation, target }) => relation === 'panel' && target === localId)
  );
}

/** Kinds a lone half of a blood pressure arrives as. */
const HALF_KINDS: ReadonlySet<EntryKind> = new Set(['observation', 'result']);

/** A blood pressure stands as a systolic and a diastolic reading of one day, with the same numbers. */
export const findPressure: Shape = (entry, side, around) => {
  if (entry.entry.kind === 'blood-pressure') return pressureAs(entry, side, around);
  // One half found the pressure as its partner by a code; the other half is left over.
  if (!isHalf(entry)) return undefined;
  const other = otherSide(side);
  const whole = around
    .ofKind(other, 'blood-pressure')
    .find((each) => sameDay(each, entry) && !around.taken.has(each));
  return whole === undefined ? undefined : pressureAs(whole, other, around);
};

function pressureAs(whole: EntryFacts, side: Side, around: Around): FoundDivision | undefined {
  const { detail } = whole.entry;
  if (detail.kind !== 'blood-pressure') return undefined;
  const partner = around.partnerOf(whole);
  const candidates = [
    ...(partner === undefined ? [] : [partner]),
    ...around.open[otherSide(side)],
  ].filter((each) => isHalf(each) && sameDay(each, whole) && !around.taken.has(each));
  const systolic = halfOf(candidates, 'systolic', detail.systolic);
  const diastolic = halfOf(candidates, 'diastolic', detail.diastolic);
  if (systolic === undefined || diastolic === undefined) return undefined;
  if (partner !== undefined && partner !== systolic && partner !== diastolic) return undefined;
  return {
    side,
    one: [whole],
    several: [systolic, diastolic],
    why: 'the systolic and the diastolic value stand as two readings',
    fields: ['kind', 'item', 'codes', 'term', 'value', 'unit', 'systolic', 'diastolic'],
  };
}

function isHalf({ entry }: EntryFacts): boolean {
  return HALF_KINDS.has(entry.kind);
}

/** The only reading that is called this half and has its number. */
function halfOf(
  candidates: readonly EntryFacts[],
  half: 'systolic' | 'diastolic',
  quantity: Quantity | undefined,
): EntryFacts | undefined {
  const [only, ...more] = candidates.filter(
    (each) => isNumber(each, quantity) && each.words.includes(half),
  );
  return more.length > 0 ? undefined : only;
}

function isNumber({ entry: { detail } }: EntryFacts, quantity: Quantity | undefined): boolean {
  if (detail.kind !== 'observation' && detail.kind !== 'result') return false;
  const { value } = detail;
  return (
    quantity !== undefined &&
    value?.type === 'quantity' &&
    value.quantity.comparator === quantity.comparator &&
    compareDecimals(value.quantity.number, quantity.number) === 0
  );
}

/** Several entries of one code and day share what one says: its text, or the quantity of a drug. */
export const findShares: Shape = (entry, side, { open, partnerOf, ofKind, taken }) => {
  if (!hasParts(entry)) return undefined;
  const other = otherSide(side);
  // Shares are all of the kind of the whole, and each has a part of what it says.
  for (const first of ofKind(side, entry.entry.kind)) {
    if (!hasParts(first)) continue;
    const whole = partnerOf(first);
    if (whole === undefined || taken.has(first) || taken.has(whole)) continue;
    if (!isShare(first, whole) || !isShare(entry, whole)) continue;
    const left = [...open[side]].filter((each) => !taken.has(each) && isShare(each, whole));
    const shares = [first, ...left];
    const fields = sharedFields(whole, shares);
    if (fields === undefined) continue;
    const why = fields.includes('text')
      ? 'its text is shared out among them'
      : 'their quantities add up to its own';
    return { side: other, one: [whole], several: shares, why, fields };
  }
  return undefined;
};

/** Whether an entry says something that can be shared out: text, or the quantity of a drug. */
function hasParts(entry: EntryFacts): boolean {
  return entry.entry.text.length > 0 || quantityOf(entry) !== undefined;
}

/** Whether an entry is of the code, the kind and the day of another, and says nothing against it. */
function isShare(share: EntryFacts, whole: EntryFacts): boolean {
  return (
    share.entry.kind === whole.entry.kind &&
    share.value === whole.value &&
    sameDay(share, whole) &&
    agreeOnCodes(share, whole) === 'shared'
  );
}

function sharedFields(
  whole: EntryFacts,
  shares: readonly EntryFacts[],
): readonly string[] | undefined {
  if (isSharedText(whole, shares)) return ['text'];
  return isSharedQuantity(whole, shares) ? ['quantity', 'quantityText', 'durationDays'] : undefined;
}

/** Each share has text, and together they have all lines of the whole, or all its words in a row. */
function isSharedText({ lines }: EntryFacts, shares: readonly EntryFacts[]): boolean {
  if (shares.some((share) => share.lines.length === 0)) return false;
  const told = shares.flatMap((share) => share.lines);
  if ([...told].sort().join('\n') === [...lines].sort().join('\n')) return true;
  const text = lines.join(' ');
  const [a, b, ...more] = shares.map((share) => share.lines.join(' '));
  return more.length === 0 && (text === `${a} ${b}` || text === `${b} ${a}`);
}

function isSharedQuantity(whole: EntryFacts, shares: readonly EntryFacts[]): boolean {
  const own = quantityOf(whole);
  const parts = shares.flatMap((share) => quantityOf(share) ?? []);
  if (own === undefined || parts.length < shares.length) return false;
  const unit = unitKey(own.unit ?? '');
  if (parts.some((part) => unitKey(part.unit ?? '') !== unit)) return false;
  return compareDecimals(parts.map(({ number }) => number).reduce(add), own.number) === 0;
}

function quantityOf({ entry: { detail } }: EntryFacts): Quantity | undefined {
  return detail.kind === 'medication' || detail.kind === 'issue' ? detail.quantity : undefined;
}

function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  const scaled = ({ digits, scale: own }: Decimal): bigint => digits * 10n ** BigInt(scale - own);
  return { digits: scaled(a) + scaled(b), scale, text: '' };
}

/** Kinds whose loss of a code is told as such when their wording stands in the text of another. */
const WORDED: ReadonlySet<EntryKind> = new Set([
  'problem',
  'diagnosis',
  'procedure',
  'immunisation',
  'observation',
]);

/** An entry is gone, and an entry of its kind and day names it in its text, which that one's partner does not. */
export const findWording: Shape = (entry, side, { ofKind, partnerOf, taken }) => {
  const { kind, term } = entry.entry;
  if (!WORDED.has(kind) || entry.value !== undefined || term === undefined) return undefined;
  const other = otherSide(side);
  const [only, ...more] = ofKind(other, kind).filter((each) => {
    // What names it names it in its text.
    if (each.entry.text.length === 0) return false;
    const partner = partnerOf(each);
    return (
      partner !== undefined &&
      !taken.has(each) &&
      !taken.has(partner) &&
      sameDay(each, entry) &&
      tells(each, term) &&
      !tells(partner, term)
    );
  });
  const partner = only === undefined ? undefined : partnerOf(only);
  if (only === undefined || partner === undefined || more.length > 0) return undefined;
  const why = 'it stands in the text of another entry alone';
  return {
    side: other,
    one: [only],
    several: [partner, entry],
    why,
    fields: ['text'],
    asWords: true,
  };
};

/** Whether the text of an entry holds a wording as a whole. */
function tells({ lines }: EntryFacts, term: string): boolean {
  const wanted = wordsOf(term);
  if (wanted.length === 0 || wanted.join('').length < NAME_MIN) return false;
  const phrase = ` ${foldedWords(term)} `;
  return lines.some((line) => ` ${foldedWords(line)} `.includes(phrase));
}

/** Shorter wordings stand in texts by chance. */
const NAME_MIN = 6;

function foldedWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
