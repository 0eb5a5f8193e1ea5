import type { PracticeReportInput } from '../input.ts';
import { lowestUnmetGate } from '../gate-standing.ts';
import type { ReportFinding } from '../model.ts';
import { counted } from '../phrase.ts';
import { gatesAsked } from '../shared-sections.ts';
import type { Counting } from '../small-numbers.ts';
import { gateTitle, severityTag } from '../words.ts';
import { patientsOf } from './findings.ts';

/** One sentence: how much was compared, what was found, and which gate holds the practice. */
export function practiceHeadline(
  input: PracticeReportInput,
  findings: readonly ReportFinding[],
  counting: Counting,
): string {
  const gate = lowestUnmetGate(input.gates);
  const held =
    gate === undefined
      ? `${gatesAsked(input.gates)} were asked, ${allPassed(input)}`
      : `the first gate not met is "${gateTitle(gate.id)}"`;
  return `${whatWasFound(input, findings, counting)}; ${held}.`;
}

/** A gate that does not apply lets a practice past and is still not met. */
function allPassed({ gates }: PracticeReportInput): string {
  return gates.every((gate) => gate.outcome === 'met')
    ? 'all met'
    : 'all met or found not to apply';
}

function whatWasFound(
  { evidence }: PracticeReportInput,
  findings: readonly ReportFinding[],
  counting: Counting,
): string {
  if (evidence === undefined) return 'No patient of this practice has been planned or compared';
  const { compared, planned } = evidence;
  const of = `${counted(counting.patients(compared), 'patient')} compared of ${counting.patients(planned)} planned`;
  if (compared === 0) return `${of}, so nothing is known of the answers`;
  const told = findings.filter((finding) => finding.severity !== 'none');
  const worst = told[0];
  if (worst === undefined) return `${of}, with no finding above "same meaning"`;
  const people = patientsOf(told);
  const found = counted(counting.of(told.length, people), 'finding');
  const who = counted(counting.patients(people), 'patient');
  return `${of}, with ${found} in ${who}, the worst of them ${severityTag(worst.severity).tag.toLowerCase()}`;
}
