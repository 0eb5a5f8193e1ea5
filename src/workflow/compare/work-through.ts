import { parseCalendarDate } from '../../base/calendar-date.ts';
import { assert } from '../../base/assert.ts';
import { compareReadings } from '../../compare/compare-readings.ts';
import { type Gateway, GatewayStopped } from '../../fetch/gateway.ts';
import { openGateways } from '../../fetch/open-gateways.ts';
import type { BySide, Side } from '../../record/side.ts';
import { saveComparison } from '../../store/comparisons.ts';
import {
  type PendingCase,
  type Run,
  markStopped,
  pendingCases,
  recordNotCompared,
  setRunState,
} from '../../store/runs.ts';
import { type AskContext, askCase } from './ask-case.ts';
import type { Context } from '../context.ts';
import type { Secrets } from './open-secrets.ts';
import { readCase } from './read-case.ts';
import { readOffers } from './read-offers.ts';
import type { MapLookup } from '../maps/map-lookup.ts';
import type { Patients } from './resolve-patients.ts';
import type { RunJudging } from './run-judging.ts';
import { type LagOf, firstDraw, settlingOf } from './settling.ts';

/** Why a run ended before its plan did. */
export type Stop =
  | { readonly why: 'asked-to' }
  | {
      readonly why: 'gateway';
      readonly side: Side;
      readonly failures: number;
      /** The last failure, in our words. */
      readonly detail: string;
    };

/** A run under way. */
export interface RunningRun extends Secrets {
  readonly run: Run;
  readonly patients: Patients;
  readonly pending: number;
  /** Asks the code maps the run began with; undefined where there were none. */
  readonly lookup: MapLookup | undefined;
  readonly lagOf: LagOf;
  readonly judging: RunJudging;
}

/** Plan rows taken from the store at a time, so that memory does not grow with the plan. */
const PAGE = 200;

/** Works through the patients a run still lacks, several at a time, and notes how it ended. */
export async function workThrough(
  context: Context,
  running: RunningRun,
  options: { readonly concurrency?: number | undefined; readonly drain: AbortSignal },
): Promise<Stop | undefined> {
  const { run } = running;
  const gateways = await openGateways({
    config: context.config,
    directory: context.directory,
    concurrency: options.concurrency,
    clock: context.clock,
    seed: run.id,
    readTrace: readOffers,
  });
  context.progress.start('Comparing patients', running.pending);
  try {
    const stop = await workPages(context, running, { gateways, ...options });
    if (stop !== undefined) await markStopped(context.store, run.id);
    await setRunState(
      context.store,
      run.id,
      stop === undefined
        ? { state: 'finished', finishedAt: context.clock() }
        : { state: 'stopped' },
    );
    return stop;
  } finally {
    context.progress.stop();
    await Promise.all([gateways.mig.close(), gateways.hie.close()]);
  }
}

async function workPages(
  context: Context,
  running: RunningRun,
  options: {
    readonly gateways: BySide<Gateway>;
    readonly concurrency?: number | undefined;
    readonly drain: AbortSignal;
  },
): Promise<Stop | undefined> {
  const { default: PQueue } = await import('p-queue');
  const { mig, hie } = context.config.gateways;
  const abort = new AbortController();
  const concurrency =
    (options.concurrency ?? mig?.concurrency ?? 1) + (options.concurrency ?? hie?.concurrency ?? 1);
  const queue = new PQueue({ concurrency });
  let failure: unknown;
  let cutShort = false;
  const asking: AskContext = {
    store: context.store,
    vault: running.vault,
    run: running.run.id,
    gateways: options.gateways,
    signal: abort.signal,
    drawFirst: firstDraw(context, running.run),
  };
  const work = async (one: PendingCase): Promise<void> => {
    try {
      cutShort ||= failure !== undefined || options.drain.aborted;
      if (cutShort) return;
      await workCase(context, running, asking, one);
      context.progress.tick();
    } catch (error) {
      failure ??= error;
      // A gateway that is given up leaves the other patients under way in peace; a defect does not.
      if (!(error instanceof GatewayStopped)) abort.abort(error);
    }
  };
  for await (const one of pendingInOrder(context, running.run.id)) {
    await queue.onSizeLessThan(concurrency);
    cutShort ||= failure !== undefined || options.drain.aborted;
    if (cutShort) break;
    void queue.add(() => work(one));
  }
  await queue.onIdle();
  return stopOf(failure, cutShort);
}

async function* pendingInOrder(context: Context, run: string): AsyncGenerator<PendingCase> {
  let after = -1;
  for (;;) {
    const page = await pendingCases(context.store, run, { after, limit: PAGE });
    if (page.length === 0) return;
    yield* page;
    after = page.at(-1)?.ordinal ?? after;
  }
}

async function workCase(
  context: Context,
  running: RunningRun,
  asking: AskContext,
  one: PendingCase,
): Promise<void> {
  const { run } = running;
  const nhsNumber = running.patients.get(one.pseudonym);
  assert(nhsNumber !== undefined, 'every pending patient was checked before the run began');
  const key = { run: run.id, ordinal: one.ordinal };
  const asked = await askCase(asking, one, nhsNumber);
  if ('reason' in asked) {
    await recordNotCompared(context.store, key, asked);
    return;
  }
  const asAt = parseCalendarDate(run.asAt);
  assert(asAt !== undefined, 'a run stores a whole day as its as-at date');
  const readings = readCase(asked.bodies);
  const document = compareReadings({
    case: one.pseudonym,
    ...readings,
    maps: running.lookup?.(readings),
    asAt,
    asked: nhsNumber,
    tool: { version: run.toolVersion },
    severities: running.judging.severities,
    tolerances: await running.judging.tolerancesFor(one.practice),
    ...settlingOf(asked, running.lagOf(one.practice)),
  });
  await saveComparison(context.store, running.vault, {
    ...key,
    practice: one.practice,
    comparedAt: context.clock(),
    document,
  });
}

function stopOf(failure: unknown, cutShort: boolean): Stop | undefined {
  if (failure instanceof GatewayStopped) {
    const { side, failures, detail } = failure;
    return { why: 'gateway', side, failures, detail };
  }
  if (failure !== undefined) throw failure;
  return cutShort ? { why: 'asked-to' } : undefined;
}
