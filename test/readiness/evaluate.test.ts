import { describe, expect, test } from 'vitest';
import { evaluateGate, lowestUnmet } from '../../src/readiness/evaluate.ts';
import { GATE_OUTCOMES, type Gate, type GateResult } from '../../src/readiness/gate.ts';
import { GATES } from '../../src/readiness/gates.ts';
import { agreed } from '../../src/readiness/gates/agreed.ts';
import { exampleEvidence, exampleFacts } from '../support/gate-facts.ts';

function result(id: string, outcome: GateResult['outcome']): GateResult {
  return { id, outcome, owner: 'somebody', why: '', evidence: [], asAt: undefined };
}

test('an answer carries its gate, its owner and the day of its oldest evidence', () => {
  expect(evaluateGate(agreed, exampleFacts())).toMatchObject({
    id: 'agreed',
    owner: 'Caldicott Guardian / DPO',
    outcome: 'met',
    asAt: '2020-02-29',
  });
});

describe('a check that breaks is never met', () => {
  test('it becomes not enough data, and what it threw is not repeated', () => {
    const broken: Gate = {
      ...agreed,
      evaluate: () => {
        throw new TypeError('cell "secret" is no number');
      },
    };
    expect(evaluateGate(broken, exampleFacts())).toEqual({
      id: 'agreed',
      owner: 'Caldicott Guardian / DPO',
      outcome: 'not-enough-data',
      why: 'The check failed.',
      evidence: [],
      asAt: undefined,
      problem: 'the check failed: TypeError',
    });
  });

  test.each(['connected', 'parity'])('%s breaks on an instant that is none', (id) => {
    const gate = GATES.find((one) => one.id === id);
    const evidence = exampleEvidence({
      comparedAt: 'yesterday',
      lastAnswer: { mig: 'yesterday', hie: 'yesterday' },
    });
    const answer = gate && evaluateGate(gate, exampleFacts({ evidence }));
    expect(answer).toMatchObject({ outcome: 'not-enough-data', problem: expect.any(String) });
  });
});

describe('the status is the lowest gate that is not met', () => {
  test.each(GATE_OUTCOMES.map((outcome) => [outcome]))('%s', (outcome) => {
    const passing = outcome === 'met' || outcome === 'not-applicable';
    const lowest = lowestUnmet([result('first', outcome), result('second', 'not-met')]);
    expect(lowest?.id).toBe(passing ? 'second' : 'first');
  });

  test('with all gates passed there is none', () => {
    expect(lowestUnmet([result('a', 'met'), result('b', 'not-applicable')])).toBeUndefined();
  });
});

test('under facts where everything is in order, every gate is met', () => {
  expect(GATES.map((gate) => evaluateGate(gate, exampleFacts()).outcome)).toEqual(
    GATES.map(() => 'met'),
  );
});
