import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/record/entry.ts';
import { compare, findingsOf } from '../support/compare.ts';
import { entry, medication, reading, snomed } from '../support/records.ts';

const ASPIRIN = { term: 'Aspirin', codes: [snomed('387458008')] };

function course(dose: string): Entry {
  return medication({ ...ASPIRIN, date: '2018-01-01', dose, localId: 'm' });
}

function issue(dose: string, date: string): Entry {
  return entry({
    kind: 'issue',
    ...ASPIRIN,
    date,
    detail: { dose },
    links: [{ relation: 'authorisation', target: 'm' }],
  });
}

const kept = medication({ term: 'Digoxin', codes: [snomed('387461009')], date: '2017-01-01' });

describe('what the issues of a prescription only repeat', () => {
  const issues = (dose: string): Entry[] => [issue(dose, '2018-02-01'), issue(dose, '2018-03-01')];

  test('is told once, on the prescription, with how many repeat it', () => {
    const { findings } = compare(
      reading([course('75 mg'), ...issues('75 mg')]),
      reading([course('300 mg'), ...issues('300 mg')]),
    );
    expect(findings).toMatchObject([
      {
        kind: 'dose-changed',
        why: '“Aspirin”: the amount differs. The same stands on 2 issues of this drug.',
      },
    ]);
  });

  test('is told once when the prescription is missing with its issues', () => {
    const { findings } = compare(
      reading([kept, course('75 mg'), issue('75 mg', '2018-02-01')]),
      reading([kept]),
    );
    expect(findings).toMatchObject([
      {
        kind: 'entry-lost',
        severity: 'major',
        why: 'The MIG shows the medication “Aspirin” and the HIE does not. The same stands on one issue of this drug.',
      },
    ]);
  });
});

describe('two prescriptions of one drug with the same issues', () => {
  const told = (localId: string, status: Entry['status']): Entry[] => [
    { ...course('75 mg'), localId, status },
    ...['2018-02-01', '2018-03-01'].map((date) => ({
      ...issue('75 mg', date),
      links: [{ relation: 'authorisation' as const, target: localId }],
    })),
  ];

  test('of which one is missing are one finding', () => {
    const { findings } = compare(
      reading([...told('a', 'active'), ...told('b', 'ended')]),
      reading(told('a', 'active')),
    );
    expect(findings).toMatchObject([
      {
        kind: 'entry-lost',
        why: 'The MIG shows the medication “Aspirin” and the HIE does not. The same stands on 2 issues of this drug.',
      },
    ]);
  });

  test('are repeats with their issues where the other side gives no dose of an issue', () => {
    const silent = told('a', 'active').map((one): Entry =>
      one.kind === 'issue' ? { ...one, detail: { ...one.detail, dose: undefined } as never } : one,
    );
    const limits = [{ item: 'medication', kind: 'issue', field: 'dose', why: 'has none' }] as const;
    const { findings } = compare(
      reading([...told('a', 'active'), ...told('b', 'active')]),
      reading(silent, { reading: { limits } }),
    );
    expect(findings).toMatchObject([
      {
        kind: 'duplicate-collapsed',
        why: '“Aspirin” stands twice on the MIG and once on the HIE, with the same content. The same goes for the 2 entries that belong to it.',
      },
    ]);
  });
});

describe('what happens to an issue alone', () => {
  test('another dose on one issue is told', () => {
    expect(
      findingsOf(
        [course('75 mg'), issue('75 mg', '2018-02-01')],
        [course('75 mg'), issue('300 mg', '2018-02-01')],
      ),
    ).toEqual(['major dose-changed']);
  });

  test('other values than the prescription has are told', () => {
    expect(
      findingsOf(
        [course('75 mg'), issue('75 mg', '2018-02-01')],
        [course('300 mg'), issue('150 mg', '2018-02-01')],
      ),
    ).toEqual(['major dose-changed', 'major dose-changed']);
  });

  test('an issue missing from a prescription that is there is told', () => {
    expect(findingsOf([course('75 mg'), issue('75 mg', '2018-02-01')], [course('75 mg')])).toEqual([
      'significant entry-lost',
    ]);
  });
});
