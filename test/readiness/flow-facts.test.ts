import { expect, test } from 'vitest';
import { agreedOf, answersOf } from '../../src/readiness/flow-facts.ts';
import type { GateOutcome, GateResult } from '../../src/readiness/gate.ts';
import { day } from '../support/register-files.ts';

function result(id: string, outcome: GateOutcome, asAt = '2020-03-01'): GateResult {
  const evidence = [{ kind: 'run', ref: 'run-1', asAt: day(asAt) }] as const;
  return { id, outcome, why: `${id} is ${outcome}.`, evidence, owner: 'somebody', asAt: day(asAt) };
}

test.each<[GateOutcome, GateOutcome, GateOutcome, string]>([
  ['met', 'met', 'met', 'connected is met. parity is met.'],
  ['not-met', 'met', 'not-met', 'connected is not-met.'],
  ['met', 'not-met', 'not-met', 'parity is not-met.'],
  ['met', 'not-enough-data', 'not-enough-data', 'parity is not-enough-data.'],
  ['met', 'needs-a-person', 'needs-a-person', 'parity is needs-a-person.'],
  ['met', 'not-applicable', 'met', 'connected is met.'],
])('connected %s and parity %s: the channel answers is %s', (connected, parity, outcome, why) => {
  const results = [
    result('agreed', 'not-met'),
    result('connected', connected),
    result('parity', parity),
  ];
  expect(answersOf(results)).toMatchObject({ outcome, why });
});

test('a fact is as old as the oldest of what it rests on', () => {
  const results = [result('connected', 'met', '2020-03-05'), result('parity', 'met', '2020-02-01')];
  expect(answersOf(results).asAt).toBe('2020-02-01');
});

test('what was not asked is never met', () => {
  expect(answersOf([]).outcome).toBe('not-enough-data');
  expect(agreedOf([]).outcome).toBe('not-enough-data');
});

test('agreed is what its gate says, whatever the other gates say', () => {
  const results = [
    result('registered', 'not-met'),
    result('agreed', 'met'),
    result('parity', 'not-met'),
  ];
  expect(agreedOf(results)).toMatchObject({ outcome: 'met', why: 'agreed is met.' });
});
