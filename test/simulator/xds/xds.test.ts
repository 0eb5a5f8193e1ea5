import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { writeCda } from '../../../src/simulator/cda/document.ts';
import type { XdsError } from '../../../src/simulator/xds/envelope.ts';
import { ERRORS } from '../../../src/simulator/xds/envelope.ts';
import { writeXdsQuery, writeXdsQueryRefusal } from '../../../src/simulator/xds/query.ts';
import {
  writeXdsMtom,
  writeXdsRefusal,
  writeXdsRetrieve,
} from '../../../src/simulator/xds/retrieve.ts';
import { ONE_OF_EACH, oneOf } from '../one-of-each.ts';
import { patientWith } from '../sample-patient.ts';

const AS_AT = '2026-06-01';
const PATIENT = patientWith(ONE_OF_EACH);
const CDA = writeCda(PATIENT, { asAt: AS_AT });
const EBXML_STATUS = 'urn:oasis:names:tc:ebxml-regrep:ResponseStatusType';

function parse(markup: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(markup).close();
}

describe('a document set in base64', () => {
  const answer = writeXdsRetrieve(PATIENT, { asAt: AS_AT });

  test('holds the CDA document, byte for byte', () => {
    const [, content = ''] = /<xds:Document>([^<]+)</.exec(answer) ?? [];
    expect(Buffer.from(content, 'base64').toString('utf8')).toBe(CDA);
    expect(answer).toContain('<xds:mimeType>text/xml</xds:mimeType>');
    expect(answer).toContain('<xds:HomeCommunityId>urn:oid:2.999.1</xds:HomeCommunityId>');
    expect(answer).toMatch(/<xds:DocumentUniqueId>2\.25\.\d+<\/xds:DocumentUniqueId>/);
  });

  test('is SOAP 1.2 with addressing, and a success', () => {
    expect(() => parse(answer)).not.toThrow();
    expect(answer).toContain('xmlns:soap="http://www.w3.org/2003/05/soap-envelope"');
    expect(answer).toContain(
      '<wsa:Action soap:mustUnderstand="true">urn:ihe:iti:2007:RetrieveDocumentSetResponse</wsa:Action>',
    );
    expect(answer).toContain(`<rs:RegistryResponse status="${EBXML_STATUS}:Success"/>`);
  });

  test('names the gateway when it crossed one', () => {
    const crossed = writeXdsRetrieve(PATIENT, { asAt: AS_AT, transaction: 'iti-39' });
    expect(crossed).toContain('urn:ihe:iti:2007:CrossGatewayRetrieveResponse');
  });

  test('is the same bytes every time', () => {
    expect(writeXdsRetrieve(PATIENT, { asAt: AS_AT })).toBe(answer);
  });
});

test.each([
  [undefined, 'urn:ihe:iti:2007:ResponseStatusType:PartialSuccess'],
  ['partial-ebxml', `${EBXML_STATUS}:PartialSuccess`],
] as const)('a partial success (%s) carries the document and the error', (partialStatus, name) => {
  const answer = writeXdsRetrieve(PATIENT, {
    asAt: AS_AT,
    partialStatus,
    errors: ['XDSUnavailableCommunity'],
  });
  expect(answer).toContain(`<rs:RegistryResponse status="${name}"><rs:RegistryErrorList>`);
  expect(answer).toContain('errorCode="XDSUnavailableCommunity"');
  expect(answer).toContain('<xds:Document>');
});

test.each(Object.keys(ERRORS) as XdsError[])('a failure with %s carries no document', (code) => {
  const answer = writeXdsRefusal(PATIENT, [code], 'iti-39');
  expect(() => parse(answer)).not.toThrow();
  expect(answer).toContain(`status="${EBXML_STATUS}:Failure"`);
  expect(answer).toContain(
    `<rs:RegistryError errorCode="${code}" codeContext="${ERRORS[code]}" severity="urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:Error"/>`,
  );
  expect(answer).not.toContain('DocumentResponse>');
});

