import { type CalendarDate, parseCalendarDate } from '../../base/calendar-date.ts';
import { parseDuration } from '../../base/duration.ts';
import type { Settling } from '../../compare/noise/settling.ts';
import { seededRandom } from '../../fetch/backoff.ts';
import type { Reading } from '../../record/reading.ts';
import { type BySide, type Side, SIDES } from '../../record/side.ts';
import { registerAsAt } from '../../store/organisations.ts';
import type { Run } from '../../store/runs.ts';
import type { AskedCase } from './ask-case.ts';
import type { Context } from '../context.ts';
import { type SideBodies, readSide } from './read-case.ts';

/** The lag agreed for a practice, in seconds; undefined where none is. */
export type LagOf = (practice: string) => number | undefined;

/** The lags of the configuration, by the supplier each practice has on the day of the run. */
export async function lagsOf(context: Context, asAt: string): Promise<LagOf> {
  const { lag, lagBySupplier } = context.config.compare;
  const common = lag === undefined ? undefined : parseDuration(lag);
  const day = parseCalendarDate(asAt);
  if (day === undefined || Object.keys(lagBySupplier).length === 0) return () => common;
  const suppliers = await suppliersAsAt(context, day);
  return (practice) => {
    const own = lagBySupplier[suppliers.get(practice) ?? ''];
    return own === undefined ? common : parseDuration(own);
  };
}

async function suppliersAsAt(
  { store }: Context,
  day: CalendarDate,
): Promise<ReadonlyMap<string, string>> {
  const { organisations } = await registerAsAt(store, day);
  return new Map(
    organisations.flatMap(({ code, supplier }) =>
      supplier === undefined ? [] : [[String(code), supplier] as const],
    ),
  );
}

/** Draws who goes first about each patient of a run; undefined where nobody is asked twice. */
export function firstDraw(
  { config }: Context,
  { id }: Pick<Run, 'id'>,
): ((ordinal: number) => number) | undefined {
  if (!config.compare.sandwich) return undefined;
  return (ordinal) => seededRandom(`${id}/first/${ordinal}`)();
}

/** What helps to tell the differences of one patient from noise. */
export function settlingOf(
  { again, at }: Extract<AskedCase, { readonly bodies: unknown }>,
  seconds: number | undefined,
): Settling {
  return {
    ...(again === undefined ? {} : { again: readAgain(again) }),
    ...(seconds === undefined ? {} : { lag: { seconds, snapshot: at } }),
  };
}

function readAgain(again: Partial<BySide<SideBodies>>): Partial<BySide<Reading>> {
  const readings: Partial<Record<Side, Reading>> = {};
  for (const side of SIDES) {
    const bodies = again[side];
    if (bodies !== undefined) readings[side] = readSide(bodies);
  }
  return readings;
}
