import { describe, expect, test } from 'vitest';
import { matchRecords } from '../../src/match/match-records.ts';
import type { Matching } from '../../src/match/matching.ts';
import type { Entry } from '../../src/record/entry.ts';
import type { FormatLimit } from '../../src/record/reading.ts';
import {
  description,
  entry,
  medication,
  quantity,
  read,
  record,
  result,
  snomed,
} from '../support/records.ts';

function match(
  mig: readonly Entry[],
  hie: readonly Entry[],
  limits: readonly FormatLimit[] = [],
): Matching {
  return matchRecords(record(mig), record(hie), limits);
}

/** The pairs as `mig-hie pass confidence`. */
function pairs(mig: readonly Entry[], hie: readonly Entry[]): string[] {
  return match(mig, hie).pairs.map(
    (pair) => `${pair.mig}-${pair.hie} ${pair.pass} ${pair.confidence}`,
  );
}

function asthma(parts: Partial<Parameters<typeof entry>[0]> = {}): Entry {
  return entry({
    kind: 'problem',
    term: 'Asthma',
    codes: [snomed('195967001')],
    date: '2007-08-09',
    ...parts,
  });
}

function sodium(value: string, date: string): Entry {
  return result({
    term: 'Sodium',
    codes: [snomed('1000661000000107')],
    date,
    value: quantity(value, 'mmol/L'),
  });
}

function aspirin(dose: string, date = '2018-01-01'): Entry {
  return medication({ term: 'Aspirin', codes: [snomed('387458008')], date, dose });
}

describe('passes, from sure to less sure', () => {
  test.each<[string, Entry, Entry, string]>([
    ['everything the same', asthma(), asthma(), '0-0 fingerprint 1'],
    ['another status', asthma(), asthma({ status: 'active' }), '0-0 code+date 0.97'],
    [
      'same value',
      sodium('140', '2020-01-01'),
      { ...sodium('140.0', '2020-01-01'), status: 'final' },
      '0-0 code+date+value 0.97',
    ],
    [
      'same dose, other spelling',
      aspirin('1 od'),
      aspirin('one once daily'),
      '0-0 code+date+value 0.97',
    ],
    [
      'another value',
      sodium('140', '2020-01-01'),
      sodium('141', '2020-01-01'),
      '0-0 code+date 0.85',
    ],
    [
      'a date known to the year',
      asthma(),
      asthma({ date: '2007' }),
      '0-0 code+overlapping-date 0.8',
    ],
    [
      'a day apart at midnight',
      asthma(),
      asthma({ date: '2007-08-08T23:00:00' }),
      '0-0 code+overlapping-date 0.8',
    ],
    [
      'the same value years later',
      sodium('140', '2020-01-01'),
      sodium('140', '2023-01-01'),
      '0-0 shared-code 0.7',
    ],
    [
      'a description id in common',
      asthma({ codes: [description('301485011')] }),
      asthma({ codes: [snomed('195967001'), description('301485011')], date: '2009' }),
      '0-0 shared-code 0.65',
    ],
    [
      'no date on one side',
      asthma(),
      entry({ kind: 'problem', term: 'Asthma', codes: [snomed('195967001')] }),
      '0-0 shared-code 0.65',
    ],
    [
      'wording and date',
      asthma({ codes: [read('H33..')] }),
      asthma({ codes: [snomed('195967001')] }),
      '0-0 term 0.8',
    ],
    ['wording alone', asthma({ codes: [read('H33..')] }), asthma({ date: '2011' }), '0-0 term 0.6'],
    [
      'most words',
      asthma({ codes: [read('H33..')], term: 'Asthma attack' }),
      asthma({ term: 'Acute asthma attack' }),
      '0-0 term 0.55',
    ],
    [
      'the only one of its day',
      asthma({ codes: [read('H33..')] }),
      asthma({ term: 'Airway hyperreactivity' }),
      '0-0 assignment 0.5',
    ],
    ['another kind of the family', asthma(), asthma({ kind: 'observation' }), '0-0 code+date 0.92'],
    [
      'an allergy as an observation',
      asthma({ kind: 'allergy' }),
      asthma({ kind: 'observation' }),
      '0-0 code+date 0.92',
    ],
  ])('%s', (_what, mig, hie, expected) => {
    expect(pairs([mig], [hie])).toEqual([expected]);
  });

  test.each<[string, Entry, Entry]>([
    ['a drug and a problem', aspirin('1 od'), asthma()],
    [
      'another measurement on another day',
      sodium('140', '2020-01-01'),
      sodium('131', '2021-01-01'),
    ],
    [
      'nothing in common',
      asthma(),
      asthma({ term: 'Eczema', codes: [snomed('43116000')], date: '2011-01-01' }),
    ],
    [
      'two undated statements',
      entry({ kind: 'problem', term: 'Asthma' }),
      entry({ kind: 'problem', term: 'Eczema' }),
    ],
  ])('never pairs %s', (_what, mig, hie) => {
    expect(match([mig], [hie])).toMatchObject({
      pairs: [],
      lost: [0],
      extra: [0],
      ambiguities: [],
    });
  });
});

