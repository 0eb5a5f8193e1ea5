import { groupBy } from '../../base/ordering.ts';
import { SIDES } from '../../record/side.ts';
import type { OnPair } from '../compare-fields.ts';
import { compareFields } from '../compare-fields.ts';
import type { ComparedPair, Difference } from '../difference.ts';
import type { Limits } from '../limits.ts';
import { severityOf } from '../severity-table.ts';
import { changesMeaning, familyOf, isProtectedDifference } from './protected.ts';
import { compareAgain, pairOf } from './second-reading.ts';
import type { SecondReading } from './second-reading.ts';
import type { NoiseCause, Unsettled } from './unsettled.ts';

/** Differences of pairs, parted into those that stand and what noise accounts for. */
export interface WeighedDifferences {
  readonly standing: readonly OnPair<Difference>[];
  readonly unsettled: readonly Unsettled[];
}

/**
 * Takes out a difference only where this entry's own field changed between two readings of its side, and
 * the other side shows exactly what the second one said. A dose, a status and which allergy or drug it is
 * stand whatever wavered, and it is told beside them.
 */
export function weighDifferences(
  pairs: readonly ComparedPair[],
  found: readonly OnPair<Difference>[],
  { seconds, limits }: { readonly seconds: readonly SecondReading[]; readonly limits: Limits },
): WeighedDifferences {
  const byPair = groupBy(found, ({ pair }) => pair);
  const standing: OnPair<Difference>[] = [];
  const unsettled: Unsettled[] = [];
  for (const pair of pairs) {
    const differences = byPair.get(pair) ?? [];
    const views = seconds.flatMap((second) => viewOf(pair, second, limits) ?? []);
    if (views.length === 0) standing.push(...differences);
    else {
      const weighed = weighPair(pair, differences, { views, seconds, limits });
      standing.push(...weighed.standing);
      unsettled.push(...weighed.unsettled);
    }
  }
  return { standing, unsettled };
}

/** What changed in one entry of a pair between two readings of its side, and what then differs. */
interface View {
  readonly second: SecondReading;
  /** Families of fields that changed. */
  readonly wavered: ReadonlySet<string>;
  /** What differs from the other side by the second reading. */
  readonly later: readonly Difference[];
  /** Families in which the second reading is not surely equal to the other side. */
  readonly unlike: ReadonlySet<string>;
}

function viewOf(pair: ComparedPair, second: SecondReading, limits: Limits): View | undefined {
  const wavered = second.wavered(pair[second.side]);
  if (wavered.size === 0) return undefined;
  const result = compareAgain(pair, second, limits);
  if (result === undefined) return undefined;
  const later = result.differences.filter(changesMeaning);
  const unlike = new Set([...later, ...result.unknowns].map(({ field }) => familyOf(field)));
  return { second, wavered, later, unlike };
}

interface Setting {
  readonly views: readonly View[];
  readonly seconds: readonly SecondReading[];
  readonly limits: Limits;
}

function weighPair(
  pair: ComparedPair,
  differences: readonly OnPair<Difference>[],
  setting: Setting,
): WeighedDifferences {
  // What is the same in other words is told as ever, and says nothing of what wavered.
  const telling = differences.filter(changesMeaning);
  const standing = differences.filter((difference) => !telling.includes(difference));
  const unsettled: Unsettled[] = [];
  const excusing = new Set<View>();
  for (const difference of telling) {
    const family = familyOf(difference.field);
    const view = setting.views.find((each) => canExcuse(each, pair, family));
    if (view === undefined || isProtectedDifference(difference, pair.entries)) {
      standing.push(difference);
      const wavering = setting.views.find((each) => each.wavered.has(family));
      if (wavering !== undefined) unsettled.push(unsettledOf(difference, wavering, 'beside'));
    } else {
      excusing.add(view);
      unsettled.push(unsettledOf(difference, view, causeOf(difference, view, setting)));
    }
  }
  const told = new Set(telling.map(({ field }) => familyOf(field)));
  for (const view of setting.views) {
    const shown = weighLater(pair, { ...view, told, isExcusing: excusing.has(view) }, setting);
    standing.push(...shown.standing);
    unsettled.push(...shown.unsettled);
  }
  return { standing, unsettled };
}

/** What differs by a second reading only: it wavered, or an excused difference had kept it out of sight. */
function weighLater(
  pair: ComparedPair,
  view: View & { readonly told: ReadonlySet<string>; readonly isExcusing: boolean },
  setting: Setting,
): WeighedDifferences {
  const fresh = view.later
    .filter(({ field }) => !view.told.has(familyOf(field)))
    .map((difference) => ({ ...difference, pair }));
  const [wavered, steady] = [true, false].map((isWavered) =>
    fresh.filter(({ field }) => view.wavered.has(familyOf(field)) === isWavered),
  );
  return {
    standing: view.isExcusing ? (steady ?? []) : [],
    unsettled: (wavered ?? [])
      .filter(({ field }) => !movedTogether(pair, field, setting))
      .map((difference) => unsettledOf(difference, view, 'behind')),
  };
}

/** Only an entry that surely is the same one, and equals the other side by now, excuses a difference. */
function canExcuse({ second, wavered, unlike }: View, pair: ComparedPair, family: string): boolean {
  return second.isSure(pair[second.side]) && wavered.has(family) && !unlike.has(family);
}

/** A field that says who or where, and not what, changes with whoever answers: nobody edited it. */
const ATTRIBUTION: ReadonlySet<string> = new Set([
  'author',
  'organisation',
  'recipient',
  'place',
  'title',
  'type',
]);

function causeOf({ field, pair }: OnPair<Difference>, view: View, setting: Setting): NoiseCause {
  if (ATTRIBUTION.has(field)) return 'wavered';
  const other = setting.seconds.find(({ side }) => side !== view.second.side);
  if (other === undefined || !other.wavered(pair[other.side]).has(familyOf(field))) {
    return 'changed';
  }
  return movedTogether(pair, field, setting) ? 'changed' : 'wavered';
}

/** Whether both sides were read again and both say the same in a field by then. */
function movedTogether(pair: ComparedPair, field: string, setting: Setting): boolean {
  const [mig, hie] = SIDES.map((side) =>
    setting.seconds.find((second) => second.side === side)?.sameEntry(pair[side]),
  );
  if (mig === undefined || hie === undefined) return false;
  const { differences, unknowns } = compareFields(pairOf('mig', mig, hie), setting.limits);
  return [...differences.filter(changesMeaning), ...unknowns].every(
    (each) => familyOf(each.field) !== familyOf(field),
  );
}

function unsettledOf(
  { kind, field, values, grade, pair }: OnPair<Difference>,
  { second }: View,
  cause: NoiseCause,
): Unsettled {
  const { side } = second;
  const isGrave = cause === 'behind' && isProtectedDifference({ kind, field }, pair.entries);
  return {
    cause,
    side,
    facts: pair[side],
    at: { mig: pair.mig.index, hie: pair.hie.index },
    field,
    values,
    severity: isGrave
      ? severityOf(kind, { kind: pair.entries.mig.kind, grade })
      : severityOf(cause === 'changed' ? 'in-flight' : 'unstable-source'),
    confidence: pair.confidence,
  };
}
