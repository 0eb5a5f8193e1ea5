import { randomBytes } from 'node:crypto';
import type { CalendarDate } from '../../base/calendar-date.ts';
import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { maskNumbers } from '../../base/mask-numbers.ts';
import { configHash } from '../../config/config-hash.ts';
import { gatewayConfigs } from '../../fetch/open-gateways.ts';
import { type RunTotals, practicesOfRun, runTotals } from '../../store/run-totals.ts';
import { type Run, countPending, createRun, loadRun, setRunState } from '../../store/runs.ts';
import { keepRunCodeMaps, runCodeMaps } from '../../store/run-code-maps.ts';
import { unsettledCases } from '../../store/unsettled-cases.ts';
import type { Context } from '../context.ts';
import { listAgreements } from '../agreements/list-agreements.ts';
import { findRun } from './find-run.ts';
import { type Secrets, openSecrets } from './open-secrets.ts';
import { type RunPlan, planOf, planRun } from './plan-run.ts';
import {
  type Patients,
  checkEveryPatient,
  missingPatients,
  readPatients,
} from './resolve-patients.ts';
import { lagsOf } from './settling.ts';
import { mapLookup } from '../maps/map-lookup.ts';
import { judgingOf, keepJudging, rulesOf } from './run-judging.ts';
import { toolVersion } from '../tool.ts';
import { type Stop, workThrough } from './work-through.ts';

export type { RunTotals };

/** Which run to make or to go on with, and how. */
export interface CompareRunOptions {
  /** Practices to plan; all of the imported lists when empty. */
  readonly practices: readonly string[];
  /** Id of a run to go on with. */
  readonly resume?: string | undefined;
  /** With `resume`: asks again, in a new run, for the patients of that one who are not settled. */
  readonly pending?: boolean | undefined;
  /** Id for a new run; made from the clock when absent. */
  readonly runId?: string | undefined;
  /** Requests under way at once on each gateway, in place of the configured number. */
  readonly concurrency?: number | undefined;
  /** Sample list to take the numbers from, in place of where it was imported from. */
  readonly samples?: string | undefined;
  /** Plan only. */
  readonly dryRun: boolean;
  /** The day the comparisons take as today; the clock's when absent. */
  readonly asAt?: CalendarDate | undefined;
  /** Aborted when the user wants to stop: what is under way is finished, nothing more is begun. */
  readonly drain: AbortSignal;
  /** Told once the run has its id, before anything is asked. */
  readonly onStart?: ((start: RunStart) => void) | undefined;
}

/** A run about to ask its first patient. */
export interface RunStart {
  readonly run: string;
  readonly pending: number;
  /** Practices of the run without an HIE agreement in force today, by code. */
  readonly unagreed: readonly string[];
}

/** How a run ended; shape of `compare --json`. */
export interface CompareRunResult {
  readonly schema: 'mig2hie/run-result/1';
  /** Null for a dry run. */
  readonly run: string | null;
  readonly state: Run['state'] | 'planned';
  readonly planHash: string;
  /** Planned is always compared plus not compared. */
  readonly totals: RunTotals;
  /** Why the run stopped before its end; null when it did not. */
  readonly stopped: Stop | null;
}

/** Compares the planned patients, or goes on with a run that did not reach its end. */
export async function compareRun(
  context: Context,
  options: CompareRunOptions,
): Promise<CompareRunResult> {
  gatewayConfigs(context.config);
  const secrets = openSecrets(context);
  if (options.dryRun) return dryRun(context, secrets, options);
  const run = await runToWork(context, secrets, options);
  const pending = await countPending(context.store, run.id);
  const patients =
    pending === 0 ? new Map() : await readPatients(context, secrets.keys, options.samples);
  await checkEveryPatient(context, run.id, patients);
  // Only now is the run touched: one that cannot go on, or has nothing left to do, stays as it was.
  if (run.state !== 'running' && pending > 0) {
    await setRunState(context.store, run.id, { state: 'running' });
  }
  const unagreed = pending === 0 ? [] : await withoutAgreement(context, run.id);
  options.onStart?.({ run: run.id, pending, unagreed });
  const lagOf = await lagsOf(context, run.asAt);
  const judging = await judgingOf(context, secrets.vault, run);
  const lookup = mapLookup(context.store, await runCodeMaps(context.store, run));
  const running = { run, patients, pending, lagOf, judging, lookup, ...secrets };
  const isDone = pending === 0 && run.state === 'finished';
  const stopped = isDone ? undefined : await workThrough(context, running, options);
  const ended = await loadRun(context.store, run.id);
  return {
    schema: 'mig2hie/run-result/1',
    run: run.id,
    state: ended?.state ?? 'stopped',
    planHash: run.planHash,
    totals: await runTotals(context.store, run.id),
    stopped: stopped ?? null,
  };
}

async function runToWork(
  context: Context,
  secrets: Secrets,
  options: CompareRunOptions,
): Promise<Run> {
  const { resume, pending } = options;
  if (resume !== undefined && pending !== true) return resumeRun(context, secrets, resume);
  const plan = await planOfNew(context, options);
  if (resume === undefined || plan.cases.length > 0)
    return beginRun(context, secrets, options, plan);
  // Nobody is left to ask again: the run is told as it stands.
  const run = await findRun(context, resume);
  return (await countPending(context.store, run.id)) === 0
    ? run
    : resumeRun(context, secrets, resume);
}

