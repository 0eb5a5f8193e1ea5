import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/record/entry.ts';
import { told } from '../support/compare.ts';
import { date, entry, quantity, reading, result, snomed } from '../support/records.ts';
import {
  BOTH,
  aspirin,
  asthma,
  compare,
  membersOf,
  penicillin,
  sandwich,
  sodium,
  sodiumCorrected,
} from '../support/sandwich.ts';

describe.each(BOTH)('a field changed between (%s read twice)', (outer) => {
  test('is in flight when the other side equals the newer', () => {
    const document = sandwich(outer, {
      before: [asthma, sodium],
      between: [asthma, sodiumCorrected],
      after: [asthma, sodiumCorrected],
    });
    expect(told(document)).toEqual(['minor in-flight']);
    expect(document.findings[0]).toMatchObject({ field: 'value' });
    expect(document.summary.verdict).toBe('undetermined');
  });

  test('is an unstable source when the other side equals the older', () => {
    const document = sandwich(outer, {
      before: [asthma, sodium],
      between: [asthma, sodium],
      after: [asthma, sodiumCorrected],
    });
    expect(told(document)).toEqual(['minor unstable-source']);
  });

  test('stands when the other side says a third thing', () => {
    const third = result({
      term: 'Serum sodium level',
      codes: [snomed('1000661000000107')],
      date: '2026-11-20T09:15:00Z',
      value: quantity('104', 'mmol/L'),
    });
    const document = sandwich(outer, {
      before: [asthma, sodium],
      between: [asthma, third],
      after: [asthma, sodiumCorrected],
    });
    expect(told(document)).toContain('considerable value-changed');
    expect(document.summary.verdict).toBe('differences');
  });

  test('of another entry excuses nothing', () => {
    const potassium = (value: string): Entry =>
      result({
        term: 'Serum potassium level',
        codes: [snomed('1000651000000109')],
        date: '2026-11-20T09:15:00Z',
        value: quantity(value, 'mmol/L'),
      });
    const document = sandwich(outer, {
      before: [sodium, potassium('4.0')],
      between: [sodiumCorrected, potassium('4.0')],
      after: [sodium, potassium('4.5')],
    });
    expect(told(document)).toContain('considerable value-changed');
  });

  test('in another field excuses nothing', () => {
    const withRange = (value: string, low: string): Entry =>
      result({
        term: 'Serum sodium level',
        codes: [snomed('1000661000000107')],
        date: '2026-11-20T09:15:00Z',
        value: quantity(value, 'mmol/L'),
        detail: { range: { low: quantity(low), high: quantity('146') } },
      });
    const document = sandwich(outer, {
      before: [withRange('140', '133')],
      between: [withRange('114', '133')],
      after: [withRange('140', '135')],
    });
    expect(told(document)).toContain('considerable value-changed');
  });

  test.each<[string, Entry, Entry, string]>([
    ['dose', aspirin('one daily'), aspirin('two daily'), 'major dose-changed'],
    ['status', aspirin('one daily'), aspirin('one daily', 'stopped'), 'major status-flipped'],
    [
      'allergy itself',
      penicillin,
      entry({
        kind: 'allergy',
        term: 'Allergy to codeine',
        codes: [snomed('294461000')],
        date: '2015-02-03',
        status: 'active',
      }),
      'major',
    ],
  ])('is never noise when it is the %s', (_what, older, newer, expected) => {
    const document = sandwich(outer, {
      before: [asthma, older],
      between: [asthma, newer],
      after: [asthma, newer],
    });
    expect(told(document).filter((each) => each.startsWith(expected))).not.toEqual([]);
    expect(document.findings.map(({ kind }) => kind)).toContain('unstable-source');
    expect(document.summary.verdict).toBe('differences');
  });

  test('brings to light what its difference had kept out of sight', () => {
    const problem = (day: string, ended: string): Entry =>
      entry({
        kind: 'problem',
        term: 'Asthma',
        codes: [snomed('195967001')],
        date: day,
        localId: 'problem-1',
        detail: { ended: date(ended) },
      });
    const document = sandwich(outer, {
      before: [problem('2007-08-09', '2010-01-01')],
      between: [problem('2008-08-09', '2012-01-01')],
      after: [problem('2008-08-09', '2010-01-01')],
    });
    expect(document.findings.map(({ kind, field }) => `${kind} ${field}`)).toEqual([
      'date-shifted ended',
      'in-flight date',
    ]);
  });

  test('is excused though the unit is spelt otherwise on the two sides', () => {
    const spelt = (value: string, unit: string): Entry =>
      result({
        term: 'Serum TSH level',
        codes: [snomed('1022791000000101')],
        date: '2026-11-20',
        value: quantity(value, unit),
      });
    const document = sandwich(outer, {
      before: [spelt('1.5', 'mU/L')],
      between: [spelt('1.6', 'm{U}/L')],
      after: [spelt('1.6', 'mU/L')],
    });
    expect(document.findings.map(({ kind }) => kind)).toContain('in-flight');
    expect(document.findings.map(({ kind }) => kind)).not.toContain('value-changed');
  });

  test('weighs as the difference it is when only the second reading has another dose', () => {
    const document = sandwich(outer, {
      before: [asthma, aspirin('one daily')],
      between: [asthma, aspirin('one daily')],
      after: [asthma, aspirin('ten daily')],
    });
    expect(told(document)).toEqual(['major unstable-source']);
  });
});

describe.each(BOTH)('a flapping author name (%s read twice)', (outer) => {
  const told1 = ['alma testdoc'];
  const told2 = ['berta otherdoc'];
  const by = (authors: readonly string[], day = '2026-10-01'): Entry =>
    entry({ kind: 'problem', term: 'Asthma', codes: [snomed('195967001')], date: day, authors });

  test('of which the other side shows one is one finding with all its members', () => {
    const days = ['2026-10-01', '2026-10-02', '2026-10-03'];
    const document = sandwich(outer, {
      before: days.map((day) => by(told1, day)),
      between: days.map((day) => by(told2, day)),
      after: days.map((day) => by(told2, day)),
    });
    expect(told(document)).toEqual(['minor unstable-source']);
    expect(document.findings.map(membersOf)).toEqual([3]);
    expect(document.summary).toMatchObject({ unstable: 3, pending: 0, verdict: 'undetermined' });
  });

  test('that the other side shows as it was first is told all the same', () => {
    const document = sandwich(outer, {
      before: [by(told1)],
      between: [by(told1)],
      after: [by(told2)],
    });
    expect(told(document)).toEqual(['minor unstable-source']);
  });

  test('that stays what it is is a difference', () => {
    const document = sandwich(outer, {
      before: [by(told1)],
      between: [by(told2)],
      after: [by(told1)],
    });
    expect(document.findings.map(({ kind }) => kind)).toEqual(['author-diff']);
  });

  test('that flaps on both sides is told as unstable too', () => {
    const document = compare(
      { mig: reading([by(told1)]), hie: reading([by(told2)]) },
      { again: { mig: reading([by(told2)]), hie: reading([by(told1)]) } },
    );
    expect(told(document)).toEqual(['minor unstable-source']);
  });
});
