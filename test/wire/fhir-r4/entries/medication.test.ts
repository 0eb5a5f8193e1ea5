import { expect, test } from 'vitest';
import {
  entryOf,
  kindOf,
  onlyEntry,
  problemTexts,
  readResources,
  resource,
  snomed,
  ukCore,
  word,
} from '../fixture.ts';
import type { Tree } from '../fixture.ts';

const AMOXICILLIN = snomed('322280009', 'Amoxicillin 500mg capsules');

function request(members: Tree, id = 'm1'): Tree {
  return resource('MedicationRequest', id, {
    status: 'active',
    intent: 'order',
    medicationCodeableConcept: AMOXICILLIN,
    ...members,
  });
}

test('an order that rests on nothing is a course of its own (Millennium)', () => {
  const reading = readResources(
    request({
      authoredOn: '2020-07-14T09:45:15-05:00',
      courseOfTherapyType: { ...word('continuous'), text: 'Maintenance' },
      dosageInstruction: [{ text: '2 capsules every 4 hours' }],
      dispenseRequest: {
        validityPeriod: { start: '2020-07-15', end: '2021-01-15' },
        numberOfRepeatsAllowed: 0,
        quantity: { value: 90, unit: 'cap' },
        expectedSupplyDuration: { value: 28, unit: 'days', code: 'd' },
      },
    }),
  );
  expect(reading.problems).toEqual([]);
  expect(onlyEntry(reading)).toMatchObject({
    kind: 'medication',
    item: 'medication',
    term: 'Amoxicillin 500mg capsules',
    status: 'active',
    date: { text: '2020-07-15' },
    recorded: { text: '2020-07-14T09:45:15' },
    detail: {
      dose: '2 capsules every 4 hours',
      quantity: { number: { digits: 90n, scale: 0 }, unit: 'cap' },
      durationDays: '28',
      course: 'repeat',
      ended: { text: '2021-01-15' },
      issuesAllowed: '1',
    },
  });
});

test.each([
  ['active', 'active'],
  ['on-hold', 'inactive'],
  ['cancelled', 'never-active'],
  ['completed', 'completed'],
  ['stopped', 'stopped'],
  ['draft', 'planned'],
  ['unknown', undefined],
  ['entered-in-error', 'entered-in-error'],
])('the status %s of a request is read as %s', (word_, status) => {
  const reading = readResources(request({ status: word_ }));
  expect(onlyEntry(reading).status).toBe(status);
  expect(reading.problems).toEqual([]);
});

test.each([
  ['acute', 'acute'],
  ['continuous', 'repeat'],
  ['continuous-repeat-dispensing', 'repeat-dispensing'],
])('the course %s is read as %s', (code, course) => {
  const reading = readResources(request({ courseOfTherapyType: word(code) }));
  expect(onlyEntry(reading).detail).toMatchObject({ course });
});

test.each([
  ['community', []],
  ['inpatient', ['Category: inpatient']],
  ['discharge', ['Category: discharge']],
])('a drug of category %s is told to be so unless it is taken at home', (code, text) => {
  const reading = readResources(request({ category: [word(code)] }));
  expect(onlyEntry(reading).text).toEqual(text);
});

test('a seasonal course has no word in the record and is told', () => {
  const reading = readResources(request({ courseOfTherapyType: word('seasonal') }));
  expect(onlyEntry(reading).detail).not.toHaveProperty('course');
  expect(onlyEntry(reading).text).toEqual(['Course: seasonal']);
});

test('an order that rests on a plan is an issue of it', () => {
  const reading = readResources(
    request({ intent: 'plan', dispenseRequest: { validityPeriod: { start: '2021-01-02' } } }),
    request({ basedOn: [{ reference: 'MedicationRequest/m1' }], authoredOn: '2021-01-03' }, 'm2'),
  );
  expect(entryOf(reading, 'MedicationRequest/m1').kind).toBe('medication');
  expect(entryOf(reading, 'MedicationRequest/m2')).toMatchObject({
    kind: 'issue',
    date: { text: '2021-01-03' },
    links: [{ relation: 'authorisation', target: 'MedicationRequest/m1' }],
  });
});

test('an issue whose authorisation is elsewhere is told', () => {
  const reading = readResources(request({ basedOn: [{ reference: 'MedicationRequest/gone' }] }));
  expect(kindOf(reading, 'issue')).toHaveLength(1);
  expect(problemTexts(reading)).toContain(
    'warning entry[1].resource: an issue whose authorisation is not in the bundle',
  );
});

test('a plan that gives no period has no clinical date, for it was only authored then', () => {
  const reading = readResources(request({ intent: 'plan', authoredOn: '2023-01-30' }));
  expect(onlyEntry(reading)).toMatchObject({ date: undefined, recorded: { text: '2023-01-30' } });
});

