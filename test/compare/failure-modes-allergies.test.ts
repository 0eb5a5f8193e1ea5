import { describe, expect, test } from 'vitest';
import type { ItemState } from '../../src/record/item.ts';
import type { Reading } from '../../src/record/reading.ts';
import { compare, findingsOf, told } from '../support/compare.ts';
import { entry, reading, snomed } from '../support/records.ts';
import { asthma, penicillin } from '../support/statements.ts';

const noneKnown = entry({
  kind: 'allergy',
  term: 'No known allergy',
  codes: [snomed('716186003')],
  detail: { asserts: 'none-known' },
});

describe('resolved allergies in a contained list', () => {
  const ended = { ...penicillin, status: 'resolved' as const };
  const egg = entry({
    kind: 'allergy',
    term: 'Egg allergy',
    codes: [snomed('91930004')],
    date: '2015',
  });

  test('read from there they are allergies that ended, shown as current on the other side', () => {
    expect(findingsOf([{ ...penicillin, status: 'active' }, egg], [ended, egg])).toEqual([
      'major status-flipped',
    ]);
  });

  test('left unread by one side they are lost one by one', () => {
    expect(findingsOf([ended, egg], [egg])).toEqual(['major entry-lost']);
  });

  test('told alike by both sides they are silent', () => {
    expect(findingsOf([ended, egg], [ended, egg])).toEqual([]);
  });
});

describe('"no known allergies" beside an allergy', () => {
  test.each([
    ['the HIE', [penicillin], [penicillin, noneKnown]],
    ['the MIG', [penicillin, noneKnown], [penicillin]],
  ] as const)('on %s alone is a false emptiness', (side, mig, hie) => {
    const { findings } = compare(reading(mig), reading(hie));
    expect(findings).toMatchObject([{ kind: 'false-empty', severity: 'major' }]);
    expect(findings[0]?.why).toContain(
      `${side.replace('the', 'The')} states “No known allergy” beside the allergies it shows`,
    );
  });

  test('on both sides is the same contradiction on both', () => {
    const both = [penicillin, noneKnown];
    expect(findingsOf(both, both)).toEqual([]);
  });
});

describe('the three states of allergies', () => {
  const list = (state: ItemState): Reading => {
    const items = { states: { 'risks-and-warnings': state } };
    const entries =
      { populated: [penicillin], 'asserted-none': [noneKnown] }[state as string] ?? [];
    return reading([asthma, ...entries], items);
  };

  test.each<[ItemState, ItemState, string[]]>([
    ['populated', 'populated', []],
    ['populated', 'asserted-none', ['major false-empty']],
    ['populated', 'nothing-recorded', ['major false-empty']],
    ['asserted-none', 'populated', ['major false-empty']],
    ['asserted-none', 'asserted-none', []],
    ['asserted-none', 'nothing-recorded', ['major entry-lost']],
    ['nothing-recorded', 'populated', ['major false-empty']],
    ['nothing-recorded', 'asserted-none', ['major entry-extra']],
    ['nothing-recorded', 'nothing-recorded', []],
  ])('%s on the MIG, %s on the HIE, stated as an entry', (mig, hie, expected) => {
    expect(told(compare(list(mig), list(hie)))).toEqual(expected);
  });

  test.each<[ItemState, ItemState, string[]]>([
    ['populated', 'asserted-none', ['major false-empty']],
    ['asserted-none', 'populated', ['major false-empty']],
    ['asserted-none', 'asserted-none', []],
    ['asserted-none', 'nothing-recorded', ['considerable false-empty']],
    ['nothing-recorded', 'asserted-none', ['considerable false-empty']],
  ])('%s on the MIG, %s on the HIE, stated by the list', (mig, hie, expected) => {
    const stated = (state: ItemState): Reading =>
      reading([asthma, ...(state === 'populated' ? [penicillin] : [])], {
        states: { 'risks-and-warnings': state },
      });
    expect(told(compare(stated(mig), stated(hie)))).toEqual(expected);
  });

  test.each<[ItemState, string[]]>([
    ['not-returned', ['considerable undetermined']],
    ['withheld', ['considerable undetermined']],
    ['unavailable', ['major undetermined']],
  ])('none known on the MIG against %s on the HIE is never equal', (state, expected) => {
    const mig = reading([asthma], { states: { 'risks-and-warnings': 'asserted-none' } });
    const hie = reading([asthma], { states: { 'risks-and-warnings': state } });
    expect(told(compare(mig, hie))).toEqual(expected);
  });
});
