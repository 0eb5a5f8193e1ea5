import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/record/entry.ts';
import { compare, dayByDay, findingsOf } from '../support/compare.ts';
import { entry, medication, reading, snomed } from '../support/records.ts';
import { asthma, drug, penicillin } from '../support/statements.ts';

const drugs = Array.from({ length: 12 }, (_, index) => drug(index));

describe('list truncated at 50/100/500 or at a year', () => {
  test.each([50, 100, 500])('at %i entries, whichever side cuts', (count) => {
    const all = dayByDay(count + 9);
    const { findings } = compare(reading(all), reading(all.slice(-count)));
    expect(findings).toMatchObject([{ kind: 'list-truncated', severity: 'considerable' }]);
    expect(findings[0]?.members).toHaveLength(9);
    expect(findings[0]?.why).toContain(`keeps ${count} entries and lacks 9 that are all older`);
    expect(findingsOf(all.slice(-count), all)).toEqual(['considerable list-truncated']);
  });

  test('at a year, over several items, is one finding of the whole record', () => {
    const year = (index: number): string => `${2005 + index}-04-05`;
    const kinds = ['problem', 'procedure', 'observation'] as const;
    const all = Array.from({ length: 15 }, (_, index) =>
      entry({
        kind: kinds[index % 3] ?? 'problem',
        term: `Statement ${index}`,
        codes: [snomed(String(5_000_000 + index))],
        date: year(index),
      }),
    );
    const kept = all.filter(({ date }) => (date?.text ?? '') >= '2012');
    const { findings } = compare(reading(all), reading(kept));
    expect(findings).toMatchObject([{ kind: 'list-truncated', item: null }]);
    expect(findings[0]?.members).toHaveLength(all.length - kept.length);
  });

  test('of one kind in an item whose other entries are older', () => {
    const pressures = dayByDay(20, { kind: 'blood-pressure' });
    const older = entry({
      kind: 'observation',
      term: 'Height',
      codes: [snomed('50373000')],
      date: '1990-01-01',
    });
    expect(findingsOf([older, ...pressures], [older, ...pressures.slice(12)])).toEqual([
      'considerable list-truncated',
    ]);
  });

  test('a loss among what is kept stays a finding of its own', () => {
    const all = dayByDay(30);
    const kept = all.slice(12).filter((_, index) => index !== 9);
    expect(findingsOf(all, kept)).toEqual([
      'considerable entry-lost',
      'considerable list-truncated',
    ]);
  });

  test('a few old drugs are lost one by one', () => {
    expect(findingsOf(drugs, drugs.slice(2))).toEqual(['major entry-lost', 'major entry-lost']);
  });

  test('the issues of a lost drug are no cut list', () => {
    const lost = medication({
      term: 'Aspirin',
      codes: [snomed('387458008')],
      date: '2001-01-01',
      localId: 'a',
    });
    const issues = Array.from({ length: 9 }, (_, index) =>
      entry({
        kind: 'issue',
        term: 'Aspirin',
        codes: [snomed('387458008')],
        date: `2001-0${index + 1}-02`,
        links: [{ relation: 'authorisation', target: 'a' }],
      }),
    );
    expect(findingsOf([lost, ...issues, ...drugs], drugs)).toEqual(['major entry-lost']);
  });

  test('one old entry is no cut', () => {
    const all = dayByDay(51);
    expect(findingsOf(all, all.slice(1))).toEqual(['considerable entry-lost']);
  });

  test('allergies are told one by one even where everything else is cut', () => {
    const all = dayByDay(60, { kind: 'procedure' });
    const old = { ...penicillin, date: all[0]!.date };
    expect(findingsOf([old, ...all, noneOther], [...all.slice(-50), noneOther])).toEqual([
      'major entry-lost',
      'considerable list-truncated',
    ]);
  });

  test('a record newer on one side only in its last entries is an old copy, and single ones are not', () => {
    const all = dayByDay(30);
    expect(findingsOf(all, all.slice(0, 24))).toEqual(['considerable stale-snapshot']);
    expect(findingsOf(all, all.slice(0, 28))).toEqual([
      'considerable entry-lost',
      'considerable entry-lost',
    ]);
  });
});

const noneOther = entry({
  kind: 'allergy',
  term: 'Egg allergy',
  codes: [snomed('91930004')],
  date: '2015',
});

describe('paging lost last page', () => {
  test('of a list in order of date is a cut list', () => {
    const all = dayByDay(53);
    expect(findingsOf(all, all.slice(3))).toEqual(['considerable list-truncated']);
  });

  test('of a list in no order is told entry by entry, none of them hidden', () => {
    const all = dayByDay(40);
    const page = new Set([3, 17, 29, 36]);
    const kept = all.filter((_, index) => !page.has(index));
    expect(findingsOf(all, kept)).toEqual(
      Array.from({ length: 4 }, () => 'considerable entry-lost'),
    );
  });

  test('a page that is known to be missing keeps the comparison from parity', () => {
    const error = { severity: 'error', path: '/link', what: 'a page is missing' } as const;
    const document = compare(
      reading([asthma]),
      reading([asthma], { reading: { problems: [error] } }),
    );
    expect(document.summary.verdict).toBe('undetermined');
  });
});

describe('three identical readings v two', () => {
  const reading3 = entry({
    kind: 'observation',
    term: 'Weight',
    codes: [snomed('27113001')],
    date: '2020-01-01',
  });

  test('is one finding with every copy as a member, however many there are', () => {
    const mig = [reading3, reading3, reading3, reading3, reading3];
    const { findings } = compare(reading(mig), reading([reading3, reading3]));
    expect(findings).toMatchObject([
      {
        kind: 'duplicate-collapsed',
        severity: 'significant',
        why: '“Weight” stands 5 times on the MIG and twice on the HIE, with the same content.',
      },
    ]);
    const members = findings[0]?.members ?? [];
    expect(members.filter(({ hie }) => hie !== null)).toHaveLength(2);
    expect(members.filter(({ hie }) => hie === null)).toHaveLength(3);
  });

  test('of a drug take its issues with them', () => {
    const course = (id: string): Entry =>
      medication({
        term: 'Aspirin',
        codes: [snomed('387458008')],
        date: '2018-01-01',
        localId: id,
      });
    const issue = (to: string): Entry =>
      entry({
        kind: 'issue',
        term: 'Aspirin',
        codes: [snomed('387458008')],
        date: '2018-02-01',
        links: [{ relation: 'authorisation', target: to }],
      });
    const { findings } = compare(
      reading([course('a'), issue('a'), course('b'), issue('b')]),
      reading([course('x'), issue('x')]),
    );
    expect(findings).toMatchObject([
      {
        kind: 'duplicate-collapsed',
        severity: 'considerable',
        why: '“Aspirin” stands twice on the MIG and once on the HIE, with the same content. The same goes for the entry that belongs to it.',
      },
    ]);
  });

  test('and the other way about', () => {
    expect(findingsOf([reading3, reading3], [reading3, reading3, reading3])).toEqual([
      'significant duplicate-added',
    ]);
  });

  test('as often on both sides is silent', () => {
    expect(findingsOf([reading3, reading3], [reading3, reading3])).toEqual([]);
  });
});
