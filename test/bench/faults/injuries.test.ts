import { describe, expect, test } from 'vitest';
import { injuriesOf } from '../../../bench/faults/injuries.ts';
import { voidReason } from '../../../bench/faults/void.ts';
import type { SimulatedEntry } from '../../../src/simulator/model.ts';
import {
  ASTHMA,
  ENTRIES,
  NUTS,
  PENICILLIN,
  labelOf,
  lostAllergy,
  pairOfRecords,
  printed,
} from './injured.ts';

const AGAIN: SimulatedEntry = { ...PENICILLIN, id: 'a1-again' };

describe('the injured entries', () => {
  test('of a lost allergy stand on the MIG alone, in its list', () => {
    const [injury] = lostAllergy().injuries;
    expect([...(injury?.entries.mig ?? [])]).toEqual([1]);
    expect([...(injury?.entries.hie ?? [])]).toEqual([]);
    expect([...(injury?.items ?? [])]).toEqual(['risks-and-warnings']);
  });

  test('of an added copy are both, since nobody can tell which was there before', () => {
    const label = { ...labelOf(['duplicate-added'], 'significant', AGAIN), entry: null };
    const entries = {
      mig: [printed('allergy', 'Allergy to penicillin')],
      hie: [
        printed('allergy', 'Allergy to penicillin'),
        printed('allergy', 'Allergy to penicillin'),
      ],
    };
    const [injury] = injuriesOf(
      pairOfRecords([PENICILLIN], [PENICILLIN, AGAIN], label),
      entries,
    ).injuries;
    expect([...(injury?.around.mig ?? [])]).toEqual([0]);
    expect([...(injury?.entries.hie ?? [])]).toEqual([0, 1]);
  });

  test('of a broken link are both its ends', () => {
    const label = { ...labelOf(['link-lost'], 'significant', ASTHMA), field: 'links' };
    const linked: SimulatedEntry = { ...ASTHMA, linked: ['a2'] } as SimulatedEntry;
    const pair = pairOfRecords([PENICILLIN, NUTS, linked], [PENICILLIN, NUTS, ASTHMA], label);
    const [injury] = injuriesOf(pair, { ...ENTRIES, hie: ENTRIES.mig }).injuries;
    expect([...(injury?.entries.mig ?? [])]).toEqual([1, 2]);
  });

  test('of a list that was not returned are all that stand in it', () => {
    const label = labelOf(['section-missing'], 'major');
    const pair = pairOfRecords([PENICILLIN, NUTS, ASTHMA], [PENICILLIN, NUTS, ASTHMA], label);
    const { hie } = pair.patients;
    const missing = {
      ...pair,
      patients: { ...pair.patients, hie: { ...hie, missingAreas: ['includeAllergies'] as const } },
    };
    const [injury] = injuriesOf(missing, { ...ENTRIES, hie: [] }).injuries;
    expect([...(injury?.entries.mig ?? [])]).toEqual([0, 1]);
  });
});

describe('a label is void', () => {
  test('when a copy was added and the original lost, for both faults', () => {
    const added = labelOf(['duplicate-added'], 'significant', AGAIN);
    const lost = labelOf(['entry-lost'], 'major', PENICILLIN);
    const pair = pairOfRecords([PENICILLIN], [AGAIN], added, lost);
    expect(voidReason(pair, added)).toBe('the records say the same');
    expect(voidReason(pair, lost)).toBe('the records say the same');
  });

  test('when the HIE is written the same with and without the fault', () => {
    const label = labelOf(['entry-lost'], 'major', NUTS);
    const hidden: SimulatedEntry = { ...NUTS, hidden: true };
    const pair = {
      ...pairOfRecords([{ ...hidden, text: 'a' }], [{ ...hidden, text: 'b' }], label),
      benign: [],
    };
    expect(voidReason(pair, label)).toBe('the files say the same');
  });

  test('and never when an entry is lost', () => {
    const label = labelOf(['entry-lost'], 'major', NUTS);
    expect(
      voidReason(pairOfRecords([PENICILLIN, NUTS], [PENICILLIN], label), label),
    ).toBeUndefined();
  });
});
