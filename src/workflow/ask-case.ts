import type { NhsNumber } from '../base/nhs-number.ts';
import { unreachable } from '../base/assert.ts';
import type { CaseOutcome, Gateway, ResponseSink } from '../fetch/gateway.ts';
import type { NotComparedReason } from '../readiness/practice-evidence.ts';
import type { BySide, Side } from '../record/side.ts';
import { earlierResponse, keepResponse } from '../store/responses.ts';
import { type PendingCase, type SideState, recordSide } from '../store/runs.ts';
import type { StoreHandle } from '../store/open-store.ts';
import type { Vault } from '../store/vault.ts';
import type { SideBodies } from './read-case.ts';

/** What asking about patients rests on. */
export interface AskContext {
  readonly store: StoreHandle;
  readonly vault: Vault;
  readonly run: string;
  readonly gateways: BySide<Gateway>;
  readonly signal: AbortSignal;
}

/** Both sides' bodies, or why the patient cannot be compared. */
export type AskedCase =
  | { readonly bodies: BySide<SideBodies> }
  | { readonly reason: NotComparedReason; readonly detail: string };

/**
 * Asks both sides about a patient, one after the other so that they answer at nearly the same time;
 * which goes first alternates along the plan, so that a change in between favours neither side. Both
 * are asked even when one does not share: that the other does is worth knowing.
 */
export async function askCase(
  context: AskContext,
  one: PendingCase,
  nhsNumber: NhsNumber,
): Promise<AskedCase> {
  const order: readonly Side[] = one.ordinal % 2 === 0 ? ['mig', 'hie'] : ['hie', 'mig'];
  const ended = new Map<Side, SideAnswer>();
  for (const side of order) ended.set(side, await askSide(context, one, side, nhsNumber));
  const [mig, hie] = [ended.get('mig'), ended.get('hie')];
  if (mig?.state === 'answered' && hie?.state === 'answered') {
    return { bodies: { mig: mig.bodies, hie: hie.bodies } };
  }
  return whyNot(mig, hie);
}

type SideAnswer =
  | { readonly state: 'answered'; readonly bodies: SideBodies }
  | { readonly state: 'not-shared' | 'unavailable'; readonly detail: string };

async function askSide(
  context: AskContext,
  one: PendingCase,
  side: Side,
  nhsNumber: NhsNumber,
): Promise<SideAnswer> {
  // A side that said "not shared" gave its answer; asking again would be asking twice.
  if (one.sides[side] === 'not-shared') return { state: 'not-shared', detail: 'as before' };
  const patient = { nhsNumber, practice: one.practice };
  const sink = sinkFor(context, one, side);
  const outcome = await context.gateways[side].fetchCase(patient, sink, context.signal);
  const key = { run: context.run, ordinal: one.ordinal };
  const { state, at } = outcome;
  const refusal = outcome.state === 'answered' ? undefined : outcome.refusal;
  await recordSide(context.store, key, side, { state, at, refusal });
  return toAnswer(outcome);
}

/** Answers go into the store before anyone reads them, and what is there already is not asked for again. */
function sinkFor(context: AskContext, one: PendingCase, side: Side): ResponseSink {
  const { store, vault } = context;
  const key = { run: context.run, ordinal: one.ordinal, practice: one.practice, side };
  const before: SideState | undefined = one.sides[side];
  return {
    earlier: async (part) => {
      const stored = await earlierResponse(store, vault, key, part);
      // After a failure that was counted, only a good answer spares the question.
      return before === 'unavailable' && stored?.statusCode !== 200 ? undefined : stored;
    },
    keep: (exchange) => keepResponse(store, vault, key, exchange),
  };
}

function toAnswer(outcome: CaseOutcome): SideAnswer {
  switch (outcome.state) {
    case 'answered':
      return { state: 'answered', bodies: outcome.parts.map((part) => part.body) };
    case 'not-shared':
    case 'unavailable':
      return { state: outcome.state, detail: outcome.detail };
    default:
      return unreachable(outcome);
  }
}

/** What may pass comes first, since the run can be resumed for it; then the MIG, then the HIE. */
function whyNot(mig: SideAnswer | undefined, hie: SideAnswer | undefined): AskedCase {
  const detail = [`mig ${describe(mig)}`, `hie ${describe(hie)}`].join('; ');
  if (mig?.state === 'unavailable') return { reason: 'mig-unavailable', detail };
  if (hie?.state === 'unavailable') return { reason: 'hie-unavailable', detail };
  return { reason: mig?.state === 'not-shared' ? 'mig-not-shared' : 'hie-not-shared', detail };
}

function describe(answer: SideAnswer | undefined): string {
  if (answer === undefined) return 'not asked';
  return answer.state === 'answered' ? 'answered' : `${answer.state} (${answer.detail})`;
}
