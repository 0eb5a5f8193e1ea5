import { expect, test } from 'vitest';
import { detectXds } from '../../../src/wire/xds/detect.ts';
import {
  SOAP_11,
  cda,
  documentResponse,
  envelope,
  registryResponse,
  retrieved,
} from './builder.ts';

const FAULT = '<s:Fault><s:Code/></s:Fault>';

test.each([
  ['a retrieve answer', retrieved(documentResponse('AAAA')), true],
  ['a bare refusal', registryResponse('Failure'), true],
  [
    'a message from its first boundary',
    `--b\r\nContent-Type: application/xop+xml\r\n\r\n<a/>`,
    true,
  ],
  [
    'a message with headers',
    `MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: application/xop+xml`,
    true,
  ],
  ['a fault of SOAP 1.2', envelope(FAULT), true],
  [
    'a fault of SOAP 1.1 that does not say whose',
    envelope(FAULT, SOAP_11).replace(/<s:Header>.*<\/s:Header>/, ''),
    false,
  ],
  [
    'a fault of the MIG',
    envelope(`${FAULT}<m:migFault xmlns:m="http://www.healthcaregateway.co.uk/mig"/>`),
    false,
  ],
  ['an answer of something else', envelope('<a xmlns="urn:x"/>'), false],
  ['a document', cda('Asthma'), false],
  [
    'a document that speaks of one',
    '<a><RetrieveDocumentSetResponse xmlns="urn:ihe:iti:xds-b:2007"/></a>',
    false,
  ],
  ['Markdown', '---\ntitle: x\n---\n', false],
  ['nothing', '', false],
])('%s', (_, head, is) => {
  expect(detectXds(head)).toBe(is);
});
