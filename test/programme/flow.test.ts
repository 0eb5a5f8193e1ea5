import { describe, expect, test } from 'vitest';
import type { OdsCode } from '../../src/base/ods-code.ts';
import type { FlowAgreement } from '../../src/programme/agreements/agreement.ts';
import { deriveFlows } from '../../src/programme/flow.ts';
import { exampleAgreement } from '../support/agreement-example.ts';
import { day } from '../support/register-files.ts';

const today = day('2020-03-09');
const signed = { state: 'signed', signedOn: undefined } as const;

function mig(changes: Partial<FlowAgreement> = {}): FlowAgreement {
  return exampleAgreement({ agreement: 'MIG-1', channel: 'mig', ...changes });
}

function namesOf(agreements: FlowAgreement[]): string[] {
  return deriveFlows(agreements, today).map(
    (flow) => `${flow.provider} ${flow.consumer} ${flow.channel} ${flow.agreements.length}`,
  );
}

test('a MIG agreement makes a MIG flow, and an HIE flow nobody has agreed yet', () => {
  expect(namesOf([mig()])).toEqual(['X90001 X9A01 hie 0', 'X90001 X9A01 mig 1']);
});

test('an HIE agreement makes an HIE flow and no MIG flow', () => {
  expect(namesOf([exampleAgreement()])).toEqual(['X90001 X9A01 hie 1']);
});

test('two agreements of one flow make one flow', () => {
  const again = exampleAgreement({ agreement: 'HIE-2' });
  expect(namesOf([exampleAgreement(), again])).toEqual(['X90001 X9A01 hie 2']);
});

test('flows are in order of provider, consumer and channel', () => {
  const other = exampleAgreement({ provider: 'X90000' as OdsCode, consumer: 'X9A02' as OdsCode });
  expect(namesOf([exampleAgreement(), mig(), other])).toEqual([
    'X90000 X9A02 hie 1',
    'X90001 X9A01 hie 1',
    'X90001 X9A01 mig 1',
  ]);
});

test.each(['declined', 'withdrawn'] as const)('a MIG agreement %s calls for no move', (state) => {
  const given = mig({ consumerParty: { state, signedOn: undefined } });
  expect(namesOf([given])).toEqual(['X90001 X9A01 mig 1']);
});

describe('an HIE agreement takes the place of a MIG one', () => {
  const replacing = exampleAgreement({ supersedes: 'MIG-1', consumerParty: signed });
  test('once it is in force', () => {
    expect(supersededBy(replacing)).toBe('HIE-1');
  });

  test('not before', () => {
    expect(supersededBy({ ...replacing, validFrom: day('2020-03-10') })).toBeUndefined();
  });

  test('not another one', () => {
    expect(supersededBy({ ...replacing, supersedes: 'MIG-2' })).toBeUndefined();
  });
});

/** The agreement that takes the place of the MIG flow's, when this HIE agreement is known. */
function supersededBy(hie: FlowAgreement): string | undefined {
  const flows = deriveFlows([mig(), hie], today);
  return flows.find((flow) => flow.channel === 'mig')?.supersededBy?.agreement;
}

describe('who really views has a flow, agreement or not', () => {
  const used = (channel: 'mig' | 'hie') => [
    { provider: 'X90009' as OdsCode, consumer: 'X9A01' as OdsCode, channel },
  ];
  const flowsOf = (channel: 'mig' | 'hie') =>
    deriveFlows([mig()], today, used(channel)).map(
      (flow) => `${flow.provider} ${flow.channel} ${flow.agreements.length}`,
    );

  test('use of the MIG makes a MIG flow nobody agreed, and an HIE flow to reach', () => {
    expect(flowsOf('mig')).toEqual([
      'X90001 hie 0',
      'X90001 mig 1',
      'X90009 hie 0',
      'X90009 mig 0',
    ]);
  });

  test('use of the HIE makes an HIE flow alone', () => {
    expect(flowsOf('hie')).toEqual(['X90001 hie 0', 'X90001 mig 1', 'X90009 hie 0']);
  });
});
