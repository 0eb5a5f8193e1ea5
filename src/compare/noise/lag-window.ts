import { type CalendarDate, dayNumber, dayText } from '../../base/calendar-date.ts';
import {
  hasTime,
  instantOf,
  londonText,
  londonWall,
  parsePartialDate,
} from '../../base/partial-date.ts';
import type { PartialDate } from '../../base/partial-date.ts';
import type { Entry } from '../../record/entry.ts';
import type { Lag } from './settling.ts';

/** Tells whether an entry is so new that the other side need not have it yet. */
export type IsNewer = (entry: Entry) => boolean;

/**
 * The window before the snapshot in which entries may still be on their way. An entry counts by when it was
 * recorded, or by its clinical date where nobody says when; known to the day only, it counts when any
 * moment of its day lies in the window, and known to the month or the year it proves nothing. What lies
 * more than a day ahead of the snapshot is a plan and not news; clocks may be apart by less than that.
 */
export function lagWindow({ seconds, snapshot }: Lag, asAt: CalendarDate): IsNewer {
  const taken = snapshot === undefined ? undefined : parsePartialDate(snapshot);
  const instant = taken === undefined ? undefined : instantOf(taken);
  const [day, from] =
    instant === undefined
      ? [asAt, wallText(startOfDay(asAt) - seconds)]
      : [londonText(instant).slice(0, 10), londonText(instant - seconds)];
  const until = wallText(startOfDay(day) + 2 * SECONDS_OF_DAY - 1);
  return (entry) => {
    const moment = momentOf(entry);
    if (moment === undefined) return false;
    const wall = londonWall(moment);
    const [first, last] = hasTime(moment)
      ? [wall, `${wall}:59`]
      : [`${wall}T00:00`, `${wall}T23:59:59`];
    return last >= from && first <= until;
  };
}

const SECONDS_OF_DAY = 86_400;

function momentOf({ recorded, date }: Entry): PartialDate | undefined {
  return [recorded, date].find(
    (each) => each !== undefined && each.precision !== 'year' && each.precision !== 'month',
  );
}

/** Seconds on a wall clock to the start of a day, counted from 1970-01-01. */
function startOfDay(day: string): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return dayNumber(year, month, date) * SECONDS_OF_DAY;
}

/** Seconds on a wall clock as `yyyy-mm-ddThh:mm:ss`. */
function wallText(seconds: number): string {
  const day = Math.floor(seconds / SECONDS_OF_DAY);
  const rest = seconds - day * SECONDS_OF_DAY;
  const time = [rest / 3600, (rest / 60) % 60, rest % 60];
  const clock = time.map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
  return `${dayText(day)}T${clock}`;
}

/** A length of time in words: `2 hours`, `3 days`. */
export function tellDuration(seconds: number): string {
  const [count, unit] =
    seconds % SECONDS_OF_DAY === 0
      ? [seconds / SECONDS_OF_DAY, 'day']
      : seconds % 3600 === 0
        ? [seconds / 3600, 'hour']
        : [Math.round(seconds / 60), 'minute'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
