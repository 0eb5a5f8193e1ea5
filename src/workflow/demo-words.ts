import type { DemoResult } from './demo.ts';

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
