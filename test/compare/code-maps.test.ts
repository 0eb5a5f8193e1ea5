import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '../../src/base/calendar-date.ts';
import { compareReadings } from '../../src/compare/compare-readings.ts';
import type { ComparisonDocument } from '../../src/compare/document.ts';
import type { Code } from '../../src/record/code.ts';
import type { CodeMapAnswers } from '../../src/record/code-map.ts';
import type { Entry } from '../../src/record/entry.ts';
import { told } from '../support/compare.ts';
import { description, entry, medication, read, reading, snomed } from '../support/records.ts';
import { smallMaps } from '../support/small-maps.ts';

function compare(mig: Entry, hie: Entry, maps?: CodeMapAnswers): ComparisonDocument {
  const asAt = '2026-11-22' as CalendarDate;
  const tool = { version: '0' };
  return compareReadings({ case: 'c', mig: reading([mig]), hie: reading([hie]), asAt, tool, maps });
}

function problem(codes: readonly Code[], term = 'Asthma'): Entry {
  return entry({ kind: 'problem', term, codes, date: '2007-08-09' });
}

function drug(code: string, term: string): Entry {
  return medication({ codes: [snomed(code)], term, dose: 'one daily', date: '2019-05-01' });
}

const [ASTHMA, RETIRED] = ['195967001', '700001000'];
const MAPS = smallMaps(
  { kind: 'read-to-concept', code: 'H33..', qualifier: '00', target: ASTHMA },
  { kind: 'read-to-concept', code: 'H34..', qualifier: '00', target: '195967555' },
  { kind: 'read-to-concept', code: 'H35..', qualifier: '00', target: ASTHMA },
  { kind: 'description-to-concept', code: '301485011', target: ASTHMA },
  { kind: 'description-to-concept', code: '301480018', target: ASTHMA },
  { kind: 'concept-replaced', code: RETIRED, target: ASTHMA },
  { kind: 'amp-to-vmp', code: '500001000', target: '500002000' },
  { kind: 'vmp-to-vtm', code: '500002000', target: '500003000' },
);

describe('codes under code maps', () => {
  test.each<[string, Entry, Entry, string[]]>([
    [
      'Read against its concept',
      problem([read('H33..')]),
      problem([snomed(ASTHMA)]),
      ['none code-remapped'],
    ],
    [
      'two Read codes of one concept',
      problem([read('H33..')]),
      problem([read('H35..')]),
      ['none code-remapped'],
    ],
    [
      'one of two systems agreeing, the other under a map',
      problem([read('H33..'), snomed(ASTHMA)]),
      problem([read('H35..'), snomed(ASTHMA)]),
      ['none code-remapped'],
    ],
    [
      'Read against another concept',
      problem([read('H34..')]),
      problem([snomed(ASTHMA)], 'Wheeze'),
      ['considerable code-changed'],
    ],
    [
      'Read against another concept under one wording',
      problem([read('H34..')]),
      problem([snomed(ASTHMA)]),
      ['none code-changed'],
    ],
    [
      'a retired concept on the HIE',
      problem([snomed(ASTHMA)]),
      problem([snomed(RETIRED)]),
      ['significant code-inactive'],
    ],
    [
      'a retired concept on the MIG',
      problem([snomed(RETIRED)]),
      problem([snomed(ASTHMA)]),
      ['none code-inactive'],
    ],
    [
      'a brand for the generic',
      drug('500002000', 'Genol 5mg'),
      drug('500001000', 'Brandol 5mg'),
      ['none code-narrower'],
    ],
    [
      'a generic for the brand',
      drug('500001000', 'Brandol 5mg'),
      drug('500002000', 'Genol 5mg'),
      ['none code-broader'],
    ],
    [
      'a brand at another strength in its name',
      drug('500001000', 'Brandol 5mg'),
      drug('500002000', 'Genol 50mg'),
      ['major dose-changed'],
    ],
    [
      'a brand that matters',
      drug('500001000', 'Brandol 5mg'),
      drug('500002000', 'Tacrolimus 5mg'),
      ['considerable code-broader'],
    ],
    [
      'the moiety for a product',
      drug('500002000', 'Genol 5mg'),
      drug('500003000', 'Genol'),
      ['major code-broader'],
    ],
    [
      'a product for the moiety',
      drug('500003000', 'Genol'),
      drug('500002000', 'Genol 5mg'),
      ['considerable code-narrower'],
    ],
  ])('%s', (_what, mig, hie, expected) => {
    expect(told(compare(mig, hie, MAPS))).toEqual(expected);
  });

  test('the pair cites the rows, and the document the maps in use', () => {
    const document = compare(problem([read('H33..')]), problem([snomed(RETIRED)]), MAPS);
    const at = { map: 'small', release: '2019-04-01' };
    expect(document.pairs).toMatchObject([
      {
        pass: 'mapped-code',
        map: [
          { ...at, row: 'r1' },
          { ...at, row: 'r6' },
        ],
      },
    ]);
    expect(document.maps).toEqual({ asAt: '2020-01-01', inUse: [at] });
  });

  test('without maps nothing of them is in the document', () => {
    const document = compare(problem([read('H33..')]), problem([snomed(ASTHMA)]));
    expect(told(document)).toEqual([]);
    expect('maps' in document || document.pairs.some((pair) => 'map' in pair)).toBe(false);
    expect(document.notComparable).toMatchObject([{ field: 'codes', entries: 1 }]);
  });

  test('a map never works backwards', () => {
    const backwards = smallMaps({ kind: 'concept-replaced', code: ASTHMA, target: RETIRED });
    expect(
      told(compare(problem([read('H33..')]), problem([snomed(ASTHMA)], 'Wheeze'), backwards)),
    ).toEqual(['considerable undetermined']);
  });
});

