import type { AgreementMapDocument } from '../../workflow/agreements/draft-agreement-map.ts';
import { noteLines } from './import-lines.ts';
import { formatTable, wrapLine } from '../table/table.ts';

/** A proposed column map, for people: what is taken for what and why, what an import would do, the block. */
export function agreementMapLines(draft: AgreementMapDocument, width: number): string[] {
  const layout = { flow: 'a row for each flow', party: 'a row for each party' };
  const shape = draft.layout === null ? 'its layout cannot be told yet' : layout[draft.layout];
  return [
    `${draft.file}: ${draft.rows} rows, ${shape}. Nothing was imported.`,
    '',
    ...columnLines(draft, width),
    ...wordLines(draft, width),
    ...previewLines(draft, width),
    '',
    ...closingLines(draft),
  ];
}

function columnLines({ columns, unread }: AgreementMapDocument, width: number): string[] {
  const told = columns.filter(({ how, required }) => how !== 'absent' || required);
  const rows = told.map(({ field, required, column, how, reason, candidates }) => [
    required ? `${field} *` : field,
    column ?? (candidates.length > 0 ? `? ${candidates.join(' or ')}` : '?'),
    how,
    reason,
  ]);
  const titles = [{ title: 'field' }, { title: 'column' }, { title: 'how' }];
  const dropped =
    unread.length === 0
      ? []
      : wrapLine(
          `Never read, ${counted(unread.length, 'column')}: ${unread.join(', ')}.`,
          0,
          width,
        );
  return [
    ...formatTable([...titles, { title: 'because', wrap: true }], rows, { width }),
    ...(told.some(({ required }) => required) ? ['  * the layout cannot do without it'] : []),
    ...(told.some(({ column }) => column === null) ? ['  ? left open, for you to say'] : []),
    ...dropped,
  ];
}

function wordLines({ words, days }: AgreementMapDocument, width: number): string[] {
  const rows = words.flatMap((one) =>
    one.words.map(({ word, rows: count, key, how }) => [
      one.column,
      word,
      String(count),
      key ?? '?',
      how,
    ]),
  );
  const withheld = words
    .filter((one) => one.withheld > 0)
    .flatMap((one) =>
      wrapLine(
        `Not shown, for they may be names: ${counted(one.withheld, 'other word')} of "${one.column}", first on ${nameLines(one.withheldLines)}.`,
        0,
        width,
      ),
    );
  const titles = [{ title: 'column' }, { title: 'word' }];
  const table = formatTable(
    [...titles, { title: 'rows', align: 'right' }, { title: 'means' }, { title: 'how' }],
    rows,
    { width },
  );
  return [
    ...(rows.length === 0 ? [] : ['', ...table]),
    ...withheld,
    ...(days === 'none' ? [] : wrapLine(DAYS[days], 0, width)),
  ];
}

const DAYS = {
  'day-first': 'Days with slashes are written day first: at least one of them proves it.',
  'month-first':
    'Days with slashes are written month first, which is not read: export them as yyyy-mm-dd.',
  unclear:
    'Days with slashes could be day or month first, and none proves it: say "dates: day-first" if they are.',
} as const;

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}

function nameLines(lines: readonly number[]): string {
  return `${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}`;
}

function previewLines({ preview }: AgreementMapDocument, width: number): string[] {
  if ('refused' in preview) {
    return [
      '',
      ...wrapLine(`An import through this map would be refused: ${preview.refused}`, 0, width),
    ];
  }
  const { rows, kept, rejected, flows, organisationAgreements, reasons } = preview;
  const once =
    organisationAgreements === 0
      ? ''
      : `, ${counted(organisationAgreements, 'agreement')} of tiers 0 and 1`;
  return [
    '',
    `An import through this map: ${kept} of ${rows} rows kept (${counted(flows, 'flow')}${once}), ${rejected} rejected.`,
    ...reasons.map(
      ({ rows: count, column, reason, line }) =>
        `  ${count} for ${column}: ${reason} (first on line ${line})`,
    ),
    ...noteLines(preview),
  ];
}

/** Whether nothing in the block is new. Whether days are day first cannot be seen here. */
function isSettled({ columns, words, days, written }: AgreementMapDocument): boolean {
  const ways = [...columns, ...words.flatMap((one) => one.words)].map(({ how }) => how);
  return !written && days === 'none' && !ways.includes('synonym');
}

function closingLines(draft: AgreementMapDocument): string[] {
  const { complete, written, yaml } = draft;
  if (complete && isSettled(draft)) {
    return ['mig2hie.yaml says all that this export needs; nothing is left to add.'];
  }
  if (written) return ['Written to mig2hie.yaml:', '', ...yaml.trimEnd().split('\n')];
  const next = complete
    ? 'Put this into mig2hie.yaml (--write does it when nothing stands under "agreements" yet):'
    : 'Some of it is open; it stands there as a comment. Fill it in and put this into mig2hie.yaml:';
  return [next, '', ...yaml.trimEnd().split('\n')];
}
