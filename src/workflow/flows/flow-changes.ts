import type { CalendarDate } from '../../base/calendar-date.ts';
import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { tally } from '../../base/ordering.ts';
import type { Flow } from '../../programme/flow.ts';
import { flowKey } from '../../programme/usage/usage.ts';
import {
  type ChangeReason,
  type FlowChange,
  type FlowStanding,
  findFlowChanges,
} from '../../readiness/flow-changes.ts';
import type { Context } from '../context.ts';
import { type SourceDocument, toSources } from '../register/list-organisations.ts';
import { type AnsweredFlow, createAnswerer } from './answer-gates.ts';
import { type ProgrammeFacts, gatherFacts, usageSources } from './programme-facts.ts';

/** A flow that stands otherwise than on the earlier day. */
export interface FlowChangeDocument {
  readonly provider: string;
  readonly consumer: string;
  readonly channel: string;
  readonly change: FlowChange['change'];
  /** `null` for a flow the earlier day did not know. */
  readonly before: FlowStanding | null;
  /** `null` for a flow the later day does not know. */
  readonly after: FlowStanding | null;
  readonly because: readonly ChangeReason[];
}

/** What changed between two days; `changed`, `new` and `unchanged` sum to `flows.after`. */
export interface FlowChangesDocument {
  readonly since: string;
  /** What the earlier day rests on. */
  readonly sources: readonly SourceDocument[];
  /** Flows of the two days, of those asked for. */
  readonly flows: { readonly before: number; readonly after: number };
  readonly changed: number;
  readonly new: number;
  readonly gone: number;
  readonly unchanged: number;
  readonly changes: readonly FlowChangeDocument[];
}

/** What is asked for of the later day, and which flows of the earlier one belong to it. */
export interface ChangesRequest {
  readonly since: string;
  readonly facts: ProgrammeFacts;
  /** Flows of the later day asked for. */
  readonly answered: readonly AnsweredFlow[];
  /** Which flows that are gone are told of, by what the earlier day says of them. */
  readonly gone: (facts: ProgrammeFacts) => (flow: Flow) => boolean;
}

/** What changed of the flows asked for since an earlier day. */
export async function flowChanges(
  context: Context,
  { since, facts, answered, gone }: ChangesRequest,
): Promise<FlowChangesDocument> {
  const earlier = await gatherFacts(context, since, 'ends-of-flows');
  checkOrder(earlier.asAt, facts.asAt);
  const asked = new Set(answered.map(({ flow }) => flowKey(flow)));
  const known = new Set(facts.flows.map((flow) => flowKey(flow)));
  const isGone = gone(earlier);
  const before = earlier.flows
    .filter((flow) => asked.has(flowKey(flow)) || (!known.has(flowKey(flow)) && isGone(flow)))
    .map(createAnswerer(earlier).flow);
  const changes = findFlowChanges(before, answered);
  const counts = tally(changes, ({ change }) => change);
  const [changed = 0, fresh = 0] = [counts.get('changed'), counts.get('new')];
  return {
    since: earlier.asAt,
    sources: toSources([...earlier.agreementExports, ...usageSources(earlier)]),
    flows: { before: before.length, after: answered.length },
    changed,
    new: fresh,
    gone: counts.get('gone') ?? 0,
    unchanged: answered.length - changed - fresh,
    changes: changes.map(toChangeDocument),
  };
}

function checkOrder(since: CalendarDate, asAt: CalendarDate): void {
  if (since <= asAt) return;
  throw new ExpectedError({
    code: 'MIG2HIE_DAYS_IN_ORDER',
    exit: EXIT.usage,
    message: `What changed since ${since} was asked as at ${asAt}, which is before it.`,
    next: ['Give the earlier day to --changed-since and the later one to --as-at.'],
  });
}

function toChangeDocument({
  flow,
  change,
  before,
  after,
  because,
}: FlowChange): FlowChangeDocument {
  const { provider, consumer, channel } = flow;
  const days = { before: before ?? null, after: after ?? null };
  return { provider, consumer, channel, change, ...days, because };
}
