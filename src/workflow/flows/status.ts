import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { maskNumbers } from '../../base/mask-numbers.ts';
import { groupBy, tally } from '../../base/ordering.ts';
import type { Flow } from '../../programme/flow.ts';
import { lowestUnmet } from '../../readiness/evaluate.ts';
import { type Gate, type GateResult, passes } from '../../readiness/gate.ts';
import { GATES } from '../../readiness/gates.ts';
import { type FlowAnswer, rollUp } from '../../readiness/roll-up.ts';
import { type AnsweredFlow, type Answerer, createAnswerer } from './answer-gates.ts';
import type { Context } from '../context.ts';
import { type SourceDocument, toSources } from '../register/list-organisations.ts';
import { type ProgrammeFacts, gatherFacts, usageSources } from './programme-facts.ts';
import { type FlowChangesDocument, flowChanges } from './flow-changes.ts';
import { endedOf } from './ended-flows.ts';
import { type FlowsOverview, overviewFlows } from './status-facts.ts';

/** A gate's answer as documents hold it; `null` where there is nothing. */
export interface GateDocument {
  readonly id: string;
  readonly outcome: GateResult['outcome'];
  readonly evidence: GateResult['evidence'];
  readonly asAt: string | null;
  readonly owner: string;
  readonly why: string;
  /** Only there when the check itself failed. */
  readonly problem?: string | undefined;
}

/** Where one flow stands. */
export interface FlowStatus {
  readonly provider: string;
  readonly consumer: string;
  readonly channel: string;
  readonly agreements: readonly string[];
  /** The lowest gate that is not met; `null` when all are. */
  readonly gate: string | null;
  readonly gates: readonly GateDocument[];
}

/** Where one organisation stands: the worst of its HIE flows at each gate. */
export interface OrganisationStatus {
  readonly code: string;
  readonly name: string | null;
  readonly kind: string | null;
  /** HIE flows it is an end of. */
  readonly flows: number;
  readonly gate: string | null;
  readonly gates: readonly GateDocument[];
}

/** `mig2hie/status/1`. */
export interface StatusDocument extends FlowsOverview {
  readonly schema: 'mig2hie/status/1';
  readonly asAt: string;
  readonly sources: readonly SourceDocument[];
  readonly scope: Scope;
  readonly organisations: readonly OrganisationStatus[];
  readonly flows: readonly FlowStatus[];
  /** Only where it was asked what changed. */
  readonly changes?: FlowChangesDocument | undefined;
}

/** Which organisations a status is about, so that its counts have a denominator. */
export interface Scope {
  readonly rule: 'organisation' | 'programme' | 'register';
  /** In one sentence. */
  readonly meaning: string;
  readonly organisations: number;
  /** Active GP practices of the register, in scope or not. */
  readonly activePractices: number;
  /** Those of them that are not in scope; `null` where one organisation was asked for. */
  readonly notCounted: readonly string[] | null;
}

/** The gates of one organisation, or of all in scope, and of their flows. */
export async function statusOf(
  context: Context,
  request: {
    readonly organisation?: string | undefined;
    readonly asAt?: string | undefined;
    /** Tells beside it what changed of the flows since this day. */
    readonly changedSince?: string | undefined;
  },
): Promise<StatusDocument> {
  const facts = await gatherFacts(context, request.asAt);
  const code = request.organisation?.trim().toUpperCase();
  const { rule, codes } = code === undefined ? chooseScope(facts) : only(facts, code);
  const isOwn = (flow: Flow): boolean => code === undefined || isEnd(flow, code);
  const flows = facts.flows.filter(isOwn);
  const answerer = createAnswerer(facts);
  const answered = flows.map(answerer.flow);
  const { changedSince: since } = request;
  const changes =
    since === undefined
      ? undefined
      : await flowChanges(context, { since, facts, answered, gone: () => isOwn });
  const organisations = answerOrganisations(facts, codes, { answerer, answered });
  return {
    schema: 'mig2hie/status/1',
    asAt: facts.asAt,
    sources: sourcesOf(facts),
    scope: describeScope(facts, rule, codes),
    ...overviewFlows(facts, answered),
    organisations,
    flows: answered.map(toFlowStatus),
    ...(changes === undefined ? {} : { changes }),
  };
}

