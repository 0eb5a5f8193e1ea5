import { termKey } from '../base/term-key.ts';

/**
 * A line of free text folded for comparison only: beside what a wording is folded by, entities of HTML are
 * read, and every kind of quotation mark and dash is one.
 */
export function textKey(line: string): string {
  if (!UNUSUAL.test(line)) return termKey(line.replaceAll(ZEROS, '$1'));
  return termKey(
    withoutEntities(line)
      .replaceAll(DOUBLE_QUOTES, '"')
      .replaceAll(SINGLE_QUOTES, "'")
      .replaceAll(DASHES, '-')
      .replaceAll(ZEROS, '$1'),
  );
}

/** A text in its lines, as they are compared; a break of HTML is one of lines. */
export function textKeys(text: string): readonly string[] {
  const plain =
    text.includes('&') || text.includes('<') ? withoutEntities(text).replaceAll(BREAK, '\n') : text;
  return plain
    .split(/\r\n|\n|\r/)
    .map(textKey)
    .filter((line) => line !== '');
}

/** Zeros at the end of a decimal, which say nothing of its value. */
const ZEROS = /(?<![\d.])(\d+(?:\.\d*[1-9])?)(?:\.0+|(?<=\.\d+)0+)(?![\d.])/g;

const UNUSUAL = /[^ -%'-~]/;
const BREAK = /<br ?\/?>/gi;
const DOUBLE_QUOTES = /[“”„‟«»]/g;
const SINGLE_QUOTES = /[‘’‚‛`´]/g;
const DASHES = /[‐‑‒–—−]/g;

const ENTITY = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]{2,8}));/g;

/** Named entities that texts of records were seen with. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  deg: '°',
  micro: 'µ',
  plusmn: '±',
  frac12: '½',
  pound: '£',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  shy: '\u00AD',
};

/** A text may have been escaped once more on its way: `&amp;lt;`. */
function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return readEntities(readEntities(text));
}

function readEntities(text: string): string {
  return text.replaceAll(ENTITY, (all: string, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? all;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}
