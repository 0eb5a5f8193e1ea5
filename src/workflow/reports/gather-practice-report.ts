import type { CalendarDate } from '../../base/calendar-date.ts';
import { parseCalendarDate } from '../../base/calendar-date.ts';
import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import type { GateResult } from '../../readiness/gate.ts';
import type { PracticeEvidence } from '../../readiness/practice-evidence.ts';
import type { PracticeReportInput, ReportOrganisation } from '../../report/input.ts';
import type { ListedOrganisation } from '../../store/organisations.ts';
import {
  newestComparison,
  newestComparisons,
  practiceComparisons,
} from '../../store/practice-comparisons.ts';
import { runTotals } from '../../store/run-totals.ts';
import type { Context } from '../context.ts';
import { findRun } from '../compare/find-run.ts';
import { openSecrets } from '../compare/open-secrets.ts';
import { type ProgrammeFacts, gatherFacts } from '../flows/programme-facts.ts';
import { reportFrame } from './report-frame.ts';
import { type GateDocument, statusOf } from '../flows/status.ts';

/** What a practice report is asked for. */
export interface PracticeRequest {
  readonly organisation: string;
  readonly asAt?: string | undefined;
  readonly run?: string | undefined;
}

/** Reads everything a practice report is made of from the store. */
export async function gatherPractice(
  context: Context,
  request: PracticeRequest,
): Promise<PracticeReportInput> {
  const { organisation: code, asAt } = request;
  const status = await statusOf(context, { organisation: code, asAt });
  if (status.flows.length > 0 && status.flows.every((flow) => flow.provider !== code)) {
    throw noPractice(code);
  }
  const facts = await gatherFacts(context, asAt);
  if (request.run !== undefined) await findRun(context, request.run);
  const evidence = await chooseEvidence(context, facts, request);
  if (request.run !== undefined && evidence === undefined) throw notPlanned(code, request.run);
  const comparisons = await loadComparisons(context, evidence, {
    run: request.run,
    day: facts.asAt,
  });
  const [own] = status.organisations;
  return {
    frame: await reportFrame(context, status, runsBehind(evidence)),
    practice: describeOrganisation(facts, code),
    gates: (own?.gates ?? []).map(toGateResult),
    evidence,
    comparisons,
  };
}

/** An organisation as the register of the day has it, or that it has it not. */
export function describeOrganisation(facts: ProgrammeFacts, code: string): ReportOrganisation {
  const listed: ListedOrganisation | undefined = facts.organisations.get(code);
  if (listed === undefined) {
    return {
      code,
      name: 'Not in the register',
      status: 'not in the register',
      supplier: undefined,
      commissioner: undefined,
    };
  }
  const { name, status, supplier, commissioner } = listed;
  return { code, name, status: status ?? 'not told', supplier, commissioner };
}

/** A gate's answer as the core has it. */
export function toGateResult(gate: GateDocument): GateResult {
  const asAt: CalendarDate | undefined =
    gate.asAt === null ? undefined : parseCalendarDate(gate.asAt);
  return { ...gate, asAt };
}

/** The runs a report names as its sources: the newest, whose plan it is, and those whose comparisons are used. */
export function runsBehind(evidence: PracticeEvidence | undefined): string[] {
  return evidence === undefined ? [] : [...new Set([evidence.run, ...(evidence.runs ?? [])])];
}

/** The evidence of the run asked for alone, or what is known of each planned patient. */
export async function chooseEvidence(
  context: Context,
  facts: ProgrammeFacts,
  { organisation: practice, run }: PracticeRequest,
): Promise<PracticeEvidence | undefined> {
  const newest = facts.evidence.get(practice);
  if (run === undefined) return newest;
  const totals = await runTotals(context.store, run, practice);
  if (totals.planned === 0) return undefined;
  const comparedAt = await newestComparison(context.store, { run, practice });
  const lastAnswer = newest?.lastAnswer ?? { mig: undefined, hie: undefined };
  const runs = comparedAt === undefined ? [] : [run];
  return { practice, run, runs, comparedAt, ...totals, lastAnswer };
}

async function loadComparisons(
  context: Context,
  evidence: PracticeEvidence | undefined,
  { run: onlyRun, day }: { readonly run: string | undefined; readonly day: CalendarDate },
): Promise<PracticeReportInput['comparisons']> {
  if (evidence === undefined || evidence.compared === 0) return [];
  const { run, practice } = evidence;
  const { vault } = openSecrets(context);
  const documents =
    onlyRun === undefined
      ? await newestComparisons(context.store, vault, { practice, day })
      : await practiceComparisons(context.store, vault, { run: onlyRun, practice });
  if (documents.length === evidence.compared) return documents;
  throw new ExpectedError({
    code: 'MIG2HIE_REPORT_RUN_MOVES',
    exit: EXIT.notMet,
    message: `Run ${run} went on while its report was made: ${evidence.compared} patients were compared at first, ${documents.length} at last.`,
    next: ['Build the report again when the run has ended.'],
  });
}

function notPlanned(code: string, run: string): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_REPORT_RUN',
    exit: EXIT.usage,
    message: `Run ${run} planned no patient of ${code}, so there is nothing of it to report.`,
    next: [
      `See the runs of this practice with "mig2hie runs list --practice ${code}".`,
      'Leave --run out to report the newest comparison of each patient.',
    ],
  });
}

function noPractice(code: string): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_REPORT_ORGANISATION',
    exit: EXIT.usage,
    message: `${code} only views records of others, so there is no practice report about it.`,
    next: [`See its flows with "mig2hie status ${code}", or build the programme report.`],
  });
}
