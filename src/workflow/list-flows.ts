import { lowestUnmet } from '../readiness/evaluate.ts';
import { CHANNELS } from '../programme/agreement.ts';
import type { GateResult } from '../readiness/gate.ts';
import { GATES } from '../readiness/gates.ts';
import type { Context } from './context.ts';
import { type SourceDocument, toSources } from './list-organisations.ts';
import { gatherFacts } from './programme-facts.ts';
import { answerFlow } from './status.ts';

/** Values of the filters that have a fixed list; `none` is for flows past every gate asked. */
export const CHANNEL_FILTERS = CHANNELS;
export const GATE_FILTERS = [...GATES.map(({ id }) => id), 'none'];

/** A flow and the lowest gate it does not pass. */
export interface FlowDocument {
  readonly provider: string;
  readonly consumer: string;
  readonly channel: string;
  readonly agreements: readonly string[];
  readonly gate: string | null;
  readonly outcome: string;
  readonly owner: string | null;
  readonly why: string;
}

/** `mig2hie/flows/1`. */
export interface FlowsDocument {
  readonly schema: 'mig2hie/flows/1';
  readonly asAt: string;
  readonly sources: readonly SourceDocument[];
  readonly count: number;
  /** Flows before the filters. */
  readonly of: number;
  readonly flows: readonly FlowDocument[];
}

/** What a list of flows can be narrowed to. */
export interface FlowFilter {
  readonly asAt?: string | undefined;
  readonly provider?: string | undefined;
  readonly consumer?: string | undefined;
  readonly channel?: string | undefined;
  readonly gate?: string | undefined;
}

/** Flows as at a day, each with the lowest gate it does not pass, and why. */
export async function listFlows(context: Context, filter: FlowFilter): Promise<FlowsDocument> {
  const facts = await gatherFacts(context, filter.asAt);
  const flows = facts.flows
    .filter((flow) => fits(filter.provider, flow.provider))
    .filter((flow) => fits(filter.consumer, flow.consumer))
    .filter((flow) => fits(filter.channel, flow.channel))
    .map((flow): FlowDocument => {
      const results = answerFlow(facts, flow);
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
      };
    })
    .filter((flow) => fits(filter.gate, flow.gate ?? 'none'));
  return {
    schema: 'mig2hie/flows/1',
    asAt: facts.asAt,
    sources: toSources(facts.agreementExports),
    count: flows.length,
    of: facts.flows.length,
    flows,
  };
}

/** What is on the MIG moves nowhere on it: there its agreement says how it stands. */
function agreementOf(channel: string, results: readonly GateResult[]): GateResult | undefined {
  return channel === 'mig' ? results.find(({ id }) => id === 'agreed') : undefined;
}

/** A filter that is not given lets everything through; letter case does not matter. */
function fits(wanted: string | undefined, value: string): boolean {
  return wanted === undefined || wanted.trim().toUpperCase() === value.toUpperCase();
}
