import type { Classified } from '../workflow/classify-findings.ts';
import type { FindingDocument, FindingList } from '../workflow/list-findings.ts';
import { maskNumbers } from '../base/mask-numbers.ts';
import { formatTable, wrapLine } from './table.ts';

/** One finding with both entries side by side, as lines for people. */
export function describeFinding(shown: FindingDocument): string[] {
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
    ...describeHead(shown),
    ...(rows.length === 0 ? [] : ['', ...formatTable(columns, rows)]),
    ...describeMembers(shown),
  ];
}

function describeHead({ finding, classifications, ...where }: FindingDocument): string[] {
  const { severity, kind, item, id, why, confidence, tolerance, nearest } = finding;
  return [
    `${severity}: ${kind}${item === null ? '' : ` in ${item}`} (${id})`,
    why,
    `Patient ${where.case}, practice ${where.practice}, run ${where.run}, confidence ${confidence}`,
    ...(nearest === undefined ? [] : [`Nearest on the other side: ${nearest.why}`]),
    ...(tolerance === null ? [] : [`Tolerated under ${tolerance}`]),
    ...classifications.map(describeClassification),
  ].flatMap((line) => wrapLine(line));
}

/** Members beyond these are counted; `--json` has all of them. */
const MEMBERS_MAX = 30;

/** The entries a finding on several speaks for, one of which stands above. */
function describeMembers({ members = [] }: FindingDocument): string[] {
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
    ...formatTable(columns, rows),
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

/** How a list was narrowed, as far as its lines tell of it. */
export interface ListNarrowing {
  readonly practice?: string | undefined;
  readonly severity?: string | undefined;
  readonly kind?: string | undefined;
  readonly item?: string | undefined;
  readonly class?: string | undefined;
  readonly unclassified?: boolean | undefined;
  readonly limit?: number | undefined;
}

/** A list of findings as lines for people; the last one tells of how many patients it speaks. */
export function describeFindings(listed: FindingList, narrowed: ListNarrowing): string[] {
  if (listed.compared === 0) {
    const whose = narrowed.practice === undefined ? '' : ` of ${maskNumbers(narrowed.practice)}`;
    return [`No patient${whose} has been compared; that is no evidence.`];
  }
  const footer = describeExtent(listed, narrowed);
  if (listed.count === 0) return [footer];
  const rows = listed.findings.map((one) => [
    one.severity,
    one.kind,
    one.item ?? '-',
    one.practice,
    one.case,
    one.id,
  ]);
  const lines = formatTable(COLUMNS, rows);
  const titles = lines.length - rows.length;
  return [
    ...lines.flatMap((line, index) => [line, ...describeNotes(listed, index - titles)]),
    `${footer} Next: mig2hie findings show ID`,
  ];
}

const COLUMNS = [
  { title: 'severity', whole: true },
  { title: 'finding' },
  { title: 'item' },
  { title: 'practice' },
  { title: 'patient', whole: true },
  { title: 'id', whole: true },
];

/** Below a finding: what people said of it, what covers it, and its run in a list of all runs. */
function describeNotes({ findings, from }: FindingList, index: number): string[] {
  const one = findings[index];
  if (one === undefined) return [];
  const { class: said, classified, tolerance, run } = one;
  const notes = [
    ...(said === null ? [] : [`classified ${said}`]),
    ...(said === null && classified !== null ? ['open again'] : []),
    ...(tolerance === null ? [] : [`tolerated under ${tolerance}`]),
    ...(from === 'all-runs' ? [`in run ${run}`] : []),
  ];
  return notes.length === 0 ? [] : wrapLine(notes.join(', '), 2);
}

function describeExtent(
  { count, compared, from, findings: listed }: FindingList,
  narrowed: ListNarrowing,
): string {
  const { severity, kind, item, class: said, unclassified, limit } = narrowed;
  const cut = limit !== undefined && count === limit ? 'The first ' : '';
  const findings = `${cut}${count} ${count === 1 ? 'finding' : 'findings'}`;
  const some =
    unclassified === true || [severity, kind, item, said].some((one) => one !== undefined);
  const matching = some ? ` that ${count === 1 ? 'matches' : 'match'},` : '';
  const unit = from === 'all-runs' ? 'comparison' : 'compared patient';
  const tolerated = listed.filter(({ tolerance }) => tolerance !== null).length;
  const covered = tolerated === 0 ? '' : ` ${tolerated} of them tolerated.`;
  return `${findings}${matching} in ${compared} ${unit}${compared === 1 ? '' : 's'}.${covered}`;
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
