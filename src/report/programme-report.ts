import { compareText } from '../base/ordering.ts';
import type { ProgrammeReportInput } from './input.ts';
import { type ReportModel, createReport } from './model.ts';
import { agreementsSection } from './programme/agreements.ts';
import { blockersOf, blockersSection } from './programme/blockers.ts';
import { checkProgramme } from './programme/checks.ts';
import { programmeDecisions } from './programme/decisions.ts';
import { evidenceSection } from './programme/evidence.ts';
import { programmeFindingsSection } from './programme/findings.ts';
import { flowsSection } from './programme/flows.ts';
import { programmeHeadline } from './programme/headline.ts';
import { programmeGapsSection } from './programme/not-tested.ts';
import { everyPracticeSection } from './programme/practices.ts';
import { standingSection } from './programme/standing.ts';
import { smallNumbersSection, sourcesSection } from './shared-sections.ts';
import { type Counting, EXACT } from './small-numbers.ts';

/** Where the whole programme stands: blockers and the worst practices first, every count with its denominator. */
export function programmeReport(
  given: ProgrammeReportInput,
  rulesUsed: readonly string[] = [],
  counting: Counting = EXACT,
): ReportModel {
  const input = inOrder(given);
  checkProgramme(input);
  const { frame } = input;
  const rules = [...rulesUsed].sort(compareText);
  const blockers = blockersOf(input, counting);
  return createReport({
    kind: 'programme',
    title: frame.programme,
    programme: frame.programme,
    generatedAt: frame.generatedAt,
    asAt: frame.asAt,
    tool: { version: frame.version, rules },
    smallNumbers: counting.suppressed ? 'suppressed' : 'shown',
    headline: programmeHeadline(input),
    sources: frame.sources,
    sections: [
      standingSection(input),
      blockersSection(blockers),
      programmeDecisions(input, blockers),
      programmeFindingsSection(input, counting),
      flowsSection(input),
      agreementsSection(input),
      evidenceSection(input, counting),
      everyPracticeSection(input, counting),
      programmeGapsSection(input, counting),
      ...smallNumbersSection(counting),
      sourcesSection(frame.sources, frame.asAt, rules),
    ],
  });
}

/** The order in which the store hands things over must not change the report. */
function inOrder(input: ProgrammeReportInput): ProgrammeReportInput {
  const practices = [...input.practices].sort((a, b) =>
    compareText(a.organisation.code, b.organisation.code),
  );
  const flows = [...input.flows].sort(
    (a, b) => compareText(a.consumer, b.consumer) || compareText(a.practice, b.practice),
  );
  return { ...input, practices, flows };
}