/** Gates of the programme that are no part of the tool yet: a person's decision. */
const UNASKED = ['assured', 'safe (residual risk)', 'live', 'moved', 'off'];

/** How many gates are asked, of how many, and which are not. */
export const GATES_ASKED = {
  asked: GATES.length,
  of: GATES.length + UNASKED.length,
  unasked: `Not asked: ${UNASKED.join(', ')}: a person's decision.`,
} as const;

/** Where a flow or an organisation stands, in words: its lowest unmet gate, or what comes after. */
export function wordStanding(one: {
  readonly gate: string | null;
  readonly channel?: string | undefined;
  /** What the gate "agreed" said, where the flow is on the MIG. */
  readonly agreed?: string | undefined;
}): string {
  if (one.gate !== null) return one.gate;
  if (one.channel !== 'mig') return `past the ${GATES_ASKED.asked} gates asked`;
  return one.agreed === 'met' ? 'in use today' : 'replaced by the HIE';
}

/** A flow with its gates as documents hold it. */
export function toFlowStatus({ flow, results }: AnsweredFlow): FlowStatus {
  return {
    provider: flow.provider,
    consumer: flow.consumer,
    channel: flow.channel,
    agreements: flow.agreements.map(({ agreement }) => agreement),
    gate: lowestUnmet(results)?.id ?? null,
    gates: results.map(toGateDocument),
  };
}

/** How many organisations or flows stand at each gate, in the order of the gates; `null` is none unmet. */
export function countByGate(
  statuses: readonly { readonly gate: string | null }[],
): { readonly gate: string | null; readonly count: number }[] {
  const counts = tally(statuses, ({ gate }) => gate);
  const order = [...GATES.map(({ id }) => id), null];
  return order.map((gate) => ({ gate, count: counts.get(gate) ?? 0 }));
}

/**
 * Those the programme names: in an agreement, a log of who reads, a comparison, or a list of PCN members or suppliers.
 * A register on its own names none, and then every practice that is not closed is told of.
 */
function chooseScope(facts: ProgrammeFacts): { rule: Scope['rule']; codes: string[] } {
  const listed = [...facts.organisations.values()];
  const named = new Set<string>([
    ...facts.flows.flatMap((flow) => [flow.provider, flow.consumer]),
    ...facts.evidence.keys(),
    ...listed.filter((one) => one.pcn !== undefined || one.supplier !== undefined).map(codeOf),
  ]);
  if (named.size > 0) return { rule: 'programme', codes: [...named].toSorted() };
  const open = listed.filter((one) => one.kind === 'gp-practice' && one.status !== 'closed');
  return { rule: 'register', codes: open.map(codeOf) };
}

function codeOf({ code }: { readonly code: string }): string {
  return code;
}

function only(facts: ProgrammeFacts, code: string): { rule: Scope['rule']; codes: string[] } {
  const known =
    facts.organisations.has(code) ||
    facts.evidence.has(code) ||
    facts.flows.some((flow) => isEnd(flow, code));
  if (known) return { rule: 'organisation', codes: [code] };
  throw new ExpectedError({
    code: 'MIG2HIE_UNKNOWN_ORGANISATION',
    exit: EXIT.usage,
    message: `${maskNumbers(code.slice(0, 20))} is in no organisation snapshot, agreement or comparison as at ${facts.asAt}.`,
    next: [
      'Check the ODS code and the day; "mig2hie orgs list" shows what is registered.',
      'Import the file that lists it with "mig2hie orgs import".',
    ],
  });
}

const MEANINGS: Readonly<Record<Scope['rule'], string>> = {
  organisation: 'the organisation asked for',
  programme:
    'organisations named by an agreement, an access log, a comparison, or a list of PCNs or suppliers',
  register:
    'GP practices of the register that are not closed; no agreement or comparison names any',
};

