import { lowestUnmet } from '../../readiness/evaluate.ts';
import { CHANNELS } from '../../programme/agreements/agreement.ts';
import type { Flow } from '../../programme/flow.ts';
import type { FlowFact } from '../../readiness/flow-facts.ts';
import { blockersOf, findBlockers } from '../../readiness/blockers.ts';
import type { GateResult } from '../../readiness/gate.ts';
import { GATES } from '../../readiness/gates.ts';
import { type AnsweredFlow, createAnswerer } from './answer-gates.ts';
import type { Context } from '../context.ts';
import {
  type BlockerDocument,
  FACT_IDS,
  type FactSummary,
  OUTCOMES,
  summariseFact,
  toShared,
} from './flow-documents.ts';
import { type ChangesRequest, type FlowChangesDocument, flowChanges } from './flow-changes.ts';
import { type SourceDocument, toSources } from '../register/list-organisations.ts';
import { type ProgrammeFacts, gatherFacts, usageSources } from './programme-facts.ts';

/** Values of the filters that have a fixed list; `none` is for flows past every gate asked. */
export const CHANNEL_FILTERS = CHANNELS;
export const GATE_FILTERS = [...GATES.map(({ id }) => id), 'none'];
export const OUTCOME_FILTERS = OUTCOMES;

/** A flow, the lowest gate it does not pass, and its three facts. */
export interface FlowDocument {
  readonly provider: string;
  readonly consumer: string;
  readonly channel: string;
  readonly agreements: readonly string[];
  readonly gate: string | null;
  readonly outcome: string;
  readonly owner: string | null;
  readonly why: string;
  readonly answers: FactSummary;
  readonly agreed: FactSummary;
  readonly moved: FactSummary;
  /** Ids of all that holds it back; those of several flows stand in `blockers` of the list. */
  readonly blockers: readonly string[];
}

/** `mig2hie/flows/1`. */
export interface FlowsDocument {
  readonly schema: 'mig2hie/flows/1';
  readonly asAt: string;
  readonly sources: readonly SourceDocument[];
  readonly count: number;
  /** Flows before the filters. */
  readonly of: number;
  /** Causes that hold back more than one of the flows listed, the lowest gate first. */
  readonly blockers: readonly BlockerDocument[];
  readonly flows: readonly FlowDocument[];
  /** Only where it was asked what changed; `flows` and `count` are then those changed and new. */
  readonly changes?: FlowChangesDocument | undefined;
}

/** What a list of flows can be narrowed to. */
export interface FlowFilter {
  readonly asAt?: string | undefined;
  /** Only flows that stand otherwise than on this day. */
  readonly changedSince?: string | undefined;
  readonly provider?: string | undefined;
  readonly consumer?: string | undefined;
  readonly channel?: string | undefined;
  readonly gate?: string | undefined;
  /** Outcomes of the three facts. */
  readonly answers?: string | undefined;
  readonly agreed?: string | undefined;
  readonly moved?: string | undefined;
  /** What the register says of the practice on the day. */
  readonly commissioner?: string | undefined;
  readonly pcn?: string | undefined;
  readonly place?: string | undefined;
  readonly supplier?: string | undefined;
  readonly wave?: string | undefined;
}

/** Flows as at a day, each with the lowest gate it does not pass, its three facts, and why. */
export async function listFlows(context: Context, filter: FlowFilter): Promise<FlowsDocument> {
  const facts = await gatherFacts(context, filter.asAt, 'ends-of-flows');
  const asked = facts.flows
    .filter(isAskedFor(facts, filter))
    .map(createAnswerer(facts).flow)
    .filter((one) => standsAs(one, filter));
  const { changedSince: since } = filter;
  const changes =
    since === undefined
      ? undefined
      : await flowChanges(context, { since, facts, answered: asked, gone: goneOf(filter) });
  const answered = changes === undefined ? asked : onlyChanged(asked, changes);
  const summarise = createSummaries(facts.asAt);
  return {
    schema: 'mig2hie/flows/1',
    asAt: facts.asAt,
    sources: toSources([...facts.agreementExports, ...usageSources(facts)]),
    count: answered.length,
    of: facts.flows.length,
    blockers: toShared(findBlockers(answered), facts.organisations),
    flows: answered.map((one) => toFlowDocument(one, summarise)),
    ...(changes === undefined ? {} : { changes }),
  };
}

