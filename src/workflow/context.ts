import { join } from 'node:path';
import { EXIT, ExpectedError } from '../base/expected-error.ts';
import { type Config } from '../config/schema.ts';
import { loadWorkspace } from '../config/load-config.ts';
import { type StoreHandle, openStore } from '../store/open-store.ts';

/** Progress of long work: told to people, never relied on. */
export interface Progress {
  start(what: string, total: number): void;
  tick(count?: number): void;
  stop(): void;
}

/** Everything a use case needs from outside; nothing else is ambient. */
export interface Context {
  readonly directory: string;
  readonly config: Config;
  readonly store: StoreHandle;
  /** Now, as an ISO instant in UTC with seconds; `SOURCE_DATE_EPOCH` fixes it for reproducible runs. */
  readonly clock: () => string;
  readonly progress: Progress;
  close(): void;
}

/** How a context is opened. */
export interface OpenContextOptions {
  readonly directory: string;
  readonly progress: Progress;
  readonly clock?: () => string;
}

/** Opens the workspace in a directory: configuration and store. */
export function openContext(options: OpenContextOptions): Context {
  const { directory, config } = loadWorkspace(options.directory);
  const store = openStore(join(directory, config.store));
  return {
    directory,
    config,
    store,
    clock: options.clock ?? systemClock,
    progress: options.progress,
    close: () => store.close(),
  };
}

/** The machine's clock, or the fixed second `SOURCE_DATE_EPOCH` names. */
export function systemClock(): string {
  const fixed = process.env['SOURCE_DATE_EPOCH'];
  if (fixed !== undefined && !/^\d{1,11}$/.test(fixed)) {
    throw new ExpectedError({
      code: 'MIG2HIE_CLOCK',
      exit: EXIT.usage,
      message: 'SOURCE_DATE_EPOCH is set, and is not a whole number of seconds.',
      next: ['Unset it, or set it to the seconds since 1970-01-01 UTC.'],
    });
  }
  const now = fixed === undefined ? new Date() : new Date(Number(fixed) * 1000);
  return `${now.toISOString().slice(0, 19)}Z`;
}
