import { atLeast } from '../../compare/severity.ts';
import type { PracticeReportInput } from '../input.ts';
import type { Decision, ReportFinding, Section } from '../model.ts';
import { counted } from '../phrase.ts';
import { gateDecision, gatesAsked, openGates, residualRiskDecision } from '../shared-sections.ts';
import type { Counting } from '../small-numbers.ts';
import { CLINICAL_SAFETY_OFFICER } from '../words.ts';
import { patientsOf } from './findings.ts';

/** What people have to decide next: the gates in their order, then the serious findings. */
export function practiceDecisions(
  input: PracticeReportInput,
  findings: readonly ReportFinding[],
  counting: Counting,
): Section {
  const decisions = [
    ...wrongPatient(findings, counting),
    ...openGates(input.gates).map((gate) => gateDecision(gate, counting)),
    ...seriousFindings(findings, counting),
    ...residualRisk(input),
  ];
  return {
    id: 'who-decides-next',
    title: 'Who decides next',
    blocks: [
      {
        type: 'paragraph',
        text: 'This report says what was measured and what was not. It decides nothing: the people named here do, the first of them next.',
      },
      { type: 'decisions', decisions },
    ],
  };
}

/** The wrong patient stops everything else, so it comes before every gate. */
function wrongPatient(findings: readonly ReportFinding[], counting: Counting): Decision[] {
  const mismatches = findings.filter((finding) => finding.kind === 'patient-mismatch');
  if (mismatches.length === 0) return [];
  const people = counting.patients(patientsOf(mismatches));
  return [
    {
      who: CLINICAL_SAFETY_OFFICER,
      what: 'How did one side answer with another patient, and must its use stop?',
      why: `For ${counted(people, 'patient')} the two sides did not answer about the same person.`,
    },
  ];
}

function seriousFindings(findings: readonly ReportFinding[], counting: Counting): Decision[] {
  const serious = findings.filter(
    (finding) => finding.tolerance === null && atLeast(finding.severity, 'considerable'),
  );
  if (serious.length === 0) return [];
  const people = patientsOf(serious);
  const found = counted(counting.of(serious.length, people), 'open finding');
  return [
    {
      who: CLINICAL_SAFETY_OFFICER,
      what: 'What do the serious findings mean for patients, and what has to be done about each?',
      why: `${found} of severity considerable or worse, in ${counted(counting.patients(people), 'patient')}.`,
    },
  ];
}

/** Past every gate asked, a decision is left that nothing here measures. */
function residualRisk({ gates }: PracticeReportInput): Decision[] {
  if (openGates(gates).length > 0 || gates.some((gate) => gate.id === 'safe')) return [];
  const why = `No gate asked holds the practice back, and only ${gatesAsked(gates)} were asked.`;
  return [residualRiskDecision(why)];
}