function isAskedFor(facts: ProgrammeFacts, filter: FlowFilter): (flow: Flow) => boolean {
  const ofPractice = among(facts, filter);
  return (flow) =>
    fits(filter.provider, flow.provider) &&
    fits(filter.consumer, flow.consumer) &&
    fits(filter.channel, flow.channel) &&
    ofPractice(flow);
}

/** Whether a flow has the outcomes asked for, on the day of the list. */
function standsAs({ facts, results }: AnsweredFlow, filter: FlowFilter): boolean {
  return (
    FACT_IDS.every((fact) => fits(filter[fact], facts[fact].outcome)) &&
    fits(filter.gate, lowestUnmet(results)?.id ?? 'none')
  );
}

/** A flow that is gone has no outcome on the day of the list, so that none is told when one is asked for. */
function goneOf(filter: FlowFilter): ChangesRequest['gone'] {
  const byOutcome = [...FACT_IDS, 'gate' as const].some((field) => filter[field] !== undefined);
  return byOutcome ? () => () => false : (facts) => isAskedFor(facts, filter);
}

function onlyChanged(
  answered: readonly AnsweredFlow[],
  { changes }: FlowChangesDocument,
): AnsweredFlow[] {
  const changed = new Set(changes.map(keyOf));
  return answered.filter(({ flow }) => changed.has(keyOf(flow)));
}

function keyOf(one: Pick<FlowDocument, 'provider' | 'consumer' | 'channel'>): string {
  return `${one.provider}/${one.consumer}/${one.channel}`;
}

/** A region's facts have few outcomes and days, so that thousands of flows share what is said of them. */
function createSummaries(asAt: ProgrammeFacts['asAt']): (fact: FlowFact) => FactSummary {
  const known = new Map<string, FactSummary>();
  return (fact) => {
    const key = `${fact.outcome} ${fact.asAt ?? ''}`;
    const summary = known.get(key) ?? summariseFact(fact, asAt);
    known.set(key, summary);
    return summary;
  };
}

function toFlowDocument(
  one: AnsweredFlow,
  summarise: (fact: FlowFact) => FactSummary,
): FlowDocument {
  const { flow, results, facts } = one;
  const lowest = lowestUnmet(results);
  const deciding = lowest ?? agreementOf(flow.channel, results);
  return {
    provider: flow.provider,
    consumer: flow.consumer,
    channel: flow.channel,
    agreements: flow.agreements.map(({ agreement }) => agreement),
    gate: lowest?.id ?? null,
    outcome: deciding?.outcome ?? 'met',
    owner: lowest?.owner ?? null,
    why: deciding?.why ?? 'Every gate built so far is met or does not apply.',
    answers: summarise(facts.answers),
    agreed: summarise(facts.agreed),
    moved: summarise(facts.moved),
    blockers: blockersOf(one),
  };
}

/** What is on the MIG moves nowhere on it: there its agreement says how it stands. */
function agreementOf(channel: string, results: readonly GateResult[]): GateResult | undefined {
  return channel === 'mig' ? results.find(({ id }) => id === 'agreed') : undefined;
}

const OF_PRACTICE = ['commissioner', 'pcn', 'place', 'supplier', 'wave'] as const;

/** Flows of practices of which the register of the day says what is asked for. */
function among(facts: ProgrammeFacts, filter: FlowFilter): (flow: Flow) => boolean {
  const asked = OF_PRACTICE.filter((field) => filter[field] !== undefined);
  return ({ provider }) => {
    const practice = facts.organisations.get(provider);
    return asked.every((field) => fits(filter[field], practice?.[field] ?? ''));
  };
}

/** A filter that is not given lets everything through; letter case does not matter. */
function fits(wanted: string | undefined, value: string): boolean {
  return wanted === undefined || wanted.trim().toUpperCase() === value.toUpperCase();
}
