import type { ReportFinding, Said } from './model.ts';

/** Whether a side has nothing to show for a finding. */
export function isSilent(said: Said): boolean {
  return said.entry === null && said.value === null;
}

/** What to show for a silent side: one finding has no entry there, another is not about single entries. */
export function silence(finding: ReportFinding): string {
  return isSilent(finding.mig) && isSilent(finding.hie) ? 'not about one entry' : 'no entry';
}
