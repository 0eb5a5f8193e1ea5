import { describe, expect, test } from 'vitest';
import { readResponse } from '../../src/wire/read-response.ts';
import type { Problem } from '../../src/record/reading.ts';

function unknownIn(text: string): readonly Problem[] {
  const { problems } = readResponse(new TextEncoder().encode(text));
  return problems.filter(({ about }) => about === 'unknown-section');
}

const PROFILE = 'https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-StructuredRecord-Bundle-1';
const PATIENT = {
  resource: {
    resourceType: 'Patient',
    id: 'p',
    meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Patient-1'] },
    identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9000000009' }],
  },
};

function bundle(...resources: readonly object[]): string {
  const entry = [PATIENT, ...resources.map((resource) => ({ resource }))];
  return JSON.stringify({
    resourceType: 'Bundle',
    meta: { profile: [PROFILE] },
    type: 'collection',
    entry,
  });
}

describe('a part of a GP Connect answer that no reader knows', () => {
  test('is told for a type of resource that is in no table', () => {
    expect(unknownIn(bundle({ resourceType: 'GenomicStudy', id: 'g' }))).toEqual([
      {
        severity: 'warning',
        path: 'entry/GenomicStudy',
        what: '1 not read: this reader knows no such resource',
        about: 'unknown-section',
      },
    ]);
  });

  test('is told for a list of an unknown code that names nothing', () => {
    const list = { resourceType: 'List', id: 'l', code: { coding: [{ code: '1' }] } };
    expect(unknownIn(bundle(list))).toMatchObject([
      { what: 'a list with an unknown code that names nothing known' },
    ]);
  });

  test.each([
    ['who did it', { resourceType: 'Practitioner', id: 'd' }],
    [
      'a list of a known code, the coding of the supplier first',
      {
        resourceType: 'List',
        id: 'l',
        code: {
          coding: [
            { system: 'urn:supplier', code: 'ALL' },
            { system: 'http://snomed.info/sct', code: '886921000000105' },
          ],
        },
      },
    ],
  ])('is not %s', (_, resource) => {
    expect(unknownIn(bundle(resource))).toEqual([]);
  });
});
