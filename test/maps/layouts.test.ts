import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { MapRow } from '../../src/maps/map-row.ts';
import { CONCEPTS, DESCRIPTIONS, mapPath, readMap, table } from '../support/map-files.ts';

const { a, b } = CONCEPTS;

/** What a row says, in few words: key, target, status. */
function tell(row: MapRow): string {
  const { code, qualifier, kind, target, status } = row;
  return `${code}|${qualifier}|${kind}|${target}|${status}`;
}

describe('each layout is told from its header alone', () => {
  test.each([
    [
      'rcsctmap2',
      'MapId ReadCode TermCode ConceptId DescriptionId IS_ASSURED EffectiveDate MapStatus',
      ['1', 'Zz1..', '00', a, DESCRIPTIONS.a, '1', '20160401', '1'],
      `Zz1..|00|read-to-concept|${a}|active`,
    ],
    [
      'rcsctmap',
      'MapId ReadCode TermCode ConceptId EffectiveDate MapStatus',
      ['1', 'Zz1..', '11', a, '20160401', '0'],
      `Zz1..|11|read-to-concept|${a}|inactive`,
    ],
    [
      'rcsctmap-enhanced',
      'MapId ReadCode TermCode ConceptId T30ID T60ID T198ID EffectiveDate MapStatus',
      ['1', 'Zz1..', '00', a, 'x', 'y', 'z', '20160401', '1'],
      `Zz1..|00|read-to-concept|${a}|active`,
    ],
    [
      'rctermsctmap',
      'MapId ReadCode Term ConceptId EffectiveDate MapStatus',
      ['1', 'Zz1..', 'An "odd term', a, '20160401', '1'],
      `Zz1..|An "odd term|read-term-to-concept|${a}|active`,
    ],
    [
      'rcmap',
      'MapId ReadCode ConceptId EffectiveDate MapStatus',
      ['1', 'Zz1..', a, '20160401', '2'],
      `Zz1..||read-to-concept|${a}|ambiguous`,
    ],
    [
      'ctv3sctmap2',
      'MAPID CTV3_CONCEPTID CTV3_TERMID CTV3_TERMTYPE SCT_CONCEPTID SCT_DESCRIPTIONID MAPSTATUS EFFECTIVEDATE IS_ASSURED',
      ['1', 'Xz001', 'Yz001', 'P', '_DRUG', '', '1', '20160401', '0'],
      'Xz001|Yz001|ctv3-to-concept|_DRUG|active',
    ],
    [
      'codes-with-values-read2',
      'ReadCode TermCode ConceptId DescriptionId Use',
      ['Zz1..', '00', a, DESCRIPTIONS.a, 'Y'],
      `Zz1..|00|read-with-value-to-concept|${a}|active`,
    ],
    [
      'codes-with-values-ctv3',
      'CTV3_CONCEPTID CTV3_TERMID CONCEPTID DESCRIPTIONID USE',
      ['Xz001', 'Yz001', '', '', ''],
      'Xz001|Yz001|ctv3-with-value-to-concept||inactive',
    ],
    [
      'rf2-description',
      'id effectiveTime active moduleId conceptId languageCode typeId term caseSignificanceId',
      [DESCRIPTIONS.a, '20180401', '1', b, a, 'en', 't', 'An "odd term', 'c'],
      `${DESCRIPTIONS.a}||description-to-concept|${a}|active`,
      `${a}|4844119262c244e7|term-of-concept||active`,
    ],
    [
      'rf2-concept',
      'id effectiveTime active moduleId definitionStatusId',
      [a, '20180401', '0', b, 'x'],
      `${a}||concept-state||inactive`,
    ],
    [
      'rf2-association',
      'id effectiveTime active moduleId refsetId referencedComponentId targetComponentId',
      ['u', '20180401', '1', b, '900000000000526001', a, b],
      `${a}||concept-replaced|${b}|active`,
    ],
    [
      'history-substitution',
      'OLDCONCEPTID OLDCONCEPTSTATUS NEWCONCEPTID NEWCONCEPTSTATUS PATH ISAMBIGUOUS ITERATIONS OLDCONCEPTFSN',
      [a, '2', b, '0', 'SAME_AS', '0', '1', 'x'],
      `${a}||concept-replaced|${b}|active`,
    ],
  ])('%s', (layout, header, line, ...said) => {
    const { rows, outcome } = readMap(table(header, line));
    expect(outcome).toMatchObject({
      refusal: undefined,
      faultCount: 0,
      rows: 1,
      layout: { id: layout },
    });
    expect(rows.map(tell)).toEqual(said);
  });

  test.each([
    ['letter case', 'mapid READCODE conceptID EFFECTIVEDATE mapstatus', '\r\n'],
    ['a byte order mark', '\uFEFFMapId ReadCode ConceptId EffectiveDate MapStatus', '\r\n'],
    ['line feeds alone', 'MapId ReadCode ConceptId EffectiveDate MapStatus', '\n'],
  ])('%s changes nothing', (_, header, lineEnd) => {
    const text = table(header, ['1', 'Zz1..', a, '20160401', '1']).replaceAll('\r\n', lineEnd);
    expect(readMap(text).rows.map(tell)).toEqual([`Zz1..||read-to-concept|${a}|active`]);
  });

  test('columns stand in any order and are read by name', () => {
    const text = table('MapStatus ConceptId EffectiveDate ReadCode MapId', [
      '1',
      a,
      '20160401',
      'Zz1..',
      'm-1',
    ]);
    expect(readMap(text).rows).toMatchObject([{ rowId: 'm-1', effective: '2016-04-01', line: 2 }]);
  });

  test('alternate maps whose header names nothing known are read by place under their own name only', () => {
    const text = table('V2CODE V2TERM SCTID SCTDESC Use', ['Zz1..', '00', a, '', 'Y']);
    const name = 'codesWithValues_AlternateMaps_READ2_20200401000001.txt';
    expect(readMap(text, { name }).rows.map(tell)).toEqual([
      `Zz1..|00|read-with-value-to-concept|${a}|active`,
    ]);
    expect(readMap(text).outcome.refusal?.refused).toContain(
      'names the columns of no known layout',
    );
  });
});

