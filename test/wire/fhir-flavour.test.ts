import { expect, test } from 'vitest';
import { fhirFlavour } from '../../src/wire/fhir-flavour.ts';
import type { FhirFlavour } from '../../src/wire/fhir-flavour.ts';

const STU3_PATIENT = 'https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Patient-1';
const R4_PATIENT = 'https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient';
const HTML_OUTCOME = 'http://fhir.nhs.net/StructureDefinition/gpconnect-operationoutcome-1';

function bundle(...resources: readonly object[]): string {
  return JSON.stringify({
    resourceType: 'Bundle',
    entry: resources.map((resource) => ({ resource })),
  });
}

function profiled(type: string, profile: string): object {
  return { resourceType: type, meta: { profile: [profile] } };
}

const ROWS: readonly (readonly [string, string, FhirFlavour | undefined])[] = [
  // What bears the name of a profile.
  ['a CareConnect patient', bundle(profiled('Patient', STU3_PATIENT)), 'stu3-structured'],
  ['a UK Core patient', bundle(profiled('Patient', R4_PATIENT)), 'r4'],
  [
    'a US Core condition',
    bundle(
      profiled('Condition', 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-condition'),
    ),
    'r4',
  ],
  [
    'the profile of the structured bundle, whatever it holds',
    '{"resourceType":"Bundle","meta":{"profile":["https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-StructuredRecord-Bundle-1"]},"entry":[{"resource":{"resourceType":"ServiceRequest"}}]}',
    'stu3-structured',
  ],
  [
    'a GP Connect HTML answer',
    bundle(
      profiled(
        'Composition',
        'http://fhir.nhs.net/StructureDefinition/gpconnect-carerecord-composition-1',
      ),
    ),
    'html',
  ],
  [
    'a UK Core document',
    bundle({ resourceType: 'Composition' }, profiled('Patient', R4_PATIENT)),
    'r4',
  ],
  [
    'a STU3 document, which nobody reads',
    bundle({ resourceType: 'Composition' }, profiled('Patient', STU3_PATIENT)),
    undefined,
  ],

  // What bears none: the shapes decide.
  ['a composition', bundle({ resourceType: 'Composition' }), 'html'],
  [
    'a status in words',
    bundle({ resourceType: 'AllergyIntolerance', clinicalStatus: 'active' }),
    'stu3-structured',
  ],
  [
    'a status in codes',
    bundle({ resourceType: 'AllergyIntolerance', clinicalStatus: { coding: [] } }),
    'r4',
  ],
  [
    'a date asserted',
    bundle({ resourceType: 'Condition', assertedDate: '2020' }),
    'stu3-structured',
  ],
  ['a date recorded', bundle({ resourceType: 'Condition', recordedDate: '2020' }), 'r4'],
  ['a ReferralRequest', bundle({ resourceType: 'ReferralRequest' }), 'stu3-structured'],
  ['a ServiceRequest', bundle({ resourceType: 'ServiceRequest' }), 'r4'],
  [
    'an Immunization not given',
    bundle({ resourceType: 'Immunization', notGiven: false }),
    'stu3-structured',
  ],
  [
    'a list of GP Connect',
    bundle({ resourceType: 'List', code: { coding: [{ code: '886921000000105' }] } }),
    'stu3-structured',
  ],
  [
    'a search of a server that says it is R4',
    '{"resourceType":"Bundle","type":"searchset","link":[{"relation":"self","url":"https://ehr.invalid/r4/abc/Condition?patient=1"}]}',
    'r4',
  ],
  [
    'a code system of R4',
    bundle({
      resourceType: 'Observation',
      category: [
        { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category' }] },
      ],
    }),
    'r4',
  ],
  [
    'a drug inline and no list',
    bundle({ resourceType: 'MedicationRequest', intent: 'order', medicationCodeableConcept: {} }),
    'r4',
  ],
  [
    'a drug inline beside a list',
    bundle(
      { resourceType: 'MedicationRequest', intent: 'order', medicationCodeableConcept: {} },
      { resourceType: 'List' },
    ),
    'stu3-structured',
  ],
  [
    'profiles of both: the resources decide',
    bundle(profiled('Patient', STU3_PATIENT), profiled('ServiceRequest', R4_PATIENT)),
    'r4',
  ],
  [
    'marks of both at every level',
    bundle(profiled('ReferralRequest', STU3_PATIENT), profiled('ServiceRequest', R4_PATIENT), {
      resourceType: 'Condition',
      assertedDate: '2020',
      recordedDate: '2020',
    }),
    'stu3-structured',
  ],
  ['a bundle without any mark', bundle({ resourceType: 'Patient' }), 'stu3-structured'],
  ['an empty bundle', '{"resourceType":"Bundle"}', 'stu3-structured'],
  ['parameters', '{"resourceType":"Parameters","parameter":[]}', 'stu3-structured'],
  [
    'a UK Core bundle inside parameters',
    `{"resourceType":"Parameters","parameter":[{"resource":${bundle(profiled('Patient', R4_PATIENT))}}]}`,
    'r4',
  ],

  // Errors in place of a record.
  ['an outcome', '{"resourceType":"OperationOutcome","issue":[]}', 'outcome'],
  [
    'an outcome of GP Connect HTML',
    JSON.stringify(profiled('OperationOutcome', HTML_OUTCOME)),
    'outcome',
  ],
  ['an outcome in a wrapping', '{"resource":{"resourceType":"OperationOutcome"}}', 'outcome'],
  [
    'a bundle that holds an outcome',
    bundle({ resourceType: 'OperationOutcome' }),
    'stu3-structured',
  ],
  [
    'a UK Core bundle that holds an outcome',
    bundle({ resourceType: 'OperationOutcome' }, profiled('Patient', R4_PATIENT)),
    'r4',
  ],

  // The head stops anywhere, and members come in any order.
  [
    'the type of the bundle behind its entries',
    `{"entry":[{"resource":${JSON.stringify(profiled('Patient', STU3_PATIENT))}`,
    'stu3-structured',
  ],
  [
    'the same with an outcome first',
    `{"entry":[{"resource":{"resourceType":"OperationOutcome"}},{"resource":${JSON.stringify(profiled('Patient', R4_PATIENT))}`,
    'r4',
  ],
  ['a mark and white space before it', '\uFEFF\n { "resourceType" : "Bundle" }', 'stu3-structured'],

  // Single resources: R4 servers answer with them, GP Connect never does.
  ['a UK Core resource alone', JSON.stringify(profiled('Patient', R4_PATIENT)), 'r4'],
  ['a CareConnect resource alone', JSON.stringify(profiled('Patient', STU3_PATIENT)), undefined],
  ['a resource alone without marks', '{"resourceType":"Patient"}', undefined],

  // What is none of them.
  ['a JSON list', '[{"resourceType":"Bundle"}]', undefined],
  ['another JSON', '{"entry":[{"a":1}]}', undefined],
  ['XML', '<Bundle xmlns="http://hl7.org/fhir"/>', undefined],
  ['nothing', '', undefined],
];

test.each(ROWS)('%s', (_name, head, flavour) => {
  expect(fhirFlavour(head)).toBe(flavour);
});

test('what stands in the text of a record decides nothing', () => {
  const note = 'clinicalStatus: {"recordedDate": 2020} and "doseAndRate": 1, "hasMember": none';
  const head = bundle({ resourceType: 'AllergyIntolerance', clinicalStatus: 'active', note });
  expect(fhirFlavour(head)).toBe('stu3-structured');
});
