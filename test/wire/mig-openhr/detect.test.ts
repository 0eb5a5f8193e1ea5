import { describe, expect, test } from 'vitest';
import { detectMigOpenHr } from '../../../src/wire/mig-openhr/detect.ts';
import { fixture } from './builder.ts';

describe('what is a response of the MIG', () => {
  test.each(['investigation', 'whole-record', 'open-hr-2010', 'trace-two-matches', 'fault'])(
    'the fixture %s',
    (name) => {
      expect(detectMigOpenHr(fixture(name).slice(0, 65_536))).toBe(true);
    },
  );

  test.each([
    ['OpenHR with a prefix', '<q1:openHealthRecord xmlns:q1="http://www.e-mis.com/emisopen">'],
    ['OpenHR in capitals', '<OPENHEALTHRECORD xmlns="http://www.e-mis.com/emisopen"/>'],
    [
      'OpenHR behind a mark, a declaration, a comment and an instruction',
      '\uFEFF<?xml version="1.0"?>\n<!-- a - b -->\n<?x y?><OpenHealthRecord xmlns="http://www.e-mis.com/emisopen">',
    ],
    [
      'a response cut off behind its first elements',
      '<migResponse xmlns="http://www.healthcaregateway.co.uk/mig"><serviceDef',
    ],
  ])('%s', (_, head) => {
    expect(detectMigOpenHr(head)).toBe(true);
  });
});

describe('what is none', () => {
  test.each([
    ['nothing', ''],
    ['JSON', '{"resourceType": "Bundle", "text": "<openHealthRecord"}'],
    ['another document', '<ClinicalDocument xmlns="urn:hl7-org:v3"/>'],
    ['OpenHR of another namespace', '<openHealthRecord xmlns="urn:x"/>'],
    [
      'a document that speaks of OpenHR',
      '<a xmlns="http://www.e-mis.com/emisopen"><openHealthRecord/></a>',
    ],
    [
      'a fault of an XDS gateway',
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:x="urn:ihe:iti:xds-b:2007"><s:Body><s:Fault/></s:Body></s:Envelope>',
    ],
    [
      'a fault of SOAP 1.2, which the MIG does not speak',
      '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><s:Fault/></s:Body></s:Envelope>',
    ],
    ['a request to the MIG', '<migRequest xmlns="http://www.healthcaregateway.co.uk/mig"/>'],
  ])('%s', (_, head) => {
    expect(detectMigOpenHr(head)).toBe(false);
  });
});
