import type { Classified } from '../../workflow/findings/classify-findings.ts';
import type { FindingDocument } from '../../workflow/findings/list-findings.ts';
import { formatTable, wrapLine } from '../table/table.ts';

/** One finding with both entries side by side, as lines for people. */
export function describeFinding(shown: FindingDocument, width?: number): string[] {
  const { finding, entries } = shown;
  const rows = FIELDS.map((field) => [
    field,
    printed(entries.mig?.[field]),
    printed(entries.hie?.[field]),
  ]).filter(([, mig, hie]) => mig !== '' || hie !== '');
  const { mig, hie } = finding.values;
  // Details of the patient are compared and never printed: such a finding names its field only.
  if (finding.field !== null && (mig !== null || hie !== null)) {
    rows.unshift([`>> ${finding.field}`, mig ?? '-', hie ?? '-']);
  }
  const columns = [{ title: 'field' }, { title: 'mig', wrap: true }, { title: 'hie', wrap: true }];
  return [
    ...describeHead(shown, width),
    ...(rows.length === 0 ? [] : ['', ...formatTable(columns, rows, { width })]),
    ...describeMembers(shown, width),
  ];
}

function describeHead(
  { finding, classifications, ...where }: FindingDocument,
  width: number | undefined,
): string[] {
  const { severity, kind, item, id, why, confidence, tolerance, nearest } = finding;
  return [
    `${severity}: ${kind}${item === null ? '' : ` in ${item}`} (${id})`,
    why,
    `Patient ${where.case}, practice ${where.practice}, run ${where.run}, confidence ${confidence}`,
    ...(nearest === undefined ? [] : [`Nearest on the other side: ${nearest.why}`]),
    ...(tolerance === null ? [] : [`Tolerated under ${tolerance}`]),
    ...classifications.map(describeClassification),
  ].flatMap((line) => wrapLine(line, 0, width));
}

/** Members beyond these are counted; `--json` has all of them. */
const MEMBERS_MAX = 30;

/** The entries a finding on several speaks for, one of which stands above. */
function describeMembers({ members = [] }: FindingDocument, width: number | undefined): string[] {
  if (members.length === 0) return [];
  const columns = [
    { title: 'mig', wrap: true },
    { title: 'hie', wrap: true },
  ];
  const rows = members.slice(0, MEMBERS_MAX).map(({ mig, hie }) => [nameOf(mig), nameOf(hie)]);
  const more = members.length - MEMBERS_MAX;
  return [
    '',
    `It speaks for ${members.length} ${members.length === 1 ? 'entry or pair' : 'entries or pairs'}:`,
    ...formatTable(columns, rows, { width }),
    ...(more > 0 ? [`and ${more} more, which --json prints.`] : []),
  ];
}

function nameOf(entry: Entry | null): string {
  if (entry === null) return '-';
  return [entry.term ?? entry.kind, entry.date].filter((part) => part !== undefined).join(', ');
}

function describeClassification(one: FindingDocument['classifications'][number]): string {
  const day = one.at.slice(0, 10);
  if (one.what === 'reopened') return `Open again since ${day}, in run ${one.run}: ${one.why}`;
  const hazard = one.hazard === null ? '' : `, hazard ${one.hazard}`;
  return `Classified ${one.class} by ${one.by} on ${day}${hazard}: ${one.why}`;
}

/** What was classified, as lines for people. */
export function describeClassified({ findings, class: said, by }: Classified): string[] {
  const count = findings.length === 1 ? '1 finding' : `${findings.length} findings`;
  return [
    `${count} classified ${said} by ${by}. No verdict changes by it.`,
    ...findings.map(({ id, severity, kind }) => `  ${id} ${severity} ${kind}`),
  ];
}

type Entry = NonNullable<FindingDocument['entries']['mig']>;

const FIELDS = [
  'term',
  'kind',
  'item',
  'codes',
  'date',
  'status',
  'value',
  'unit',
  'dose',
  'source',
] as const satisfies readonly (keyof Entry)[];

function printed(value: Entry[(typeof FIELDS)[number]] | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  return value.map((code) => `${code.system}|${code.code}`).join(' ');
}
