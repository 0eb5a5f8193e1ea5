import { type CalendarDate, daysBetween } from '../base/calendar-date.ts';
import type { OdsCode } from '../base/ods-code.ts';
import {
  type FlowEnds,
  type Quietness,
  type UsageAsAt,
  type UsageLog,
  type WeekUse,
  flowKey,
  quietnessOf,
} from '../programme/usage/usage.ts';
import { dayOfNumber, numberOfDay } from '../programme/usage/week.ts';
import { ageInWords } from './evidence-day.ts';
import type { EvidenceReference } from './facts.ts';
import type { GateFinding } from './gate.ts';

/** Limits of the programme for what counts as moved; see docs/configuration.md. */
export interface UsePolicy {
  /** Weeks in a row without any access on the MIG. */
  readonly quietWeeks: number;
  /** Days after which the newest covered week no longer counts. */
  readonly ageDaysMax: number;
}

/** Who views whom, on whichever channel. */
export interface Pair {
  readonly provider: OdsCode;
  readonly consumer: OdsCode;
}

/**
 * Whether the users of a consumer have really moved for a practice: nobody reads it on the MIG any more,
 * and they do on the HIE. A week that no log covers is not a quiet week, so it is never taken for moved.
 */
export function judgeMoved(pair: Pair, usage: UsageAsAt, policy: UsePolicy): GateFinding {
  const mig: FlowEnds = { ...pair, channel: 'mig' };
  const quiet = quietnessOf(usage, mig);
  const window = windowOf(quiet, policy.quietWeeks);
  if (window === undefined) return uncovered(usage, mig, quiet);
  const logs = logsOf(usage, mig, window);
  const seen = countIn(usage, mig, window);
  if (seen.all > 0) {
    const why = `The MIG was ${describeUse(seen, `the ${describe(window)}`)}.`;
    return { outcome: 'not-met', why, evidence: cite(logs) };
  }
  if (quiet.quietWeeks < policy.quietWeeks) {
    const why = `Logs of the MIG cover only ${quiet.quietWeeks} of the ${describe(window)}, all without use.`;
    return { outcome: 'not-enough-data', why, evidence: cite(logs) };
  }
  const age = daysBetween(window.end, usage.asAt);
  if (age > policy.ageDaysMax) {
    const why = `The newest week that logs of the MIG cover ended on ${window.end}, ${ageInWords(window.end, usage.asAt)}; the limit is ${policy.ageDaysMax} days.`;
    return { outcome: 'not-enough-data', why, evidence: cite(logs) };
  }
  return judgeHie(pair, usage, window, logs);
}

/** The weeks that are judged: as many as have to be quiet, up to the newest the logs cover. */
interface Window {
  readonly weeks: number;
  /** Monday of its first week. */
  readonly first: CalendarDate;
  /** Sunday of its last week. */
  readonly end: CalendarDate;
}

function windowOf({ newestCovered }: Quietness, weeks: number): Window | undefined {
  if (newestCovered === undefined) return undefined;
  const monday = numberOfDay(newestCovered);
  return { weeks, first: dayOfNumber(monday - 7 * (weeks - 1)), end: dayOfNumber(monday + 6) };
}

function describe({ weeks, end }: Window): string {
  return weeks === 1 ? `week to ${end}` : `${weeks} weeks to ${end}`;
}

/** Without a whole week of any log only use can be told, never the lack of it. */
function uncovered(usage: UsageAsAt, mig: FlowEnds, { lastUsed }: Quietness): GateFinding {
  if (lastUsed !== undefined) {
    const why = `The MIG was read in the week of ${lastUsed}.`;
    return { outcome: 'not-met', why, evidence: cite(logsOf(usage, mig, undefined)) };
  }
  const why = `No access log of the MIG in use on ${usage.asAt} covers any of the weeks asked about.`;
  return { outcome: 'not-enough-data', why, evidence: [] };
}

function judgeHie(
  pair: Pair,
  usage: UsageAsAt,
  window: Window,
  migLogs: readonly UsageLog[],
): GateFinding {
  const hie: FlowEnds = { ...pair, channel: 'hie' };
  const evidence = cite([...migLogs, ...logsOf(usage, hie, window)]);
  const quiet = `Nobody read on the MIG in the ${describe(window)}`;
  const seen = countIn(usage, hie, window);
  if (seen.all > 0) {
    const those = window.weeks === 1 ? 'that week' : 'those weeks';
    const read = seen.since === 0 ? `read ${times(seen.all)}` : describeUse(seen, those);
    return { outcome: 'met', why: `${quiet}; the HIE was ${read}.`, evidence };
  }
  const covered = usage.coveredWeeks(hie).filter((week) => week >= window.first);
  if (covered.length < window.weeks) {
    const why = `${quiet}; logs of the HIE cover ${covered.length} of them, without use.`;
    return { outcome: 'not-enough-data', why, evidence };
  }
  const why = `${quiet}, and nobody on the HIE: somebody has to find out whether anybody needs it.`;
  return { outcome: 'needs-a-person', why, evidence };
}

/** How often a flow was used in the weeks that are judged, and after them. */
interface Seen {
  readonly all: number;
  readonly since: number;
  /** The last week it was used in. */
  readonly lastWeek: CalendarDate | undefined;
}

/** Attempts that were not answered count on the MIG as use, but not on the HIE: nobody read by them. */
function countIn(usage: UsageAsAt, flow: FlowEnds, { first, end }: Window): Seen {
  const countOf = (use: WeekUse): number =>
    use.accesses + (flow.channel === 'mig' ? use.failed : 0);
  const sum = (uses: readonly WeekUse[]): number =>
    uses.reduce((total, use) => total + countOf(use), 0);
  const weeks = usage.flows.get(flowKey(flow))?.weeks ?? [];
  const used = weeks.filter((use) => use.week >= first && countOf(use) > 0);
  const since = used.filter(({ week }) => week > end);
  return { all: sum(used), since: sum(since), lastWeek: used.at(-1)?.week };
}

/** Days after the weeks that are judged are told apart from them: they are no whole weeks of a log. */
function describeUse({ all, since, lastWeek }: Seen, weeks: string): string {
  const within = all - since;
  const last = `in the week of ${lastWeek}`;
  if (since === 0) return `read ${times(within)} in ${weeks}, last ${last}`;
  if (within === 0) return `not read in ${weeks}, but ${times(since)} since, ${last}`;
  return `read ${times(within)} in ${weeks}, and ${times(since)} since, last ${last}`;
}

function logsOf(usage: UsageAsAt, flow: FlowEnds, window: Window | undefined): UsageLog[] {
  return usage.logs.filter(
    (log) =>
      log.channel === flow.channel &&
      (log.provider === undefined || log.provider === flow.provider) &&
      (log.consumer === undefined || log.consumer === flow.consumer) &&
      (window === undefined || log.last >= window.first),
  );
}

/** A log of both channels is one file. */
function cite(logs: readonly UsageLog[]): EvidenceReference[] {
  const files = new Map(logs.map((log) => [log.import, log]));
  return [...files.values()].map(({ file, sha256, asAt }) => ({
    kind: 'usage',
    ref: `${file} sha256:${sha256.slice(0, 12)}`,
    asAt,
  }));
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
