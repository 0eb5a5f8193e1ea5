import { Document, type Pair, Scalar, isMap, isScalar } from 'yaml';
import type { AgreementMapConfig } from '../../programme/agreements/agreement-columns.ts';
import type { ColumnDraft } from '../../programme/agreements/agreement-map-draft.ts';
import type { WordDraft } from '../../programme/agreements/agreement-map-words.ts';

/**
 * The block of `mig2hie.yaml` for a proposed map. What was left open stands in it as a comment, so
 * that the file is valid as it is and says itself what is missing.
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
  const said = dates === undefined || dates === 'iso' ? {} : { dates };
  const document = new Document({ agreements: { columns, states, ...said } });
  const block = document.get('agreements');
  if (isMap(block)) {
    comment(block.items, 'columns', openColumns(open.draft));
    comment(block.items, 'states', openWords(open.words));
    if (open.days === 'unclear' || open.days === 'month-first') {
      block.comment = ` dates: day-first   # the days are ${open.days}: say so only when they are day first`;
    }
  }
  return document.toString({ lineWidth: 0 });
}

function comment(pairs: readonly Pair[], key: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  const pair = pairs.find((one) => isScalar(one.key) && one.key.value === key);
  if (pair?.key instanceof Scalar) pair.key.commentBefore = lines.join('\n');
}

function openColumns({ columns }: ColumnDraft): string[] {
  return columns
    .filter(({ how, required, column }) => how === 'open' || (required && column === undefined))
    .map(({ field, reason, candidates }) => {
      const could = candidates.map((name) => JSON.stringify(name)).join(' or ');
      return ` ${field}: ${could === '' ? '?' : could}   # open: ${reason}`;
    });
}

function openWords(words: readonly WordDraft[]): string[] {
  return words.flatMap((one) => [
    ...one.words
      .filter(({ key }) => key === undefined)
      .map(({ word }) => ` ?: ${word}   # open: a word of "${one.column}" with no meaning yet`),
    ...(one.withheld === 0
      ? []
      : [
          ` open: words of "${one.column}" that are not shown, for they may be names (first on line ${one.withheldLines.join(', ')})`,
        ]),
  ]);
}