describe('what TRUD rows say (mig-wire §9.3)', () => {
  test('assurance and the version a row begins with are kept', () => {
    const { rows } = readMap(readFileSync(mapPath('rcsctmap2_uk_20190401000001.txt'), 'utf8'));
    expect(rows.filter(({ rowId }) => rowId === 'm-001')).toMatchObject([
      { assured: true, effective: '2016-04-01' },
      { assured: false, effective: '2014-04-01' },
    ]);
  });

  test('keys keep their letter case', () => {
    const { rows } = readMap(readFileSync(mapPath('rcsctmap2_uk_20190401000001.txt'), 'utf8'));
    expect(rows.map(({ code }) => code)).toEqual(expect.arrayContaining(['Zz5..', 'zz5..']));
  });

  test('a quote in a term swallows no line', () => {
    const { rows } = readMap(readFileSync(mapPath('rctermsctmap_uk_20190401000001.txt'), 'utf8'));
    expect(rows.map(({ qualifier }) => qualifier)).toEqual([
      'Invented "quoted" complaint',
      '"Opening quote that never closes',
    ]);
  });

  test.each([
    ['P', true],
    ['S', false],
    ['', true],
  ])('term type %j speaks for the concept: %s', (type, preferred) => {
    const header =
      'MAPID CTV3_CONCEPTID CTV3_TERMID CTV3_TERMTYPE SCT_CONCEPTID SCT_DESCRIPTIONID MAPSTATUS EFFECTIVEDATE IS_ASSURED';
    const { rows } = readMap(
      table(header, ['1', 'Xz001', 'Yz001', type, a, '', '1', '20160401', '1']),
    );
    expect(rows).toMatchObject([{ preferred }]);
  });
});

describe('replacements', () => {
  const header = 'OLDCONCEPTID OLDCONCEPTSTATUS NEWCONCEPTID NEWCONCEPTSTATUS PATH ISAMBIGUOUS';
  test.each([
    ['SAME_AS', '0', 'equal', 'active'],
    ['REPLACED BY', '0', 'equal', 'active'],
    ['SAME_AS', '1', 'equal', 'ambiguous'],
    ['MAY_BE', '0', 'equal', 'ambiguous'],
    ['WAS_A', '0', 'broader', 'active'],
    ['SAME_AS IS_A', '0', 'broader', 'active'],
    ['', '0', 'equal', 'ambiguous'],
    ['17', '0', 'equal', 'ambiguous'],
    ['SAME_AS 4', '0', 'equal', 'ambiguous'],
  ])(
    'history by the path %j with ambiguity %s is %s and %s',
    (path, ambiguous, relation, status) => {
      expect(readMap(table(header, [a, '2', b, '0', path, ambiguous])).rows).toMatchObject([
        { relation, status },
      ]);
    },
  );

  test.each([
    ['900000000000527005', [{ relation: 'equal', status: 'active' }]],
    ['900000000000528000', [{ relation: 'broader', status: 'active' }]],
    ['900000000000523009', [{ relation: 'equal', status: 'ambiguous' }]],
    ['900000000000531004', []],
  ])('association %s', (refset, said) => {
    const columns =
      'id effectiveTime active moduleId refsetId referencedComponentId targetComponentId';
    const { rows, outcome } = readMap(table(columns, ['u', '20180401', '1', b, refset, a, b]));
    expect(rows).toMatchObject(said);
    expect([...outcome.passedOver.values()]).toEqual(said.length === 0 ? [1] : []);
  });
});
