import { NOT_COMPARED_REASONS } from '../../readiness/practice-evidence.ts';
import { REASON_TITLES } from '../../report/words.ts';
import type { DemoResult } from './demo.ts';

/** Why patients were not compared, by reason; nothing when all were. */
export function notComparedLines({ notCompared }: DemoResult['totals']): string[] {
  const reasons = NOT_COMPARED_REASONS.flatMap((reason) => {
    const count = notCompared[reason] ?? 0;
    const title = REASON_TITLES[reason];
    return count === 0 ? [] : [`  ${count}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`];
  });
  return reasons.length === 0 ? [] : ['Not compared, which no report leaves out:', ...reasons];
}

/** What a demonstration tells at its end, a line each. */
export function demoLines({ check, reports, directory, workspace, asAt }: DemoResult): string[] {
  const missed = check.faults.filter((fault) => !fault.named);
  return [
    '',
    `Seeded faults named in the reports: ${check.named} of ${check.seeded}.`,
    ...missed.map(
      ({ fault, expected }) => `  not named: ${fault} (${expected.kind}, ${expected.severity})`,
    ),
    `Other findings above "none" in the reports: ${check.unexpected.length}.`,
    ...check.unexpected.map((finding) => `  not seeded: ${finding.kind} (${finding.severity})`),
    '',
    'Reports:',
    ...reports.filter((path) => path.endsWith('.html')).map((path) => `  ${path}`),
    `Each seeded fault and what was reported of it: ${directory}/seeded-faults.json`,
    `Look further: mig2hie status --workspace ${workspace} --as-at ${asAt}`,
  ];
}