describe('maps that name several meanings', () => {
  const vague = smallMaps(
    { kind: 'read-to-concept', code: 'H33..', qualifier: '00', target: ASTHMA },
    { kind: 'read-to-concept', code: 'H33..', qualifier: '11', target: '195967555' },
  );

  test('are neither equal nor different under another wording', () => {
    const { findings, summary } = compare(
      problem([read('H33..')]),
      problem([snomed(ASTHMA)], 'Wheeze'),
      vague,
    );
    expect(findings.map(({ kind, severity }) => [kind, severity])).toEqual([
      ['undetermined', 'considerable'],
    ]);
    expect(findings[0]?.why).toContain('several meanings under small of 2019-04-01');
    expect(summary.verdict).toBe('undetermined');
  });

  test('are counted as not comparable under the same wording', () => {
    const document = compare(problem([read('H33..')]), problem([snomed(ASTHMA)]), vague);
    expect(document.findings).toEqual([]);
    expect(document.pairs.some((pair) => 'map' in pair)).toBe(false);
    expect(document.notComparable).toMatchObject([
      { field: 'codes', why: expect.stringContaining('several meanings') },
    ]);
  });

  test('a term code tells which is meant', () => {
    const chosen: Code = { ...read('H33..'), termCode: '00' };
    expect(told(compare(problem([chosen]), problem([snomed(ASTHMA)]), vague))).toEqual([
      'none code-remapped',
    ]);
    const other: Code = { ...read('H33..'), termCode: '11' };
    expect(told(compare(problem([other]), problem([snomed(ASTHMA)], 'Wheeze'), vague))).toEqual([
      'considerable code-changed',
    ]);
  });
});

