import { describe, expect, test } from 'vitest';
import { matchRecords } from '../../src/match/match-records.ts';
import type { Matching } from '../../src/match/matching.ts';
import type { Entry } from '../../src/record/entry.ts';
import { entry, medication, record, snomed } from '../support/records.ts';

const AT = '2020-01-02';

function match(mig: readonly Entry[], hie: readonly Entry[]): Matching {
  return matchRecords(record(mig), record(hie), []);
}

function partnerOf({ pairs }: Matching, mig: number): number | undefined {
  return pairs.find((pair) => pair.mig === mig)?.hie;
}

/** A course; courses of one drug, day and wording differ in what tells nobody which is which. */
function course(localId: string, dose: string, problem: string): Entry {
  return medication({
    term: 'Aspirin',
    codes: [snomed('387458008')],
    date: AT,
    dose,
    localId,
    links: [{ relation: 'problem', target: problem }],
  });
}

function problem(localId: string, significance: string): Entry {
  return entry({
    kind: 'problem',
    term: 'Pain',
    codes: [snomed('22253000')],
    date: AT,
    localId,
    detail: { significance },
  });
}

describe('entries that fit each other in several ways', () => {
  const mig = [
    problem('p', 'major'),
    problem('q', 'minor'),
    course('a', 'one', 'p'),
    course('b', 'two', 'q'),
  ];
  const hie = [
    problem('s', 'minor'),
    problem('r', 'major'),
    course('c', 'nine', 's'),
    course('d', 'ten', 'r'),
  ];

  test('are told apart by the partners of what they are linked to', () => {
    const matching = match(mig, hie);
    expect(partnerOf(matching, 2)).toBe(3);
    expect(partnerOf(matching, 3)).toBe(2);
    expect(matching.ambiguities).toEqual([]);
  });

  test('stay ambiguous where links tell nothing', () => {
    const unlinked = (entries: readonly Entry[]): Entry[] =>
      entries.map((one) => ({ ...one, links: [] }));
    expect(match(unlinked(mig), unlinked(hie)).ambiguities).toEqual([{ mig: [2, 3], hie: [2, 3] }]);
  });

  test('what is settled settles more', () => {
    const issue = (localId: string, quantity: string, target: string): Entry =>
      entry({
        kind: 'issue',
        term: 'Aspirin',
        codes: [snomed('387458008')],
        date: AT,
        localId,
        detail: { quantityText: quantity },
        links: [{ relation: 'authorisation', target }],
      });
    const doses = (entries: readonly Entry[]): Entry[] => [...entries];
    const matching = match(
      doses([...mig, issue('e', '28', 'a'), issue('f', '56', 'b')]),
      doses([...hie, issue('g', '84', 'c'), issue('h', '112', 'd')]),
    );
    expect([partnerOf(matching, 4), partnerOf(matching, 5)]).toEqual([5, 4]);
    expect(matching.ambiguities).toEqual([]);
  });

  test('links in a circle come to an end', () => {
    const ring = (ids: readonly [string, string], dose: readonly [string, string]): Entry[] =>
      ids.map((id, i) => ({
        ...course(id, dose[i] ?? '', ids[1 - i] ?? ''),
      }));
    const matching = match(ring(['a', 'b'], ['1', '2']), ring(['c', 'd'], ['3', '4']));
    expect(matching.pairs).toHaveLength(2);
  });

  test('the order of an answer changes nothing', () => {
    const there = match(mig, hie);
    const turned = match(mig.toReversed(), hie.toReversed());
    const turn = (index: number): number => 3 - index;
    expect(turned.pairs.map(({ mig: a, hie: b }) => `${turn(a)}-${turn(b)}`).sort()).toEqual(
      there.pairs.map(({ mig: a, hie: b }) => `${a}-${b}`).sort(),
    );
  });
});

describe('issues of partnered prescriptions', () => {
  const prescription = (localId: string, code: string): Entry =>
    medication({ term: `Drug ${code}`, codes: [snomed(code)], date: AT, dose: 'one', localId });
  const issue = (term: string, target: string, date = '2020-03-04', dose = 'one'): Entry =>
    entry({
      kind: 'issue',
      term,
      codes: [snomed(String(3_000_000 + term.length))],
      date,
      detail: { dose },
      links: [{ relation: 'authorisation', target }],
    });

  test('that agree in nothing but the day belong together', () => {
    const matching = match(
      [prescription('a', '387458008'), issue('Aspirin', 'a')],
      [prescription('b', '387458008'), issue('Warfarin 1mg', 'b', '2020-03-04', 'two')],
    );
    expect(matching.pairs[1]).toMatchObject({ mig: 1, hie: 1, pass: 'linked', confidence: 0.6 });
  });

  test('of another day do not', () => {
    const matching = match(
      [prescription('a', '387458008'), issue('Aspirin', 'a')],
      [prescription('b', '387458008'), issue('Warfarin 1mg', 'b', '2020-04-04', 'two')],
    );
    expect(matching).toMatchObject({ lost: [1], extra: [1] });
  });

  test('do not where two of the day could be meant', () => {
    const matching = match(
      [prescription('a', '387458008'), issue('Aspirin', 'a')],
      [
        prescription('b', '387458008'),
        issue('Warfarin', 'b', '2020-03-04', 'two'),
        issue('Digoxin 1mg', 'b', '2020-03-04', 'six'),
      ],
    );
    expect(matching).toMatchObject({ lost: [1], extra: [1, 2] });
  });
});
