import { describe, expect, test } from 'vitest';
import { told } from '../support/compare.ts';
import { date, entry, reading, snomed } from '../support/records.ts';
import { asthma, compare, sodium, sodiumCorrected } from '../support/sandwich.ts';

describe('what a side may hold back', () => {
  const hidden = entry({
    kind: 'problem',
    term: 'Termination of pregnancy',
    codes: [snomed('386639001')],
    date: '2026-11-22',
    status: 'active',
  });

  test('is told though the HIE showed it for a moment only', () => {
    const document = compare(
      { mig: reading([asthma]), hie: reading([asthma, hidden]) },
      { again: { hie: reading([asthma]) } },
    );
    const kinds = document.findings.map(({ kind }) => kind);
    expect(kinds).not.toContain('in-flight');
    expect(kinds).toContain('unstable-source');
    expect(document.summary.verdict).toBe('differences');
  });

  test('is no matter of lag', () => {
    const sides = { mig: reading([asthma]), hie: reading([asthma, hidden]) };
    const lag = { seconds: 86_400 };
    expect(told(compare(sides, { lag }))).toEqual(told(compare(sides)));
    const held = {
      mig: reading([asthma, sodium], { warnings: { investigations: ['confidential-items'] } }),
      hie: reading([asthma, sodium, { ...sodiumCorrected, date: date('2026-11-22') }]),
    };
    expect(told(compare(held, { lag }))).toEqual(['major disclosure']);
  });
});

describe('a second reading', () => {
  test('that says the same changes nothing but the counts', () => {
    const sides = { mig: reading([asthma, sodium]), hie: reading([asthma]) };
    const alone = compare(sides);
    const { unstable, pending, ...summary } = compare(sides, { again: { mig: sides.mig } }).summary;
    expect([unstable, pending]).toEqual([0, 0]);
    expect(summary).toEqual(alone.summary);
  });

  test('on both sides with the same change on both is no finding', () => {
    const document = compare(
      { mig: reading([asthma, sodium]), hie: reading([asthma, sodium]) },
      {
        again: {
          mig: reading([asthma, sodiumCorrected]),
          hie: reading([asthma, sodiumCorrected]),
        },
      },
    );
    expect(told(document)).toEqual([]);
    expect(document.summary.verdict).toBe('parity');
  });

  test('of another patient is not used, and an error', () => {
    const other = {
      nhsNumber: '9000000017',
      familyName: 'Otherperson',
      birthDate: date('1980-01-01'),
    };
    const document = compare(
      { mig: reading([asthma]), hie: reading([asthma, sodium]) },
      { again: { mig: reading([asthma, sodium], { patient: other }) } },
    );
    expect(told(document)).toEqual(['considerable entry-extra']);
    expect(document.problems).toEqual([
      {
        side: 'mig',
        severity: 'error',
        path: '/',
        what: 'the second answer is about another patient',
      },
    ]);
  });

  test.each([
    ['broken', { problems: [{ severity: 'error', path: '/a', what: 'unreadable' }] }],
    ['a refusal', { refusal: { class: 'unavailable', why: 'the service failed' } }],
    ['of another format', { format: 'other' }],
  ] as const)('that is %s excuses nothing, and that is said', (_what, parts) => {
    const document = compare(
      { mig: reading([asthma]), hie: reading([asthma, sodium]) },
      { again: { mig: reading([asthma, sodium], { reading: parts }) } },
    );
    expect(told(document)).toEqual(['considerable entry-extra']);
    expect(document.problems.map(({ severity }) => severity)).toEqual(['warning']);
  });
});
