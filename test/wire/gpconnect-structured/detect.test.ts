import { expect, test } from 'vitest';
import { detectGpConnectStructured } from '../../../src/wire/gpconnect-structured/detect.ts';
import { fixtureText } from './fixture.ts';

test.each(['full.json', 'all-empty.json', 'refused-consent.json', 'refused-area.json'])(
  '%s is known by its head',
  (name) => {
    expect(detectGpConnectStructured(fixtureText(name).slice(0, 64 * 1024))).toBe(true);
  },
);

test.each([
  ['a mark and white space before it', '\uFEFF\n {"resourceType":"Bundle"}', true],
  ['the type behind other members', '{"id": "x", "resourceType" : "Bundle"}', true],
  ['Parameters', '{"resourceType":"Parameters","parameter":[]}', true],
  ['a half-written bundle', '{"resourceType":"Bundle","entry":[', true],
  [
    'a bundle whose type stands behind its entries',
    '{"entry":[{"resource":{"resourceType":"Patient","meta":{"profile":["https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Patient-1"]}',
    true,
  ],
  ['another resource', '{"resourceType":"Patient"}', false],
  [
    'a bundle of UK Core',
    '{"resourceType":"Bundle","p":"https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient"}',
    false,
  ],
  [
    'a GP Connect HTML answer',
    '{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Composition"}}]}',
    false,
  ],
  ['XML', '<Bundle xmlns="http://hl7.org/fhir"/>', false],
  ['a JSON list', '[{"resourceType":"Bundle"}]', false],
  ['nothing', '', false],
])('%s', (_name, head, known) => {
  expect(detectGpConnectStructured(head)).toBe(known);
});
