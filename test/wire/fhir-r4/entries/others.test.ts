import { expect, test } from 'vitest';
import {
  entryOf,
  itemOf,
  onlyEntry,
  problemTexts,
  readResources,
  resource,
  snomed,
  ukCore,
  word,
} from '../fixture.ts';
import type { Tree } from '../fixture.ts';

test.each([
  ['completed', 'given'],
  ['not-done', 'not-given'],
  ['entered-in-error', 'entered-in-error'],
])('a vaccination that is %s was %s', (said, status) => {
  const reading = readResources(resource('Immunization', 'i1', { status: said }));
  expect(onlyEntry(reading).status).toBe(status);
});

test('a vaccination is read with batch, site, part, expiry and reason', () => {
  const reading = readResources(
    resource('Immunization', 'i1', {
      status: 'not-done',
      statusReason: snomed('182896008', 'Declined'),
      vaccineCode: snomed('1', 'Flu vaccine'),
      occurrenceDateTime: '2021-10-11',
      recorded: '2021-10-12',
      lotNumber: 'AB12',
      expirationDate: '2022-01-01',
      site: { text: 'Left arm' },
      protocolApplied: [{ doseNumberPositiveInt: 2 }],
    }),
  );
  expect(onlyEntry(reading)).toMatchObject({
    kind: 'immunisation',
    item: 'procedures',
    term: 'Flu vaccine',
    date: { text: '2021-10-11' },
    recorded: { text: '2021-10-12' },
    detail: {
      batch: 'AB12',
      site: 'Left arm',
      part: '2',
      expiry: { text: '2022-01-01' },
      reason: 'Declined',
    },
  });
});

test('what was done stands in the extension of UK Core before the vaccine', () => {
  const reading = readResources(
    resource('Immunization', 'i1', {
      status: 'completed',
      vaccineCode: {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor', code: 'UNK' }],
        text: 'Unknown',
      },
      extension: [
        ukCore('VaccinationProcedure', {
          valueCodeableConcept: snomed('1324681000000101', 'First jab'),
        }),
      ],
    }),
  );
  expect(onlyEntry(reading)).toMatchObject({
    term: 'First jab',
    codes: [{ code: '1324681000000101' }],
  });
});

test.each([
  ['completed', 'completed'],
  ['not-done', 'never-active'],
  ['preparation', 'planned'],
  ['entered-in-error', 'entered-in-error'],
])('a procedure that is %s is %s', (said, status) => {
  const reading = readResources(
    resource('Procedure', 'p', { status: said, performedDateTime: '2015' }),
  );
  expect(onlyEntry(reading)).toMatchObject({
    kind: 'procedure',
    item: 'procedures',
    status,
    date: { text: '2015', precision: 'year' },
  });
});

test('a contact is read with type, place and start, and its entries point to it', () => {
  const reading = readResources(
    resource('Encounter', 'e1', {
      status: 'finished',
      class: { code: 'IMP', display: 'inpatient' },
      type: [snomed('185317003', 'Telephone')],
      period: { start: '2021-02-03T10:00:00Z' },
      location: [{ location: { display: 'Ward 3' } }],
      diagnosis: [{ condition: { reference: 'Condition/c1' } }],
    }),
    resource('Condition', 'c1', { code: snomed('1', 'Cough') }),
    resource('Procedure', 'p1', { encounter: { reference: 'Encounter/e1/_history/2' } }),
  );
  expect(entryOf(reading, 'Encounter/e1')).toMatchObject({
    kind: 'encounter',
    item: 'events',
    term: 'Telephone',
    status: 'completed',
    text: ['Class: inpatient'],
    detail: { type: 'Telephone', place: 'Ward 3' },
  });
  const link = { relation: 'encounter', target: 'Encounter/e1' };
  expect(entryOf(reading, 'Condition/c1').links).toEqual([link]);
  expect(entryOf(reading, 'Procedure/p1').links).toEqual([link]);
});

test.each([
  ['AMB', 'ambulatory', []],
  ['HH', 'home health', []],
  ['VR', 'virtual', []],
  ['IMP', 'inpatient encounter', ['Class: inpatient encounter']],
  ['EMER', 'emergency', ['Class: emergency']],
])('the class %s beside a type is told where it adds to it', (code, display, text) => {
  const reading = readResources(
    resource('Encounter', 'e1', { class: { code, display }, type: [{ text: 'Telephone call' }] }),
  );
  expect(onlyEntry(reading).text).toEqual(text);
});

test('the class of a contact stands in for its type', () => {
  const reading = readResources(resource('Encounter', 'e1', { class: { code: 'IMP' } }));
  expect(onlyEntry(reading)).toMatchObject({ term: 'IMP', detail: { type: 'IMP' } });
});

