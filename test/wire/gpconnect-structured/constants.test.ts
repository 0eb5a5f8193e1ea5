import { describe, expect, test } from 'vitest';
import { itemOf, kindOf, listOf, problemTexts, readResources, snomed } from './fixture.ts';

const SUBJECT = { subject: { reference: 'Patient/p1' } };
const CONDITIONS = listOf('717711000000103', 'Condition/c1');
const OBSERVATIONS = listOf('826501000000100', 'Observation/o1');
const STATEMENTS = listOf('933361000000108', 'MedicationStatement/s1');

const condition = (more: object): object => ({
  resourceType: 'Condition',
  id: 'c1',
  clinicalStatus: 'active',
  code: { text: 'Asthma' },
  ...SUBJECT,
  ...more,
});
const observation = (more: object): object => ({
  resourceType: 'Observation',
  id: 'o1',
  status: 'final',
  code: { text: 'Weight' },
  ...SUBJECT,
  ...more,
});
const statement = (more: object): object => ({
  resourceType: 'MedicationStatement',
  id: 's1',
  status: 'active',
  medicationCodeableConcept: { text: 'Digoxin' },
  ...SUBJECT,
  ...more,
});

describe('entered in error', () => {
  test.each<[string, object, object]>([
    ['a problem', CONDITIONS, condition({ verificationStatus: 'entered-in-error' })],
    ['an observation', OBSERVATIONS, observation({ status: 'entered-in-error' })],
    ['a drug', STATEMENTS, statement({ status: 'entered-in-error' })],
    [
      'an encounter',
      listOf('1149501000000101', 'Encounter/e1'),
      { resourceType: 'Encounter', id: 'e1', status: 'entered-in-error', ...SUBJECT },
    ],
    [
      'a referral',
      listOf('792931000000107', 'ReferralRequest/r1'),
      { resourceType: 'ReferralRequest', id: 'r1', status: 'entered-in-error', ...SUBJECT },
    ],
    [
      'a diary entry',
      listOf('714311000000108', 'ProcedureRequest/d1'),
      { resourceType: 'ProcedureRequest', id: 'd1', status: 'entered-in-error', ...SUBJECT },
    ],
    [
      'a vaccination',
      listOf('1102181000000102', 'Immunization/i1'),
      {
        resourceType: 'Immunization',
        id: 'i1',
        status: 'entered-in-error',
        notGiven: false,
        patient: { reference: 'Patient/p1' },
      },
    ],
    [
      'a free text',
      listOf('826501000000100', 'Observation/n1'),
      {
        ...observation({ status: 'entered-in-error', comment: 'told' }),
        id: 'n1',
        code: snomed('37331000000100', 'Comment note'),
      },
    ],
  ])('%s keeps the status', (_what, list, resource) => {
    const reading = readResources(list, resource);
    expect(reading.record.entries.map(({ status }) => status)).toEqual(['entered-in-error']);
  });

  test('a report in error makes its final results errors too', () => {
    const reading = readResources(
      listOf('887191000000108', 'DiagnosticReport/d1'),
      {
        resourceType: 'DiagnosticReport',
        id: 'd1',
        status: 'entered-in-error',
        code: { text: 'Bloods' },
        result: [{ reference: 'Observation/o1' }],
        ...SUBJECT,
      },
      observation({}),
    );
    expect(kindOf(reading, 'result')).toMatchObject([{ status: 'entered-in-error' }]);
  });

  test('a refuted problem is one too, with a warning', () => {
    const reading = readResources(CONDITIONS, condition({ verificationStatus: 'refuted' }));
    expect(kindOf(reading, 'problem')).toMatchObject([{ status: 'entered-in-error' }]);
    expect(problemTexts(reading)).toEqual([
      'warning entry[2].resource.verificationStatus: refuted, so it was read as entered in error',
    ]);
  });

  test.each(['unconfirmed', 'confirmed', 'unknown'])('%s says nothing', (word) => {
    const reading = readResources(CONDITIONS, condition({ verificationStatus: word }));
    expect(kindOf(reading, 'problem')).toMatchObject([{ status: 'active' }]);
    expect(reading.problems).toEqual([]);
  });

  test.each(['provisional', 'differential', 'Ada EXAMPLE'])('%s is an error', (word) => {
    const reading = readResources(CONDITIONS, condition({ verificationStatus: word }));
    expect(reading.problems).toMatchObject([{ severity: 'error' }]);
    expect(reading.problems[0]?.what).not.toContain(word);
  });
});

