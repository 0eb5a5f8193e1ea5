import { assert } from '../../base/assert.ts';
import { SEVERITIES } from '../../compare/severity.ts';
import type { PracticeReportInput } from '../input.ts';
import { assertSum } from '../model-checks.ts';

/** Holds the totals of the evidence against the comparisons they were taken from, so that none is told that was not counted. */
export function checkEvidence(input: PracticeReportInput): void {
  const { evidence, comparisons } = input;
  const cases = comparisons.map((document) => document.case);
  assert(new Set(cases).size === cases.length, 'one patient was compared twice in one run');
  // Without gates the headline would say that none holds the practice back.
  assert(input.gates.length > 0, 'a practice report without gates');
  if (evidence === undefined) {
    assert(comparisons.length === 0, 'comparisons without evidence of their plan');
    return;
  }
  const missed = Object.values(evidence.notCompared);
  assertSum(evidence.planned, [evidence.compared, ...missed], 'planned patients');
  assertSum(evidence.compared, Object.values(evidence.verdicts), 'verdicts');
  assertSum(
    evidence.compared,
    comparisons.map(() => 1),
    'comparisons',
  );
  checkFindings(input);
}

/** The evidence leaves tolerated findings out. */
function checkFindings({ evidence, comparisons }: PracticeReportInput): void {
  const open = comparisons
    .flatMap((document) => document.findings)
    .filter((finding) => finding.tolerance === null);
  for (const severity of SEVERITIES) {
    const found = open.filter((finding) => finding.severity === severity).length;
    assertSum(evidence?.findings[severity] ?? 0, [found], `findings of severity ${severity}`);
  }
}
