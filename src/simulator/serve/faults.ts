import type { SimulatedSide } from '../model.ts';
import { createRandom } from '../random.ts';

/**
 * What a gateway may do instead of answering: answer late, drop the connection, refuse with 503 and
 * `Retry-After`, break off half-way, or answer with its own error (a SOAP fault, an OperationOutcome),
 * under status 200, or without the part that says what kind of error it is. New ones go to the end:
 * which request meets which fault depends on the order.
 */
export const FAULTS = [
  'latency',
  'reset',
  'unavailable',
  'half-body',
  'error',
  'error-200',
  'bare-error',
] as const;
export type FaultName = (typeof FAULTS)[number];

/** Which faults are played, and how often. */
export interface FaultOptions {
  readonly seed: string;
  /** Share of requests, 0 to 1, by fault; together at most 1. */
  readonly rates: Readonly<Partial<Record<FaultName, number>>>;
  /** How late a late answer is. @default 200 */
  readonly latencyMs?: number | undefined;
  /** @default both */
  readonly sides?: readonly SimulatedSide[] | undefined;
}

/** What a request is, for the choice of its fault. */
export interface FaultKey {
  readonly side: SimulatedSide;
  /** The patient's label in the log. */
  readonly label: string;
  readonly kind: string;
  readonly attempt: number;
}

/** The fault of a request, or none. It depends on the seed, the patient, the kind and the attempt. */
export function chooseFault(
  options: FaultOptions | undefined,
  key: FaultKey,
): FaultName | undefined {
  if (options === undefined) return undefined;
  if (options.sides?.includes(key.side) === false) return undefined;
  const { side, label, kind, attempt } = key;
  const drawn = createRandom(`${options.seed} ${side} ${label} ${kind} ${attempt}`).next();
  let reached = 0;
  for (const name of FAULTS) {
    reached += options.rates[name] ?? 0;
    if (drawn < reached) return name;
  }
  return undefined;
}
