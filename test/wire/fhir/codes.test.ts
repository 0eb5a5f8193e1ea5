import { expect, test } from 'vitest';
import { readCoded } from '../../../src/wire/fhir/codes.ts';

const STU3 = 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-coding-sctdescid';
const UK_CORE = 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-CodingSCTDescId';

test.each([
  ['STU3', STU3, { valueId: '2534664018' }],
  ['UK Core with an id', UK_CORE, { valueId: '2534664018' }],
  ['UK Core with an identifier', UK_CORE, { valueIdentifier: { value: '2534664018' } }],
])('the description id of %s stands beside the concept', (_, url, value) => {
  const extension = [{ url, extension: [{ url: 'descriptionId', ...value }] }];
  const coding = [{ system: 'http://snomed.info/sct', code: '91936005', extension }];
  expect(readCoded({ coding }).codes).toMatchObject([
    { code: '91936005', identifies: 'concept' },
    { code: '2534664018', identifies: 'description' },
  ]);
});

test.each([
  'http://hl7.org/fhir/v3/NullFlavor',
  'http://terminology.hl7.org/CodeSystem/v3-NullFlavor',
  'http://terminology.hl7.org/CodeSystem/data-absent-reason',
])('a code of %s says nothing', (system) => {
  expect(readCoded({ coding: [{ system, code: 'UNK', display: 'Unknown' }] })).toEqual({
    codes: [],
    term: undefined,
  });
});

test('a concept of dm+d is one of SNOMED', () => {
  const coding = [{ system: 'https://dmd.nhs.uk', code: '322280009' }];
  expect(readCoded({ coding }).codes).toMatchObject([
    { system: 'http://snomed.info/sct', code: '322280009', identifies: 'concept' },
  ]);
});
