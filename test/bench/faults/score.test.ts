import { describe, expect, test } from 'vitest';
import { injuriesOf } from '../../../bench/faults/injuries.ts';
import type { FaultScore, PairScore, ToolItem } from '../../../bench/faults/score.ts';
import { scorePair } from '../../../bench/faults/score.ts';
import { ASTHMA, ENTRIES, PENICILLIN, labelOf, lostAllergy, pairOfRecords } from './injured.ts';

const NUTS_ON_MIG = { side: 'mig', entryIndex: 1 } as const;
const ASTHMA_ON_MIG = { side: 'mig', entryIndex: 2 } as const;
const ASTHMA_ON_HIE = { side: 'hie', entryIndex: 1 } as const;

const LOST: ToolItem = { kind: 'entry-lost', severity: 'major', touches: [NUTS_ON_MIG] };

function one({ faults }: PairScore): FaultScore {
  const [fault] = faults;
  if (fault === undefined) throw new Error('no fault was scored');
  return fault;
}

describe('a fault of one entry', () => {
  test.each<[string, ToolItem, Partial<FaultScore>]>([
    [
      'the right finding',
      LOST,
      { found: true, rightKind: true, rightEntry: true, underCalled: false },
    ],
    ['another kind', { ...LOST, kind: 'code-changed' }, { found: true, rightKind: false }],
    ['a milder severity', { ...LOST, severity: 'minor' }, { found: true, underCalled: true }],
    [
      'severity none',
      { ...LOST, severity: 'none' },
      { found: false, rightEntry: null, doubtOnly: false },
    ],
    [
      'doubt',
      { ...LOST, kind: 'undetermined' },
      { found: false, rightKind: null, doubtOnly: true },
    ],
    ['another entry', { ...LOST, touches: [ASTHMA_ON_MIG] }, { found: false, rightEntry: false }],
    [
      'another entry and kind',
      { kind: 'dose-changed', severity: 'major', touches: [ASTHMA_ON_MIG] },
      { found: false, rightEntry: null },
    ],
    [
      'its list by a right kind',
      { ...LOST, touches: [], item: 'risks-and-warnings' },
      { found: true, rightKind: true },
    ],
    [
      'its list by another kind',
      { kind: 'false-empty', severity: 'major', touches: [], item: 'risks-and-warnings' },
      { found: false },
    ],
    ['another list', { ...LOST, touches: [], item: 'medication' }, { found: false }],
    ['the whole answer', { ...LOST, touches: [], item: null }, { found: false }],
    [
      'a tool without kinds and severities',
      { touches: [NUTS_ON_MIG] },
      { found: true, rightKind: null, underCalled: null },
    ],
  ])('told by %s', (_, item, expected) => {
    expect(one(scorePair(lostAllergy(), [item]))).toMatchObject(expected);
  });

  test('is too mild by the finding that names it, whatever else is said of the entry', () => {
    const worse: ToolItem = { ...LOST, kind: 'text-lost', severity: 'major' };
    const mild: ToolItem = { ...LOST, severity: 'significant' };
    expect(one(scorePair(lostAllergy(), [worse, mild])).underCalled).toBe(true);
  });

  test('that nothing is said of is not found', () => {
    expect(one(scorePair(lostAllergy(), []))).toMatchObject({
      found: false,
      told: { statements: 0, of: 1 },
    });
  });
});

describe('alarms', () => {
  const falseOnes = ({ alarms }: PairScore): number =>
    alarms.filter(({ isFalse }) => isFalse).length;

  test('about an injured entry are true, about others false', () => {
    const about = (touches: ToolItem['touches']): PairScore =>
      scorePair(lostAllergy(), [{ ...LOST, touches }]);
    expect(falseOnes(about([NUTS_ON_MIG]))).toBe(0);
    expect(falseOnes(about([NUTS_ON_MIG, ASTHMA_ON_HIE]))).toBe(0);
    expect(falseOnes(about([ASTHMA_ON_MIG]))).toBe(1);
  });

  test('about an entry that pointed to the lost one are true', () => {
    const pair = lostAllergy({
      collateral: [{ id: 'p1', kind: 'problem', term: 'Asthma', date: '2019-05-02' }],
    });
    expect(falseOnes(scorePair(pair, [{ ...LOST, touches: [ASTHMA_ON_MIG] }]))).toBe(0);
  });

  test('on the two sides of one statement are one, on two statements two', () => {
    const [mig, hie]: ToolItem[] = [{ touches: [ASTHMA_ON_MIG] }, { touches: [ASTHMA_ON_HIE] }];
    expect(scorePair(lostAllergy(), [mig, hie] as ToolItem[]).alarms).toHaveLength(1);
    expect(scorePair(lostAllergy(), [LOST, hie] as ToolItem[]).alarms).toHaveLength(2);
  });

  test('that speak for many are false by one entry that was left alone, and find a fault all the same', () => {
    const touches = [NUTS_ON_MIG, ASTHMA_ON_MIG, ASTHMA_ON_HIE];
    const score = scorePair(lostAllergy(), [{ ...LOST, touches }]);
    expect(one(score).found).toBe(true);
    expect(falseOnes(score)).toBe(1);
  });

  test('of doubt about an entry that was left alone are false, and counted apart', () => {
    const score = scorePair(lostAllergy(), [
      {
        kind: 'ambiguous-match',
        severity: 'considerable',
        touches: [ASTHMA_ON_MIG, ASTHMA_ON_HIE],
      },
    ]);
    expect([falseOnes(score), score.doubtful]).toEqual([1, 2]);
  });

  test('of the whole answer are false where one entry is spoilt', () => {
    expect(
      falseOnes(
        scorePair(lostAllergy(), [
          { kind: 'section-unknown', severity: 'considerable', touches: [] },
        ]),
      ),
    ).toBe(1);
  });

  test('that a twin may cause are none up to minor', () => {
    const clean = injuriesOf(
      { ...pairOfRecords([PENICILLIN, ASTHMA], [ASTHMA]), allowed: ['withheld-declared'] },
      ENTRIES,
    );
    const said = (severity: 'minor' | 'considerable'): PairScore =>
      scorePair(clean, [
        { kind: 'withheld-declared', severity, touches: [{ side: 'mig', entryIndex: 0 }] },
      ]);
    expect(said('minor').alarms).toEqual([]);
    expect(falseOnes(said('considerable'))).toBe(1);
  });
});

describe('a fault of a list', () => {
  const nothing = { mig: ENTRIES.mig, hie: ENTRIES.hie.slice(1) };
  const label = {
    ...labelOf(['false-empty', 'entry-lost'], 'major', PENICILLIN),
    entry: null,
    touched: [PENICILLIN, { ...PENICILLIN, id: 'a2' }].map(({ id, kind }) => ({
      id,
      kind,
      term: '',
      date: null,
    })),
  };
  const nuts = {
    ...PENICILLIN,
    id: 'a2',
    concept: { term: 'Allergy to nuts', snomed: '1', description: '2' },
  };
  const pair = injuriesOf(pairOfRecords([PENICILLIN, nuts, ASTHMA], [ASTHMA], label), nothing);

  test('is told whole by its list, in part by one of its entries', () => {
    const list: ToolItem = {
      kind: 'false-empty',
      severity: 'major',
      touches: [],
      item: 'risks-and-warnings',
    };
    expect(one(scorePair(pair, [list])).told).toEqual({ statements: 2, of: 2 });
    expect(one(scorePair(pair, [LOST])).told).toEqual({ statements: 1, of: 2 });
  });
});
