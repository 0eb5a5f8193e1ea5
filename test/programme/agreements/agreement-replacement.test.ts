import { expect, test } from 'vitest';
import type { OdsCode } from '../../../src/base/ods-code.ts';
import { findReplacements } from '../../../src/programme/agreements/agreement-replacement.ts';
import type { FlowAgreement } from '../../../src/programme/agreements/agreement.ts';
import { exampleAgreement } from '../../support/agreement-example.ts';
import { day } from '../../support/register-files.ts';

const today = day('2020-03-09');
const old = exampleAgreement({ agreement: 'MIG-1', channel: 'mig' });

function replacementOf(one: FlowAgreement, others: readonly FlowAgreement[]): string | undefined {
  return findReplacements([one, ...others], today)(one)?.agreement;
}

test.each<[string, Partial<FlowAgreement>, string | undefined]>([
  ['in force and names it', { supersedes: 'MIG-1' }, 'HIE-1'],
  ['names another', { supersedes: 'MIG-2' }, undefined],
  ['starts only tomorrow', { supersedes: 'MIG-1', validFrom: day('2020-03-10') }, undefined],
  ['is of another consumer', { supersedes: 'MIG-1', consumer: 'X9A02' as OdsCode }, undefined],
])('an HIE agreement that is %s', (_, changes, expected) => {
  expect(replacementOf(old, [exampleAgreement(changes)])).toBe(expected);
});

test('the way from one to the other may lead through an agreement of another flow', () => {
  const between = exampleAgreement({
    agreement: 'HIE-0',
    consumer: 'X9A02' as OdsCode,
    supersedes: 'MIG-1',
  });
  const newest = exampleAgreement({ agreement: 'HIE-2', supersedes: 'HIE-0' });
  expect(replacementOf(old, [between, newest])).toBe('HIE-2');
});

test('an HIE agreement is not told replaced: the flow is agreed by either', () => {
  const newer = exampleAgreement({ agreement: 'HIE-2', supersedes: 'HIE-1' });
  expect(replacementOf(exampleAgreement(), [newer])).toBeUndefined();
});
