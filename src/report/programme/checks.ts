import { assert } from '../../base/assert.ts';
import type { ProgrammeReportInput } from '../input.ts';
import { assertSum } from '../model-checks.ts';

/** Holds the input against itself: one row for a practice and for a flow, and totals that are the sums of their parts. */
export function checkProgramme(input: ProgrammeReportInput): void {
  const codes = input.practices.map((practice) => practice.organisation.code);
  assert(new Set(codes).size === codes.length, 'a practice stands twice in a programme report');
  const flows = input.flows.map((flow) => `${flow.practice} ${flow.consumer}`);
  assert(new Set(flows).size === flows.length, 'a flow stands twice in a programme report');
  // One without gates would count as past all of them.
  const checked = [...input.practices, ...input.flows].every((one) => one.gates.length > 0);
  assert(checked, 'a practice or flow has no gates');
  for (const { organisation, evidence } of input.practices) {
    if (evidence === undefined) continue;
    const { planned, compared, notCompared, verdicts, findings, kinds } = evidence;
    const at = organisation.code;
    assertSum(planned, [compared, ...Object.values(notCompared)], `planned patients of ${at}`);
    assertSum(compared, Object.values(verdicts), `verdicts of ${at}`);
    const found = Object.values(findings).reduce((a, b) => a + b, 0);
    assertSum(found, Object.values(kinds), `findings by kind of ${at}`);
  }
}
