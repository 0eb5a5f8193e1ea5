import { passes } from '../../readiness/gate.ts';
import { GATES } from '../../readiness/gates.ts';
import type { Context } from '../context.ts';
import { type GateDocument, type Scope, statusOf } from './status.ts';

/** Ids of the gates, for flags. */
export const GATE_IDS: readonly string[] = GATES.map(({ id }) => id);

/** `mig2hie/gate-check/1`. */
export interface GateCheckDocument {
  readonly schema: 'mig2hie/gate-check/1';
  readonly asAt: string;
  readonly scope: Scope;
  readonly gates: readonly string[];
  /** Organisations × gates that were asked. */
  readonly asked: number;
  readonly unmet: readonly (GateDocument & { readonly code: string })[];
  /** False when anything is unmet, and when there was nothing to ask: no evidence is never met. */
  readonly met: boolean;
}

/** Asks the gates of one organisation, or of all in scope, and names those that are not met. */
export async function checkGates(
  context: Context,
  request: {
    readonly organisation?: string | undefined;
    readonly gate?: string | undefined;
    readonly asAt?: string | undefined;
  },
): Promise<GateCheckDocument> {
  const status = await statusOf(context, request);
  const gates = GATE_IDS.filter((id) => request.gate === undefined || id === request.gate);
  const answers = status.organisations.flatMap(({ code, gates: own }) =>
    own.filter(({ id }) => gates.includes(id)).map((gate) => ({ code, ...gate })),
  );
  const unmet = answers.filter(({ outcome }) => !passes(outcome));
  return {
    schema: 'mig2hie/gate-check/1',
    asAt: status.asAt,
    scope: status.scope,
    gates,
    asked: answers.length,
    unmet,
    met: answers.length > 0 && unmet.length === 0,
  };
}
