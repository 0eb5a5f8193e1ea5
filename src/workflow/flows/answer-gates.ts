import type { Flow } from '../../programme/flow.ts';
import { evaluateGate } from '../../readiness/evaluate.ts';
import type { GateFacts, OrganisationFacts } from '../../readiness/facts.ts';
import {
  type FlowFact,
  type FlowFacts,
  agreedOf,
  answersOf,
  toFact,
} from '../../readiness/flow-facts.ts';
import type { Gate, GateResult } from '../../readiness/gate.ts';
import { GATES } from '../../readiness/gates.ts';
import { judgeMoved } from '../../readiness/moved.ts';
import { type ProgrammeFacts, citeImport } from './programme-facts.ts';

/** A flow with its gates and its three facts answered. */
export interface AnsweredFlow {
  readonly flow: Flow;
  readonly results: readonly GateResult[];
  readonly facts: FlowFacts;
}

/** Asks the gates of a day, each only once of the same facts: a region has 20,000 answers of few facts. */
export interface Answerer {
  readonly flow: (flow: Flow) => AnsweredFlow;
  /** A gate asked of an organisation on its own; the move is to the HIE, so that is its channel. */
  readonly organisation: (gate: Gate, code: string) => GateResult;
}

/** An answerer of the facts of a day. */
export function createAnswerer(facts: ProgrammeFacts): Answerer {
  const { asAt, policy } = facts;
  const shared = { asAt, policy, agreementExports: facts.agreementExports.map(citeImport) };
  const endOf = createEnds(facts);
  const factsOf = (flow: Flow): GateFacts => ({
    ...shared,
    channel: flow.channel,
    provider: endOf(flow.provider, 'provider'),
    consumer: endOf(flow.consumer, 'consumer'),
    flow,
    evidence: facts.evidence.get(flow.provider),
  });
  const practices = { mig: new Map<string, PracticeAnswers>(), hie: new Map() };
  const answersFor = (flow: Flow, seen: GateFacts): PracticeAnswers =>
    once(practices[flow.channel], flow.provider, () => answerPractice(seen));
  // Both flows of a pair follow one another, so that remembering the last pair is enough.
  let last: PairAnswers | undefined;
  const pairOf = (flow: Flow, seen: GateFacts): PairAnswers => {
    if (last?.provider === flow.provider && last.consumer === flow.consumer) return last;
    last = answerPair(flow, seen, toFact(judgeMoved(flow, facts.usage, policy.use)));
    return last;
  };
  const ends = {
    provider: new Set<string>(facts.flows.map((flow) => flow.provider)),
    consumer: new Set<string>(facts.flows.map((flow) => flow.consumer)),
  };
  return {
    flow: (flow) => {
      const seen = factsOf(flow);
      const practice = answersFor(flow, seen);
      const pair = pairOf(flow, seen);
      const known = { ...practice.results, ...pair.results };
      const results = GATES.map((gate) => known[gate.id] ?? evaluateGate(gate, seen));
      const { answers } = practice;
      return { flow, results, facts: { answers, agreed: agreedOf(results), moved: pair.moved } };
    },
    organisation: (gate, code) => {
      const consumes = ends.consumer.has(code) ? 'consumer' : undefined;
      const end = ends.provider.has(code) ? 'provider' : consumes;
      return evaluateGate(gate, {
        ...shared,
        channel: 'hie',
        provider: endOf(code, end),
        consumer: undefined,
        flow: undefined,
        evidence: facts.evidence.get(code),
      });
    },
  };
}

/** Answers by gate. */
type Results = Readonly<Record<string, GateResult>>;

/** What is the same for all flows of a practice on a channel. */
interface PracticeAnswers {
  readonly results: Results;
  readonly answers: FlowFact;
}

/** What is the same for both channels of a practice and a consumer. */
interface PairAnswers {
  readonly provider: string;
  readonly consumer: string;
  readonly results: Results;
  readonly moved: FlowFact;
}

function answerPractice(seen: GateFacts): PracticeAnswers {
  const results = answerAbout('practice', seen);
  return { results: byId(results), answers: answersOf(results) };
}

function answerPair({ provider, consumer }: Flow, seen: GateFacts, moved: FlowFact): PairAnswers {
  return { provider, consumer, results: byId(answerAbout('organisation', seen)), moved };
}

function answerAbout(about: Gate['about'], seen: GateFacts): GateResult[] {
  return GATES.filter((gate) => gate.about === about).map((gate) => evaluateGate(gate, seen));
}

function byId(results: readonly GateResult[]): Results {
  return Object.fromEntries(results.map((result) => [result.id, result]));
}

function once<T>(known: Map<string, T>, key: string, answer: () => T): T {
  const before = known.get(key);
  if (before !== undefined) return before;
  const now = answer();
  known.set(key, now);
  return now;
}

/** Sources that list practices, and those that list consumers. */
const LISTS_PROVIDERS: readonly string[] = ['epraccur', 'organisations'];
const LISTS_CONSUMERS: readonly string[] = ['etr', 'organisations'];

/** What the register of the day knows of an organisation as an end of flows. */
function createEnds(
  facts: ProgrammeFacts,
): (code: string, end: OrganisationFacts['end']) => OrganisationFacts {
  const listing = new Map(facts.imports.map((one) => [one.id, [citeImport(one)]]));
  const searchedFor = (sources: readonly string[]): OrganisationFacts['snapshots'] =>
    facts.imports.filter((one) => sources.includes(one.source)).map(citeImport);
  const searched = {
    provider: searchedFor(LISTS_PROVIDERS),
    consumer: searchedFor(LISTS_CONSUMERS),
  };
  const look = (code: string, end: OrganisationFacts['end']): OrganisationFacts => {
    const organisation = facts.organisations.get(code);
    const looked = searched[end ?? 'provider'];
    const snapshots =
      organisation === undefined ? looked : (listing.get(organisation.import) ?? []);
    return { code, end, organisation, snapshots, searched: looked.length > 0 };
  };
  const known = { provider: new Map<string, OrganisationFacts>(), consumer: new Map() };
  return (code, end) =>
    end === undefined ? look(code, end) : once(known[end], code, () => look(code, end));
}
