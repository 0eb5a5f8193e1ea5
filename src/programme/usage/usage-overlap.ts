import type { CalendarDate } from '../../base/calendar-date.ts';
import type { OdsCode } from '../../base/ods-code.ts';
import { createChooser } from './usage-weeks.ts';
import type { FlowEnds, UsageLog } from './usage.ts';
import { dayOfNumber, mondayOf, numberOfDay } from './week.ts';

/** Weeks that a log and an earlier import both speak of: only one of the two is used for each. */
export interface Overlap {
  readonly import: number;
  /** Weeks in which the new log is used, and the earlier one no more. */
  readonly takenOver: number;
  /** Weeks in which the earlier log stays in use, and the new one is passed over. */
  readonly passedOver: number;
}

/** Where a new log and the logs known on its day speak of the same days. */
export function findOverlaps(known: readonly UsageLog[], added: UsageLog): Overlap[] {
  const rivals = known.filter((log) => log.channel === added.channel && overlap(log, added));
  const weeks = weeksOf(added);
  const found = rivals.map((rival): Overlap => {
    const flow = flowOfBoth(rival, added);
    const before = createChooser(known, weeks)(flow);
    const after = createChooser([...known, added], weeks)(flow);
    const count = (holds: (week: CalendarDate) => boolean): number => weeks.filter(holds).length;
    const uses = (choices: typeof before, log: UsageLog, week: CalendarDate): boolean =>
      choices.get(week)?.imports.includes(log.import) === true;
    return {
      import: rival.import,
      takenOver: count((week) => uses(before, rival, week) && !uses(after, rival, week)),
      passedOver: count((week) => uses(after, rival, week) && !uses(after, added, week)),
    };
  });
  return found.filter(({ takenOver, passedOver }) => takenOver + passedOver > 0);
}

function overlap(a: UsageLog, b: UsageLog): boolean {
  return (
    canMeet(a.provider, b.provider) &&
    canMeet(a.consumer, b.consumer) &&
    a.first <= b.last &&
    b.first <= a.last
  );
}

function canMeet(x: string | undefined, y: string | undefined): boolean {
  return x === undefined || y === undefined || x === y;
}

/** A flow that both logs speak of; no organisation has an empty code. */
function flowOfBoth(a: UsageLog, b: UsageLog): FlowEnds {
  const any = '' as OdsCode;
  return {
    channel: a.channel,
    provider: a.provider ?? b.provider ?? any,
    consumer: a.consumer ?? b.consumer ?? any,
  };
}

function weeksOf({ first, last }: UsageLog): CalendarDate[] {
  const monday = mondayOf(numberOfDay(first));
  const count = Math.floor((numberOfDay(last) - monday) / 7) + 1;
  return Array.from({ length: count }, (_, at) => dayOfNumber(monday + 7 * at));
}
