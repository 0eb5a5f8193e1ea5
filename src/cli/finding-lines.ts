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
    '',
    ...formatTable(columns, rows),
  ];
}

/** How a list was narrowed, as far as its lines tell of it. */
export interface ListNarrowing {
  readonly practice?: string | undefined;
  readonly severity?: string | undefined;
  readonly kind?: string | undefined;
  readonly item?: string | undefined;
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
  const titles = ['severity', 'finding', 'item', 'practice', 'patient', 'id'];
  const rows = listed.findings.map((one) => [
    one.severity,
    one.kind,
    one.item ?? '-',
    one.practice,
    one.case,
    one.id,
    ...(repeated ? [one.run] : []),
  ]);
  const columns = [...titles, ...(repeated ? ['run'] : [])].map((title) => ({ title }));
  return [...formatTable(columns, rows), `${footer} Next: mig2hie findings show ID`];
}

function describeExtent({ count, compared, from }: FindingList, narrowed: ListNarrowing): string {
  const { severity, kind, item, limit } = narrowed;
  const cut = limit !== undefined && count === limit ? 'The first ' : '';
  const findings = `${cut}${count} ${count === 1 ? 'finding' : 'findings'}`;
  const some = [severity, kind, item].some((one) => one !== undefined);
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
