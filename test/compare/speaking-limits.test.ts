import { describe, expect, test } from 'vitest';
import { findingsOf } from '../support/compare.ts';
import { entry, snomed } from '../support/records.ts';

const why = 'So the format.';

describe('an encounter whose text is put together', () => {
  const seen = (...text: string[]) =>
    entry({ kind: 'encounter', term: 'Surgery', date: '2020-01-02', text });
  const limits = [{ item: 'events', kind: 'encounter', field: 'text-composed', why }] as const;
  const parts = { reading: { limits } };

  test('may say more than the other side', () => {
    expect(findingsOf([seen()], [seen('repeats')])).toEqual(['considerable text-changed']);
    expect(findingsOf([seen()], [seen('repeats')], { hie: parts })).toEqual([]);
    expect(findingsOf([seen('repeats')], [seen()], { mig: parts })).toEqual([]);
  });

  test('has lost what the other side says and it does not', () => {
    expect(findingsOf([seen('told')], [seen('repeats')], { hie: parts })).toHaveLength(1);
    expect(findingsOf([seen('told')], [seen()], { hie: parts })).toHaveLength(1);
  });
});

describe('a journal of encounters', () => {
  const visit = entry({ kind: 'encounter', date: '2020-01-02' });
  const other = entry({ kind: 'problem', term: 'Asthma', date: '2012', codes: [snomed('1')] });
  const limits = [{ item: 'events', kind: 'encounter', field: 'alone', why }] as const;
  const parts = { reading: { limits } };

  test('may hold rows that are no consultation', () => {
    expect(findingsOf([other], [other, visit])).toHaveLength(1);
    expect(findingsOf([other], [other, visit], { hie: parts })).toEqual([]);
  });

  test('excuses no consultation it lacks, and no other kind', () => {
    expect(findingsOf([other, visit], [other], { hie: parts })).toHaveLength(1);
    expect(findingsOf([visit], [visit, other], { hie: parts })).toHaveLength(1);
  });
});

describe('dates whose unknown parts are shown as the first', () => {
  const since = (date: string) =>
    entry({
      kind: 'problem',
      term: 'Asthma',
      codes: [snomed('195967001')],
      date,
      status: 'active',
    });
  const limits = [{ item: 'problems', kind: 'problem', field: 'date-padded', why }] as const;
  const parts = { reading: { limits } };

  test.each([
    ['2020-03', '2020-03-01'],
    ['2020', '2020-01-01'],
    ['2020', '2020-01'],
  ])('%s may be shown as %s', (known, shown) => {
    expect(findingsOf([since(known)], [since(shown)])).toHaveLength(1);
    expect(findingsOf([since(known)], [since(shown)], { hie: parts })).toEqual([]);
    expect(findingsOf([since(shown)], [since(known)], { mig: parts })).toEqual([]);
  });

  test.each([
    ['2020-03', '2020-03-02'],
    ['2020', '2020-02-01'],
    ['2020-03-01', '2020-03'],
    ['2020-03', '2020-04-01'],
  ])('%s is never shown as %s', (known, shown) => {
    expect(findingsOf([since(known)], [since(shown)], { hie: parts })).toHaveLength(1);
  });
});
