import { describe, expect, test } from 'vitest';
import { factsOf } from '../../src/match/entry-facts.ts';
import { pairEqualTrees } from '../../src/match/equal-trees.ts';
import { isSameEntry, shapeOf } from '../../src/match/content.ts';
import type { Entry } from '../../src/record/entry.ts';
import { entry, quantity, read, result, snomed } from '../support/records.ts';

const ASTHMA = snomed('195967001', 'Asthma');

function asthma(parts: Partial<Parameters<typeof entry>[0]> = {}): Entry {
  return entry({ kind: 'problem', term: 'Asthma', codes: [ASTHMA], date: '2007-08-09', ...parts });
}

function sodium(value: string, parts: Partial<Parameters<typeof result>[0]> = {}): Entry {
  return result({ term: 'Sodium', date: '2020-01-02', value: quantity(value, 'mmol/L'), ...parts });
}

/** The pairs by index, and how many entries are left on each side. */
function trees(mig: readonly Entry[], hie: readonly Entry[]): unknown {
  const { pairs, ...left } = pairEqualTrees(factsOf(mig), factsOf(hie));
  const found = pairs.map(([a, b]) => `${a.index}-${b.index}`).sort();
  return [found.join(' '), left.mig.size, left.hie.size];
}

describe('equal subtrees', () => {
  const record = [asthma({ source: '/a' }), asthma({ source: '/b' }), sodium('140')];

  test('a record pairs with itself in its own order, twins among it', () => {
    expect(trees(record, record)).toEqual(['0-0 1-1 2-2', 0, 0]);
  });

  test('what differs is left, and everything else is paired', () => {
    expect(trees([asthma(), sodium('140')], [sodium('141'), asthma()])).toEqual(['0-1', 1, 1]);
  });

  test('twins pair in order of where they stand, however they come', () => {
    const [first, second] = [asthma({ source: '/a' }), asthma({ source: '/b' })];
    expect(trees([first, second], [second, first, sodium('1')])).toEqual(['0-1 1-0', 0, 1]);
  });

  test('three of one content against two leave one', () => {
    expect(trees([asthma(), asthma(), asthma()], [asthma(), asthma()])).toEqual(['0-0 1-1', 1, 0]);
  });

  test('a number written otherwise and codes in another order are the same content', () => {
    const codes = [ASTHMA, read('H33..', 'Asthma')];
    expect(
      trees(
        [sodium('140'), asthma({ codes })],
        [sodium('140.0'), asthma({ codes: codes.toReversed() })],
      ),
    ).toEqual(['0-0 1-1', 0, 0]);
  });

  test('the same shape is not yet the same content', () => {
    const [a, b] = [asthma({ text: ['left'] }), asthma({ text: ['tight'] })];
    expect(shapeOf(a)).toBe(shapeOf(b));
    expect(trees([a], [b])).toEqual(['', 1, 1]);
  });
});

describe('entries built alike', () => {
  test.each<[string, Partial<Parameters<typeof entry>[0]>]>([
    ['status', { status: 'active' }],
    ['term', { term: 'Asthma NOS' }],
    ['date', { date: '2007-08-10' }],
    ['zone of the date', { date: '2007-08-09T00:00:00Z' }],
    ['code', { codes: [snomed('1959670010')] }],
    ['term of a code', { codes: [snomed('195967001', 'asthma')] }],
    ['text', { text: ['wheeze'] }],
    ['item', { item: 'diagnoses' }],
    ['further items', { alsoIn: ['summary'] }],
    ['detail', { detail: { significance: 'major' } }],
    ['links', { links: [{ relation: 'problem', target: 'x' }] }],
  ])('another %s is not alike, either way', (_what, parts) => {
    expect(isSameEntry(asthma(), asthma(parts))).toBe(false);
    expect(isSameEntry(asthma(parts), asthma())).toBe(false);
  });

  test('identifiers, place and what a link names do not matter', () => {
    const a = asthma({ localId: 'a', source: '/a', links: [{ relation: 'problem', target: 'x' }] });
    const b = asthma({ localId: 'b', source: '/b', links: [{ relation: 'problem', target: 'y' }] });
    expect(isSameEntry(a, b)).toBe(true);
  });
});
