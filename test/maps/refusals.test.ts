import { describe, expect, test } from 'vitest';
import { CONCEPTS, readMap, table } from '../support/map-files.ts';

const { a } = CONCEPTS;
const HEADER = 'MapId ReadCode TermCode ConceptId EffectiveDate MapStatus';
const LINE = ['m-1', 'Zz1..', '00', a, '20160401', '1'];

describe('a file is refused, never guessed', () => {
  test.each([
    ['an unknown header', table('CODE TARGET', ['x', 'y']), 'no known layout'],
    [
      'a column too few',
      table('MapId ReadCode TermCode ConceptId EffectiveDate', LINE),
      'no known layout',
    ],
    ['a column twice', table(`${HEADER} mapid`, [...LINE, '1']), 'stands twice'],
    ['commas', table(HEADER, LINE).replaceAll('\t', ','), 'no known layout'],
    ['no header', LINE.join('\t'), 'no known layout'],
    [
      'a map between Read and CTV3',
      table(
        'MAPID V2_CONCEPTID V2_TERMID CTV3_CONCEPTID CTV3_TERMID MAPTYP MAPSTATUS EFFECTIVEDATE IS_ASSURED',
        LINE,
      ),
      'no known layout',
    ],
    ['a header and no row', table(HEADER), 'no row below'],
    ['an empty file', '', 'is empty'],
    ['white space', ' \r\n', 'is empty'],
    ['a zip archive', 'PK\u0003\u0004rest', 'zip archive'],
    ['bytes', 'ab\u0000cd', 'no text'],
    ['a line without end', `${table(HEADER)}${'x'.repeat(100_001)}`, 'does not end'],
  ])('%s', (_, text, why) => {
    const { rows, outcome } = readMap(text, { piece: 60_000 });
    expect(outcome.refusal?.refused).toContain(why);
    expect(rows).toEqual([]);
  });
});

describe('a bad line is a fault with line and column, and quotes nothing', () => {
  const change = (at: number, text: string): string[] =>
    LINE.map((cell, index) => (index === at ? text : cell));
  test.each([
    ['a cell too few', LINE.slice(1), 'all', 'the line has 5 columns, not 6'],
    ['no map id', change(0, ''), 'MapId', 'the cell is empty'],
    ['a Read code of four characters', change(1, 'Zz1.'), 'ReadCode', 'no code of five characters'],
    ['a term code of one character', change(2, '0'), 'TermCode', 'no term code of two characters'],
    [
      'no target though in use',
      change(3, ''),
      'ConceptId',
      'neither a SNOMED identifier nor a marker that begins with _',
    ],
    [
      'a target that is a word',
      change(3, 'SECRET'),
      'ConceptId',
      'neither a SNOMED identifier nor a marker that begins with _',
    ],
    ['a day that is none', change(4, '20160231'), 'EffectiveDate', 'no day written yyyymmdd'],
    ['an unknown status', change(5, '3'), 'MapStatus', 'a map status that is not 0, 1 or 2'],
    [
      'a status that is a word',
      change(5, 'constructor'),
      'MapStatus',
      'a map status that is not 0, 1 or 2',
    ],
  ])('%s', (_, line, column, reason) => {
    const { rows, outcome } = readMap(table(HEADER, LINE, line, LINE));
    expect(outcome.faults).toEqual([{ line: 3, column, reason }]);
    expect(rows).toHaveLength(2);
  });

  test('only the first faults are told, all are counted', () => {
    const bad = Array.from({ length: 30 }, () => ['only one']);
    const { outcome } = readMap(table(HEADER, ...bad));
    expect(outcome.faults).toHaveLength(20);
    expect(outcome.faultCount).toBe(30);
  });

  test('a row that is not in use may be without target', () => {
    const withdrawn = LINE.map((cell, at) => ({ 3: '', 5: '0' })[at] ?? cell);
    expect(readMap(table(HEADER, withdrawn)).outcome.faultCount).toBe(0);
  });

  test('the last line needs no line end', () => {
    expect(readMap(table(HEADER, LINE).trimEnd()).rows).toHaveLength(1);
  });
});
