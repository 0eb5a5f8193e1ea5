import { Document } from 'yaml';
import type { AgreementMapConfig } from '../../programme/agreements/agreement-columns.ts';
import type { ColumnDraft } from '../../programme/agreements/agreement-map-draft.ts';
import type { WordDraft } from '../../programme/agreements/agreement-map-words.ts';

/**
 * The block of `mig2hie.yaml` for a proposed map. What was left open stands in it as a comment, so
 * that the file is valid as it is and says itself what is missing; a comment stands where its line
 * belongs, so that it need only be filled in and its # taken away.
 */
export function agreementBlock(
  config: AgreementMapConfig,
  open: {
    readonly draft: ColumnDraft;
    readonly words: readonly WordDraft[];
    readonly days: string;
  },
): string {
  const { columns, states, dates } = config;
  const said = dates === undefined || dates === 'iso' ? [] : [`  dates: ${dates}`];
  const days =
    open.days === 'unclear' || open.days === 'month-first'
      ? [`  # dates: day-first   # the days are ${open.days}: say so only when they are day first`]
      : [];
  const lines = [
    'agreements:',
    ...section('columns', columns, openColumns(open.draft)),
    ...section('states', states, openWords(open.words)),
    ...said,
    ...days,
  ];
  return `${lines.join('\n')}\n`;
}

/** A map of the block, its open lines at the level of its own; one with nothing else stays `{}`, to be taken away. */
function section(
  key: string,
  entries: Readonly<Record<string, string>>,
  open: readonly string[],
): string[] {
  const hints = open.map((line) => `    # ${line}`);
  if (Object.keys(entries).length === 0) {
    return [`  ${key}: {}${open.length === 0 ? '' : EMPTY}`, ...hints];
  }
  const body = new Document(entries).toString({ lineWidth: 0 }).trimEnd().split('\n');
  return [`  ${key}:`, ...body.map((line) => `    ${line}`), ...hints];
}

const EMPTY = '   # take away the {} with the first # below';

function openColumns({ columns }: ColumnDraft): string[] {
  return columns
    .filter(({ how, required, column }) => how === 'open' || (required && column === undefined))
    .map(({ field, reason, candidates }) => {
      const could = candidates.map((name) => JSON.stringify(name)).join(' or ');
      return `${field}: ${could === '' ? '"?"' : could}   # open: ${reason}`;
    });
}

function openWords(words: readonly WordDraft[]): string[] {
  return words.flatMap((one) => [
    ...one.words
      .filter(({ key }) => key === undefined)
      .map(
        ({ word }) =>
          `"?": ${JSON.stringify(word)}   # open: a word of "${one.column}" with no meaning yet`,
      ),
    ...(one.withheld === 0
      ? []
      : [
          `open: words of "${one.column}" that are not shown, for they may be names (first on line ${one.withheldLines.join(', ')})`,
        ]),
  ]);
}
