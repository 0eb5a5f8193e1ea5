import { compareText, sorted } from '../../base/ordering.ts';
import type { AgreementField } from './agreement-columns.ts';
import { SAFE_WORDS, WORD_SYNONYMS } from './agreement-synonyms.ts';
import { type AgreementWords, WORD_KINDS, foldWord } from './agreement-words.ts';
import { type CsvTable, cell } from '../files/csv-rows.ts';
import { holdsPerson } from '../files/person-guard.ts';

/** What a word of a column is taken for, and why. */
export interface WordProposal {
  readonly field: AgreementField;
  readonly column: string;
  /** The word as the export writes it. */
  readonly word: string;
  readonly rows: number;
  /** Key of `agreements.states`; undefined when it is left open. */
  readonly key: string | undefined;
  readonly how: 'configured' | 'exact' | 'synonym' | 'open';
}

/** The words of one column. Those that are not shown may be names, and are only counted. */
export interface WordDraft {
  readonly field: AgreementField;
  readonly column: string;
  readonly words: readonly WordProposal[];
  /** Distinct words that are not shown. */
  readonly withheld: number;
  /** Lines they first stand on, so that whoever holds the file can look. */
  readonly withheldLines: readonly number[];
}

/** Fields whose cells are words of a short list. */
export const WORD_FIELDS: Readonly<Partial<Record<AgreementField, keyof AgreementWords>>> = {
  state: 'state',
  providerState: 'state',
  consumerState: 'state',
  dpiaState: 'dpia',
  channel: 'channel',
  role: 'role',
  tier: 'tier',
  signatoryRole: 'signatory',
  providerSignatoryRole: 'signatory',
  consumerSignatoryRole: 'signatory',
};

/** More distinct words than this are no list of states. */
const WORDS_MAX = 12;

/** Proposes a meaning for each word of a column of states. */
export function draftWords(
  table: CsvTable,
  place: { readonly field: AgreementField; readonly column: string },
  known: AgreementWords,
): WordDraft | undefined {
  const kind = WORD_FIELDS[place.field];
  if (kind === undefined) return undefined;
  const seen = countWords(table, table.header.indexOf(place.column) + 1);
  // A word the configuration or the tool knows is no name; of others no more than a list of states has.
  const safe = ({ word }: SeenWord): boolean =>
    known[kind].has(foldWord(word)) || (seen.length <= WORDS_MAX && isSafe(word, kind));
  const shown = seen.filter(safe);
  const withheld = seen.filter((one) => !shown.includes(one));
  const words = shown.map(({ word, rows }) => ({
    ...place,
    word,
    rows,
    ...propose(word, kind, known),
  }));
  return {
    ...place,
    words: sorted(words, (a, b) => compareText(a.word, b.word)),
    withheld: withheld.length,
    withheldLines: withheld.slice(0, LINES_MAX).map(({ line }) => line),
  };
}

const LINES_MAX = 5;

interface SeenWord {
  /** As its first row writes it. */
  readonly word: string;
  readonly rows: number;
  readonly line: number;
}

/** Distinct words of a column; spellings that an import takes for one are one. */
function countWords(table: CsvTable, place: number): SeenWord[] {
  const seen = new Map<string, SeenWord>();
  for (const row of table.rows) {
    const word = cell(row, place);
    if (word === '') continue;
    const known = seen.get(foldWord(word)) ?? { word, rows: 0, line: row.line };
    seen.set(foldWord(word), { ...known, rows: known.rows + 1 });
  }
  return [...seen.values()];
}

/** Only words of the business of signing are shown: a stray name in the column must not be. */
function isSafe(word: string, kind: keyof AgreementWords): boolean {
  if (holdsPerson(word) || word.length > 60) return false;
  const parts = word
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '');
  return parts.every((part) => SAFE_WORDS.has(part) || (kind === 'tier' && /^\d$/.test(part)));
}

function propose(
  word: string,
  kind: keyof AgreementWords,
  known: AgreementWords,
): Pick<WordProposal, 'key' | 'how'> {
  const folded = foldWord(word);
  const { prefix, own } = WORD_KINDS[kind];
  const meaning = known[kind].get(folded);
  if (meaning !== undefined) {
    const how = own.includes(folded) || folded === `tier-${meaning}` ? 'exact' : 'configured';
    return { key: `${prefix}${meaning}`, how };
  }
  const found = own.find((one) => WORD_SYNONYMS[kind][one]?.includes(folded) === true);
  if (found === undefined) return { key: undefined, how: 'open' };
  return { key: `${prefix}${found}`, how: 'synonym' };
}
