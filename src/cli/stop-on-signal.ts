/**
 * Runs `work` with a signal that is aborted by the first Ctrl-C (or SIGTERM): what is under way may
 * then be finished. The second one ends the process at once, which costs nothing either.
 */
export async function stopOnSignal<T>(
  tell: () => void,
  work: (drain: AbortSignal) => Promise<T>,
): Promise<T> {
  const drain = new AbortController();
  const stop = (): void => {
    tell();
    drain.abort();
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    return await work(drain.signal);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}