test.each(['proposal', 'option'])('a %s was never prescribed', (intent) => {
  const reading = readResources(request({ intent }));
  expect(reading.record.entries).toEqual([]);
  expect(problemTexts(reading)).toContain(
    'error entry[1].resource: a proposal or an option was never prescribed; it was not read',
  );
  expect(reading.unmapped).toEqual([{ path: 'Bundle/entry/MedicationRequest', count: 1 }]);
});

test('a statement and the plan it rests on are one course', () => {
  const reading = readResources(
    resource('MedicationStatement', 's1', {
      status: 'active',
      medicationCodeableConcept: AMOXICILLIN,
      basedOn: [{ reference: 'MedicationRequest/m1' }],
      effectivePeriod: { start: '2021-01-02' },
      dosage: [{ text: 'one a day' }],
    }),
    request({
      intent: 'plan',
      courseOfTherapyType: word('acute'),
      dispenseRequest: { quantity: { value: 7, unit: 'capsule' } },
    }),
  );
  expect(reading.problems).toEqual([]);
  expect(onlyEntry(reading)).toMatchObject({
    localId: 'MedicationStatement/s1',
    date: { text: '2021-01-02' },
    detail: { course: 'acute', dose: 'one a day', quantity: { unit: 'capsule' } },
  });
});

test('a statement and a plan of different drugs are an error', () => {
  const reading = readResources(
    resource('MedicationStatement', 's1', {
      status: 'active',
      medicationCodeableConcept: snomed('387207008', 'Ibuprofen'),
      basedOn: [{ reference: 'MedicationRequest/m1' }],
    }),
    request({ intent: 'plan' }),
  );
  expect(problemTexts(reading)).toEqual([
    'error entry[2].resource: the plan and its statement name different drugs',
  ]);
});

test('a drug may be contained, and a mixture is named by what is in it', () => {
  const { medicationCodeableConcept: _code, ...bare } = request({});
  const reading = readResources({
    ...bare,
    contained: [
      {
        resourceType: 'Medication',
        id: 'mix',
        ingredient: [
          { itemCodeableConcept: snomed('1', 'Codeine') },
          { itemCodeableConcept: snomed('2', 'Paracetamol') },
        ],
      },
    ],
    medicationReference: { reference: '#mix' },
  });
  expect(onlyEntry(reading)).toMatchObject({ term: 'Codeine + Paracetamol', codes: [] });
  expect(reading.unmapped).toEqual([]);
});

test('the structured dose stands beside the instruction, and in its place where there is none', () => {
  const parts = {
    doseAndRate: [{ doseQuantity: { value: 2, unit: 'cap' } }],
    route: { text: 'Oral' },
    timing: { code: { text: 'every 4 hr' } },
    asNeededBoolean: true,
  };
  const lines = ['Dose: 2 cap', 'Route: Oral', 'Timing: every 4 hr', 'As needed: yes'];
  const beside = onlyEntry(
    readResources(request({ dosageInstruction: [{ text: '2 caps', ...parts }] })),
  );
  expect(beside.detail).toMatchObject({ dose: '2 caps' });
  expect(beside.text).toEqual(lines);
  const instead = onlyEntry(readResources(request({ dosageInstruction: [parts] })));
  expect(instead.detail).toMatchObject({ dose: lines.join(', ') });
});

test('FHIR counts the repeats after the first supply, the record counts all issues', () => {
  const dispenseRequest = { numberOfRepeatsAllowed: 5 };
  expect(onlyEntry(readResources(request({ dispenseRequest }))).detail).toMatchObject({
    issuesAllowed: '6',
  });
});

test('how often it was issued stands in an extension', () => {
  const extension = [
    ukCore('MedicationRepeatInformation', {
      extension: [{ url: 'numberOfPrescriptionsIssued', valueUnsignedInt: 2 }],
    }),
  ];
  expect(onlyEntry(readResources(request({ extension }))).detail).toMatchObject({
    issuesMade: '2',
  });
});

test('what a server did not prescribe itself is marked as reported', () => {
  const reading = readResources(request({ reportedBoolean: true }));
  expect(onlyEntry(reading).text).toEqual(['Reported by another source']);
});

test('an order not to give a drug is an error', () => {
  const reading = readResources(request({ doNotPerform: true }));
  expect(problemTexts(reading)).toEqual([
    'error entry[1].resource.doNotPerform: asks that it be not done, the opposite of what it names; it was not read',
    'warning entry/MedicationRequest: 1 not read: nothing in the record is made of it',
  ]);
});

test.each([
  ['MedicationDispense', 'what a pharmacy handed out is no issue of a prescriber'],
  ['MedicationAdministration', 'a dose given on a ward is no course of a drug'],
])('a %s is no entry, and is told', (type, why) => {
  const reading = readResources(
    resource(type, 'x1', { status: 'completed', medicationCodeableConcept: AMOXICILLIN }),
  );
  expect(reading.record.entries).toEqual([]);
  expect(reading.unmapped).toEqual([{ path: `Bundle/entry/${type}`, count: 1 }]);
  expect(problemTexts(reading)).toEqual([`warning entry/${type}: 1 not read: ${why}`]);
});
