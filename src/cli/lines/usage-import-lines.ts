import type { UsageImportReport, UsageLogDocument } from '../../workflow/usage/import-usage.ts';
import { importLines } from './import-lines.ts';
import { formatTable } from '../table/table.ts';

/** What an import of an access log did, for people. */
export function usageImportLines(report: UsageImportReport, width?: number): string[] {
  return [...importLines(report, width), ...logLines(report.logs, width)];
}

function logLines(logs: readonly UsageLogDocument[], width: number | undefined): string[] {
  if (logs.length === 0) return [];
  const rows = logs.map((log) => [
    log.channel,
    String(log.accesses),
    String(log.failed),
    String(log.flows),
    String(log.weeks),
    log.since === null ? 'none for certain' : `${log.since} to ${log.until}`,
    log.coverage,
  ]);
  return ['', ...formatTable(COLUMNS, rows, { width })];
}

const COLUMNS = [
  { title: 'channel' },
  ...['accesses', 'failed', 'flows', 'weeks'].map((title) => ({ title, align: 'right' as const })),
  { title: 'days it covers' },
  { title: 'told by' },
];
