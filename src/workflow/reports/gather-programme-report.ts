import type { CalendarDate } from '../../base/calendar-date.ts';
import { orderBy, sorted, tally } from '../../base/ordering.ts';
import { standingOn } from '../../programme/agreements/agreement-standing.ts';
import type { Flow } from '../../programme/flow.ts';
import type {
  AgreementCount,
  ProgrammeFlow,
  ProgrammePractice,
  ProgrammeReportInput,
} from '../../report/input.ts';
import type { Context } from '../context.ts';
import { findRun } from '../compare/find-run.ts';
import {
  chooseEvidence,
  describeOrganisation,
  runsBehind,
  toGateResult,
} from './gather-practice-report.ts';
import { listAgreements } from '../agreements/list-agreements.ts';
import { type ProgrammeFacts, gatherFacts } from '../flows/programme-facts.ts';
import { reportFrame } from './report-frame.ts';
import { type FlowStatus, type StatusDocument, statusOf } from '../flows/status.ts';

/** What a programme report is asked for. */
export interface ProgrammeRequest {
  readonly asAt?: string | undefined;
  readonly run?: string | undefined;
}

/** Reads everything a programme report is made of from the store. */
export async function gatherProgramme(
  context: Context,
  request: ProgrammeRequest,
): Promise<{ input: ProgrammeReportInput; rules: readonly string[] }> {
  if (request.run !== undefined) await findRun(context, request.run);
  const status = await statusOf(context, { asAt: request.asAt });
  const facts = await gatherFacts(context, request.asAt);
  const practices: ProgrammePractice[] = [];
  for (const { code, gates } of practicesOf(status)) {
    practices.push({
      organisation: describeOrganisation(facts, code),
      gates: gates.map(toGateResult),
      evidence: await chooseEvidence(context, facts, { organisation: code, run: request.run }),
    });
  }
  const runs = [...new Set(practices.flatMap(({ evidence }) => runsBehind(evidence)))];
  const input = {
    frame: await reportFrame(context, status, runs),
    denominator: denominatorOf(status, practices.length),
    practices,
    flows: flowsOf(status, facts),
    facts: status.facts,
    agreements: await countAgreements(context, request.asAt),
  };
  return { input, rules: await rulesOf(context, runs) };
}

/** An organisation that only views records is no practice; its flows speak for it. */
function practicesOf(status: StatusDocument): StatusDocument['organisations'] {
  const providers = new Set(status.flows.map((flow) => flow.provider));
  const consumers = new Set(status.flows.map((flow) => flow.consumer));
  return status.organisations.filter(
    ({ code, kind }) =>
      providers.has(code) || kind === 'gp-practice' || (kind === null && !consumers.has(code)),
  );
}

function denominatorOf({ scope, sources, asAt }: StatusDocument, practices: number): string {
  const files = sources.map((source) => `${source.file} of ${source.asAt}`);
  const from = files.length === 0 ? 'no file of organisations' : files.join(', ');
  return `${practices} practices among the ${scope.organisations} ${scope.meaning}, as at ${asAt}, from ${from}; the register holds ${scope.activePractices} active GP practices`;
}

/** The move is to the HIE, so its flows are the ones that must come through the gates. */
function flowsOf(status: StatusDocument, facts: ProgrammeFacts): ProgrammeFlow[] {
  const known = new Map(facts.flows.map((flow) => [keyOf(flow), flow]));
  const hie = status.flows.filter((flow) => flow.channel === 'hie');
  return hie.map((flow) => ({
    practice: flow.provider,
    consumer: flow.consumer,
    consumerName: facts.organisations.get(flow.consumer)?.name,
    gates: flow.gates.map(toGateResult),
    reasons: reasonsOf(flow, known.get(keyOf(flow)), facts.asAt),
  }));
}

function keyOf(flow: { provider: string; consumer: string; channel: string }): string {
  return `${flow.provider} ${flow.consumer} ${flow.channel}`;
}

/**
 * Why the flow is not agreed, without the names of agreements, so that one consumer who has not signed
 * is one reason however many agreements wait for it. Of several agreements the nearest to force is told.
 */
function reasonsOf(status: FlowStatus, flow: Flow | undefined, day: CalendarDate): string[] {
  if (status.gate !== 'agreed') return [];
  const standings = (flow?.agreements ?? []).map((agreement) => ({
    name: agreement.agreement,
    reasons: standingOn(agreement, day).reasons,
  }));
  const [nearest] = sorted(
    standings,
    orderBy(
      (one) => one.reasons.length,
      (one) => one.name,
    ),
  );
  if (nearest === undefined)
    return [`No HIE agreement joins the practice and consumer ${status.consumer}.`];
  return nearest.reasons.map((reason) => `The agreement ${reason}.`);
}

async function countAgreements(
  context: Context,
  asAt: string | undefined,
): Promise<AgreementCount[]> {
  const { agreements } = await listAgreements(context, { asAt });
  const counts = tally(agreements, (one) => `${one.channel} ${one.standing}`);
  return [...counts].map(([key, count]) => {
    const [channel = '', state = ''] = key.split(' ');
    return { channel, state: state.replaceAll('-', ' '), count };
  });
}

async function rulesOf(context: Context, runs: readonly string[]): Promise<string[]> {
  const found = await Promise.all(runs.map((run) => findRun(context, run)));
  return [...new Set(found.map((run) => run.rules))];
}
