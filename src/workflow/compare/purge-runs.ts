import { listRuns } from '../../store/run-totals.ts';
import { purgeResponses, responseTotals } from '../../store/responses.ts';
import { type CalendarDate, daysBetween, parseCalendarDate } from '../../base/calendar-date.ts';
import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import type { Run } from '../../store/runs.ts';
import type { Context } from '../context.ts';
import { findRun } from './find-run.ts';

/** Which runs to purge: one, or all older than the configured time. */
export interface PurgeOptions {
  readonly run?: string | undefined;
  /** Days to keep in place of the configured ones; for purging by age. */
  readonly olderThanDays?: number | undefined;
  /** Purge also a run that has not reached its end; what it lacks will be asked again. */
  readonly unfinished: boolean;
  /** Count only. */
  readonly dryRun: boolean;
}

/** Shape of `runs purge --json`. */
export interface PurgeResult {
  readonly schema: 'mig2hie/purge/1';
  readonly dryRun: boolean;
  readonly runs: readonly {
    readonly run: string;
    readonly bodies: number;
    readonly bytes: number;
  }[];
}

/** Removes stored answers; their hashes, sizes and times stay, and so do comparisons and findings. */
export async function purgeRuns(context: Context, options: PurgeOptions): Promise<PurgeResult> {
  const runs =
    options.run === undefined
      ? await oldRuns(context, options)
      : [await findRun(context, options.run)];
  const [only] = runs;
  if (options.run !== undefined && only !== undefined) checkEnded(only, options);
  const purged = [];
  for (const run of runs) {
    const { bodies, bytes } = await responseTotals(context.store, run.id);
    if (!options.dryRun) await purgeResponses(context.store, run.id);
    purged.push({ run: run.id, bodies, bytes });
  }
  return { schema: 'mig2hie/purge/1', dryRun: options.dryRun, runs: purged };
}

async function oldRuns(context: Context, options: PurgeOptions): Promise<Run[]> {
  const keepDays = options.olderThanDays ?? context.config.responses.keepDays;
  const today = dayOf(context.clock());
  const runs = await listRuns(context.store);
  return runs
    .filter((run) => run.state === 'finished' || options.unfinished)
    .filter((run) => {
      const day = dayOf(run.finishedAt ?? run.startedAt);
      return today !== undefined && day !== undefined && daysBetween(day, today) > keepDays;
    });
}

function dayOf(instant: string): CalendarDate | undefined {
  return parseCalendarDate(instant.slice(0, 10));
}

function checkEnded(run: Run, options: PurgeOptions): void {
  if (run.state === 'finished' || options.unfinished) return;
  throw new ExpectedError({
    code: 'MIG2HIE_RUN_UNFINISHED',
    exit: EXIT.usage,
    message: `The run ${run.id} has not reached its end: without its stored answers, patients would be asked again.`,
    next: [
      `Finish it first with "mig2hie compare --run ${run.id}".`,
      'Or purge it all the same with --unfinished.',
    ],
  });
}
