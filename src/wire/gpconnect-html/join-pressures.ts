import { groupBy } from '../../base/ordering.ts';
import type { Quantity } from '../../record/quantity.ts';
import type { Draft } from './table.ts';

const SYSTOLIC = /\bsystolic\b/i;
const DIASTOLIC = /\bdiastolic\b/i;

/**
 * Makes one blood pressure of two observations of one day, both numbers: where the day has exactly one of
 * either, or where every systolic row stands right over a diastolic one, as TPP writes them. Their two
 * wordings name the readings, not the whole, so the whole has none. Otherwise which of several belong
 * together cannot be told and all stay.
 */
export function joinPressures(drafts: readonly Draft[]): readonly Draft[] {
  const readings = drafts.filter(
    (draft) => draft.date?.precision === 'day' && quantityOf(draft) !== undefined,
  );
  const joined = new Map<Draft, Draft | undefined>();
  for (const ofDay of groupBy(readings, ({ date }) => date?.text).values()) {
    for (const [systolic, diastolic] of pairsOf(ofDay, drafts)) {
      joined.set(systolic, pressureOf(systolic, diastolic)).set(diastolic, undefined);
    }
  }
  return drafts.flatMap((draft) => (joined.has(draft) ? (joined.get(draft) ?? []) : [draft]));
}

function pairsOf(
  ofDay: readonly Draft[],
  drafts: readonly Draft[],
): readonly (readonly [Draft, Draft])[] {
  const systolics = ofDay.filter((draft) => isNamed(draft, SYSTOLIC, DIASTOLIC));
  const diastolics = ofDay.filter((draft) => isNamed(draft, DIASTOLIC, SYSTOLIC));
  const [systolic, diastolic] = [systolics[0], diastolics[0]];
  if (systolic === undefined || diastolic === undefined) return [];
  if (systolics.length === 1 && diastolics.length === 1) return [[systolic, diastolic]];
  const below = systolics.map((draft) => [draft, drafts[drafts.indexOf(draft) + 1]] as const);
  const pairs = below.flatMap(([upper, lower]) =>
    lower !== undefined && diastolics.includes(lower) ? [[upper, lower] as const] : [],
  );
  return pairs.length === systolics.length && pairs.length === diastolics.length ? pairs : [];
}

function isNamed({ term = '' }: Draft, wanted: RegExp, other: RegExp): boolean {
  return wanted.test(term) && !other.test(term);
}

function pressureOf(systolic: Draft, diastolic: Draft): Draft {
  return {
    ...systolic,
    term: undefined,
    text: [...systolic.text, ...diastolic.text],
    detail: {
      kind: 'blood-pressure',
      systolic: quantityOf(systolic),
      diastolic: quantityOf(diastolic),
    },
  };
}

function quantityOf({ detail }: Draft): Quantity | undefined {
  if (detail.kind !== 'observation' || detail.range !== undefined) return undefined;
  return detail.value?.type === 'quantity' ? detail.value.quantity : undefined;
}
