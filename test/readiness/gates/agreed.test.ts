import { expect, test } from 'vitest';
import { agreed } from '../../../src/readiness/gates/agreed.ts';
import { exampleAgreement } from '../../support/agreement-example.ts';
import { EXPORT, exampleFacts, exampleFlow } from '../../support/gate-facts.ts';
import { day } from '../../support/register-files.ts';

const unsigned = exampleAgreement({
  agreement: 'HIE-2',
  consumerParty: { state: 'issued', signedOn: undefined },
});

test('an agreement in force is met and cited with the day of its row', () => {
  expect(agreed.evaluate(exampleFacts())).toEqual({
    outcome: 'met',
    why: 'Agreement HIE-1 is in force, with no end date.',
    evidence: [{ kind: 'agreement', ref: 'HIE-1', asAt: '2020-02-29' }],
  });
});

test('one agreement in force is enough, and its end is told', () => {
  const ending = exampleAgreement({ validTo: day('2021-02-14') });
  const facts = exampleFacts({ flow: exampleFlow([unsigned, ending]) });
  expect(agreed.evaluate(facts).why).toBe('Agreement HIE-1 is in force, until 2021-02-14.');
});

test('an agreement not in force is not met, with its reasons', () => {
  const facts = exampleFacts({ flow: exampleFlow([unsigned]) });
  expect(agreed.evaluate(facts)).toMatchObject({
    outcome: 'not-met',
    why: 'Agreement HIE-2 is not signed by consumer X9A01 (issued).',
  });
});

test('of several, the one with the least left to do is explained and all are cited', () => {
  const worse = exampleAgreement({
    agreement: 'HIE-0',
    dpia: 'rejected',
    validTo: day('2020-03-01'),
  });
  const finding = agreed.evaluate(exampleFacts({ flow: exampleFlow([worse, unsigned]) }));
  expect(finding.why).toContain('Agreement HIE-2 is not signed');
  expect(finding.evidence.map((one) => one.ref)).toEqual(['HIE-0', 'HIE-2']);
});

test('an agreement that does not say enough is not enough data', () => {
  const facts = exampleFacts({ flow: exampleFlow([exampleAgreement({ dpia: undefined })]) });
  expect(agreed.evaluate(facts)).toMatchObject({
    outcome: 'not-enough-data',
    why: 'Agreement HIE-1 does not say where its DPIA stands.',
  });
});

test('one that speaks against it outweighs one that says too little', () => {
  const silent = exampleAgreement({ dpia: undefined });
  const facts = exampleFacts({ flow: exampleFlow([silent, unsigned]) });
  expect(agreed.evaluate(facts).outcome).toBe('not-met');
});

test('a flow without an agreement is not met, by the exports that were looked in', () => {
  expect(agreed.evaluate(exampleFacts({ flow: exampleFlow([]) }))).toEqual({
    outcome: 'not-met',
    why: 'No agreement joins X90001 and X9A01 on the HIE.',
    evidence: [EXPORT],
    blame: [
      {
        part: 'consumer',
        code: 'X9A01',
        why: 'No agreement on the HIE joins consumer X9A01 and the practice.',
      },
    ],
  });
});

test('an organisation no agreement names is not met', () => {
  const facts = exampleFacts({ flow: undefined, consumer: undefined });
  expect(agreed.evaluate(facts).why).toBe('No agreement names X90001.');
});

test('without any export there is not enough data', () => {
  expect(agreed.evaluate(exampleFacts({ agreementExports: [] }))).toMatchObject({
    outcome: 'not-enough-data',
    why: 'No export of agreements is in use on 2020-03-09.',
  });
});

test('a MIG agreement whose place was taken does not apply any more', () => {
  const mig = exampleAgreement({ agreement: 'MIG-1', channel: 'mig' });
  const flow = { ...exampleFlow([mig]), channel: 'mig', supersededBy: exampleAgreement() } as const;
  expect(agreed.evaluate(exampleFacts({ channel: 'mig', flow }))).toMatchObject({
    outcome: 'not-applicable',
    why: 'Agreement HIE-1 on the HIE is in force and takes the place of this one.',
    evidence: [{ ref: 'MIG-1' }, { ref: 'HIE-1' }],
  });
});

test('of several exports the newest one searched says that there is none', () => {
  const older = { ...EXPORT, ref: 'older.csv', asAt: day('2020-01-31') };
  const facts = exampleFacts({ flow: exampleFlow([]), agreementExports: [older, EXPORT] });
  expect(agreed.evaluate(facts).evidence).toEqual([EXPORT]);
});
