import { snomed, ukCore } from '../fixture.ts';
import type { Tree } from '../fixture.ts';

const NOTE = { text: 'A note', authorString: 'A clerk', time: '2021-02-01' };

/** Members every resource of the full answer has. */
export const EVERYWHERE: Tree = {
  meta: { profile: ['https://fhir.hl7.org.uk/StructureDefinition/UKCore-Any'] },
  text: { status: 'generated', div: '<div>words</div>' },
};

/** A note that nothing else repeats. */
export function note(text: string): Tree {
  return { ...NOTE, text };
}

/** A coded element whose every member says something: the term chosen, a second display, the text. */
export function concept(code: string, words: string): Tree {
  return {
    coding: [
      {
        system: 'http://snomed.info/sct',
        code,
        display: `${words} (as listed)`,
        userSelected: true,
        extension: [
          ukCore('CodingSCTDescId', {
            extension: [
              {
                url: 'descriptionId',
                valueIdentifier: { system: 'http://snomed.info/sct', value: '2534664018' },
              },
              { url: 'descriptionDisplay', valueString: `${words} (as chosen)` },
            ],
          }),
        ],
      },
    ],
    text: words,
  };
}

/** The patient, with practice and organisations. */
export const PEOPLE: readonly Tree[] = [
  {
    resourceType: 'Patient',
    id: 'p1',
    ...EVERYWHERE,
    identifier: [
      {
        system: 'https://fhir.nhs.uk/Id/nhs-number',
        value: '9990000018',
        extension: [
          ukCore('NHSNumberVerificationStatus', { valueCodeableConcept: snomed('1', 'traced') }),
        ],
      },
    ],
    active: true,
    name: [
      { use: 'usual', family: 'Other', given: ['Anne'] },
      { use: 'official', family: 'Penhale', given: ['Ada', 'May'], prefix: ['Ms'] },
    ],
    gender: 'female',
    birthDate: '1951-03-09',
    deceasedDateTime: '2024-01-02',
    address: [
      { use: 'old', postalCode: 'ZZ98 1AA' },
      { use: 'home', postalCode: 'ZZ99 3VZ', line: ['1 Some Street'] },
      { use: 'work', postalCode: 'ZZ97 1AA' },
    ],
    generalPractitioner: [
      {
        reference: 'Organization/o1',
        identifier: {
          system: 'https://fhir.nhs.uk/Id/ods-organization-code',
          value: 'X90001',
        },
      },
    ],
  },
  {
    resourceType: 'Organization',
    id: 'o1',
    ...EVERYWHERE,
    identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'X90001' }],
    name: 'A maker',
  },
  { resourceType: 'Location', id: 'l1', ...EVERYWHERE, name: 'Clinic A' },
  { resourceType: 'Practitioner', id: 'd1', ...EVERYWHERE, name: [{ family: 'Doctor' }] },
];
