import { expect, test } from 'vitest';
import { kindOf, listOf, problemTexts, readResources } from './fixture.ts';

const SD = 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-';
const SHARED = {
  subject: { reference: 'Patient/p1' },
  medicationCodeableConcept: { text: 'Digoxin' },
};

function typed(type: string): object {
  return {
    url: `${SD}PrescriptionType-1`,
    valueCodeableConcept: { coding: [{ code: type }] },
  };
}

function repeats(allowed: number, issued: number): object {
  return {
    url: `${SD}MedicationRepeatInformation-1`,
    extension: [
      { url: 'numberOfRepeatPrescriptionsAllowed', valuePositiveInt: allowed },
      { url: 'numberOfRepeatPrescriptionsIssued', valuePositiveInt: issued },
    ],
  };
}

function read(own: string, planned: string | undefined, extension: readonly object[] = []) {
  return readResources(
    listOf('933361000000108', 'MedicationStatement/s1'),
    {
      resourceType: 'MedicationStatement',
      id: 's1',
      status: own,
      basedOn: [{ reference: 'MedicationRequest/m1' }],
      ...SHARED,
    },
    {
      resourceType: 'MedicationRequest',
      id: 'm1',
      intent: 'plan',
      status: planned,
      extension,
      ...SHARED,
    },
  );
}

const ERROR = 'error entry[3].resource: the plan and its statement differ in status';

test.each<[string, string, readonly object[]]>([
  ['active', 'stopped', [typed('repeat')]],
  ['active', 'cancelled', [typed('repeat')]],
  ['active', 'entered-in-error', [typed('acute')]],
  ['active', 'completed', [typed('repeat')]],
  ['active', 'completed', [typed('repeat'), repeats(6, 5)]],
  ['stopped', 'active', [typed('repeat')]],
  ['completed', 'active', [typed('acute')]],
])('an %s statement over a plan that is %s is an error', (own, planned, extension) => {
  const reading = read(own, planned, extension);
  expect(problemTexts(reading)).toEqual([ERROR]);
  expect(kindOf(reading, 'medication')).toMatchObject([{ status: own }]);
});

test.each<[string, string | undefined, readonly object[]]>([
  ['an acute plan completed with its issue', 'completed', [typed('acute')]],
  ['a repeat whose issues are all made', 'completed', [typed('repeat'), repeats(6, 6)]],
  ['a plan without status', undefined, [typed('repeat')]],
])('%s under an active statement is a warning', (_what, planned, extension) => {
  expect(problemTexts(read('active', planned, extension))).toEqual([
    'warning entry[3].resource: the plan and its statement differ in status; the statement was read',
  ]);
});

test('the same status on both is no problem', () => {
  expect(read('stopped', 'stopped', [typed('repeat')]).problems).toEqual([]);
});
