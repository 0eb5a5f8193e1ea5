import { groupBy, orderBy, sorted, tally } from '../base/ordering.ts';
import type { Flow } from '../programme/flow.ts';
import { GATES } from './gates.ts';
import { type Blame, type GateOutcome, type GateResult, passes } from './gate.ts';

/** One cause that keeps flows from passing a gate, told once however many flows it holds back. */
export interface Blocker {
  /** `gate/part/code`, and the outcome unless it is `not-met`; the same from day to day. */
  readonly id: string;
  readonly gate: string;
  readonly owner: string;
  readonly outcome: GateOutcome;
  readonly part: Blame['part'];
  /** ODS code of who it lies with, or the agreement's identifier. */
  readonly code: string;
  /** The reason most of its flows have. */
  readonly why: string;
  /** Further reasons, where its flows differ. */
  readonly otherReasons: number;
  /** Flows it holds back. */
  readonly flows: number;
  /** Flows nothing else holds back at this gate. */
  readonly alone: number;
}

/** A flow with its gates answered. */
export interface BlockedFlow {
  readonly flow: Flow;
  readonly results: readonly GateResult[];
}

/** Ids of what keeps a flow from passing its gates; none when it passes them all, and none on the MIG. */
export function blockersOf({ flow, results }: BlockedFlow): string[] {
  return causesOf({ flow, results }).map(({ id }) => id);
}

/**
 * What holds flows back, at any gate: the lowest gate first, and of one gate what holds back most flows.
 * Only flows to the HIE are asked: on the MIG nothing has to be reached.
 */
export function findBlockers(blocked: readonly BlockedFlow[]): Blocker[] {
  const causes = blocked.flatMap((one) => {
    const own = causesOf(one);
    const isAlone = ({ id, result }: Cause): boolean =>
      own.every((other) => other.id === id || other.result.id !== result.id);
    return own.map((cause) => ({ ...cause, alone: isAlone(cause) }));
  });
  const grouped = [...groupBy(causes, ({ id }) => id)].map(([id, own]) => describe(id, own));
  return sorted(
    grouped,
    orderBy(
      ({ gate }) => GATES.findIndex(({ id }) => id === gate),
      ({ flows }) => -flows,
      ({ id }) => id,
    ),
  );
}

interface Cause {
  readonly id: string;
  readonly result: GateResult;
  readonly blame: Blame;
}

function causesOf({ flow, results }: BlockedFlow): Cause[] {
  if (flow.channel === 'mig') return [];
  const unmet = unmetOf(results);
  const causes = unmet.flatMap((result) => {
    const all = result.blame ?? [{ part: 'provider', code: flow.provider, why: result.why }];
    return all.map((blame) => ({ id: idOf(result, blame), result, blame }));
  });
  // One that is at fault for two reasons is one cause with both.
  return [...groupBy(causes, ({ id }) => id).values()].map(([first, ...more]) => {
    const { id, result, blame } = first as Cause;
    const why = [blame, ...more.map((one) => one.blame)].map((one) => one.why).join(' ');
    return { id, result, blame: { ...blame, why } };
  });
}

/** What nobody knows, or a person has to say, is another cause than what is known to be unmet. */
function idOf({ id, outcome }: GateResult, { part, code }: Blame): string {
  const base = `${id}/${part}/${code}`;
  return outcome === 'not-met' ? base : `${base}/${outcome}`;
}

/** On a flow that ended with one of its ends nothing is left to reach, so that nothing more holds it back. */
function unmetOf(results: readonly GateResult[]): GateResult[] {
  const ending = results.find(({ ended }) => ended !== undefined && ended.length > 0);
  return ending === undefined ? results.filter(({ outcome }) => !passes(outcome)) : [ending];
}

function describe(id: string, causes: readonly (Cause & { readonly alone: boolean })[]): Blocker {
  const [first] = causes as [(typeof causes)[number]];
  const reasons = tally(causes, ({ blame }) => blame.why);
  const [most] = sorted(
    reasons,
    orderBy(
      ([, count]) => -count,
      ([why]) => why,
    ),
  );
  return {
    id,
    gate: first.result.id,
    owner: first.result.owner,
    outcome: first.result.outcome,
    part: first.blame.part,
    code: first.blame.code,
    why: most?.[0] ?? first.blame.why,
    otherReasons: reasons.size - 1,
    flows: causes.length,
    alone: causes.filter(({ alone }) => alone).length,
  };
}
