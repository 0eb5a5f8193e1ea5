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

const PENICILLIN: Tree = {
  code: {
    ...snomed('764146007', 'Penicillin (substance)'),
    text: 'Penicillin',
  },
  clinicalStatus: word('active'),
  verificationStatus: word('confirmed'),
};

function allergy(members: Tree): Tree {
  return resource('AllergyIntolerance', 'a1', { ...PENICILLIN, ...members });
}

test('an allergy is read with its codes, dates, reaction and status', () => {
  const reading = readResources(
    allergy({
      onsetDateTime: '2009-04',
      recordedDate: '2010-01-02T03:04:05Z',
      category: ['medication'],
      criticality: 'high',
      reaction: [{ manifestation: [snomed('271807003', 'Rash')], severity: 'severe' }],
    }),
  );
  expect(reading.problems).toEqual([]);
  expect(onlyEntry(reading)).toMatchObject({
    item: 'risks-and-warnings',
    kind: 'allergy',
    term: 'Penicillin',
    codes: [{ system: 'http://snomed.info/sct', code: '764146007', identifies: 'concept' }],
    date: { text: '2009-04', precision: 'month' },
    recorded: { text: '2010-01-02T03:04:05' },
    status: 'active',
    detail: {
      asserts: 'allergy',
      category: 'medication',
      criticality: 'high',
      reaction: 'Rash',
      severity: 'severe',
    },
  });
});

test('an allergy without a clinical status has none', () => {
  const { clinicalStatus: _clinical, ...bare } = PENICILLIN;
  const reading = readResources(resource('AllergyIntolerance', 'a1', bare));
  expect(onlyEntry(reading).status).toBeUndefined();
  expect(reading.problems).toEqual([]);
});

test.each(['entered-in-error', 'refuted'])('one that is %s is no allergy', (said) => {
  const reading = readResources(allergy({ verificationStatus: word(said) }));
  expect(onlyEntry(reading).status).toBe('entered-in-error');
});

test('that an allergy was refuted is told', () => {
  const reading = readResources(allergy({ verificationStatus: word('refuted') }));
  expect(problemTexts(reading)).toEqual([
    'warning entry[1].resource.verificationStatus: refuted, so it was read as entered in error',
  ]);
});

test('a status that nobody knows is an error, and none is put in its place', () => {
  const reading = readResources(allergy({ clinicalStatus: word('dormant') }));
  expect(onlyEntry(reading).status).toBeUndefined();
  expect(problemTexts(reading)).toEqual([
    'error entry[1].resource.clinicalStatus: a status that is not known; the entry was read without it',
  ]);
});

test.each([
  ['716186003', 'No known allergy'],
  ['160244002', 'No known allergies'],
  ['409137002', 'No known drug allergy'],
])('the code %s states that there are none', (code, display) => {
  const reading = readResources(allergy({ code: snomed(code, display) }));
  expect(onlyEntry(reading).detail).toMatchObject({ asserts: 'none-known' });
  expect(itemOf(reading, 'risks-and-warnings').state).toBe('asserted-none');
});

test.each(['no-known-allergies', 'no-known-medication-allergies'])(
  'the word %s of the International Patient Summary states that there are none',
  (code) => {
    const system = 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips';
    const reading = readResources(allergy({ code: { coding: [{ system, code }] } }));
    expect(itemOf(reading, 'risks-and-warnings').state).toBe('asserted-none');
  },
);

test('that nobody knows of allergies is no statement that there are none', () => {
  const system = 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips';
  const reading = readResources(
    allergy({ code: { coding: [{ system, code: 'no-allergy-info' }] } }),
  );
  expect(reading.record.entries).toEqual([]);
  expect(itemOf(reading, 'risks-and-warnings').state).toBe('nothing-recorded');
});

test('an allergy entered in error does not take back that there are none', () => {
  const none = allergy({ code: snomed('716186003', 'No known allergy') });
  const error = resource('AllergyIntolerance', 'a2', {
    verificationStatus: word('entered-in-error'),
    code: {
      coding: [
        { system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'error' },
      ],
      text: 'Error',
    },
  });
  const reading = readResources(none, error);
  expect(itemOf(reading, 'risks-and-warnings').state).toBe('asserted-none');
  expect(entryOf(reading, 'AllergyIntolerance/a2')).toMatchObject({
    status: 'entered-in-error',
    codes: [],
  });
});

test.each([
  ['year', '2019'],
  ['month', '2019-04'],
  ['day', '2019-04-02'],
])('Millennium says how much of an onset is known: the %s', (precision, text) => {
  const reading = readResources(
    allergy({
      onsetDateTime: '2019-04-02T00:00:00Z',
      _onsetDateTime: {
        extension: [
          { url: 'https://x.example/StructureDefinition/precision', valueCode: precision },
        ],
      },
    }),
  );
  expect(onlyEntry(reading).date?.text).toBe(text);
});

test('a precision that is not known leaves no date behind', () => {
  const reading = readResources(
    allergy({
      onsetDateTime: '2019-04-02T00:00:00Z',
      _onsetDateTime: {
        extension: [{ url: 'https://x.example/StructureDefinition/precision', valueCode: 'epoch' }],
      },
    }),
  );
  expect(onlyEntry(reading).date).toBeUndefined();
  expect(problemTexts(reading)).toEqual([
    'error entry[1].resource._onsetDateTime: a precision that is not known; the date was left out',
  ]);
});

test('no date is worked out of an age', () => {
  const reading = readResources(allergy({ onsetAge: { value: 12, unit: 'years' } }));
  expect(onlyEntry(reading)).toMatchObject({ date: undefined, text: ['Onset: 12 years'] });
});

test.each(['on the resource', 'on the status'])('the end of an allergy stands %s', (where) => {
  const end = [
    ukCore('AllergyIntoleranceEnd', {
      extension: [
        { url: 'endDate', valueDateTime: '2020-05-06' },
        { url: 'reasonEnded', valueString: 'Tolerated' },
      ],
    }),
  ];
  const reading = readResources(
    where === 'on the resource'
      ? allergy({ extension: end })
      : allergy({ clinicalStatus: { ...word('resolved'), extension: end } }),
  );
  expect(onlyEntry(reading).detail).toMatchObject({
    ended: { text: '2020-05-06' },
    endReason: 'Tolerated',
  });
  expect(reading.unmapped).toEqual([]);
});

test('the description the clinician chose stands beside the concept', () => {
  const extension = [
    ukCore('CodingSCTDescId', {
      extension: [
        { url: 'descriptionId', valueId: '2534664018' },
        { url: 'descriptionDisplay', valueString: 'Allergic to penicillin' },
      ],
    }),
  ];
  const coding = [{ system: 'http://snomed.info/sct', code: '91936005', display: 'x', extension }];
  expect(onlyEntry(readResources(allergy({ code: { coding } })))).toMatchObject({
    term: 'Allergic to penicillin',
    codes: [
      { code: '91936005', identifies: 'concept' },
      { code: '2534664018', identifies: 'description', term: 'Allergic to penicillin' },
    ],
  });
});
