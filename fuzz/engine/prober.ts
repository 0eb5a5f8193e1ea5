import type { FuzzInput, Violation } from './check.ts';
import { startExecutor } from './executor.ts';
import type { Bounds, Executor } from './executor.ts';

/** Executes single inputs, each as if nothing had come before it. */
export interface Prober {
  probe(input: FuzzInput): Promise<Violation | undefined>;
  stop(): void;
}

/** A prober for one reader. Its process is started when first needed, and again after each that ended. */
export function createProber(reader: string, bounds: Bounds): Prober {
  let executor: Executor | undefined;
  const stop = (): void => {
    executor?.stop();
    executor = undefined;
  };
  return {
    stop,
    probe: async (input) => {
      executor ??= await startExecutor(bounds);
      let told: Violation | undefined;
      const outcome = await executor.obey({ order: 'try', reader, input }, (answer) => {
        if (answer.answer === 'tried') told = answer.violation;
      });
      if (outcome.ended === 'answered') return told;
      stop();
      return outcome.violation;
    },
  };
}