describe('a document set in several parts', () => {
  const { contentType, body } = writeXdsMtom(PATIENT, { asAt: AS_AT, preamble: 'Hello' });
  const [, boundary = ''] = /boundary="([^"]+)"/.exec(contentType) ?? [];
  const parts = body.split(`--${boundary}`);

  test('has a preamble, two parts and an end', () => {
    expect(parts).toHaveLength(4);
    expect(parts[0]).toBe('Hello\r\n');
    expect(parts[3]).toBe('--\r\n');
  });

  test('points from the envelope to the part that holds the document', () => {
    const [, id] = /href="cid:([^"]+)"/.exec(parts[1] ?? '') ?? [];
    const [head, content] = (parts[2] ?? '').split('\r\n\r\n');
    expect(head).toContain(`Content-ID: <${id}>`);
    expect(head).toContain('Content-Type: text/xml');
    expect(content).toBe(`${CDA}\r\n`);
  });

  test('starts with the envelope, which is well-formed', () => {
    const [head = '', envelope = ''] = (parts[1] ?? '').split('\r\n\r\n');
    const [, start = ''] = /start="([^"]+)"/.exec(contentType) ?? [];
    expect(start).toMatch(/^<.+@simulated\.invalid>$/);
    expect(head).toContain(`Content-ID: ${start}`);
    expect(() => parse(envelope.trim())).not.toThrow();
  });
});

describe('a query', () => {
  const answer = writeXdsQuery(PATIENT, { asAt: AS_AT });

  test('lists the record and each letter that may be shown', () => {
    expect(() => parse(answer)).not.toThrow();
    expect(answer.match(/<rim:ExtrinsicObject/g)).toHaveLength(2);
    expect(answer).toContain('value="Letter from cardiology"');
    const secret = { ...oneOf('document'), confidential: true };
    const hidden = { ...oneOf('document'), hidden: true };
    const less = writeXdsQuery(patientWith([secret, hidden]), { asAt: AS_AT });
    expect(less.match(/<rim:ExtrinsicObject/g)).toHaveLength(1);
  });

  test('describes a document by slots, classifications and external identifiers', () => {
    expect(answer).toContain(
      '<rim:Slot name="sourcePatientId"><rim:ValueList><rim:Value>9434765919^^^&amp;2.16.840.1.113883.2.1.4.1&amp;ISO</rim:Value>',
    );
    expect(answer).toContain('<rim:Value>20260601080000</rim:Value>');
    expect(answer).toContain(`<rim:Value>${Buffer.byteLength(CDA)}</rim:Value>`);
    for (const scheme of [
      '93606bcf-9494-43ec-9b4e-a7748d1a838d',
      '41a5887f-8865-4c09-adf7-e362475b143a',
      'a09d5840-386c-46f2-b5ad-9c3699a4309d',
      'f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1',
    ]) {
      expect(answer).toContain(`classificationScheme="urn:uuid:${scheme}"`);
    }
    expect(answer).toContain('value="XDSDocumentEntry.uniqueId"');
  });

  test('names the same document as its retrieval does', () => {
    const retrieved = writeXdsRetrieve(PATIENT, { asAt: AS_AT });
    const [, uniqueId = ''] = /<xds:DocumentUniqueId>([^<]+)</.exec(retrieved) ?? [];
    expect(answer).toContain(`value="${uniqueId}"`);
  });

  test('can fail, and lists nothing then', () => {
    const refused = writeXdsQueryRefusal(PATIENT, {
      asAt: AS_AT,
      transaction: 'iti-38',
      errors: ['XDSUnknownPatientId'],
    });
    expect(() => parse(refused)).not.toThrow();
    expect(refused).toContain('urn:ihe:iti:2007:CrossGatewayQueryResponse');
    expect(refused).toContain(`status="${EBXML_STATUS}:Failure"`);
    expect(refused).toContain('<rim:RegistryObjectList xmlns:rim=');
    expect(refused).not.toContain('ExtrinsicObject');
  });
});
