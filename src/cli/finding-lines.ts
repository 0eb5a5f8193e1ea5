import type { Classified } from '../workflow/classify-findings.ts';
import type { FindingDocument, FindingList } from '../workflow/list-findings.ts';
import { maskNumbers } from '../base/mask-numbers.ts';
import { formatTable } from './table.ts';

/** One finding with both entries side by side, as lines for people. */
export function describeFinding(shown: FindingDocument): string[] {
  const { finding, entries } = shown;
  const rows = FIELDS.map((field) => [
    field,
    printed(entries.mig?.[field]),
    printed(entries.hie?.[field]),
  ]).filter(([, mig, hie]) => mig !== '' || hie !== '');
  if (finding.field !== null) {
    rows.unshift([`>> ${finding.field}`, finding.values.mig ?? '-', finding.values.hie ?? '-']);
  }
  const columns = [{ title: 'field' }, { title: 'mig', wrap: true }, { title: 'hie', wrap: true }];
  return [
    `${finding.severity}: ${finding.kind}${finding.item === null ? '' : ` in ${finding.item}`} (${finding.id})`,
    finding.why,
    `Patient ${shown.case}, practice ${shown.practice}, run ${shown.run}, confidence ${finding.confidence}`,
    ...(finding.tolerance === null ? [] : [`Tolerated under ${finding.tolerance}`]),
    ...shown.classifications.map(describeClassification),
    '',
    ...formatTable(columns, rows),
    ...describeMembers(shown),
  ];
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
    `It speaks for ${members.length} members:`,
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
  const repeated = listed.from === 'all-runs';
  const isSaid = listed.findings.some(({ classified }) => classified !== null);
  const titles = ['severity', 'finding', 'item', 'practice', 'patient', 'id'];
  const rows = listed.findings.map((one) => [
    one.severity,
    one.kind,
    one.item ?? '-',
    one.practice,
    one.case,
    one.id,
    ...(isSaid ? [tellClass(one)] : []),
    ...(repeated ? [one.run] : []),
  ]);
  const more = [...(isSaid ? ['class'] : []), ...(repeated ? ['run'] : [])];
  const columns = [...titles, ...more].map((title) => ({ title }));
  return [...formatTable(columns, rows), `${footer} Next: mig2hie findings show ID`];
}

function tellClass({ class: said, classified }: FindingList['findings'][number]): string {
  return said ?? (classified === null ? '-' : 'open again');
}

function describeExtent({ count, compared, from }: FindingList, narrowed: ListNarrowing): string {
  const { severity, kind, item, class: said, unclassified, limit } = narrowed;
  const cut = limit !== undefined && count === limit ? 'The first ' : '';
  const findings = `${cut}${count} ${count === 1 ? 'finding' : 'findings'}`;
  const some =
    unclassified === true || [severity, kind, item, said].some((one) => one !== undefined);
  const matching = some ? ` that ${count === 1 ? 'matches' : 'match'},` : '';
  const unit = from === 'all-runs' ? 'comparison' : 'compared patient';
  return `${findings}${matching} in ${compared} ${unit}${compared === 1 ? '' : 's'}.`;
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
