import type { CodeMapAnswersDocument } from '../../workflow/maps/code-maps.ts';
import type { CodeMapImportReport } from '../../workflow/maps/import-code-maps.ts';
import { formatTable } from '../table/table.ts';

/** What the import of one map file did, for people. */
export function mapImportLines(report: CodeMapImportReport, dryRun: boolean): string[] {
  const { counts } = report;
  const figures: [string, number][] = [
    ['rows of the file', counts.rows],
    ['active', counts.active],
    ['inactive', counts.inactive],
    ['ambiguous', counts.ambiguous],
    ['newest of each id as at the release', counts.latest],
    ['of these in use', counts.inUse],
    ['different targets', counts.targets],
    ['targets that are markers such as _DRUG', counts.markers],
    ['that begin after the release', counts.later],
  ];
  return [
    headline(report, dryRun),
    ...describeOthers(report),
    ...figures
      .filter(([, count]) => count > 0)
      .map(([what, count]) => `  ${String(count).padStart(9)}  ${what}`),
    ...report.passedOver.map(
      ({ what, rows }) => `  ${String(rows).padStart(9)}  passed over: ${what}`,
    ),
    ...report.checks.map(({ passed, said }) => `  ${passed ? 'passed' : 'FAILED'}: ${said}`),
    ...(report.unreadColumns.length === 0
      ? []
      : [`  Columns not read: ${report.unreadColumns.join(', ')}.`]),
  ];
}

function headline(report: CodeMapImportReport, dryRun: boolean): string {
  const what = `${report.file} as ${report.series}, release ${report.release}`;
  if (report.alreadyImported) return `Already imported, nothing done: ${what}.`;
  return dryRun ? `Dry run, nothing stored: ${what}.` : `Imported ${what}.`;
}

function describeOthers({ supersedes, newer }: CodeMapImportReport): string[] {
  if (newer !== null)
    return [`  The newer release ${newer} stays in use; this one answers for earlier days.`];
  return supersedes === null ? [] : [`  Takes the place of release ${supersedes}.`];
}

/** What the maps say of one code, for people. */
export function mapAnswerLines(
  { answers, code, asAt }: CodeMapAnswersDocument,
  width?: number,
): string[] {
  return answers.flatMap(({ system, active, rows, equivalents }) => [
    `${code} in ${system}, as at ${asAt}${active === null ? '' : `: an ${active ? 'active' : 'inactive'} concept`}`,
    '',
    ...formatTable(
      ROW_COLUMNS,
      rows.map((row) => [
        row.kind,
        row.qualifier === '' ? '-' : row.qualifier,
        row.target === '' ? '-' : row.target,
        row.status,
        tellFlag(row.assured),
        `${row.map} ${row.release} ${row.row}`,
      ]),
      { width },
    ),
    '',
    ...(equivalents.length === 0 ? ['It leads to no concept.'] : equivalents.map(tellEquivalent)),
    '',
  ]);
}

function tellFlag(value: boolean | undefined): string {
  if (value === undefined) return 'not said';
  return value ? 'yes' : 'no';
}

function tellEquivalent({
  code,
  relation,
  ambiguous,
  citations,
}: CodeMapAnswersDocument['answers'][number]['equivalents'][number]): string {
  const certain = ambiguous ? 'ambiguous, never used as equal' : relation;
  return `${code} (${certain}) by ${citations.map(({ map, row }) => `${map} ${row}`).join(', then ')}`;
}

const ROW_COLUMNS = [
  { title: 'says' },
  { title: 'term' },
  { title: 'target' },
  { title: 'status' },
  { title: 'assured' },
  { title: 'by', wrap: true },
] as const;
