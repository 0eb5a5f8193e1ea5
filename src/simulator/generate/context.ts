import type { Moment } from '../model.ts';
import { addDays, dayBetween, daysFrom, withTime } from '../moments.ts';
import type { Random } from '../random.ts';

/** What every part of a record is generated from. */
export interface GenerateContext {
  readonly random: Random;
  /** First day anything can have happened. */
  readonly born: Moment;
  /** Last day anything can have happened; a month before "today", so that nothing is too new. */
  readonly last: Moment;
  readonly traits: ReadonlySet<string>;
  /** Whether the HIE-only kinds are generated. */
  readonly extras: boolean;
  /** The next unused id of the patient's entries. */
  nextId(): string;
}

/** A day of the last `years` years (or since birth, when that is shorter). */
export function recentDay(context: GenerateContext, years: number): Moment {
  const first = addDays(context.last, -Math.round(years * 365.25));
  return dayBetween(context.random, first < context.born ? context.born : first, context.last);
}

/** `count` different days of the last `years` years, newest first; fewer when there are fewer. */
export function recentDays(context: GenerateContext, count: number, years: number): Moment[] {
  const days = new Set<Moment>();
  for (let tries = 0; days.size < count && tries < count * 4; tries += 1) {
    days.add(recentDay(context, years));
  }
  return [...days].toSorted().toReversed();
}

/** The day as it may be remembered: whole, or with its month or year alone. */
export function remembered(context: GenerateContext, day: Moment): Moment {
  if (!context.random.chance(0.3)) return day;
  return context.random.chance(0.5) ? day.slice(0, 7) : day.slice(0, 4);
}

/** When something of that date was typed in: the same day, or later for what was remembered. */
export function typedIn(context: GenerateContext, date: Moment | undefined): Moment {
  const { random, last } = context;
  if (date?.length === 10) return withTime(random, date);
  if (date !== undefined && date.length > 10) return date;
  const first = date === undefined ? addDays(last, -1000) : `${date.slice(0, 4)}-12-31`;
  return withTime(random, daysFrom(first, last) > 0 ? dayBetween(random, first, last) : last);
}
