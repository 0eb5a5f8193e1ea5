import { expect, test } from 'vitest';
import type { PartyState } from '../../../src/programme/agreements/agreement-state.ts';
import type { FlowAgreement } from '../../../src/programme/agreements/agreement.ts';
import {
  type KnownAgreements,
  findUnlikelySteps,
} from '../../../src/programme/agreements/unlikely-steps.ts';
import { exampleAgreement, exampleOnce } from '../../support/agreement-example.ts';
import { day } from '../../support/register-files.ts';

function withProvider(state: PartyState | undefined, asAt: string): FlowAgreement {
  return exampleAgreement({ providerParty: { state, signedOn: undefined }, asAt: day(asAt) });
}

function known(...agreements: FlowAgreement[]): KnownAgreements {
  return { agreements, organisationAgreements: [] };
}

test('a withdrawn agreement that is signed again is told', () => {
  const before = known(withProvider('withdrawn', '2020-01-31'));
  expect(findUnlikelySteps(before, known(withProvider('signed', '2020-02-29')))).toEqual([
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
  expect(findUnlikelySteps(known(before), known(after))).toEqual([]);
});

test('so is one of an agreement an organisation signs once', () => {
  const once = (state: PartyState, asAt: string): KnownAgreements => ({
    agreements: [],
    organisationAgreements: [
      exampleOnce({ party: { state, signedOn: undefined }, asAt: day(asAt) }),
    ],
  });
  expect(findUnlikelySteps(once('superseded', '2020-01-31'), once('viewed', '2020-02-29'))).toEqual(
    [{ what: 'unlikely-step', value: 'superseded to viewed', rows: 1, line: undefined }],
  );
});

test.each<[PartyState, PartyState, string[]]>([
  ['signed', 'issued', ['signed to issued']],
  ['due-for-review', 'queried', ['due-for-review to queried']],
  ['active', 'expired', []],
  ['signed', 'due-for-review', []],
  ['viewed', 'queried', []],
])('a signature that is gone with no end told is told: %s to %s', (from, to, told) => {
  const before = known(withProvider(from, '2020-01-31'));
  const notes = findUnlikelySteps(before, known(withProvider(to, '2020-02-29')));
  expect(notes.map(({ what, value }) => [what, value])).toEqual(
    told.map((value) => ['signature-gone', value]),
  );
});
