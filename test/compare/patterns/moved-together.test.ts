import { describe, expect, test } from 'vitest';
import { offsetsOf, tellOffset } from '../../../src/compare/patterns/date-offset.ts';
import { dayRangeOf } from '../../../src/match/day-range.ts';
import type { Entry } from '../../../src/record/entry.ts';
import { compare, findingsOf } from '../../support/compare.ts';
import { date, entry, quantity, reading, result, snomed } from '../../support/records.ts';

const NAMES = ['Sodium', 'Potassium', 'Urea', 'Creatinine'];

/** A panel of four results, each with a value of its own. */
function panel(id: string, day: string, codes = 500): Entry[] {
  const heading = entry({
    kind: 'result',
    term: `Panel ${id}`,
    codes: [snomed(String(codes))],
    date: day,
    localId: id,
    detail: { panel: true },
  });
  const parts = NAMES.map((term, index) =>
    result({
      term,
      codes: [snomed(String(codes + index + 1))],
      date: day,
      value: quantity(`${index + 4}.${codes}`, 'mmol/L'),
      links: [{ relation: 'panel', target: id }],
    }),
  );
  return [heading, ...parts];
}

/** Entries of several items on days of their own. */
function record(year: number, month = '03'): Entry[] {
  const kinds = ['problem', 'procedure', 'observation', 'encounter'] as const;
  return Array.from({ length: 12 }, (_, index) =>
    entry({
      kind: kinds[index % 4] ?? 'problem',
      term: `Statement ${index}`,
      codes: [snomed(String(1_000_000 + index))],
      date: `${year}-${month}-${10 + index}`,
    }),
  );
}

describe('dates that moved together', () => {
  test('of a whole panel are one finding', () => {
    const { findings } = compare(
      reading([...panel('a', '2019-05-06'), ...panel('b', '2020-07-08', 600)]),
      reading([...panel('a', '2019-05-06'), ...panel('b', '2021-07-08', 600)]),
    );
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      kind: 'date-shifted',
      severity: 'considerable',
      item: 'investigations',
      field: 'date',
      values: { mig: '2020-07-08', hie: '2021-07-08' },
    });
    expect(findings[0]?.members).toHaveLength(5);
    expect(findings[0]?.why).toMatch(
      /^5 of the 5 dated entries of one panel stand 1 year later on the HIE than on the MIG: “/,
    );
  });

  test('of a whole record are one finding of no item', () => {
    const { findings } = compare(reading(record(2018)), reading(record(2019)));
    expect(findings).toMatchObject([
      { kind: 'date-shifted', severity: 'considerable', item: null },
    ]);
    expect(findings[0]?.why).toContain(
      '12 of the 12 dated entries in the whole record stand 1 year later',
    );
  });

  test('by a month are told as such', () => {
    const { findings } = compare(reading(record(2018)), reading(record(2018, '02')));
    expect(findings[0]?.why).toContain('stand 1 month earlier on the HIE');
  });

  test('in one item only are one finding of that item', () => {
    const problems = (year: number): Entry[] =>
      Array.from({ length: 4 }, (_, index) =>
        entry({
          kind: 'problem',
          term: `Problem ${index}`,
          codes: [snomed(String(2_000_000 + index))],
          date: `${year}-01-${10 + index}`,
        }),
      );
    const rest = record(2018).filter(({ kind }) => kind !== 'problem');
    expect(findingsOf([...problems(2001), ...rest], [...problems(2002), ...rest])).toEqual([
      'considerable date-shifted',
    ]);
  });

  test('by different lengths stay findings of their own', () => {
    const moved = record(2018).map((one, index) =>
      index < 3 ? { ...one, date: date(`2018-04-${10 + index * 3}`) } : one,
    );
    expect(findingsOf(record(2018), moved)).toHaveLength(3);
  });

  test('one date alone is told alone', () => {
    const [first, ...rest] = record(2018);
    const moved = { ...first!, date: date('2019-03-10') };
    const { findings } = compare(reading(record(2018)), reading([moved, ...rest]));
    expect(findings).toMatchObject([{ kind: 'date-shifted', mig: expect.any(Number) as number }]);
    expect(findings[0]).not.toHaveProperty('members');
  });
});

describe('how far one date lies from another', () => {
  test.each([
    ['2018-03-04', '2019-03-04', ['years 1', 'days 365']],
    ['2018-03-04', '2018-04-04', ['months 1', 'days 31']],
    ['2018-03-04', '2018-03-05', ['days 1']],
    ['2018', '2019', ['years 1']],
    ['2018-03', '2018-01', ['months -2']],
    ['2018-03-04T10:00:00', '2018-03-04T11:00:00', ['minutes 60']],
    ['2018-03-04T00:30:00', '2018-03-03T23:30:00', ['minutes -60']],
    ['2018', '2019-03', []],
  ])('%s to %s', (from, to, expected) => {
    expect(offsetsOf(dayRangeOf(date(from)), dayRangeOf(date(to)))).toEqual(expected);
  });

  test.each([
    ['years 1', '1 year later'],
    ['days -2', '2 days earlier'],
    ['minutes 60', '1 hour later'],
    ['minutes -90', '90 minutes earlier'],
  ])('%s is told as %s', (offset, words) => {
    expect(tellOffset(offset)).toBe(words);
  });
});
