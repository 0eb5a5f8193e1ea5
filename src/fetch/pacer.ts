/** Lets requests through no faster than agreed, and no more at once. */
export interface Pacer {
  run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Starts nothing for this long: the gateway asked for a pause. */
  pause(ms: number): void;
  close(): void;
}

/** How fast, and how many at once. */
export interface Pace {
  readonly concurrency: number;
  readonly ratePerSecond: number;
}

/**
 * A pacer over p-queue. The rate is kept in windows of about a tenth of a second, so that requests
 * do not come in one burst at the start of each second.
 */
export async function createPacer(pace: Pace): Promise<Pacer> {
  const { default: PQueue } = await import('p-queue');
  const intervalCap = Math.max(1, Math.floor(pace.ratePerSecond / 10));
  const queue = new PQueue({
    concurrency: pace.concurrency,
    intervalCap,
    interval: (intervalCap * 1000) / pace.ratePerSecond,
  });
  let timer: NodeJS.Timeout | undefined;
  let pausedUntil = 0;
  return {
    run: (work, signal) => queue.add(work, { signal }),
    pause: (ms) => {
      const until = performance.now() + ms;
      if (until <= pausedUntil) return;
      pausedUntil = until;
      queue.pause();
      clearTimeout(timer);
      timer = setTimeout(() => queue.start(), ms);
    },
    close: () => {
      clearTimeout(timer);
      queue.clear();
    },
  };
}
