import { describe, expect, test } from 'vitest';
import { CODE_SYSTEMS, type Code } from '../../src/record/code.ts';
import {
  type CodeMapAnswers,
  type MapAnswer,
  conceptIsActive,
  equivalentsOf,
  mapKey,
  toMapQuery,
} from '../../src/record/code-map.ts';
import { readTermCode } from '../../src/record/read-code.ts';

const [A, B, C, D] = ['100001', '100002', '100003', '100004'];

function row(changes: Partial<MapAnswer>): MapAnswer {
  return {
    system: 'read-v2',
    code: 'Zz1..',
    kind: 'read-to-concept',
    qualifier: '00',
    target: A ?? '',
    relation: 'equal',
    status: 'active',
    assured: true,
    preferred: undefined,
    map: 'rcsctmap2',
    release: '2020-04-01',
    row: 'm-1',
    ...changes,
  };
}

function replaced(
  code: string | undefined,
  target: string | undefined,
  map = 'history',
): MapAnswer {
  return row({
    system: 'snomed',
    code: code ?? '',
    target: target ?? '',
    kind: 'concept-replaced',
    qualifier: '',
    map,
  });
}

function answers(...rows: readonly MapAnswer[]): CodeMapAnswers {
  const byKey = new Map<string, MapAnswer[]>();
  for (const one of rows) {
    const key = mapKey(one.system, one.code);
    byKey.set(key, [...(byKey.get(key) ?? []), one]);
  }
  return { asAt: '2020-04-01', rows: byKey };
}

const read = (code: string, term?: string): Code => ({ system: CODE_SYSTEMS.readV2, code, term });
const ctv3 = (code: string): Code => ({ system: CODE_SYSTEMS.ctv3, code });
const snomed = (code: string | undefined): Code => ({
  system: CODE_SYSTEMS.snomed,
  code: code ?? '',
});

/** Equivalents in few words: `100001=` equal, `100001<` broader, `?` behind it when ambiguous. */
function tell(known: CodeMapAnswers, code: Code, hasValue = false): string[] {
  return equivalentsOf(known, [code], { hasValue }).map(
    ({ code, relation, ambiguous }) =>
      `${code}${relation === 'equal' ? '=' : '<'}${ambiguous ? '?' : ''}`,
  );
}

describe('Read v2', () => {
  const synonyms = answers(row({}), row({ qualifier: '12', target: B ?? '', row: 'm-2' }));

  test('the term code chooses the row of its key of seven characters', () => {
    expect(tell(synonyms, read('Zz1..00'))).toEqual([`${A}=`]);
    expect(tell(synonyms, read('Zz1-2'))).toEqual([`${B}=`]);
    expect(tell(synonyms, read('Zz1..13'))).toEqual([]);
  });

  test('without a term code synonyms of two meanings are ambiguous', () => {
    expect(tell(synonyms, read('Zz1..'))).toEqual([`${A}=?`, `${B}=?`]);
  });

  test('without a term code synonyms of one meaning are certain', () => {
    expect(tell(answers(row({}), row({ qualifier: '12', row: 'm-2' })), read('Zz1'))).toEqual([
      `${A}=`,
    ]);
  });

  test('letter case makes another code', () => {
    expect(tell(synonyms, read('zz1..'))).toEqual([]);
  });

  test('a code of a supplier is never asked for', () => {
    expect(toMapQuery(read('EMISNQAW1'))).toBeUndefined();
  });

  test('an equivalent cites its row, in the direction of the map', () => {
    expect(equivalentsOf(synonyms, [read('Zz1..00')], { hasValue: false })).toEqual([
      {
        code: A,
        relation: 'equal',
        ambiguous: false,
        citations: [
          {
            map: 'rcsctmap2',
            release: '2020-04-01',
            row: 'm-1',
            kind: 'read-to-concept',
            from: 'Zz1..00',
            to: A,
            ambiguous: false,
          },
        ],
      },
    ]);
  });

  test('nothing leads back from a concept to a Read code', () => {
    expect(tell(synonyms, snomed(A))).toEqual([]);
  });

  test('a marker is no concept, and leaves what stands beside it ambiguous', () => {
    expect(tell(answers(row({ target: '_DRUG' })), read('Zz1..'))).toEqual([]);
    expect(
      tell(answers(row({}), row({ qualifier: '11', target: '_DRUG' })), read('Zz1..')),
    ).toEqual([`${A}=?`]);
  });

  test('a row that calls itself ambiguous is never certain, even alone', () => {
    expect(tell(answers(row({ qualifier: '', status: 'ambiguous' })), read('Zz1..'))).toEqual([
      `${A}=?`,
    ]);
  });

  test('a map by code alone speaks for a term code only where no key of seven characters does', () => {
    const byCode = row({ qualifier: '', target: C, map: 'rcmap' });
    expect(tell(answers(row({}), byCode), read('Zz1..00'))).toEqual([`${A}=`]);
    expect(tell(answers(row({}), byCode), read('Zz1..17'))).toEqual([`${C}=`]);
    expect(tell(answers(row({}), byCode), read('Zz1..'))).toEqual([`${A}=?`, `${C}=?`]);
  });

  test('the text of the term tells synonyms apart where the maps agree', () => {
    const byTerm = (target: string | undefined): MapAnswer =>
      row({
        kind: 'read-term-to-concept',
        qualifier: 'Its term',
        target: target ?? '',
        map: 'rctermsctmap',
      });
    const known = (target: string | undefined): CodeMapAnswers =>
      answers(row({}), row({ qualifier: '12', target: B ?? '' }), byTerm(target));
    expect(tell(known(B), read('Zz1..', 'Its term'))).toEqual([`${B}=`]);
    expect(tell(known(B), read('Zz1..', 'its term'))).toEqual([`${A}=?`, `${B}=?`]);
    expect(tell(known(C), read('Zz1..', 'Its term'))).toEqual([`${A}=?`, `${B}=?`, `${C}=?`]);
  });

  test('for an entry with a value the alternate map takes the place of the main one', () => {
    const known = answers(row({}), row({ kind: 'read-with-value-to-concept', target: B ?? '' }));
    expect(tell(known, read('Zz1..'), true)).toEqual([`${B}=`]);
    expect(tell(known, read('Zz1..'), false)).toEqual([`${A}=`]);
  });
});

