import type { Side } from '../record/side.ts';
import { GatewayStopped } from './gateway.ts';

/** Counts failures in a row and ends the asking when there are too many. */
export interface Breaker {
  /** Throws {@link GatewayStopped} once the gateway is given up. */
  check(): void;
  succeeded(): void;
  failed(detail: string): void;
}

/** A breaker for one gateway. It stays open: only a new run, or resuming one, tries again. */
export function createBreaker(side: Side, failuresMax: number): Breaker {
  let failures = 0;
  let open: GatewayStopped | undefined;
  return {
    check: () => {
      if (open !== undefined) throw open;
    },
    succeeded: () => {
      failures = 0;
    },
    failed: (detail) => {
      failures += 1;
      if (failures >= failuresMax) open ??= new GatewayStopped(side, failures, detail);
    },
  };
}