describe('wordings', () => {
  const named = (id: string, term: string): Entry =>
    problem([snomed(ASTHMA, term), description(id, term)], term);

  test('two descriptions of one concept are one meaning', () => {
    const [mig, hie] = [
      named('301485011', 'Asthma'),
      named('301480018', 'Bronchial hyperreactivity'),
    ];
    expect(told(compare(mig, hie, MAPS))).toEqual(['none term-synonym']);
    expect(told(compare(mig, hie))).toEqual(['significant term-changed']);
  });

  test('a wording that is not that of the description proves nothing', () => {
    const hie = { ...named('301480018', 'Bronchial hyperreactivity'), term: 'Heart failure' };
    expect(told(compare(named('301485011', 'Asthma'), hie, MAPS))).toEqual([
      'significant term-changed',
    ]);
  });

  describe('known to the maps as terms of the concept', () => {
    const JAB = '822851000000102';
    // The hashes of the folded terms, as the first sixteen digits of sha256sum.
    const terms = {
      'influenza vaccination': '1f93eee6edd56386',
      'flu jab': '67798401c6449c96',
    };
    const described = (status: 'active' | 'inactive' = 'active'): CodeMapAnswers =>
      smallMaps(
        { kind: 'read-to-concept', code: '65E..', qualifier: '00', target: JAB },
        { ...TERM, code: JAB, qualifier: terms['influenza vaccination'] },
        { ...TERM, code: JAB, qualifier: terms['flu jab'], status },
      );
    const TERM = { kind: 'term-of-concept', target: '' } as const;
    const jab = (code: Code, term: string): Entry => problem([code], term);

    test.each<[string, Entry, Entry]>([
      ['of one code', jab(snomed(JAB), 'Influenza vaccination'), jab(snomed(JAB), 'Flu jab')],
      [
        'case, white space and the semantic tag aside',
        jab(snomed(JAB), 'FLU  JAB'),
        jab(snomed(JAB), 'Influenza vaccination (procedure)'),
      ],
    ])('are synonyms without a word in common: %s', (_what, mig, hie) => {
      expect(told(compare(mig, hie, described()))).toEqual(['none term-synonym']);
      expect(told(compare(mig, hie))).toEqual(['significant term-changed']);
    });

    test('are synonyms of a Read code that leads there, and the finding names the map', () => {
      const mig = jab(read('65E..'), 'Influenza vaccination');
      const { findings } = compare(mig, jab(snomed(JAB), 'Flu jab'), described());
      expect(findings.find(({ kind }) => kind === 'term-synonym')?.why).toContain(
        'both wordings are descriptions of one concept under small of 2019-04-01',
      );
    });

    test.each<[string, string, CodeMapAnswers]>([
      ['a withdrawn description', 'Flu jab', described('inactive')],
      ['a word more than any description has', 'Flu jab refused', described()],
      ['a word less', 'Jab', described()],
    ])('do not vouch for %s', (_what, term, maps) => {
      const mig = jab(snomed(JAB), 'Influenza vaccination');
      expect(told(compare(mig, jab(snomed(JAB), term), maps))).toEqual([
        'significant term-changed',
      ]);
    });

    test('vouch for both sides or not at all', () => {
      const hie = jab(snomed(JAB), 'Flu jab');
      expect(told(compare(jab(snomed(JAB), 'Sore arm'), hie, described()))).toEqual([
        'significant term-changed',
      ]);
    });

    test('and terms of a Read code vouch for it alone', () => {
      const maps = smallMaps(
        {
          kind: 'read-term-to-concept',
          code: '65E..',
          qualifier: 'Influenza vaccination',
          target: JAB,
        },
        { kind: 'read-term-to-concept', code: '65E..', qualifier: 'Flu jab', target: JAB },
        { kind: 'read-to-concept', code: '65E..', qualifier: '00', target: JAB },
      );
      const mig = jab(read('65E..', 'Influenza vaccination'), 'Influenza vaccination');
      const hie = jab(read('65E..', 'Flu jab'), 'Flu jab');
      expect(told(compare(mig, hie, maps))).toEqual(['none term-synonym']);
      const other = jab(snomed(JAB), 'Flu jab');
      expect(told(compare(mig, other, maps))).toContain('significant term-changed');
    });
  });

  test('another wording of a remapped code is told beside it', () => {
    const hie = problem([snomed(ASTHMA)], 'Bronchial asthma');
    expect(told(compare(problem([read('H33..')]), hie, MAPS))).toEqual([
      'none code-remapped',
      'none term-synonym',
    ]);
  });

  test('opposites are never synonyms for sharing a code', () => {
    const [mig, hie] = [
      problem([snomed(ASTHMA)], 'Left knee pain'),
      problem([snomed(ASTHMA)], 'Right knee pain'),
    ];
    expect(told(compare(mig, hie, MAPS))).toEqual(['considerable term-changed']);
  });
});

describe('degrade and nameless codes', () => {
  const allergy = (codes: readonly Code[], term: string): Entry =>
    entry({ kind: 'allergy', term, codes, date: '2001-02-03', status: 'active' });
  const local: Code = { system: 'http://local.invalid/codes', code: 'x1' };
  const degraded = snomed('196461000000101', 'Transfer-degraded drug allergy');

  test.each(['Allergy to aspirin', 'Transfer-degraded drug allergy'])(
    'a local code beside a degrade code does not undo it: %s',
    (term) => {
      const mig = allergy([snomed('293586001'), read('14LK.')], 'Allergy to aspirin');
      expect(told(compare(mig, allergy([degraded, local], term)))).toEqual(['major code-degraded']);
    },
  );

  test('a description in common does not make up for codes without a system', () => {
    const mig = problem([read('F52z.'), description('301485011')]);
    const hie = problem([{ system: '', code: 'F52z.11' }, description('301485011')]);
    expect(told(compare(mig, hie))).toEqual(['significant code-system-lost']);
  });
});
