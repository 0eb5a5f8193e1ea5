import { expect, test } from 'vitest';
import type { GateOutcome, GateResult } from '../../src/readiness/gate.ts';
import { agreed } from '../../src/readiness/gates/agreed.ts';
import { type FlowAnswer, rollUp } from '../../src/readiness/roll-up.ts';
import { EXPORT } from '../support/gate-facts.ts';
import { day } from '../support/register-files.ts';

function answer(flow: string, outcome: GateOutcome, more: Partial<GateResult> = {}): FlowAnswer {
  const told = { id: 'agreed', owner: 'somebody', why: `Why ${flow}.`, evidence: [EXPORT] };
  return { flow, result: { ...told, outcome, asAt: EXPORT.asAt, ...more } };
}

test.each<[GateOutcome[], GateOutcome]>([
  [['met', 'met', 'not-met'], 'not-met'],
  [['met', 'not-enough-data', 'needs-a-person'], 'not-enough-data'],
  [['met', 'needs-a-person'], 'needs-a-person'],
  [['met', 'not-applicable'], 'met'],
  [['not-applicable'], 'not-applicable'],
])('flows %j make %s: the worst, never an average', (outcomes, worst) => {
  const answers = outcomes.map((outcome, index) => answer(`F${index}`, outcome));
  expect(rollUp(agreed, answers).outcome).toBe(worst);
});

test('it tells how many of how many pass, and why the others do not', () => {
  const answers = [answer('X9A01', 'met'), answer('X9A02', 'not-met')];
  expect(rollUp(agreed, answers).why).toBe('1 of 2 flows pass. X9A02: Why X9A02.');
});

test('a long list is cut, and says so', () => {
  const answers = ['A', 'B', 'C', 'D', 'E'].map((flow) => answer(flow, 'not-met'));
  expect(rollUp(agreed, answers).why).toBe(
    '0 of 5 flows pass. A: Why A. B: Why B. C: Why C. And 2 more.',
  );
});

test('one flow is one flow', () => {
  expect(rollUp(agreed, [answer('A', 'met')]).why).toBe('1 of 1 flow passes.');
});

test('shared evidence is cited once, and a broken check shows', () => {
  const answers = [answer('A', 'met'), answer('B', 'not-enough-data', { problem: 'broken' })];
  expect(rollUp(agreed, answers)).toMatchObject({ evidence: [EXPORT], problem: 'broken' });
});

test('no flow is no evidence', () => {
  expect(rollUp(agreed, [])).toMatchObject({
    outcome: 'not-enough-data',
    why: 'No flow of this organisation is known.',
  });
});

test('flows whose other end has closed are told apart, and do not bring the others down', () => {
  const closed = { code: 'X90006', closed: day('2026-04-30') };
  const answers = [
    answer('X90001', 'met'),
    answer('X90002', 'met'),
    { ...answer('X90006', 'not-met'), ended: closed },
  ];
  expect(rollUp(agreed, answers)).toMatchObject({
    outcome: 'met',
    why: '2 of 2 flows pass. 1 of 3 flows ended with X90006, closed 2026-04-30, and is not counted.',
  });
});

test('where every flow has ended a person is asked: nothing to reach is not reached', () => {
  const answers = [{ ...answer('X90006', 'met'), ended: { code: 'X90006', closed: undefined } }];
  expect(rollUp(agreed, answers).outcome).toBe('needs-a-person');
});
