import { expect, test } from 'vitest';
import type { GateFacts } from '../../../src/readiness/facts.ts';
import { connected } from '../../../src/readiness/gates/connected.ts';
import { exampleEvidence, exampleFacts } from '../../support/gate-facts.ts';

function withAnswer(hie: string | undefined): GateFacts {
  const lastAnswer = { mig: '2020-03-09T08:00:00Z', hie };
  return exampleFacts({ evidence: exampleEvidence({ lastAnswer }) });
}

test.each([
  ['2020-03-09T10:00:00Z', 'met', 'of the same day'],
  ['2020-03-08T10:00:00Z', 'met', '1 day old'],
  ['2020-02-24T10:00:00Z', 'met', '14 days old'],
  ['2020-02-23T23:59:59Z', 'not-met', '15 days old'],
])('an answer of %s is %s, %s', (instant, outcome, age) => {
  expect(connected.evaluate(withAnswer(instant))).toEqual({
    outcome,
    why: `The HIE last answered on ${instant.slice(0, 10)}, ${age}; the limit is 14 days.`,
    evidence: [{ kind: 'run', ref: 'run-1', asAt: instant.slice(0, 10) }],
  });
});

test('an answer after the day asked about says nothing of that day', () => {
  expect(connected.evaluate(withAnswer('2020-03-10T00:00:01Z')).outcome).toBe('not-enough-data');
});

test('asked and never answered is not met, with how many were asked', () => {
  const evidence = exampleEvidence({
    notCompared: { 'not-yet-asked': 5, 'hie-unavailable': 7 },
    lastAnswer: { mig: '2020-03-09T08:00:00Z', hie: undefined },
  });
  expect(connected.evaluate(exampleFacts({ evidence }))).toMatchObject({
    outcome: 'not-met',
    why: 'The HIE has answered for none of the 7 patients asked for (of 12 planned).',
  });
});

test('planned and not asked yet is not enough data', () => {
  const evidence = exampleEvidence({
    notCompared: { 'not-yet-asked': 12 },
    lastAnswer: { mig: undefined, hie: undefined },
  });
  expect(connected.evaluate(exampleFacts({ evidence }))).toMatchObject({
    outcome: 'not-enough-data',
    why: 'None of the 12 planned patients has been asked for yet.',
  });
});

test('never planned is not enough data', () => {
  expect(connected.evaluate(exampleFacts({ evidence: undefined }))).toMatchObject({
    outcome: 'not-enough-data',
    why: 'No patient of X90001 has been asked for yet.',
  });
});

test('a MIG flow looks at the answers of the MIG', () => {
  const facts = exampleFacts({ channel: 'mig' });
  expect(connected.evaluate(facts).why).toContain('The MIG last answered on 2020-03-08');
});

test('an older run that holds the last answer is the one cited, and the newest is told of', () => {
  const evidence = exampleEvidence({
    run: 'run-2',
    lastAnswerRun: { mig: 'run-2', hie: 'run-1' },
  });
  expect(connected.evaluate(exampleFacts({ evidence }))).toEqual({
    outcome: 'met',
    why: 'The HIE last answered on 2020-03-08, 1 day old; the limit is 14 days. That was in run run-1; the newest run run-2 got no answer.',
    evidence: [{ kind: 'run', ref: 'run-1', asAt: '2020-03-08' }],
  });
});
