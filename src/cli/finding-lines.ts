import type { FindingDocument } from '../workflow/list-findings.ts';
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
