import { describe, expect, test } from 'vitest';
import { parity } from '../../../src/readiness/gates/parity.ts';
import type { PracticeEvidence } from '../../../src/readiness/practice-evidence.ts';
import { exampleEvidence, exampleFacts } from '../../support/gate-facts.ts';

function ask(changes: Partial<PracticeEvidence>): { outcome: string; why: string } {
  const { outcome, why } = parity.evaluate(exampleFacts({ evidence: exampleEvidence(changes) }));
  return { outcome, why };
}

test('all planned patients compared and nothing worse than minor is met, with every figure', () => {
  expect(parity.evaluate(exampleFacts())).toEqual({
    outcome: 'met',
    why: '12 of 12 planned patients compared, 11 of them informative; no open finding worse than minor, 5 in all.',
    evidence: [{ kind: 'run', ref: 'run-1', asAt: '2020-03-08' }],
  });
});

test('what tolerances cover is told where it is met', () => {
  expect(ask({ tolerated: 3 })).toMatchObject({
    outcome: 'met',
    why: expect.stringMatching(/ 5 in all, and 3 covered by tolerances\.$/) as string,
  });
});

describe('what speaks against parity is not met', () => {
  test.each(['catastrophic', 'major', 'considerable', 'significant'] as const)(
    'a %s finding',
    (severity) => {
      expect(ask({ findings: { [severity]: 1, minor: 4 } })).toEqual({
        outcome: 'not-met',
        why: `Open findings worse than minor: 1 ${severity}, in 12 compared patients.`,
      });
    },
  );

  test('several severities, worst first', () => {
    expect(ask({ findings: { significant: 3, catastrophic: 1 } }).why).toBe(
      'Open findings worse than minor: 1 catastrophic, 3 significant, in 12 compared patients.',
    );
  });

  test('a patient that could not be decided', () => {
    expect(ask({ verdicts: { parity: 11, differences: 0, undetermined: 1 } })).toEqual({
      outcome: 'not-met',
      why: '1 of 12 compared patients could not be decided.',
    });
  });

  test('a patient with something on its way, though all that differs is minor', () => {
    expect(ask({ unsettled: { pending: 2, unstable: 1 } })).toEqual({
      outcome: 'not-met',
      why: 'Not settled yet, among 12 compared patients: 2 with entries on their way, 1 with an unstable source.',
    });
  });

  test('a serious finding is told even when there are too few patients', () => {
    const few = { planned: 2, compared: 2, informative: 2, findings: { major: 1 } };
    expect(ask({ ...few, verdicts: { parity: 1, differences: 1, undetermined: 0 } }).outcome).toBe(
      'not-met',
    );
  });

  test('the limit is the programme’s own', () => {
    const facts = exampleFacts();
    const policy = {
      ...facts.policy,
      parity: { ...facts.policy.parity, severityMax: 'none' } as const,
    };
    expect(parity.evaluate({ ...facts, policy }).why).toBe(
      'Open findings worse than none: 2 minor, in 12 compared patients.',
    );
  });
});

describe('what is missing is not enough data', () => {
  test.each<[string, Partial<PracticeEvidence>, string]>([
    ['too few informative patients', { informative: 9 }, '9 of 12 compared patients told anything'],
    [
      'a comparison too old',
      { comparedAt: '2019-12-09T23:00:00Z' },
      'The comparison of 2019-12-09 is 91 days old; the limit is 90 days.',
    ],
    [
      'a comparison after the day asked about',
      { comparedAt: '2020-03-10T00:00:01Z' },
      'after the day asked about (2020-03-09)',
    ],
    [
      'planned patients without an answer',
      { planned: 15, notCompared: { 'hie-unavailable': 2, 'mig-not-shared': 1 } },
      '3 of 15 planned patients were not compared (2 hie-unavailable, 1 mig-not-shared).',
    ],
    [
      'figures that do not add up to the plan',
      { planned: 13 },
      'do not add up: 13 planned, 12 compared, 12 verdicts, 12 accounted for',
    ],
    [
      'verdicts that do not add up',
      { verdicts: { parity: 0, differences: 0, undetermined: 0 } },
      'do not add up: 12 planned, 12 compared, 0 verdicts',
    ],
    ['nothing compared', { compared: 0 }, 'None of the 12 planned patients has been compared.'],
    ['no day of comparison', { comparedAt: undefined }, 'None of the 12 planned patients'],
  ])('%s', (_, changes, why) => {
    expect(ask(changes)).toEqual({
      outcome: 'not-enough-data',
      why: expect.stringContaining(why),
    });
  });

  test('no evidence at all', () => {
    expect(parity.evaluate(exampleFacts({ evidence: undefined }))).toEqual({
      outcome: 'not-enough-data',
      why: 'No patient of X90001 has been compared yet.',
      evidence: [],
    });
  });
});

test('patients not shared may be as they wish: a person has to say so', () => {
  const notCompared = { 'hie-not-shared': 1, 'mig-not-shared': 1 };
  expect(ask({ planned: 14, notCompared })).toEqual({
    outcome: 'needs-a-person',
    why: '2 of 14 planned patients were not compared (1 mig-not-shared, 1 hie-not-shared): somebody has to accept that as expected.',
  });
});

test('the oldest comparison that still counts is of the limit’s day', () => {
  expect(ask({ comparedAt: '2019-12-10T00:00:00Z' }).outcome).toBe('met');
});

test('it is not asked of the MIG', () => {
  expect(parity.evaluate(exampleFacts({ channel: 'mig' })).outcome).toBe('not-applicable');
});

test('a newest run that was stopped is told of, and the runs that are used are cited', () => {
  const evidence = exampleEvidence({
    run: 'run-2',
    runs: ['run-1'],
    comparedIn: [{ run: 'run-1', oldest: '2020-03-08T20:00:00Z', newest: '2020-03-08T21:00:00Z' }],
    unfinished: { run: 'run-2', state: 'stopped', compared: 0, planned: 12 },
  });
  const { outcome, why, evidence: cited } = parity.evaluate(exampleFacts({ evidence }));
  expect(outcome).toBe('met');
  expect(why).toMatch(
    / 5 in all\. The newest run run-2 stopped with 0 of 12 compared; older comparisons are used\.$/,
  );
  expect(cited).toEqual([{ kind: 'run', ref: 'run-1', asAt: '2020-03-08' }]);
});

test('one patient compared anew does not make the older comparisons any younger', () => {
  const comparedIn = [
    { run: 'run-2', oldest: '2020-03-08T21:00:00Z', newest: '2020-03-08T21:00:00Z' },
    { run: 'run-1', oldest: '2019-12-09T21:00:00Z', newest: '2019-12-10T21:00:00Z' },
  ];
  expect(ask({ comparedIn })).toEqual({
    outcome: 'not-enough-data',
    why: 'The comparison of 2019-12-09 is 91 days old; the limit is 90 days.',
  });
});