function service(members: Tree): Tree {
  return resource('ServiceRequest', 's1', {
    status: 'active',
    intent: 'order',
    code: snomed('183519002', 'Referral to cardiology'),
    authoredOn: '2021-04-01',
    ...members,
  });
}

test('an order for a service is a referral, dated by when it was made', () => {
  const reading = readResources(
    service({
      priority: 'urgent',
      occurrenceDateTime: '2021-05-01',
      performerType: { text: 'Cardiology' },
      performer: [{ display: 'Some hospital' }],
      reasonCode: [snomed('29857009', 'Chest pain')],
    }),
  );
  expect(onlyEntry(reading)).toMatchObject({
    kind: 'referral',
    item: 'events',
    term: 'Referral to cardiology',
    date: { text: '2021-04-01' },
    text: ['Due: 2021-05-01'],
    detail: {
      specialty: 'Cardiology',
      recipient: 'Some hospital',
      urgency: 'urgent',
      reason: 'Chest pain',
    },
  });
});

test('a code that only says "referral" leaves the reason as what it is about', () => {
  const reading = readResources(
    service({
      code: snomed('3457005', 'Patient referral'),
      reasonCode: [snomed('29857009', 'Chest pain')],
    }),
  );
  expect(onlyEntry(reading)).toMatchObject({
    term: 'Chest pain',
    codes: [{ code: '29857009' }],
  });
});

test('a planned service is an entry of the diary, dated by when it is due', () => {
  const reading = readResources(service({ intent: 'plan', occurrenceDateTime: '2022-01-01' }));
  expect(onlyEntry(reading)).toMatchObject({
    kind: 'diary',
    date: { text: '2022-01-01' },
    detail: { due: { text: '2022-01-01' } },
  });
});

test('a plan of category referral is a referral', () => {
  const reading = readResources(service({ intent: 'plan', category: [word('3457005')] }));
  expect(onlyEntry(reading).kind).toBe('referral');
});

test('a request for a test without its report is not read, and told', () => {
  const reading = readResources(service({ category: [word('108252007')] }));
  expect(reading.record.entries).toEqual([]);
  expect(problemTexts(reading)[0]).toBe(
    'warning entry[1].resource: a request for a test without a report; it was not read',
  );
});

test('a flag is an alert', () => {
  const reading = readResources(
    resource('Flag', 'f1', { status: 'inactive', code: snomed('1', 'Falls') }),
  );
  expect(onlyEntry(reading)).toMatchObject({
    kind: 'alert',
    item: 'risks-and-warnings',
    status: 'inactive',
  });
  expect(itemOf(reading, 'risks-and-warnings').state).toBe('populated');
});

test('a document is what it is, not what it holds', () => {
  const reading = readResources(
    resource('DocumentReference', 'd1', {
      status: 'current',
      type: snomed('823691000000103', 'Clinical letter'),
      date: '2021-06-07T08:09:10Z',
      content: [
        {
          attachment: {
            contentType: 'application/pdf',
            title: 'Letter',
            hash: 'aGFzaA==',
            creation: '2021-06-01',
            data: 'JVBERg==',
          },
        },
      ],
    }),
  );
  expect(onlyEntry(reading)).toMatchObject({
    kind: 'document',
    term: 'Clinical letter',
    date: { text: '2021-06-01' },
    recorded: { text: '2021-06-07T08:09:10' },
    detail: {
      title: 'Letter',
      mediaType: 'application/pdf',
      contentHash: 'sha1:39b6d73eff36493ba0674e48255a9d81724b4521',
    },
  });
  expect(JSON.stringify(onlyEntry(reading))).not.toContain('JVBERg==');
});

test('only a document without a date of its own is dated by the reference to it', () => {
  const reading = readResources(
    resource('DocumentReference', 'd1', { status: 'current', date: '2021-06-07' }),
  );
  expect(onlyEntry(reading).date?.text).toBe('2021-06-07');
});

test.each(['QuestionnaireResponse', 'CarePlan', 'Task', 'FamilyMemberHistory'])(
  'a %s is no entry, and told',
  (type) => {
    const reading = readResources(resource(type, 'x', { status: 'completed' }));
    expect(reading.record.entries).toEqual([]);
    expect(reading.unmapped).toEqual([{ path: `Bundle/entry/${type}`, count: 1 }]);
    expect(problemTexts(reading)).toHaveLength(1);
  },
);

test.each(['Practitioner', 'Provenance', 'PractitionerRole'])('a %s is administrative', (type) => {
  const reading = readResources({ resourceType: type, id: 'x', name: 'anything' });
  expect(reading.unmapped).toEqual([]);
  expect(reading.problems).toEqual([]);
});
