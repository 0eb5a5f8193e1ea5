import { expect, test } from 'vitest';
import type { OdsCode } from '../../src/base/ods-code.ts';
import type { Channel } from '../../src/programme/agreements/agreement.ts';
import { type BlockedFlow, blockersOf, findBlockers } from '../../src/readiness/blockers.ts';
import type { Blame, GateResult } from '../../src/readiness/gate.ts';

function result(id: string, changes: Partial<GateResult> = {}): GateResult {
  const why = `${id} says why.`;
  return {
    id,
    outcome: 'not-met',
    why,
    evidence: [],
    owner: 'somebody',
    asAt: undefined,
    ...changes,
  };
}

function flow(
  provider: string,
  consumer: string,
  results: readonly GateResult[],
  channel: Channel = 'hie',
): BlockedFlow {
  const ends = { provider: provider as OdsCode, consumer: consumer as OdsCode, channel };
  return { flow: { ...ends, agreements: [], supersededBy: undefined }, results };
}

const unsigned = (code: string, part: Blame['part'] = 'consumer'): Blame => ({
  part,
  code,
  why: `An agreement is not signed by ${part} ${code}.`,
});

test('one trust that has not signed is one blocker, however many flows it holds back', () => {
  const codes = Array.from({ length: 373 }, (_, at) => `X9${String(at).padStart(4, '0')}`);
  const blocked = codes.map((code) =>
    flow(code, 'X9A01', [result('agreed', { blame: [unsigned('X9A01')] })]),
  );
  expect(findBlockers(blocked)).toEqual([
    {
      id: 'agreed/consumer/X9A01',
      gate: 'agreed',
      owner: 'somebody',
      outcome: 'not-met',
      part: 'consumer',
      code: 'X9A01',
      why: 'An agreement is not signed by consumer X9A01.',
      otherReasons: 0,
      flows: 373,
      alone: 373,
    },
  ]);
});

test('a flow two have not signed for is held back by both, and by neither alone', () => {
  const both = [unsigned('X9A01'), unsigned('X90001', 'provider')];
  const blocked = [
    flow('X90001', 'X9A01', [result('agreed', { blame: both })]),
    flow('X90002', 'X9A01', [result('agreed', { blame: [unsigned('X9A01')] })]),
  ];
  expect(findBlockers(blocked).map(({ code, flows, alone }) => [code, flows, alone])).toEqual([
    ['X9A01', 2, 1],
    ['X90001', 1, 0],
  ]);
});

test('two gates of one practice are two causes; without anybody named it is the practice', () => {
  const blocked = [flow('X90001', 'X9A01', [result('connected'), result('parity')])];
  expect(findBlockers(blocked).map(({ id, part, why }) => [id, part, why])).toEqual([
    ['connected/provider/X90001', 'provider', 'connected says why.'],
    ['parity/provider/X90001', 'provider', 'parity says why.'],
  ]);
});

test('who is at fault for two reasons in one flow holds back one flow, with both reasons', () => {
  const blame = [
    { part: 'agreement', code: 'HIE-1', why: 'Agreement HIE-1 has no start date.' },
    { part: 'agreement', code: 'HIE-1', why: 'Agreement HIE-1 has no approved DPIA.' },
  ] as const;
  const [one, ...more] = findBlockers([flow('X90001', 'X9A01', [result('agreed', { blame })])]);
  expect(more).toEqual([]);
  expect(one).toMatchObject({
    flows: 1,
    why: 'Agreement HIE-1 has no start date. Agreement HIE-1 has no approved DPIA.',
  });
});

test('of different reasons the most frequent is told, and the others are counted', () => {
  const saying = (why: string) => [result('agreed', { blame: [{ ...unsigned('X9A01'), why }] })];
  const blocked = [
    flow('X90001', 'X9A01', saying('It is viewed.')),
    flow('X90002', 'X9A01', saying('It is issued.')),
    flow('X90003', 'X9A01', saying('It is issued.')),
  ];
  expect(findBlockers(blocked)[0]).toMatchObject({ why: 'It is issued.', otherReasons: 1 });
});

test('what one organisation is known to lack and what nobody knows of it are two causes', () => {
  const told = (outcome: 'not-met' | 'not-enough-data', why: string) => [
    result('agreed', { outcome, blame: [{ ...unsigned('X9A01'), why }] }),
  ];
  const blocked = [
    flow('X90001', 'X9A01', told('not-enough-data', 'Nobody says where X9A01 stands.')),
    flow('X90002', 'X9A01', told('not-met', 'X9A01 is issued.')),
  ];
  const causes = findBlockers(blocked).map(({ outcome, why }) => [outcome, why]);
  expect(causes).toEqual([
    ['not-met', 'X9A01 is issued.'],
    ['not-enough-data', 'Nobody says where X9A01 stands.'],
  ]);
});

test('gates that let pass, and flows on the MIG, are held back by nothing', () => {
  const passed = [
    result('agreed', { outcome: 'met' }),
    result('parity', { outcome: 'not-applicable' }),
  ];
  expect(blockersOf(flow('X90001', 'X9A01', passed))).toEqual([]);
  expect(blockersOf(flow('X90001', 'X9A01', [result('agreed')], 'mig'))).toEqual([]);
});

test('a flow that ended with a closed practice is held back by that alone', () => {
  const why = 'X90006 closed on 2020-04-30.';
  const registered = result('registered', {
    blame: [{ part: 'provider', code: 'X90006', why }],
    ended: [{ code: 'X90006', closed: undefined }],
  });
  const ended = flow('X90006', 'X9A01', [registered, result('agreed'), result('connected')]);
  expect(blockersOf(ended)).toEqual(['registered/provider/X90006']);
});

test('the lowest gate comes first, and "alone" is told of the gate', () => {
  const blocked = [
    flow('X90001', 'X9A01', [result('connected')]),
    flow('X90001', 'X9A02', [result('connected')]),
    flow('X90001', 'X9A03', [
      result('agreed', { blame: [unsigned('X9A03')] }),
      result('connected'),
    ]),
  ];
  expect(findBlockers(blocked).map(({ gate, flows, alone }) => [gate, flows, alone])).toEqual([
    ['agreed', 1, 1],
    ['connected', 3, 3],
  ]);
});
