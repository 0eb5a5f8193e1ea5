import { describe, expect, test } from 'vitest';
import { readEnvelope } from '../../../src/wire/soap/read-envelope.ts';
import type { SoapContent } from '../../../src/wire/soap/read-envelope.ts';
import { parseXmlText } from '../../../src/wire/xml/xml-tree.ts';

const SOAP_11 = 'http://schemas.xmlsoap.org/soap/envelope/';
const SOAP_12 = 'http://www.w3.org/2003/05/soap-envelope';

function open(text: string): SoapContent | undefined {
  const parsed = parseXmlText(text);
  if ('fault' in parsed) throw new Error(parsed.fault.what);
  return readEnvelope(parsed.root);
}

describe.each([SOAP_11, SOAP_12])('an envelope of %s', (namespace) => {
  test('gives its payload, whatever the prefix', () => {
    const content = open(
      `<x:Envelope xmlns:x="${namespace}"><x:Header/><x:Body><a/><b/></x:Body></x:Envelope>`,
    );
    expect(content).toMatchObject({ kind: 'payload', payload: [{ local: 'a' }, { local: 'b' }] });
  });

  test('without a body holds nothing', () => {
    expect(open(`<Envelope xmlns="${namespace}"/>`)).toEqual({ kind: 'no-body' });
  });
});

describe('a fault', () => {
  test('of SOAP 1.1, whose parts bear no namespace', () => {
    const content = open(
      `<s:Envelope xmlns:s="${SOAP_11}"><s:Body><s:Fault><faultcode>s:Server</faultcode><detail><x/></detail></s:Fault></s:Body></s:Envelope>`,
    );
    expect(content).toMatchObject({
      kind: 'fault',
      fault: { code: 'Server', detail: { children: [{ local: 'x' }] } },
    });
  });

  test('of SOAP 1.2', () => {
    const content = open(
      `<s:Envelope xmlns:s="${SOAP_12}"><s:Body><s:Fault><s:Code><s:Value>s:Sender</s:Value></s:Code><s:Detail/></s:Fault></s:Body></s:Envelope>`,
    );
    expect(content).toMatchObject({
      kind: 'fault',
      fault: { code: 'Sender', detail: { local: 'Detail' } },
    });
  });

  test('that says nothing', () => {
    const content = open(
      `<s:Envelope xmlns:s="${SOAP_11}"><s:Body><s:Fault/></s:Body></s:Envelope>`,
    );
    expect(content).toMatchObject({ kind: 'fault', fault: { code: undefined, detail: undefined } });
  });
});

test('what is no envelope', () => {
  expect(open('<Envelope/>')).toBeUndefined();
  expect(open(`<Body xmlns="${SOAP_11}"/>`)).toBeUndefined();
});
