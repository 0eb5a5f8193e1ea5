import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import type { CompareRunResult, RunStart, RunTotals } from '../../workflow/compare/compare-run.ts';
import type { RunDocument } from '../../workflow/compare/list-runs.ts';
import { formatTable } from '../table/table.ts';

/** What to say before anybody is asked: who has not agreed, and how to go on after an interruption. */
export function describeStart({ run, pending, unagreed }: RunStart): string {
  const warnings = unagreed
    .slice(0, WARNINGS_MAX)
    .map(
      (code) => `Warning: ${code} has no HIE agreement in force; the HIE is asked all the same.`,
    );
  const more = unagreed.length - warnings.length;
  if (more > 0)
    warnings.push(
      `Warning: and ${more} more ${more === 1 ? 'practice has' : 'practices have'} none in force.`,
    );
  if (pending === 0) return [...warnings, `Run ${run}: nobody is left to ask.`].join('\n');
  const patients = pending === 1 ? '1 patient' : `${pending} patients`;
  const start = `Run ${run}: ${patients} to compare. If it is interrupted, go on with: mig2hie compare --run ${run}`;
  return [...warnings, start].join('\n');
}

const WARNINGS_MAX = 10;

/** How a run ended, as lines for people. */
export function describeResult(result: CompareRunResult): string[] {
  const { run, state, totals } = result;
  return [
    run === null ? 'Plan only, nobody was asked.' : `Run ${run} ${state}.`,
    ...describeTotals(totals),
    ...(run === null || totals.compared === 0 ? [] : [`Next: mig2hie findings list --run ${run}`]),
    ...(run === null || totals.unsettled === undefined
      ? []
      : [`      mig2hie compare --run ${run} --pending, once what is on its way has had time`]),
  ];
}

/** Throws an ExpectedError when a run stopped before the end of its plan. */
export function checkReachedEnd({ stopped, run, totals }: CompareRunResult): void {
  if (stopped === null) {
    checkAllAnswered(run, totals);
    return;
  }
  if (stopped.why === 'gateway') {
    throw new ExpectedError({
      code: 'MIG2HIE_GATEWAY_STOPPED',
      exit: EXIT.gateway,
      message: `The ${stopped.side} gateway failed ${stopped.failures} times in a row, the last time with ${stopped.detail}; the run was stopped.`,
      next: [`When the gateway is well again: mig2hie compare --run ${run}`],
    });
  }
  throw new ExpectedError({
    code: 'MIG2HIE_RUN_STOPPED',
    exit: EXIT.notMet,
    message: 'The run was stopped before its end, as asked.',
    next: [`Go on with: mig2hie compare --run ${run}`],
  });
}

/** A run that asked everybody and was left without an answer is no success: it can be gone on with. */
function checkAllAnswered(run: string | null, { planned, notCompared }: RunTotals): void {
  const [mig, hie] = [notCompared['mig-unavailable'] ?? 0, notCompared['hie-unavailable'] ?? 0];
  if (mig + hie === 0) return;
  throw new ExpectedError({
    code: 'MIG2HIE_GATEWAY_SILENT',
    exit: EXIT.gateway,
    message: `${mig + hie} of ${planned} planned patients could not be compared: ${mig} without an answer of the MIG, ${hie} of the HIE.`,
    next: [`When the gateway is well again: mig2hie compare --run ${run}`],
  });
}

/** What a run covered and found, as lines for people: every planned patient is accounted for. */
export function describeTotals(totals: RunTotals): string[] {
  const { planned, compared, informative, verdicts, unsettled, tolerated } = totals;
  const missing = Object.entries(totals.notCompared).map(([reason, n]) => `${n} ${reason}`);
  const notCompared = planned - compared;
  const reasons = missing.length === 0 ? '' : ` (${missing.join(', ')})`;
  return [
    `Planned      ${planned} patients = ${compared} compared + ${notCompared} not compared${reasons}`,
    `Informative  ${informative} of ${compared} compared: at least one item held something to compare`,
    `Verdicts     ${verdicts.parity} parity, ${verdicts.differences} with differences, ${verdicts.undetermined} undetermined`,
    ...(unsettled === undefined
      ? []
      : [
          `Unsettled    ${unsettled.pending} ${unsettled.pending === 1 ? 'patient' : 'patients'} pending, ${unsettled.unstable} with an unstable source`,
        ]),
    `Findings     ${describeFindings(totals)}${tolerated === undefined ? '' : `; and ${tolerated} tolerated`}`,
  ];
}

/** Answers in place of a record by their reason, a line for each side that gave any. */
export function describeRefusals(refusals: RunDocument['refusals']): string[] {
  if (refusals === undefined) return [];
  const sides = [
    ['MIG', refusals.mig],
    ['HIE', refusals.hie],
  ] as const;
  return sides.flatMap(([side, counts]) => {
    const parts = Object.entries(counts).map(([name, n]) => `${n} ${name}`);
    return parts.length === 0 ? [] : [`Refused      by the ${side}: ${parts.join(', ')}`];
  });
}

/** Findings of a run by kind, as lines of a table; a run without any says so, and of how many. */
export function describeKinds(totals: RunTotals, width?: number): string[] {
  const kinds = Object.entries(totals.kinds).sort(([, a], [, b]) => b - a);
  if (totals.compared === 0) return ['Nobody was compared; that is no evidence.'];
  if (kinds.length === 0) return [`No finding in ${totals.compared} compared patients.`];
  return formatTable(
    [{ title: 'finding' }, { title: 'count', align: 'right' }],
    kinds.map(([kind, count]) => [kind, String(count)]),
    { width },
  );
}

function describeFindings({ compared, findings }: RunTotals): string {
  if (compared === 0) return 'not known, nobody was compared';
  const parts = Object.entries(findings).map(([severity, n]) => `${n} ${severity}`);
  return parts.length === 0 ? 'none' : parts.join(', ');
}