describe('lists', () => {
  const entry = (id: string, deleted?: boolean): object => ({
    item: { reference: `Observation/${id}` },
    deleted,
  });

  test('an entry marked as deleted is none, and is counted', () => {
    const reading = readResources(
      { ...OBSERVATIONS, entry: [entry('o1'), entry('o2', true), entry('o3', true)] },
      observation({}),
      observation({ id: 'o2' }),
    );
    expect(reading.record.entries.map(({ localId }) => localId)).toEqual(['Observation/o1']);
    expect(problemTexts(reading)).toEqual([
      'warning entry[1].resource: entries marked as deleted, left out: 2',
      'warning entry/Observation: 1 Observation in the bundle are named by no primary list',
    ]);
  });

  test('a list of deleted entries only records nothing', () => {
    const reading = readResources({ ...OBSERVATIONS, entry: [entry('o1', true)] });
    expect(itemOf(reading, 'examinations').state).toBe('nothing-recorded');
  });

  test('a list that was entered in error is an error', () => {
    const reading = readResources(
      { ...OBSERVATIONS, status: 'entered-in-error', mode: 'snapshot' },
      observation({}),
    );
    expect(problemTexts(reading)).toEqual([
      'error entry[1].resource.status: status should be current and is entered-in-error: what it means is not compared',
    ]);
  });
});

describe('what GP Connect fixes', () => {
  test.each<[string, object, object, string]>([
    [
      'a drug that is not taken',
      STATEMENTS,
      statement({ taken: 'n' }),
      'taken should be unk and is n',
    ],
    [
      'a list of changes',
      { ...OBSERVATIONS, mode: 'changes' },
      observation({}),
      'mode should be snapshot and is changes',
    ],
    [
      'a diagnosis of an encounter',
      CONDITIONS,
      condition({ category: [{ coding: [{ code: 'encounter-diagnosis' }] }] }),
      'category should be problem-list-item and is encounter-diagnosis',
    ],
    [
      'a proposed referral',
      listOf('792931000000107', 'ReferralRequest/r1'),
      { resourceType: 'ReferralRequest', id: 'r1', intent: 'proposal', ...SUBJECT },
      'intent should be order and is proposal',
    ],
    [
      'a word that is content',
      STATEMENTS,
      statement({ taken: 'Ada EXAMPLE' }),
      'taken should be unk',
    ],
  ])('%s is an error that names the field', (_what, list, resource, what) => {
    const errors = readResources(list, resource).problems.filter(
      ({ severity }) => severity === 'error',
    );
    expect(errors.map((problem) => problem.what)).toEqual([
      `${what}: what it means is not compared`,
    ]);
  });

  test('the constants themselves are no problem', () => {
    const reading = readResources(
      { ...CONDITIONS, status: 'current', mode: 'snapshot' },
      condition({ category: [{ coding: [{ code: 'problem-list-item' }] }] }),
    );
    expect(reading.problems).toEqual([]);
  });
});

describe('what turns the meaning round', () => {
  test.each<[string, object]>([
    ['doNotPerform', { doNotPerform: true }],
    ['modifierExtension', { modifierExtension: [{ url: 'x', valueBoolean: true }] }],
  ])('%s is an error and unmapped', (name, more) => {
    const reading = readResources(OBSERVATIONS, observation(more));
    expect(problemTexts(reading)).toEqual([
      `error entry[2].resource.${name}: ${name} may turn the meaning round; it was read without it`,
    ]);
    expect(reading.unmapped).toEqual([{ path: `Bundle/entry/Observation/${name}`, count: 1 }]);
  });

  test('a modifier inside a dose is found too', () => {
    const dosage = [{ text: 'daily', modifierExtension: [{ url: 'x' }] }];
    expect(problemTexts(readResources(STATEMENTS, statement({ dosage })))).toContain(
      'error entry[2].resource.dosage[0].modifierExtension: modifierExtension may turn the meaning round; it was read without it',
    );
  });

  test('doNotPerform that is false turns nothing', () => {
    expect(readResources(OBSERVATIONS, observation({ doNotPerform: false })).problems).toEqual([]);
  });
});

test('a family-history category makes an entry one about a relative', () => {
  const category = [{ coding: [{ code: 'family-history' }] }];
  const reading = readResources(OBSERVATIONS, observation({ category }));
  expect(reading.record.entries).toMatchObject([{ about: 'family' }]);
  const [plain] = readResources(OBSERVATIONS, observation({})).record.entries;
  expect(plain).toMatchObject({ kind: 'observation', about: undefined });
});
