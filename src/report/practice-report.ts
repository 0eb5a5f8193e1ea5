import type { PracticeReportInput } from './input.ts';
import { type ReportModel, createReport } from './model.ts';
import { practiceDecisions } from './practice/decisions.ts';
import { findingsSection, reportFindings } from './practice/findings.ts';
import { practiceHeadline } from './practice/headline.ts';
import { itemsSection, tallyItems } from './practice/items.ts';
import { notTestedSection } from './practice/not-tested.ts';
import { patientsSection } from './practice/patients.ts';
import { readingSection } from './practice/reading.ts';
import { checkEvidence } from './practice/checks.ts';
import { gatesSection, smallNumbersSection, sourcesSection } from './shared-sections.ts';
import { type Counting, EXACT } from './small-numbers.ts';

/** What the evidence says of one practice, the serious things first. */
export function practiceReport(
  input: PracticeReportInput,
  counting: Counting = EXACT,
): ReportModel {
  checkEvidence(input);
  const { frame, practice, comparisons } = input;
  const findings = reportFindings(comparisons);
  const items = tallyItems(comparisons);
  const rules = rulesOf(input);
  return createReport({
    kind: 'practice',
    title: `${practice.name} (${practice.code})`,
    programme: frame.programme,
    generatedAt: frame.generatedAt,
    asAt: frame.asAt,
    tool: { version: frame.version, rules },
    smallNumbers: counting.suppressed ? 'suppressed' : 'shown',
    headline: practiceHeadline(input, findings, counting),
    sources: frame.sources,
    sections: [
      gatesSection(input, counting),
      practiceDecisions(input, findings, counting),
      findingsSection(findings, comparisons, counting),
      patientsSection(input, counting),
      itemsSection(items, comparisons.length, counting),
      notTestedSection(input, items, counting),
      readingSection(comparisons, counting),
      ...smallNumbersSection(counting),
      sourcesSection(frame.sources, frame.asAt, rules),
    ],
  });
}

/** Hashes of every rule set that made one of the comparisons. */
function rulesOf(input: PracticeReportInput): string[] {
  return [...new Set(input.comparisons.map((document) => document.tool.rules))].sort();
}
