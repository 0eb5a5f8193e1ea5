import { expect, test } from 'vitest';
import type { OdsCode } from '../../../src/base/ods-code.ts';
import { findBlockers } from '../../../src/programme/agreements/agreement-blockers.ts';
import type { FlowAgreement } from '../../../src/programme/agreements/agreement.ts';
import { exampleAgreement } from '../../support/agreement-example.ts';
import { day } from '../../support/register-files.ts';

const today = day('2020-03-09');
const unsigned = { state: 'issued', signedOn: undefined } as const;

/** 3 practices × 2 trusts under one agreement: X9A02 has not signed, nor has practice X90003. */
function region(changes: Partial<FlowAgreement> = {}): FlowAgreement[] {
  return ['X90001', 'X90002', 'X90003'].flatMap((provider) =>
    ['X9A01', 'X9A02'].map((consumer) =>
      exampleAgreement({
        provider: provider as OdsCode,
        consumer: consumer as OdsCode,
        ...(provider === 'X90003' ? { providerParty: unsigned } : {}),
        ...(consumer === 'X9A02' ? { consumerParty: unsigned } : {}),
        ...changes,
      }),
    ),
  );
}

test('an unsigned trust is told once with all the flows it blocks, before an unsigned practice', () => {
  expect(findBlockers(region(), today)).toEqual([
    {
      agreement: 'HIE-1',
      organisation: 'X9A02',
      role: 'consumer',
      state: 'issued',
      flows: 3,
      alone: 2,
    },
    {
      agreement: 'HIE-1',
      organisation: 'X90003',
      role: 'provider',
      state: 'issued',
      flows: 2,
      alone: 1,
    },
  ]);
});

test('a DPIA that is not approved blocks every flow of its agreement, and is told once', () => {
  const [first, ...rest] = findBlockers(region({ dpia: 'in-progress' }), today);
  expect(first).toEqual({
    agreement: 'HIE-1',
    organisation: undefined,
    role: undefined,
    state: 'dpia-in-progress',
    flows: 6,
    alone: 2,
  });
  expect(rest.map(({ alone }) => alone)).toEqual([0, 0]);
});

test.each<[string, Partial<FlowAgreement>, string]>([
  ['a start still to come', { validFrom: day('2020-04-01') }, 'starts-on-2020-04-01'],
  ['no start', { validFrom: undefined }, 'no-start-date'],
  ['an end gone by', { validTo: day('2020-03-01') }, 'ended-on-2020-03-01'],
  ['a DPIA nobody tells of', { dpia: undefined }, 'dpia-not-said'],
  [
    'a signature still to come',
    { consumerParty: { state: 'signed', signedOn: day('2020-03-10') } },
    'not-yet-signed',
  ],
  [
    'a state nobody tells of',
    { consumerParty: { state: undefined, signedOn: undefined } },
    'not-said',
  ],
])('%s blocks', (_, changes, state) => {
  expect(findBlockers([exampleAgreement(changes)], today)).toMatchObject([
    { state, flows: 1, alone: 1 },
  ]);
});

test('a flow with another agreement in force is not blocked', () => {
  const pending = exampleAgreement({ agreement: 'HIE-2', providerParty: unsigned });
  expect(findBlockers([exampleAgreement(), pending], today)).toEqual([]);
});

test('an agreement another one takes the place of blocks nothing; the other one does', () => {
  const old = exampleAgreement({ validTo: day('2020-01-31') });
  const next = exampleAgreement({
    agreement: 'HIE-2',
    supersedes: 'HIE-1',
    providerParty: unsigned,
  });
  expect(findBlockers([old, next], today).map(({ agreement }) => agreement)).toEqual(['HIE-2']);
});

test('two that take the place of each other both block: neither is known to be the newer', () => {
  const one = exampleAgreement({ supersedes: 'HIE-2', dpia: 'rejected' });
  const two = exampleAgreement({ agreement: 'HIE-2', supersedes: 'HIE-1', dpia: 'rejected' });
  expect(findBlockers([one, two], today).map(({ agreement }) => agreement)).toEqual([
    'HIE-1',
    'HIE-2',
  ]);
});

test('the MIG blocks nothing: the move is to the HIE', () => {
  const mig = exampleAgreement({ channel: 'mig', consumerParty: unsigned });
  expect(findBlockers([mig], today)).toEqual([]);
});
