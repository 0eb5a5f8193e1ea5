import { csvLine } from '../../base/csv-cell.ts';
import type { FindingListed } from '../../store/findings.ts';
import type { Context } from '../context.ts';
import type { ExportFormat } from './export-format.ts';
import { type FindingRequest, listFindings } from './list-findings.ts';

/** Stored findings as lines of a file: those `findings list` would list. */
export async function exportFindings(
  context: Context,
  format: ExportFormat,
  request: FindingRequest,
): Promise<string[]> {
  const { findings } = await listFindings(context, request);
  const rows = findings.map(toRow);
  if (format === 'ndjson') return rows.map((row) => JSON.stringify(row));
  return [csvLine(COLUMNS), ...rows.map((row) => csvLine(COLUMNS.map((column) => row[column])))];
}

const COLUMNS = [
  'id',
  'run',
  'case',
  'practice',
  'kind',
  'severity',
  'item',
  'field',
  'confidence',
  'cause',
  'members',
  'tolerance',
  'class',
  'classified',
  'classifiedBy',
  'classifiedAt',
  'hazard',
] as const;

type Row = Readonly<Record<(typeof COLUMNS)[number], string | number | null>>;

function toRow({ classified, ...finding }: FindingListed): Row {
  return {
    ...finding,
    classified: classified?.what ?? null,
    classifiedBy: classified?.by ?? null,
    classifiedAt: classified?.at ?? null,
    hazard: classified?.hazard ?? null,
  };
}
