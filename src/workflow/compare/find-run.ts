import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { maskNumbers } from '../../base/mask-numbers.ts';
import { type Run, loadRun } from '../../store/runs.ts';
import type { Context } from '../context.ts';

/** The run of that id; throws an ExpectedError when the store has none. */
export async function findRun(context: Context, id: string): Promise<Run> {
  const run = await loadRun(context.store, id);
  if (run !== undefined) return run;
  throw new ExpectedError({
    code: 'MIG2HIE_NO_RUN',
    exit: EXIT.usage,
    message: `There is no run ${maskNumbers(id)} in this store.`,
    next: ['See the runs there are with "mig2hie runs list".'],
  });
}
