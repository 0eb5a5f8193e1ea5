import { expect, test } from 'vitest';
import { standingOn } from '../../../src/programme/agreements/agreement-standing.ts';
import type { FlowAgreement } from '../../../src/programme/agreements/agreement.ts';
import { exampleAgreement } from '../../support/agreement-example.ts';
import { day } from '../../support/register-files.ts';

const today = day('2020-03-09');

test('signed at both ends, in date and with an approved DPIA is in force', () => {
  expect(standingOn(exampleAgreement(), today)).toEqual({ verdict: 'in-force', reasons: [] });
});

test.each<[string, Partial<FlowAgreement>, string]>([
  [
    'the provider has not signed',
    { providerParty: { state: 'viewed', signedOn: undefined } },
    'is not signed by provider X90001 (viewed)',
  ],
  [
    'the consumer has not signed',
    { consumerParty: { state: 'declined', signedOn: undefined } },
    'is not signed by consumer X9A01 (declined)',
  ],
  [
    'a signature is of tomorrow',
    { providerParty: { state: 'signed', signedOn: day('2020-03-10') } },
    'is signed by provider X90001 only on 2020-03-10',
  ],
  ['it has yet to start', { validFrom: day('2020-03-10') }, 'starts only on 2020-03-10'],
  ['it has ended', { validTo: day('2020-03-08') }, 'ended on 2020-03-08'],
  ['the DPIA is under way', { dpia: 'in-progress' }, 'has no approved DPIA (in-progress)'],
])('%s: not in force', (_, changes, reason) => {
  expect(standingOn(exampleAgreement(changes), today)).toEqual({
    verdict: 'not-in-force',
    reasons: [reason],
  });
});

test.each<[string, Partial<FlowAgreement>, string]>([
  [
    'where a party stands',
    { consumerParty: { state: undefined, signedOn: undefined } },
    'does not say where consumer X9A01 stands',
  ],
  ['when it starts', { validFrom: undefined }, 'has no start date'],
  ['where its DPIA stands', { dpia: undefined }, 'does not say where its DPIA stands'],
])('not said %s: unknown', (_, changes, reason) => {
  expect(standingOn(exampleAgreement(changes), today)).toEqual({
    verdict: 'unknown',
    reasons: [reason],
  });
});

test('what speaks against it outweighs what is not said', () => {
  const agreement = exampleAgreement({ dpia: undefined, validTo: day('2020-03-01') });
  expect(standingOn(agreement, today)).toEqual({
    verdict: 'not-in-force',
    reasons: ['ended on 2020-03-01'],
  });
});

test('the first and the last day count', () => {
  const agreement = exampleAgreement({ validFrom: today, validTo: today });
  expect(standingOn(agreement, today).verdict).toBe('in-force');
});
