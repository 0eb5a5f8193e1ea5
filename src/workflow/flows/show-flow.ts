import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { daysBetween } from '../../base/calendar-date.ts';
import { maskNumbers } from '../../base/mask-numbers.ts';
import { assuranceOn } from '../../programme/agreements/assurance.ts';
import type { Flow } from '../../programme/flow.ts';
import { serves } from '../../programme/agreements/route.ts';
import { findBlockers, blockersOf } from '../../readiness/blockers.ts';
import { lowestUnmet } from '../../readiness/evaluate.ts';
import { FACT_QUESTIONS, FLOW_FACTS, type FlowFactId } from '../../readiness/flow-facts.ts';
import { assuranceAsAt } from '../../store/assurance.ts';
import { routesAsAt } from '../../store/routes.ts';
import { type AnsweredFlow, createAnswerer } from './answer-gates.ts';
import type { Context } from '../context.ts';
import { toBlockerDocument, toFactDocument } from './flow-documents.ts';
import { type FlowHistory, flowHistories } from './flow-history.ts';
import { usageOfPair } from './flow-usage.ts';
import { listAgreements } from '../agreements/list-agreements.ts';
import { toSources } from '../register/list-organisations.ts';
import { type ProgrammeFacts, gatherFacts, usageSources } from './programme-facts.ts';
import type {
  AssuranceOfEnd,
  FlowEndDocument,
  FlowShown,
  FlowShowDocument,
  RouteOfFlow,
} from './show-flow-document.ts';
import { toGateDocument } from './status.ts';
import { tierWarningsOf } from '../agreements/tier-warnings.ts';

/** Which flow to explain. */
export interface FlowRequest {
  readonly provider: string;
  readonly consumer: string;
  readonly channel?: string | undefined;
  readonly asAt?: string | undefined;
}

/** Explains where a consumer stands with a practice on a day: facts, gates and all they rest on. */
export async function showFlow(context: Context, request: FlowRequest): Promise<FlowShowDocument> {
  const facts = await gatherFacts(context, request.asAt, 'ends-of-flows');
  const provider = request.provider.trim().toUpperCase();
  const consumer = request.consumer.trim().toUpperCase();
  const answerer = createAnswerer(facts);
  const answered = facts.flows.map(answerer.flow);
  const own = answered
    .filter(({ flow }) => flow.provider === provider && flow.consumer === consumer)
    .filter(({ flow }) => request.channel === undefined || flow.channel === request.channel);
  if (own.length === 0) {
    const swapped = facts.flows.some(
      (flow) => flow.provider === consumer && flow.consumer === provider,
    );
    throw unknownFlow({ ...request, provider, consumer }, { asAt: facts.asAt, swapped });
  }
  const routes = await routesAsAt(context.store, facts.asAt);
  const { agreements } = await listAgreements(context, {
    asAt: facts.asAt,
    organisation: provider,
  });
  const between = agreements.filter(
    (one) => one.provider.code === provider && one.consumer.code === consumer,
  );
  return {
    schema: 'mig2hie/flow/1',
    asAt: facts.asAt,
    provider: describeEnd(facts, provider),
    consumer: describeEnd(facts, consumer),
    next: nextAnswer(own),
    flows: await showFlows(context, facts, { own, answered }),
    agreements: between,
    warnings: between.some(({ standing }) => standing === 'in-force')
      ? await tierWarningsOf(context, [provider, consumer], facts.asAt)
      : [],
    routes: routes.routes
      .filter((route) => own.some(({ flow }) => serves(route, withPcn(facts, flow))))
      .map(toRouteDocument),
    assurance: await assuranceOf(context, facts, [provider, consumer]),
    usage: await usageOfPair(context.store, facts.asAt, { provider, consumer }),
    sources: toSources(
      [...facts.imports, ...usageSources(facts)].filter(
        ({ id }, at, all) => all.findIndex((other) => other.id === id) === at,
      ),
    ),
  };
}