/** Whom a new run asks: all of the sample, or those whom another run left unsettled. */
async function planOfNew(
  context: Context,
  { practices, resume, pending }: CompareRunOptions,
): Promise<RunPlan> {
  if (resume === undefined || pending !== true) return planRun(context, practices);
  const { id } = await findRun(context, resume);
  const cases = await unsettledCases(context.store, id);
  return planOf(
    cases.map(({ practice, pseudonym, stratum }) => ({ practice, pseudonym, stratum })),
  );
}

async function withoutAgreement(context: Context, run: string): Promise<string[]> {
  const { agreements } = await listAgreements(context, {});
  const inForce = new Set(
    agreements
      .filter(({ channel, standing }) => channel === 'hie' && standing === 'in-force')
      .map(({ provider }) => provider.code),
  );
  const practices = await practicesOfRun(context.store, run);
  return practices.map(({ practice }) => practice).filter((code) => !inForce.has(code));
}

async function dryRun(
  context: Context,
  secrets: Secrets,
  options: CompareRunOptions,
): Promise<CompareRunResult> {
  const plan = await planOfNew(context, options);
  const patients = await readPatients(context, secrets.keys, options.samples);
  const missing = plan.cases.filter((one) => !patients.has(one.pseudonym)).length;
  if (missing > 0) throw missingPatients(missing, plan.cases.length);
  const planned = plan.cases.length;
  return {
    schema: 'mig2hie/run-result/1',
    run: null,
    state: 'planned',
    planHash: plan.hash,
    totals: {
      planned,
      compared: 0,
      informative: 0,
      notCompared: { 'not-yet-asked': planned },
      verdicts: { parity: 0, differences: 0, undetermined: 0 },
      findings: {},
      kinds: {},
    },
    stopped: null,
  };
}

async function beginRun(
  context: Context,
  secrets: Secrets,
  options: CompareRunOptions,
  plan: RunPlan,
): Promise<Run> {
  const startedAt = context.clock();
  const run: Run = {
    id: options.runId ?? newRunId(startedAt),
    planHash: plan.hash,
    configHash: configHash(context.config),
    rules: rulesOf(context),
    toolVersion: toolVersion(),
    keyId: secrets.keys.id,
    asAt: options.asAt ?? startedAt.slice(0, 10),
    startedAt,
    finishedAt: undefined,
    state: 'running',
    ...(options.resume === undefined ? {} : { follows: options.resume }),
  };
  await checkNewId(context, run.id);
  // The lists are read before the run is stored: a run that could ask nobody is never begun.
  const patients = await readPatients(context, secrets.keys, options.samples);
  checkPlan(plan.cases, patients);
  await createRun(context.store, run, plan.cases);
  await keepJudging(context, secrets.vault, run);
  await keepRunCodeMaps(context.store, run);
  return run;
}

function checkPlan(cases: readonly { readonly pseudonym: string }[], patients: Patients): void {
  const missing = cases.filter((one) => !patients.has(one.pseudonym)).length;
  if (missing > 0) throw missingPatients(missing, cases.length);
}

function newRunId(startedAt: string): string {
  const [day = '', time = ''] = startedAt.replace('Z', '').split('T');
  return `r${day.replaceAll('-', '')}-${time.replaceAll(':', '')}-${randomBytes(3).toString('hex')}`;
}

async function checkNewId(context: Context, id: string): Promise<void> {
  const good = /^[A-Za-z0-9][A-Za-z0-9-]{2,40}$/.test(id) && maskNumbers(id) === id;
  if (!good) {
    throw new ExpectedError({
      code: 'MIG2HIE_RUN_ID',
      exit: EXIT.usage,
      message:
        'The id given for the run is not one: 3 to 41 letters, digits and hyphens, no NHS number.',
      next: ['Leave --run-id out to have one made.'],
    });
  }
  if ((await loadRun(context.store, id)) === undefined) return;
  throw new ExpectedError({
    code: 'MIG2HIE_RUN_EXISTS',
    exit: EXIT.usage,
    message: `There is a run ${id} already.`,
    next: [`Go on with it by "mig2hie compare --run ${id}", or choose another id.`],
  });
}

async function resumeRun(context: Context, secrets: Secrets, id: string): Promise<Run> {
  const run = await findRun(context, id);
  if (run.rules !== rulesOf(context) || run.toolVersion !== toolVersion()) {
    throw mixed(`the run ${id} was begun with other rules (mig2hie ${run.toolVersion})`);
  }
  if (run.configHash !== configHash(context.config)) {
    throw mixed(`the run ${id} was begun with another configuration of whom and what to ask`);
  }
  if (run.keyId !== secrets.keys.id) throw mixed(`the run ${id} was begun with other keys`);
  return run;
}

function mixed(why: string): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_RUN_MIXED',
    exit: EXIT.usage,
    message: `The run cannot be resumed: ${why}, and one run must not mix them.`,
    next: ['Begin a new run with "mig2hie compare".'],
  });
}
