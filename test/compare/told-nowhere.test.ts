import { describe, expect, test } from 'vitest';
import { compare as compareSandwich } from '../support/sandwich.ts';
import { compare, findingsOf, told } from '../support/compare.ts';
import { entry, medication, reading, snomed } from '../support/records.ts';

const note = entry({ kind: 'note', item: 'medication' });
const worded = medication({ codes: [snomed('716186003', 'No known allergy')] });
const observation = entry({ kind: 'observation', term: 'Never smoked', date: '2020-01-02' });
const problem = entry({
  kind: 'problem',
  term: 'Asthma',
  codes: [snomed('195967001')],
  date: '2007-08-09',
});
const allergy = entry({
  kind: 'allergy',
  term: 'Egg allergy',
  codes: [snomed('91930004')],
  date: '2001-02-03',
});
const noneKnown = entry({
  kind: 'allergy',
  term: 'No known allergies',
  codes: [snomed('716186003')],
  detail: { asserts: 'none-known' },
});

describe('an entry that is worded as "no known allergy"', () => {
  const mig = reading([note, worded], { states: { examinations: 'asserted-none' } });
  const hie = reading([observation]);

  test('is told though the MIG denies another list altogether', () => {
    expect(told(compare(mig, hie))).toContain('major false-empty');
    const alone = reading([worded], { states: { examinations: 'asserted-none' } });
    expect(told(compare(alone, hie))).toContain('major entry-lost');
  });

  test('is told beside a second answer in which everything is gone', () => {
    const { findings } = compareSandwich({ mig, hie }, { again: { mig: reading([]) } });
    expect(findings).toContainEqual(
      expect.objectContaining({ kind: 'entry-lost', severity: 'major', item: 'medication' }),
    );
  });

  test('is a member of the finding on the list it denies', () => {
    const { findings } = compare(
      reading([noneKnown], { states: { 'risks-and-warnings': 'asserted-none' } }),
      reading([allergy]),
    );
    expect(findings).toMatchObject([
      {
        kind: 'false-empty',
        severity: 'major',
        members: [
          { mig: null, hie: 0 },
          { mig: 0, hie: null },
        ],
      },
    ]);
  });
});

describe('an entry whose list on the other side could not be read', () => {
  test('is a member of the finding on the gap', () => {
    const { findings } = compare(
      reading([problem, allergy]),
      reading([allergy], { states: { problems: 'unavailable' } }),
    );
    expect(findings).toMatchObject([
      { kind: 'undetermined', severity: 'considerable', item: 'problems', mig: 0, hie: null },
    ]);
  });

  test('is told where the other side gives the list as text alone', () => {
    expect(
      findingsOf([problem, allergy], [allergy], { hie: { states: { problems: 'text-only' } } }),
    ).toEqual(['considerable undetermined']);
  });

  test('weighs as an allergy, whatever list it stands in', () => {
    const misplaced = { ...allergy, item: 'procedures' } as const;
    expect(
      findingsOf([misplaced, problem], [problem], {
        hie: { states: { procedures: 'unavailable' } },
      }),
    ).toEqual(['major undetermined']);
  });
});
