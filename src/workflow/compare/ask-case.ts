import type { NhsNumber } from '../../base/nhs-number.ts';
import { unreachable } from '../../base/assert.ts';
import type { CaseOutcome, Gateway, ResponseSink } from '../../fetch/gateway.ts';
import type { NotComparedReason } from '../../readiness/practice-evidence.ts';
import type { BySide, Side } from '../../record/side.ts';
import { type ResponseRole, earlierResponse, keepResponse } from '../../store/responses.ts';
import { type PendingCase, type SideState, recordSide } from '../../store/runs.ts';
import type { StoreHandle } from '../../store/open-store.ts';
import type { Vault } from '../../store/vault.ts';
import type { SideBodies } from './read-case.ts';

/** What asking about patients rests on. */
export interface AskContext {
  readonly store: StoreHandle;
  readonly vault: Vault;
  readonly run: string;
  readonly gateways: BySide<Gateway>;
  readonly signal: AbortSignal;
  /**
   * Draws, from 0 to 1, whether the MIG or the HIE goes first about the patient of this ordinal and is asked again
   * after the other; absent where nobody is asked twice.
   */
  readonly drawFirst?: ((ordinal: number) => number) | undefined;
}

/** Both sides' bodies, or why the patient cannot be compared. */
export type AskedCase =
  | {
      readonly bodies: BySide<SideBodies>;
      /** The second answer of the side that went first. */
      readonly again?: Partial<BySide<SideBodies>> | undefined;
      /** When the first of the two sides had answered, an ISO instant. */
      readonly at: string;
    }
  | NotAnswered;

/** Why a patient cannot be compared. */
interface NotAnswered {
  readonly reason: NotComparedReason;
  readonly detail: string;
}

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
  const order = orderOf(context, one);
  const ended = new Map<Side, SideAnswer>();
  for (const side of order) ended.set(side, await askSide(context, { one, side }, nhsNumber));
  const [mig, hie] = [ended.get('mig'), ended.get('hie')];
  if (mig?.state !== 'answered' || hie?.state !== 'answered') return whyNot(mig, hie);
  const bodies = { mig: mig.bodies, hie: hie.bodies };
  const at = mig.at < hie.at ? mig.at : hie.at;
  if (context.drawFirst === undefined) return { bodies, at };
  const [side] = order;
  const again = await askSide(context, { one, side, role: 'again' }, nhsNumber);
  if (again.state === 'answered') return { bodies, again: { [side]: again.bodies }, at };
  // Without the answer that closes the sandwich there is nothing to judge by; it can be asked for again.
  const { detail, ...why } = whyNot(side === 'mig' ? again : mig, side === 'hie' ? again : hie);
  return { ...why, detail: `asked a second time: ${detail}` };
}

/** In a sandwich the draw says who goes first and last; otherwise the sides take turns along the plan. */
function orderOf({ drawFirst }: AskContext, { ordinal }: PendingCase): readonly [Side, Side] {
  const isMigFirst = drawFirst === undefined ? ordinal % 2 === 0 : drawFirst(ordinal) < 0.5;
  return isMigFirst ? ['mig', 'hie'] : ['hie', 'mig'];
}

/** One side of one patient, asked for the first time or again. */
interface Question {
  readonly one: PendingCase;
  readonly side: Side;
  readonly role?: ResponseRole | undefined;
}

type SideAnswer =
  | { readonly state: 'answered'; readonly bodies: SideBodies; readonly at: string }
  | { readonly state: 'not-shared' | 'unavailable'; readonly detail: string };

async function askSide(
  context: AskContext,
  question: Question,
  nhsNumber: NhsNumber,
): Promise<SideAnswer> {
  const { one, side, role } = question;
  // A side that said "not shared" gave its answer; asking again would be asking twice.
  if (one.sides[side] === 'not-shared') return { state: 'not-shared', detail: 'as before' };
  const patient = { nhsNumber, practice: one.practice };
  const sink = sinkFor(context, question);
  const outcome = await context.gateways[side].fetchCase(patient, sink, context.signal);
  // How the side stands to the patient is what its first answer said.
  if (role === 'again') return toAnswer(outcome);
  const key = { run: context.run, ordinal: one.ordinal };
  const { state, at } = outcome;
  const refusal = outcome.state === 'answered' ? undefined : outcome.refusal;
  await recordSide(context.store, key, side, { state, at, refusal });
  return toAnswer(outcome);
}

/** Answers go into the store before anyone reads them, and what is there already is not asked for again. */
function sinkFor(context: AskContext, { one, side, role }: Question): ResponseSink {
  const { store, vault } = context;
  const key = { run: context.run, ordinal: one.ordinal, practice: one.practice, side, role };
  // Of a second answer nothing is noted, so that only a good one may be relied on.
  const before: SideState | undefined = role === 'again' ? 'unavailable' : one.sides[side];
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
      return {
        state: 'answered',
        bodies: outcome.parts.map((part) => part.body),
        at: outcome.at,
      };
    case 'not-shared':
    case 'unavailable':
      return { state: outcome.state, detail: outcome.detail };
    default:
      return unreachable(outcome);
  }
}

/** What may pass comes first, since the run can be resumed for it; then the MIG, then the HIE. */
function whyNot(mig: SideAnswer | undefined, hie: SideAnswer | undefined): NotAnswered {
  const detail = [`mig ${describe(mig)}`, `hie ${describe(hie)}`].join('; ');
  if (mig?.state === 'unavailable') return { reason: 'mig-unavailable', detail };
  if (hie?.state === 'unavailable') return { reason: 'hie-unavailable', detail };
  return { reason: mig?.state === 'not-shared' ? 'mig-not-shared' : 'hie-not-shared', detail };
}

function describe(answer: SideAnswer | undefined): string {
  if (answer === undefined) return 'not asked';
  return answer.state === 'answered' ? 'answered' : `${answer.state} (${answer.detail})`;
}
