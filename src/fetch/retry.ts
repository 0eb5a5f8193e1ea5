import type { Exchange } from './gateway.ts';

/** What may be asked again: an HTTP status or a fault, and how often at the most, the first try included. */
export interface RetryRule {
  readonly when: { readonly status: number } | { readonly fault: string };
  /** Absent: as often as the configuration allows. */
  readonly attemptsMax?: number;
  readonly why: string;
}

/** Everything not listed here is asked once. A read changes nothing at the other end, so asking twice is safe. */
export const RETRY_RULES: readonly RetryRule[] = [
  { when: { status: 429 }, why: 'asked too fast' },
  {
    when: { status: 500 },
    attemptsMax: 2,
    why: 'a fault of the gateway may pass, or may belong to the patient',
  },
  { when: { status: 502 }, why: 'the system behind the gateway was not reached' },
  { when: { status: 503 }, why: 'busy or under maintenance' },
  { when: { status: 504 }, why: 'the system behind the gateway was too slow' },
  { when: { fault: 'connection-refused' }, why: 'restarting' },
  { when: { fault: 'connection-reset' }, why: 'the connection broke' },
  { when: { fault: 'incomplete' }, why: 'the answer was cut short' },
  { when: { fault: 'time-out' }, why: 'no answer in time' },
  { when: { fault: 'name-not-resolved' }, attemptsMax: 2, why: 'name service out for a moment' },
];

/** Whether a further try is allowed after `attempts` of them. */
export function mayRetry(exchange: Exchange, attempts: number, attemptsMax: number): boolean {
  const rule = ruleFor(exchange);
  return rule !== undefined && attempts < Math.min(rule.attemptsMax ?? attemptsMax, attemptsMax);
}

/** Whether an answer is of the passing kind, which a later try may better. */
export function isPassing(exchange: Exchange): boolean {
  return ruleFor(exchange) !== undefined;
}

function ruleFor(exchange: Exchange): RetryRule | undefined {
  return RETRY_RULES.find(({ when }) =>
    'fault' in when
      ? when.fault === exchange.fault
      : exchange.fault === undefined && when.status === exchange.statusCode,
  );
}
