import { EXIT, ExpectedError } from '../base/expected-error.ts';
import type { CompareRunResult, RunStart, RunTotals } from '../workflow/compare-run.ts';
import { formatTable } from './table.ts';

/** What to say before anybody is asked: how to go on when the run is interrupted. */
export function describeStart({ run, pending }: RunStart): string {
  return `Run ${run}: ${pending} patients to compare. If it is interrupted, go on with: mig2hie compare --run ${run}`;
}

/** How a run ended, as lines for people. */
export function describeResult(result: CompareRunResult): string[] {
  const { run, state, totals } = result;
  return [
    run === null ? 'Plan only, nobody was asked.' : `Run ${run} ${state}.`,
    ...describeTotals(totals),
    ...(run === null ? [] : [`Next: mig2hie findings list --run ${run}`]),
  ];
}

/** Throws an ExpectedError when a run stopped before the end of its plan. */
export function checkReachedEnd({ stopped, run }: CompareRunResult): void {
  if (stopped === null) return;
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

/** What a run covered and found, as lines for people: every planned patient is accounted for. */
export function describeTotals(totals: RunTotals): string[] {
  const { planned, compared, informative, verdicts } = totals;
  const missing = Object.entries(totals.notCompared).map(([reason, n]) => `${n} ${reason}`);
  const notCompared = planned - compared;
  const reasons = missing.length === 0 ? '' : ` (${missing.join(', ')})`;
  return [
    `Planned      ${planned} patients = ${compared} compared + ${notCompared} not compared${reasons}`,
    `Informative  ${informative} of ${compared} compared: at least one item held something to compare`,
    `Verdicts     ${verdicts.parity} parity, ${verdicts.differences} with differences, ${verdicts.undetermined} undetermined`,
    `Findings     ${describeFindings(totals.findings)}`,
  ];
}

/** Findings of a run by kind, as lines of a table; a run without any says so. */
export function describeKinds(totals: RunTotals): string[] {
  const kinds = Object.entries(totals.kinds).sort(([, a], [, b]) => b - a);
  if (kinds.length === 0) return ['No finding.'];
  return formatTable(
    [{ title: 'finding' }, { title: 'count', align: 'right' }],
    kinds.map(([kind, count]) => [kind, String(count)]),
  );
}

function describeFindings(findings: RunTotals['findings']): string {
  const parts = Object.entries(findings).map(([severity, n]) => `${n} ${severity}`);
  return parts.length === 0 ? 'none' : parts.join(', ');
}