describe('several candidates', () => {
  test('are solved together, not first come first served', () => {
    // Taken one by one, the first MIG entry would claim the second HIE entry and strand the other.
    const mig = [asthma({ date: '2007' }), asthma({ date: '2007-08-09' })];
    const hie = [
      asthma({ date: '2007-08-09', status: 'active' }),
      asthma({ date: '2007-02', status: 'active' }),
    ];
    expect(match(mig, hie).pairs.map((pair) => [pair.mig, pair.hie])).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  test('keep the exact one for the exact one', () => {
    const mig = [aspirin('75 mg'), aspirin('300 mg')];
    const hie = [aspirin('300mg'), aspirin('75mg')];
    expect(pairs(mig, hie)).toEqual(['0-1 code+date+value 0.97', '1-0 code+date+value 0.97']);
  });

  test('prefer the same kind to a related one', () => {
    const mig = [asthma({ kind: 'diagnosis' }), asthma({ kind: 'problem' })];
    const hie = [asthma({ kind: 'problem', status: 'active' }), asthma({ kind: 'observation' })];
    expect(match(mig, hie).pairs.map((pair) => [pair.mig, pair.hie])).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  test('moved by a year pair in their order', () => {
    const years = [2010, 2011, 2012, 2013];
    const mig = years.map((year) => asthma({ date: `${year}-05-05` }));
    const hie = years.map((year) => asthma({ date: `${year + 20}-05-05` }));
    expect(match(mig, hie).pairs.map((pair) => pair.hie)).toEqual([0, 1, 2, 3]);
  });
});

describe('ambiguity', () => {
  test('two doses against two others cannot be told apart', () => {
    const { pairs: made, ambiguities } = match(
      [aspirin('75 mg'), aspirin('150 mg')],
      [aspirin('80 mg'), aspirin('160 mg')],
    );
    expect(made).toHaveLength(2);
    expect(ambiguities).toEqual([{ mig: [0, 1], hie: [0, 1] }]);
  });

  test('one against two that fit alike leaves open which is the extra', () => {
    expect(match([aspirin('75 mg')], [aspirin('80 mg'), aspirin('160 mg')]).ambiguities).toEqual([
      { mig: [0], hie: [0, 1] },
    ]);
    expect(match([aspirin('80 mg'), aspirin('160 mg')], [aspirin('75 mg')]).ambiguities).toEqual([
      { mig: [0, 1], hie: [0] },
    ]);
  });

  test('twins are interchangeable, so nothing is ambiguous', () => {
    const {
      pairs: made,
      lost,
      ambiguities,
    } = match(
      [aspirin('75 mg'), aspirin('75 mg'), aspirin('75 mg')],
      [aspirin('80 mg'), aspirin('80 mg')],
    );
    expect([made.length, lost.length, ambiguities.length]).toEqual([2, 1, 0]);
  });

  test('a closer candidate settles it', () => {
    const near = { ...aspirin('80 mg'), text: ['with food'] };
    const { pairs: made, ambiguities } = match(
      [{ ...aspirin('75 mg'), text: ['with food'] }],
      [aspirin('160 mg'), near],
    );
    expect(made[0]?.hie).toBe(1);
    expect(ambiguities).toEqual([]);
  });
});

describe('degraded codes', () => {
  const penicillin = entry({
    kind: 'allergy',
    term: 'Allergy to penicillin',
    codes: [snomed('91936005')],
    date: '2001-02-03',
  });
  const egg = entry({
    kind: 'allergy',
    term: 'Egg allergy',
    codes: [snomed('91930004')],
    date: '2001-02-03',
  });
  const degraded = (text: string): Entry =>
    entry({
      kind: 'allergy',
      term: 'Transfer-degraded drug allergy',
      codes: [snomed('196461000000101', 'Transfer-degraded drug allergy')],
      date: '2001-02-03',
      text: [text],
    });

  test('find their partner through the text', () => {
    const made = match([penicillin, egg], [degraded('egg allergy'), degraded('penicillin')]).pairs;
    expect(made.map((pair) => [pair.mig, pair.hie])).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });
});

test('a format that files a kind elsewhere makes the two one family', () => {
  const limits: FormatLimit[] = [
    { item: 'events', kind: 'referral', field: 'kind', as: 'encounter', why: 'files it so' },
    { item: 'events', kind: 'encounter', field: 'kind', as: 'observation', why: 'files it so' },
  ];
  const told = {
    term: 'Referral to dermatology',
    codes: [snomed('306125004')],
    date: '2020-01-02',
  };
  const referral = entry({ kind: 'referral', ...told });
  const encounter = entry({ kind: 'encounter', ...told });
  expect(match([referral], [encounter]).pairs).toEqual([]);
  expect(match([referral], [encounter], limits).pairs).toHaveLength(1);
});

describe('size', () => {
  test('a component too large to solve is walked through in order, marked less sure', () => {
    const many = (shift: number): Entry[] =>
      Array.from({ length: 400 }, (_, index) =>
        asthma({ date: `${1500 + index + shift}`, source: `/${index}` }),
      );
    const { pairs: made, lost } = match(many(0), many(450));
    expect(made).toHaveLength(400);
    expect(lost).toEqual([]);
    expect(made[0]).toMatchObject({ mig: 0, hie: 0, confidence: 0.55 });
  });

  test('twenty thousand entries a side', () => {
    const many = (note: string): Entry[] =>
      Array.from({ length: 20_000 }, (_, index) =>
        result({
          term: `Test ${index % 300}`,
          codes: [snomed(String(1_000_000 + (index % 300)))],
          date: `${1990 + (index % 30)}-0${1 + (index % 9)}-1${index % 7}`,
          value: quantity(String(index % 97), 'mmol/L'),
          text: [note],
        }),
      );
    const { pairs: made } = match(many('a'), many('b'));
    expect(made).toHaveLength(20_000);
  });
});
