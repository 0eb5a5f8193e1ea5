import { SingleBar } from 'cli-progress';
import type { Progress } from '../workflow/context.ts';

/** Progress on stderr; silent when `quiet` or when stderr is no terminal. */
export function createProgress(options: { readonly quiet: boolean }): Progress {
  if (options.quiet || !process.stderr.isTTY)
    return { start: () => undefined, tick: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    format: '{what} {bar} {value}/{total} | {eta_formatted} left',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  });
  return {
    start: (what, total) => bar.start(total, 0, { what }),
    tick: (count = 1) => bar.increment(count),
    stop: () => bar.stop(),
  };
}