describe('CTV3', () => {
  const ctv3Row = (changes: Partial<MapAnswer>): MapAnswer =>
    row({
      system: 'ctv3',
      code: 'Xz001',
      kind: 'ctv3-to-concept',
      qualifier: 'Yz001',
      preferred: true,
      ...changes,
    });

  test.each([
    [
      'the preferred term',
      [ctv3Row({}), ctv3Row({ preferred: false, target: B ?? '' })],
      [`${A}=`],
    ],
    [
      'an assured row before others',
      [ctv3Row({ assured: false, target: B ?? '' }), ctv3Row({})],
      [`${A}=`],
    ],
    ['synonyms where there is nothing else', [ctv3Row({ preferred: false })], [`${A}=`]],
    [
      'two assured rows of two meanings',
      [ctv3Row({}), ctv3Row({ target: B ?? '' })],
      [`${A}=?`, `${B}=?`],
    ],
    ['a drug', [ctv3Row({ target: '_DRUG' })], []],
  ])('%s speaks for the concept', (_, rows, said) => {
    expect(tell(answers(...rows), ctv3('Xz001'))).toEqual(said);
  });
});

describe('chains of concepts', () => {
  test('a Read code leads on to what replaced its concept', () => {
    expect(tell(answers(row({}), replaced(A, B), replaced(B, C)), read('Zz1..'))).toEqual([
      `${A}=`,
      `${B}=`,
      `${C}=`,
    ]);
  });

  test('an ambiguous step makes everything behind it ambiguous', () => {
    expect(tell(answers(row({ status: 'ambiguous' }), replaced(A, B)), read('Zz1..'))).toEqual([
      `${A}=?`,
      `${B}=?`,
    ]);
  });

  test('two replacements by one map are ambiguous', () => {
    expect(tell(answers(replaced(A, B), replaced(A, C)), snomed(A))).toEqual([`${B}=?`, `${C}=?`]);
  });

  test('one map may name the next and another the last of a chain', () => {
    const known = answers(replaced(A, C), replaced(A, B, 'rf2'), replaced(B, C, 'rf2'));
    expect(tell(known, snomed(A))).toEqual([`${B}=`, `${C}=`]);
  });

  test('maps that end at different concepts leave both ambiguous, and what they share certain', () => {
    const known = answers(replaced(A, B), replaced(B, C), replaced(B, D, 'rf2'));
    expect(tell(known, snomed(A))).toEqual([`${B}=`, `${C}=?`, `${D}=?`]);
  });

  test('a circle ends', () => {
    expect(tell(answers(replaced(A, B), replaced(B, A)), snomed(A))).toEqual([`${B}=`]);
  });

  test('a product leads to its virtual product and moiety, broader and never equal', () => {
    const above = (
      code: string | undefined,
      target: string | undefined,
      kind: MapAnswer['kind'],
    ): MapAnswer => ({ ...replaced(code, target), kind, relation: 'broader' });
    const known = answers(above(A, B, 'amp-to-vmp'), above(B, C, 'vmp-to-vtm'), replaced(C, D));
    expect(tell(known, snomed(A))).toEqual([`${B}<`, `${C}<`, `${D}<`]);
  });
});

test.each([
  ['active', 'active', true],
  ['inactive', 'inactive', false],
  ['active', 'inactive', undefined],
] as const)('a concept that maps call %s and %s is in use: %s', (first, second, said) => {
  const state = (status: 'active' | 'inactive'): MapAnswer => ({
    ...replaced(A, ''),
    kind: 'concept-state',
    status,
  });
  expect(conceptIsActive(answers(state(first), state(second)), A ?? '')).toBe(said);
  expect(conceptIsActive(answers(), A ?? '')).toBeUndefined();
});

test.each([
  ['44J-2', '12'],
  ['246-99', '99'],
  ['44J..11', '11'],
  ['44J..', undefined],
  ['44J', undefined],
  ['EMISNQ-2', undefined],
])('the term code of %s is %s', (code, termCode) => {
  expect(readTermCode(code)).toBe(termCode);
});
