import { addDays, withTime } from './moments.ts';
import type { Moment, Region, SimulatedPractice, SimulatedSide } from './model.ts';
import { type Random, createRandom } from './random.ts';

/** Whole weeks a log holds at least, whatever weekday it ends on. */
const LOG_WEEKS = 12;

/** Accesses of one consumer to one practice in a week, before anybody moved. */
const WEEKLY = 9;

/** The last weeks in which nobody reads the MIG where the HIE is signed. */
const QUIET = 5;

/** Users of a consumer. */
const USERS = 6;

/** First and last day of the logs, which end on the day before the region's own. */
export function logPeriod(asAt: Moment): { readonly from: Moment; readonly to: Moment } {
  return { from: addDays(asAt, -7 * (LOG_WEEKS + 1)), to: addDays(asAt, -1) };
}

/**
 * An access log of one channel, as a gateway would export it. Where a practice has signed for the HIE its
 * readers move there week by week; where it has not, they stay on the MIG.
 */
export function writeAccessLog(region: Region, channel: SimulatedSide): string {
  const random = createRandom(`${region.options.seed}/access-log/${channel}`);
  const { from } = logPeriod(region.options.asAt);
  const lines: string[] = [];
  for (let day = 0; day < 7 * (LOG_WEEKS + 1); day += 1) {
    const date = addDays(from, day);
    for (const practice of region.practices) {
      const weekly = expected(practice, channel, Math.floor(day / 7));
      lines.push(...linesOf(random, date, weekly, { region, practice }));
    }
  }
  return `${['time,provider,consumer,user,outcome,item', ...lines.toSorted()].join('\n')}\n`;
}

/** Accesses of a week: they fall on the MIG as they rise on the HIE. */
function expected(practice: SimulatedPractice, channel: SimulatedSide, week: number): number {
  const moves = practice.signed.hie && practice.enabled.hie;
  if (channel === 'mig' && !practice.signed.mig) return 0;
  if (!moves) return channel === 'mig' ? WEEKLY : 0;
  const moved = Math.min(1, week / (LOG_WEEKS + 1 - QUIET));
  return WEEKLY * (channel === 'hie' ? moved : 1 - moved);
}

/** What every consumer reads of a practice on a day. */
function linesOf(
  random: Random,
  date: Moment,
  weekly: number,
  of: { readonly region: Region; readonly practice: SimulatedPractice },
): string[] {
  return of.region.consumers.flatMap((consumer) => {
    const count = Math.floor(weekly / 7) + (random.chance((weekly % 7) / 7) ? 1 : 0);
    return Array.from({ length: count }, () =>
      line(random, date, [of.practice.code, consumer.code]),
    );
  });
}

const ITEMS = ['summary', 'medication', 'problems', 'investigations', 'events'];

function line(random: Random, date: Moment, [provider, consumer]: readonly string[]): string {
  const time = withTime(random, date).replace('T', ' ');
  const user = `${(consumer ?? '').toLowerCase()}-user-${random.between(1, USERS)}`;
  const outcome = random.chance(0.97) ? 'success' : 'timeout';
  return [time, provider, consumer, user, outcome, random.pick(ITEMS)].join(',');
}
