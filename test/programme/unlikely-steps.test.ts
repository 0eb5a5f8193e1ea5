import { expect, test } from 'vitest';
import type { PartyState } from '../../src/programme/agreement-state.ts';
import type { FlowAgreement } from '../../src/programme/agreement.ts';
import { findUnlikelySteps } from '../../src/programme/unlikely-steps.ts';
import { exampleAgreement } from '../support/agreement-example.ts';
import { day } from '../support/register-files.ts';

function withProvider(state: PartyState | undefined, asAt: string): FlowAgreement {
  return exampleAgreement({ providerParty: { state, signedOn: undefined }, asAt: day(asAt) });
}

test('a withdrawn agreement that is signed again is told', () => {
  const before = [withProvider('withdrawn', '2020-01-31')];
  expect(findUnlikelySteps(before, [withProvider('signed', '2020-02-29')])).toEqual([
    { what: 'unlikely-step', value: 'withdrawn to signed', rows: 1, line: undefined },
  ]);
});

test.each<[string, FlowAgreement, FlowAgreement]>([
  [
    'a step events explain',
    withProvider('draft', '2020-01-31'),
    withProvider('active', '2020-02-29'),
  ],
  [
    'a state not said',
    withProvider('withdrawn', '2020-01-31'),
    withProvider(undefined, '2020-02-29'),
  ],
  ['an older row', withProvider('withdrawn', '2020-03-31'), withProvider('signed', '2020-02-29')],
  [
    'another agreement',
    withProvider('withdrawn', '2020-01-31'),
    { ...withProvider('signed', '2020-02-29'), agreement: 'HIE-2' },
  ],
])('%s is not', (_, before, after) => {
  expect(findUnlikelySteps([before], [after])).toEqual([]);
});
