import type { ComparisonDocument, DocumentEntry, Finding } from '../../compare/document.ts';
import { SEVERITIES, type Severity } from '../../compare/severity.ts';
import { groupBy, orderBy, sorted } from '../../base/ordering.ts';
import { DATA_ITEMS } from '../../record/item.ts';
import type { Side } from '../../record/side.ts';
import { assertSum } from '../model-checks.ts';
import type { Block, Cell, ReportFinding, Said, Section } from '../model.ts';
import { counted } from '../phrase.ts';
import type { Counting } from '../small-numbers.ts';
import { itemTitle, kindTitle, severityTag, severityTagOf } from '../words.ts';
import { describeEntry, describeState } from './describe-entry.ts';

/** Every finding of the comparisons, the worst first, in one fixed order. */
export function reportFindings(comparisons: readonly ComparisonDocument[]): ReportFinding[] {
  const findings = comparisons.flatMap((document) =>
    document.findings.map((finding) => toReportFinding(document, finding)),
  );
  return sorted(findings, WORST_FIRST);
}

/** How many findings of each severity and kind, then every one of them but those of the same meaning. */
export function findingsSection(
  findings: readonly ReportFinding[],
  comparisons: readonly ComparisonDocument[],
  counting: Counting,
): Section {
  const told = findings.filter((finding) => finding.severity !== 'none');
  return {
    id: 'findings',
    title: 'Findings',
    blocks: [
      severityTable(told, comparisons.length, counting),
      kindTable(findings, counting),
      ...findingLists(told, counting),
    ],
  };
}

/** How many patients some findings come from. */
export function patientsOf(findings: readonly ReportFinding[]): number {
  return new Set(findings.map((finding) => finding.case)).size;
}

const WORST_FIRST = orderBy<ReportFinding>(
  (finding) => SEVERITIES.indexOf(finding.severity),
  (finding) => finding.kind,
  (finding) => (finding.item === null ? -1 : DATA_ITEMS.indexOf(finding.item)),
  (finding) => finding.case,
  (finding) => finding.id,
);

function toReportFinding(document: ComparisonDocument, finding: Finding): ReportFinding {
  const { id, kind, severity, item, field, confidence, why, tolerance } = finding;
  return {
    id,
    kind,
    title: kindTitle(kind),
    severity,
    item,
    itemTitle: itemTitle(item),
    field,
    confidence,
    mig: saidBy('mig', document, finding),
    hie: saidBy('hie', document, finding),
    why,
    ...(finding.members === undefined ? {} : { members: finding.members.length }),
    case: document.case,
    tolerance,
  };
}

function saidBy(side: Side, document: ComparisonDocument, finding: Finding): Said {
  const index = finding[side];
  const entry = index === null ? undefined : document.entries[side][index];
  const value = finding.values[side];
  if (entry === undefined) return { entry: null, value, source: null };
  const count = membersOn(side, finding);
  return {
    entry: `${count > 1 ? `${count} entries, one of them ` : ''}${describeEntry(entry)}`,
    value: value ?? (count > 1 ? null : wholeEntryValue(finding, entry)),
    source: entry.source,
  };
}

/** How many entries of a side a finding speaks for. */
function membersOn(side: Side, { members = [] }: Finding): number {
  return members.filter((member) => member[side] !== null).length;
}

/** A finding about an entry as such shows what the entry says; one about a field shows that field only. */
function wholeEntryValue(finding: Finding, entry: DocumentEntry): string | null {
  return finding.field === null ? describeState(entry) : null;
}

function severityTable(
  told: readonly ReportFinding[],
  compared: number,
  counting: Counting,
): Block {
  const rows = SEVERITIES.filter((severity) => severity !== 'none').map((severity) =>
    severityRow(
      severity,
      told.filter((finding) => finding.severity === severity),
      counting,
    ),
  );
  const [open, covered] = splitByTolerance(told);
  const people = patientsOf(told);
  return {
    type: 'table',
    caption: `Findings by severity, in ${counted(counting.patients(compared), 'compared patient')}`,
    note: 'The patients of several severities are counted once in the last row. A finding covered by a tolerance is an agreed, expiring exception: it is still counted and listed.',
    columns: [
      { title: 'Severity', kind: 'text' },
      { title: 'Open', kind: 'count' },
      { title: 'Covered by a tolerance', kind: 'count' },
      { title: 'All findings', kind: 'count' },
      { title: 'Patients', kind: 'number' },
    ],
    rows,
    total: [
      'All severities',
      counting.of(open.length, patientsOf(open)),
      counting.of(covered.length, patientsOf(covered)),
      counting.of(told.length, people),
      counting.patients(people),
    ],
    whenEmpty: 'No severity is defined.',
  };
}

function severityRow(
  severity: Severity,
  findings: readonly ReportFinding[],
  counting: Counting,
): Cell[] {
  const [open, covered] = splitByTolerance(findings);
  return [
    severityTagOf(severity, findings.length),
    counting.of(open.length, patientsOf(open)),
    counting.of(covered.length, patientsOf(covered)),
    counting.of(findings.length, patientsOf(findings)),
    counting.patients(patientsOf(findings)),
  ];
}

function splitByTolerance(findings: readonly ReportFinding[]): [ReportFinding[], ReportFinding[]] {
  return [
    findings.filter((finding) => finding.tolerance === null),
    findings.filter((finding) => finding.tolerance !== null),
  ];
}

function kindTable(findings: readonly ReportFinding[], counting: Counting): Block {
  const groups = groupBy(findings, (finding) => `${finding.severity} ${finding.kind}`);
  return {
    type: 'table',
    caption: 'Findings by kind, the worst first',
    note: 'Kinds tagged "Same meaning" differ in form only; they are counted here and not listed one by one.',
    columns: [
      { title: 'Kind', kind: 'text' },
      { title: 'Severity', kind: 'text' },
      { title: 'Findings', kind: 'count' },
      { title: 'Patients', kind: 'number' },
    ],
    rows: [...groups.values()].map((group) => kindRow(group, counting)),
    total: [
      'All kinds',
      'any',
      counting.of(findings.length, patientsOf(findings)),
      counting.patients(patientsOf(findings)),
    ],
    whenEmpty: 'No finding of any kind.',
  };
}

function kindRow(group: readonly ReportFinding[], counting: Counting): Cell[] {
  const first = group[0];
  if (first === undefined) return [];
  return [
    `${first.title} (${first.kind})`,
    severityTag(first.severity),
    counting.of(group.length, patientsOf(group)),
    counting.patients(patientsOf(group)),
  ];
}

function findingLists(told: readonly ReportFinding[], counting: Counting): Block[] {
  if (told.length === 0) return [];
  if (counting.suppressed) {
    return [
      {
        type: 'statement',
        text: 'The findings are not listed one by one, because each line speaks of one patient. They are listed in the report that stays in the programme.',
      },
    ];
  }
  const groups = groupBy(told, (finding) => finding.severity);
  const lists = [...groups].map(([severity, group]) => ({
    type: 'findings' as const,
    severity,
    count: group.length,
    findings: group,
  }));
  assertSum(
    told.length,
    lists.map((list) => list.findings.length),
    'listed findings',
  );
  return lists;
}
