import {
  type Refusals,
  type RunTotals,
  listRuns as storedRuns,
  practicesOfRun,
  runRefusals,
  runTotals,
} from '../../store/run-totals.ts';
import { comparisonTexts } from '../../store/comparisons.ts';
import { type ResponseListed, listResponses } from '../../store/responses.ts';
import type { Run } from '../../store/runs.ts';
import type { Context } from '../context.ts';
import { findRun } from './find-run.ts';
import { openSecrets } from './open-secrets.ts';
import { returnLapsed } from './return-lapsed.ts';

/** A run as lists and documents show it. */
export interface RunShown {
  readonly id: string;
  readonly state: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly asAt: string;
  readonly planHash: string;
  readonly configHash: string;
  readonly tool: { readonly version: string; readonly rules: string };
  readonly keyId: string;
  /** The run whose unsettled patients it asked again; absent for a run of its own. */
  readonly follows?: string;
}

/** Shape of `runs list --json`; newest first. */
export interface RunList {
  readonly schema: 'mig2hie/runs/1';
  readonly runs: readonly (RunShown & { readonly planned: number; readonly compared: number })[];
}

/** Shape of `runs show --json`. */
export interface RunDocument {
  readonly schema: 'mig2hie/run/1';
  readonly run: RunShown;
  readonly totals: RunTotals;
  readonly practices: readonly {
    readonly practice: string;
    readonly planned: number;
    readonly compared: number;
    readonly findings: number;
  }[];
  /** Answers in place of a record, by side and class; absent when there is none. */
  readonly refusals?: Refusals | undefined;
}

/** Every run, or every run that planned a practice. */
export async function listRuns(
  context: Context,
  filter: { readonly practice?: string | undefined },
): Promise<RunList> {
  const runs = await storedRuns(context.store, filter);
  return {
    schema: 'mig2hie/runs/1',
    runs: runs.map((run) => ({ ...shown(run), planned: run.planned, compared: run.compared })),
  };
}

/** What a run covered and found. */
export async function showRun(context: Context, id: string): Promise<RunDocument> {
  const run = await findRun(context, id);
  await returnLapsed(context);
  const refusals = runRefusals(context.store, run.id);
  return {
    schema: 'mig2hie/run/1',
    run: shown(run),
    totals: await runTotals(context.store, run.id),
    practices: await practicesOfRun(context.store, run.id),
    ...(refusals === undefined ? {} : { refusals }),
  };
}

/** The stored comparison documents of a run in plan order, one compact JSON text each. */
export async function* exportComparisons(context: Context, id: string): AsyncGenerator<string> {
  const run = await findRun(context, id);
  await returnLapsed(context);
  yield* comparisonTexts(context.store, openSecrets(context).vault, run.id);
}

/** The manifest of a run's answers: hashes, sizes and times, also of bodies that were purged. */
export async function* exportResponses(
  context: Context,
  id: string,
): AsyncGenerator<ResponseListed> {
  const run = await findRun(context, id);
  yield* listResponses(context.store, run.id);
}

function shown(run: Run): RunShown {
  return {
    id: run.id,
    state: run.state,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt ?? null,
    asAt: run.asAt,
    planHash: run.planHash,
    configHash: run.configHash,
    tool: { version: run.toolVersion, rules: run.rules },
    keyId: run.keyId,
    ...(run.follows === undefined ? {} : { follows: run.follows }),
  };
}