/** The flows of the pair, each with what holds it back among all the flows of the day. */
async function showFlows(
  context: Context,
  facts: ProgrammeFacts,
  flows: { readonly own: readonly AnsweredFlow[]; readonly answered: readonly AnsweredFlow[] },
): Promise<FlowShown[]> {
  const [first] = flows.own;
  if (first === undefined) return [];
  const histories = await flowHistories(context, first.flow, facts.asAt);
  const blockers = findBlockers(flows.answered);
  return flows.own.map((one) => {
    const blockedBy = blockersOf(one);
    return {
      channel: one.flow.channel,
      gate: lowestUnmet(one.results)?.id ?? null,
      facts: describeFacts(one, facts, histories.get(one.flow.channel)),
      gates: one.results.map(toGateDocument),
      blockers: blockers
        .filter(({ id }) => blockedBy.includes(id))
        .map((blocker) => toBlockerDocument(blocker, facts.organisations)),
      supersededBy: one.flow.supersededBy?.agreement ?? null,
    };
  });
}

function describeFacts(
  one: AnsweredFlow,
  { asAt }: ProgrammeFacts,
  history: FlowHistory | undefined,
): FlowShown['facts'] {
  const told = FLOW_FACTS.map((id) => {
    const fact = toFactDocument(one.facts[id], asAt);
    return [id, { question: FACT_QUESTIONS[id], ...fact, history: history?.[id] ?? [] }] as const;
  });
  return Object.fromEntries(told) as Record<FlowFactId, (typeof told)[number][1]>;
}

/** The move is to the HIE, so its lowest unmet gate says who is next. */
function nextAnswer(own: readonly AnsweredFlow[]): FlowShowDocument['next'] {
  const asked = own.find(({ flow }) => flow.channel === 'hie') ?? own[0];
  const lowest = lowestUnmet(asked?.results ?? []);
  if (lowest === undefined) return null;
  return { gate: lowest.id, owner: lowest.owner, why: lowest.why };
}

function describeEnd({ organisations }: ProgrammeFacts, code: string): FlowEndDocument {
  const listed = organisations.get(code);
  const told = TOLD_OF_END.map((field) => [field, listed?.[field] ?? null] as const);
  return { code, ...(Object.fromEntries(told) as Omit<FlowEndDocument, 'code'>) };
}

const TOLD_OF_END = ['name', 'status', 'commissioner', 'pcn', 'place', 'supplier', 'wave'] as const;

function withPcn({ organisations }: ProgrammeFacts, flow: Flow): Parameters<typeof serves>[1] {
  const { provider, consumer, channel } = flow;
  return { provider, consumer, channel, pcn: organisations.get(provider)?.pcn };
}

function toRouteDocument(route: Parameters<typeof serves>[0]): RouteOfFlow {
  const { system, channel, practices, since, until } = route;
  return { system, channel, practices, since: since ?? null, until: until ?? null };
}

async function assuranceOf(
  context: Context,
  facts: ProgrammeFacts,
  codes: readonly string[],
): Promise<AssuranceOfEnd[]> {
  const { organisations } = await assuranceAsAt(context.store, facts.asAt);
  return codes.map((code) => {
    const known = organisations.get(code);
    const { verdict, why } = assuranceOn(known, facts.asAt);
    return {
      code,
      verdict,
      why,
      level: known?.level ?? null,
      publishedOn: known?.publishedOn ?? null,
      asAt: known?.asAt ?? null,
      ageDays: known === undefined ? null : daysBetween(known.asAt, facts.asAt),
    };
  });
}

function unknownFlow(
  request: FlowRequest,
  { asAt, swapped }: { readonly asAt: string; readonly swapped: boolean },
): ExpectedError {
  const [provider, consumer] = [request.provider, request.consumer].map((code) =>
    maskNumbers(code.slice(0, 20)),
  );
  const channel = request.channel === undefined ? '' : ` on the ${request.channel.toUpperCase()}`;
  return new ExpectedError({
    code: 'MIG2HIE_UNKNOWN_FLOW',
    exit: EXIT.usage,
    message: `No agreement and no access log known on ${asAt} joins practice ${provider} and consumer ${consumer}${channel}.`,
    next: [
      swapped
        ? `The practice comes first: mig2hie flows show ${consumer} ${provider}`
        : 'Give the practice first, then the consumer; "mig2hie flows list" shows what there is.',
      'Check the day, or import the agreements with "mig2hie agreements import".',
    ],
  });
}
