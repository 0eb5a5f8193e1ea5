import { describe, expect, test } from 'vitest';
import type { DataItem, ItemReport } from '../../src/record/item.ts';
import type { Entry } from '../../src/record/entry.ts';
import type { Reading } from '../../src/record/reading.ts';
import { compare, dayByDay, findingsOf, told } from '../support/compare.ts';
import { entry, medication, quantity, read, reading, result, snomed } from '../support/records.ts';

const confidential = (
  item: DataItem,
): { warnings: Partial<Record<DataItem, ['confidential-items']>> } => ({
  warnings: { [item]: ['confidential-items'] },
});

describe('a list that leaves confidential items out and lacks a drug with its issues', () => {
  const other = medication({ term: 'Digoxin', codes: [snomed('387461009')], date: '2019-01-01' });
  const drug = medication({
    term: 'Aspirin',
    codes: [snomed('387458008')],
    date: '2018-01-01',
    localId: 'course',
  });
  const issue = (date: string, links: Entry['links']): Entry =>
    entry({ kind: 'issue', term: 'Aspirin', codes: [snomed('387458008')], date, links });
  const dates = ['2018-01-01', '2018-01-29'];

  test('is told once', () => {
    const issues = dates.map((date) =>
      issue(date, [{ relation: 'authorisation', target: 'course' }]),
    );
    const { findings } = compare(
      reading([drug, ...issues, other]),
      reading([other], confidential('medication')),
    );
    expect(findings).toMatchObject([
      {
        kind: 'withheld-declared',
        severity: 'considerable',
        why: 'The HIE lacks “Aspirin”, and its list is marked confidential-items. The same stands on 2 issues of this drug.',
      },
    ]);
  });

  test('issues that say nothing of their course go with the only course of their drug', () => {
    const issues = dates.map((date) => issue(date, []));
    expect(findingsOf([other], [other, drug, ...issues])).toEqual(['major entry-extra']);
  });

  test('an issue of a drug with two courses is told by itself', () => {
    const second = { ...drug, date: other.date };
    const one = issue('2018-01-01', []);
    expect(findingsOf([other, second], [other, second, drug, one])).toEqual([
      'major entry-extra',
      'significant entry-extra',
    ]);
  });
});

describe('a mark on a list', () => {
  const kept = dayByDay(2, { kind: 'problem' });
  const results = (count: number): Entry[] => dayByDay(count, { kind: 'result', item: 'problems' });

  test('excuses single entries, and not that nothing is left of a kind', () => {
    const hie = { hie: confidential('problems') };
    expect(findingsOf([...kept, ...results(2)], kept, hie)).toEqual([
      'minor withheld-declared',
      'minor withheld-declared',
    ]);
    const { findings } = compare(
      reading([...kept, ...results(3)]),
      reading(kept, confidential('problems')),
    );
    expect(findings).toMatchObject([
      {
        kind: 'section-missing',
        severity: 'considerable',
        members: [{}, {}, {}],
        why: expect.stringContaining('(its list is marked confidential-items)'),
      },
    ]);
  });

  test('leaves a disclosure a disclosure, however much the HIE shows', () => {
    expect(findingsOf(kept, [...kept, ...results(3)], { mig: confidential('problems') })).toEqual([
      'major disclosure',
      'major disclosure',
      'major disclosure',
    ]);
  });
});

describe('a result that no laboratory reported', () => {
  const peakFlow = (code: string): Entry =>
    result({
      term: 'Peak expiratory flow rate',
      codes: [read(code)],
      date: '2019-02-15',
      value: quantity('594', 'L/min'),
    });
  const sodium = result({ term: 'Sodium', codes: [read('44I5.')], date: '2019-02-16' });

  /** The HIE, whose list of other things may hide results too, and says that it does. */
  function hie(): Reading {
    const one = reading([sodium]);
    const items = one.record.items.map((report): ItemReport =>
      report.item === 'examinations'
        ? {
            ...report,
            state: 'populated',
            warnings: ['confidential-items'],
            marks: [{ warning: 'confidential-items', kinds: ['observation', 'result'] }],
          }
        : report,
    );
    return { ...one, record: { ...one.record, items } };
  }

  test('is declared by the mark on the list of other things', () => {
    expect(told(compare(reading([sodium, peakFlow('339A.')]), hie()))).toEqual([
      'minor withheld-declared',
    ]);
  });

  test('is not what a result of the laboratory is', () => {
    expect(told(compare(reading([sodium, peakFlow('44J3.')]), hie()))).toEqual([
      'considerable entry-lost',
    ]);
  });
});
