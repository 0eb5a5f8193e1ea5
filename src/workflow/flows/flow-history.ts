import type { CalendarDate } from '../../base/calendar-date.ts';
import { CHANNELS, type Channel } from '../../programme/agreements/agreement.ts';
import { deriveFlows } from '../../programme/flow.ts';
import type { UsageLog } from '../../programme/usage/usage.ts';
import { dayOfNumber, mondayOf, numberOfDay } from '../../programme/usage/week.ts';
import { FLOW_FACTS, type FlowFactId, type FlowFacts } from '../../readiness/flow-facts.ts';
import type { Pair } from '../../readiness/moved.ts';
import { agreementsAsAt } from '../../store/agreements.ts';
import { flowDays } from '../../store/flow-days.ts';
import { listImports } from '../../store/imports.ts';
import { practiceEvidence } from '../../store/practice-evidence.ts';
import { usageLogsAsAt } from '../../store/usage.ts';
import { type AnsweredFlow, createAnswerer } from './answer-gates.ts';
import type { Context } from '../context.ts';
import { gatherUsage } from '../usage/gather-usage.ts';
import { type ProgrammeFacts, policyOf, usersOf } from './programme-facts.ts';

/** An outcome of a fact, and since which day it has it. */
export interface FactChange {
  /** First day with this outcome. */
  readonly from: CalendarDate;
  readonly outcome: string;
  /** What the evidence of that day says. */
  readonly because: string;
}

/** How each fact of a flow came to be what it is, oldest first. */
export type FlowHistory = Readonly<Record<FlowFactId, readonly FactChange[]>>;

/**
 * The history of the facts of a pair's flows up to a day, by channel, asked anew of each day on which
 * evidence came, began, ended or grew too old. Nothing of it is stored: it is what the imports and runs
 * known today say of those days.
 */
export async function flowHistories(
  context: Context,
  pair: Pair,
  until: CalendarDate,
): Promise<ReadonlyMap<Channel, FlowHistory>> {
  const told: { readonly day: CalendarDate; readonly flows: readonly AnsweredFlow[] }[] = [];
  for (const day of await turningDays(context, pair, until)) {
    told.push({ day, flows: await flowsOn(context, pair, day) });
  }
  const histories = CHANNELS.map((channel) => {
    const days = told.flatMap(({ day, flows }) => {
      const own = flows.find(({ flow }) => flow.channel === channel);
      return own === undefined ? [] : [{ day, facts: own.facts }];
    });
    return [channel, toHistory(days)] as const;
  });
  return new Map(histories);
}

function toHistory(
  days: readonly { readonly day: CalendarDate; readonly facts: FlowFacts }[],
): FlowHistory {
  const changes = FLOW_FACTS.map((id) => {
    const all = days.map(({ day, facts }) => {
      const { outcome, why } = facts[id];
      return { from: day, outcome, because: why };
    });
    return [id, all.filter((one, at) => one.outcome !== all[at - 1]?.outcome)] as const;
  });
  return Object.fromEntries(changes) as Record<FlowFactId, FactChange[]>;
}

/** Days on which a fact may change, up to and with the day itself. */
async function turningDays(
  context: Context,
  pair: Pair,
  until: CalendarDate,
): Promise<CalendarDate[]> {
  const { connection, parity, use } = policyOf(context);
  const days = await flowDays(context.store, pair, until);
  const logs = await usageLogsAsAt(context.store, until);
  const sundays = logs.flatMap(({ until: last }) =>
    last === undefined ? [] : [dayOfNumber(mondayOf(numberOfDay(last) + 1) - 1)],
  );
  const all = [
    ...days.agreements,
    ...later(days.ends, 1),
    ...days.answers,
    ...later(days.answers, connection.ageDaysMax + 1),
    ...days.comparisons,
    ...later(days.comparisons, parity.ageDaysMax + 1),
    ...logs.map(({ asAt }) => asAt),
    ...later(sundays, use.ageDaysMax + 1),
    ...sundaysFrom(logs, until),
    until,
  ];
  return [...new Set(all)].filter((day) => day <= until).toSorted();
}

/**
 * Days on which a week is over, from the first log on: a week that was under way becomes one of those that
 * are judged, or its use one of the past.
 */
function sundaysFrom(logs: readonly UsageLog[], until: CalendarDate): CalendarDate[] {
  const [first] = logs.map(({ asAt }) => numberOfDay(asAt)).toSorted((a, b) => a - b);
  if (first === undefined) return [];
  const sunday = mondayOf(first) + 6;
  const count = Math.max(0, Math.floor((numberOfDay(until) - sunday) / 7) + 1);
  return Array.from({ length: count }, (_, at) => dayOfNumber(sunday + 7 * at));
}

function later(days: readonly CalendarDate[], by: number): CalendarDate[] {
  return days.map((day) => dayOfNumber(numberOfDay(day) + by));
}

/** The flows of one pair alone, so that a region need not be read for each of its days. */
async function flowsOn(context: Context, pair: Pair, asAt: CalendarDate): Promise<AnsweredFlow[]> {
  const { store } = context;
  const { provider, consumer } = pair;
  const policy = policyOf(context);
  const ofProvider = await agreementsAsAt(store, asAt, { organisation: provider });
  const exports = await listImports(store, 'agreements');
  const usage = await gatherUsage(store, asAt, {
    policy: policy.use,
    filter: { provider, consumer },
  });
  const evidence = await practiceEvidence(store, provider, asAt);
  // All of the practice's agreements: one may take the place of another through a third.
  const flows = deriveFlows(ofProvider, asAt, usersOf(usage));
  const facts: ProgrammeFacts = {
    asAt,
    imports: [],
    organisations: new Map(),
    agreements: ofProvider,
    agreementExports: exports.filter((one) => one.asAt <= asAt),
    flows,
    evidence: new Map(evidence === undefined ? [] : [[provider, evidence]]),
    usage,
    policy,
  };
  const answerer = createAnswerer(facts);
  const own = flows.filter((flow) => flow.provider === provider && flow.consumer === consumer);
  return own.map(answerer.flow);
}
