import type { CalendarDate } from '../../base/calendar-date.ts';
import type { Problem, Reading } from '../../record/reading.ts';
import { SIDES } from '../../record/side.ts';
import type { BySide, Side } from '../../record/side.ts';
import type { OnPair } from '../compare-fields.ts';
import type { ComparedPair, Difference } from '../difference.ts';
import type { Absence } from '../presence.ts';
import { lagWindow } from './lag-window.ts';
import { relateAgain } from './second-reading.ts';
import type { FirstReadings } from './second-reading.ts';
import type { Settling } from './settling.ts';
import type { Unsettled } from './unsettled.ts';
import { whyUnusable } from './usable.ts';
import { weighAbsences, weighPresence } from './weigh-absences.ts';
import type { WeighedAbsences } from './weigh-absences.ts';
import { weighDifferences } from './weigh-differences.ts';
import type { WeighedDifferences } from './weigh-differences.ts';

/** Tells what noise accounts for from what really differs. */
export interface Noise {
  readonly differences: (
    pairs: readonly ComparedPair[],
    found: readonly OnPair<Difference>[],
  ) => WeighedDifferences;
  readonly absences: (absences: readonly Absence[]) => WeighedAbsences;
  /** Entries that changed while both sides were asked and that no difference of the first readings shows. */
  readonly unseen: (pairs: readonly ComparedPair[]) => readonly Unsettled[];
}

/** No noise: everything stands as it is. */
export const QUIET: Noise = {
  differences: (_pairs, found) => ({ standing: found, unsettled: [] }),
  absences: (absences) => ({ standing: absences, unsettled: [] }),
  unseen: () => [],
};

/** The noise of a comparison, as far as a second reading or a lag tells it. */
export function noiseOf(
  first: FirstReadings & { readonly asAt: CalendarDate },
  { again = {}, lag, maps }: Settling & Pick<FirstReadings, 'maps'>,
  asked: string | undefined,
): Noise {
  const { readings, limits, asAt } = first;
  const seconds = SIDES.flatMap((side) => {
    const second = again[side];
    if (second === undefined || whyUnusable(readings[side], second, asked) !== undefined) return [];
    return relateAgain({ ...first, maps }, side, second);
  });
  if (seconds.length === 0 && lag === undefined) return QUIET;
  const isNewer = lag === undefined ? undefined : lagWindow(lag, asAt);
  const evidence = { readings, seconds, isNewer };
  return {
    differences: (pairs, found) => weighDifferences(pairs, found, { seconds, limits }),
    absences: (absences) => weighAbsences(absences, evidence),
    unseen: (pairs) => weighPresence(pairs, evidence),
  };
}

/** Why second readings were not used; a check that could not be made must not go unsaid. */
export function problemsOfAgain(
  readings: BySide<Reading>,
  { again = {} }: Settling,
  asked: string | undefined,
): (Problem & { readonly side: Side })[] {
  return SIDES.flatMap((side) => {
    const second = again[side];
    const problem = second && whyUnusable(readings[side], second, asked);
    return problem === undefined ? [] : [{ side, ...problem }];
  });
}