function describeScope(
  facts: ProgrammeFacts,
  rule: Scope['rule'],
  codes: readonly string[],
): Scope {
  const active = [...facts.organisations.values()].filter(
    (one) => one.kind === 'gp-practice' && one.status === 'active',
  );
  const counted = new Set(codes);
  const notCounted = active.map(codeOf).filter((code) => !counted.has(code));
  return {
    rule,
    meaning: MEANINGS[rule],
    organisations: codes.length,
    activePractices: active.length,
    notCounted: rule === 'organisation' ? null : notCounted.toSorted(),
  };
}

/** The newest file of each source, and older exports and logs that something is still taken from. */
function sourcesOf(facts: ProgrammeFacts): SourceDocument[] {
  const used = new Set(facts.agreements.map((agreement) => agreement.import));
  const newest = new Set(facts.imports.map(({ id }) => id));
  const older = facts.agreementExports.filter(({ id }) => used.has(id) && !newest.has(id));
  const logs = usageSources(facts).filter((log) => !newest.has(log.id));
  return toSources([...facts.imports, ...older, ...logs]);
}

function isEnd(flow: Flow, code: string): boolean {
  return flow.provider === code || flow.consumer === code;
}

function answerOrganisations(
  facts: ProgrammeFacts,
  codes: readonly string[],
  {
    answerer,
    answered,
  }: { readonly answerer: Answerer; readonly answered: readonly AnsweredFlow[] },
): OrganisationStatus[] {
  const hie = answered.filter(({ flow }) => flow.channel === 'hie');
  const provided = groupBy(hie, ({ flow }) => flow.provider as string);
  const consumed = groupBy(hie, ({ flow }) => flow.consumer as string);
  return codes.map((code) => {
    const own = [...(provided.get(code) ?? []), ...(consumed.get(code) ?? [])];
    const results = GATES.map((gate, place) => answerGate(answerer, code, { gate, place, own }));
    const organisation = facts.organisations.get(code);
    return {
      code,
      name: organisation?.name ?? null,
      kind: organisation?.kind ?? null,
      flows: own.length,
      gate: lowestUnmet(results)?.id ?? null,
      gates: results.map(toGateDocument),
    };
  });
}

/** Asked of the organisation itself where the gate allows it, otherwise the worst of its flows. */
function answerGate(
  answerer: Answerer,
  code: string,
  asked: {
    readonly gate: Gate;
    readonly place: number;
    readonly own: readonly AnsweredFlow[];
  },
): GateResult {
  const { gate, own } = asked;
  const consumesOnly = own.length > 0 && own.every(({ flow }) => flow.provider !== code);
  const alone = answerer.organisation(gate, code);
  if (own.length === 0 || (gate.about === 'practice' && !consumesOnly)) return alone;
  const rolled = rollUp(gate, nameAnswers(code, asked));
  // What is said of the organisation itself tells more, unless only a flow tells what is wrong.
  const ownSays =
    gate.about === 'organisation' && (!passes(alone.outcome) || passes(rolled.outcome));
  return ownSays ? alone : rolled;
}

/** Each flow's answer under the name of its other end. */
function nameAnswers(
  code: string,
  asked: { readonly place: number; readonly own: readonly AnsweredFlow[] },
): FlowAnswer[] {
  return asked.own.flatMap(({ flow, results }) => {
    const result = results[asked.place];
    const name = flow.provider === code ? flow.consumer : flow.provider;
    const ends = endedOf(results);
    const ended = ends.length === 0 ? undefined : ends.find((end) => end.code === name);
    return result === undefined ? [] : [{ flow: name, result, ended }];
  });
}

/** A gate as documents hold it. */
export function toGateDocument(result: GateResult): GateDocument {
  const { id, outcome, evidence, owner, why, problem } = result;
  const told = { id, outcome, evidence, asAt: result.asAt ?? null, owner, why };
  return problem === undefined ? told : { ...told, problem };
}
