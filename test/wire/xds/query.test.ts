import { describe, expect, test } from 'vitest';
import { SOAP_11, SOAP_12, envelope, problemsOf, read, registryError } from './builder.ts';

function query(status: string, inside: string): string {
  return envelope(
    `<q:AdhocQueryResponse xmlns:q="urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0" xmlns:r="urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0" xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0" status="urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:${status}">${inside}</q:AdhocQueryResponse>`,
  );
}

const DOCUMENT =
  '<ExtrinsicObject id="urn:uuid:1" mimeType="text/xml" objectType="urn:uuid:2" status="x"><Slot name="sourcePatientId"><ValueList><Value>CANARY</Value></ValueList></Slot></ExtrinsicObject>';

describe('a list of documents', () => {
  test.each([
    ['two', DOCUMENT + DOCUMENT, '2 documents'],
    ['one', DOCUMENT, '1 document'],
    ['none', '', '0 documents'],
    ['references', '<ObjectRef id="urn:uuid:1"/><ObjectRef id="urn:uuid:3"/>', '2 documents'],
  ])('%s: no record was returned', (_, objects, count) => {
    const reading = read(query('Success', `<RegistryObjectList>${objects}</RegistryObjectList>`));
    expect(problemsOf(reading)).toEqual([`warning: a list of ${count}, not the documents`]);
    expect(reading.record.entries).toEqual([]);
    expect(new Set(reading.record.items.map(({ state }) => state))).toEqual(
      new Set(['not-returned']),
    );
    expect(reading.unmapped).toEqual([]);
    expect(JSON.stringify(reading)).not.toContain('CANARY');
  });

  test('a failure is a refusal', () => {
    const errors = `<r:RegistryErrorList>${registryError('XDSUnknownPatientId')}</r:RegistryErrorList>`;
    expect(read(query('Failure', errors)).refusal).toEqual({
      class: 'not-shared',
      why: 'the registry knows no such patient (XDSUnknownPatientId)',
    });
  });

  test('a partial list tells its errors', () => {
    const errors = `<r:RegistryErrorList>${registryError('XDSUnavailableCommunity')}</r:RegistryErrorList>`;
    const reading = read(query('PartialSuccess', `${errors}<RegistryObjectList/>`));
    expect(problemsOf(reading)[0]).toBe(
      'error: the answer says: the community cannot be reached (XDSUnavailableCommunity)',
    );
  });
});

describe('faults', () => {
  const v12 = (code: string): string =>
    envelope(
      `<s:Fault><s:Code><s:Value>s:${code}</s:Value></s:Code><s:Reason><s:Text>CANARY</s:Text></s:Reason></s:Fault>`,
      SOAP_12,
    );
  const v11 = (code: string): string =>
    envelope(
      `<s:Fault><faultcode>s:${code}</faultcode><faultstring>CANARY</faultstring></s:Fault>`,
      SOAP_11,
    );

  test.each([
    ['of the sender', v12('Sender'), 'configuration'],
    ['of the receiver', v12('Receiver'), 'unavailable'],
    ['not understood', v12('MustUnderstand'), 'configuration'],
    ['of the client, 1.1', v11('Client'), 'configuration'],
    ['of the server, 1.1', v11('Server'), 'unavailable'],
    ['of nobody', v12('CANARY'), 'unavailable'],
  ])('%s', (_, text, expected) => {
    const reading = read(text);
    expect(reading.refusal?.class).toBe(expected);
    expect(reading.problems.map(({ severity }) => severity)).toEqual(['fatal']);
    expect(reading.unmapped).toEqual([]);
    expect(JSON.stringify(reading)).not.toContain('CANARY');
  });
});

test.each([
  ['nothing', '', 'not readable: neither XML nor a multipart message'],
  ['half an envelope', '<s:Envelope xmlns:s="urn:x">', 'not readable as XML'],
  ['an envelope of something else', envelope('<a xmlns="urn:x"/>'), 'no answer of a registry'],
  ['an empty envelope', envelope(''), 'an envelope that holds nothing'],
  ['no body', `<s:Envelope xmlns:s="${SOAP_12}"/>`, 'an envelope without a body'],
])('%s is fatal', (_, text, what) => {
  const reading = read(text);
  expect(reading.problems[0]).toMatchObject({ severity: 'fatal' });
  expect(reading.problems[0]?.what).toContain(what);
  expect(reading.record.entries).toEqual([]);
});
