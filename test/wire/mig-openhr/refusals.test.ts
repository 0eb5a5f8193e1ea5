import { describe, expect, test } from 'vitest';
import { extract, itemOf, openHr, problemsOf, read } from './builder.ts';

const MIG = 'xmlns="http://www.healthcaregateway.co.uk/mig"';

function soapFault(code: string, detail = ''): string {
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>${code}</faultcode><faultstring>9000000009 consent refused</faultstring>${detail}</s:Fault></s:Body></s:Envelope>`;
}

function migFault(category: string): string {
  return `<detail><migFault ${MIG}><error><category>${category}</category><text>consent withheld by 9000000009</text></error></migFault></detail>`;
}

function response(content: string): string {
  return `<migResponse ${MIG}><serviceContent>${content}</serviceContent></migResponse>`;
}

function match(organisation: string): string {
  return `<patientMatch><Patient><primaryIdentifier type="NHS">9000000009</primaryIdentifier><Organisation><organisation>${organisation}</organisation></Organisation></Patient></patientMatch>`;
}

function profile(organisation: string, view: string): string {
  return `<serviceProfiles><organisationRef><id>${organisation}</id></organisationRef><values><value>urn:hgl:patientview:scm:${view}</value></values></serviceProfiles>`;
}

const HERE = '<id>a</id><organisationCode>urn:hgl:addressing:ods:X90001</organisationCode>';
const ELSEWHERE = '<id>b</id><organisationCode>urn:hgl:addressing:ods:X90002</organisationCode>';

describe('an answer in place of a record', () => {
  test.each([
    ['a MIG fault FATAL', soapFault('s:Server', migFault('FATAL')), 'unavailable'],
    ['FATAL whatever the code beside it', soapFault('s:Client', migFault('FATAL')), 'unavailable'],
    ['a category that is not published', soapFault('s:Server', migFault('CONSENT')), 'unavailable'],
    ['the same, the sender at fault', soapFault('s:Client', migFault('CONTRACT')), 'configuration'],
    ['a server at fault', soapFault('s:Server'), 'unavailable'],
    ['a sender at fault', soapFault('s:Client'), 'configuration'],
    ['a certificate that is not known', soapFault('w:FailedAuthentication'), 'configuration'],
    ['a service that is not there', soapFault('a:EndpointUnavailable'), 'unavailable'],
    ['an action that is not known', soapFault('a:ActionNotSupported'), 'configuration'],
    ['a code nobody knows', soapFault('x:Consent'), 'unavailable'],
    [
      'a trace that found nobody',
      response('<extendedTraceResponse><id>1</id></extendedTraceResponse>'),
      'not-shared',
    ],
    [
      'a trace with an empty match',
      response('<extendedTraceResponse><patientMatch/></extendedTraceResponse>'),
      'not-shared',
    ],
    [
      'a practice that has not switched sharing on',
      response(`<extendedTraceResponse>${match(HERE)}</extendedTraceResponse>`),
      'not-enabled',
    ],
    [
      'an extract with no content',
      response(
        '<ehrExtractResponsev2-0><requestSpecification><request><name>scm.event</name></request></requestSpecification></ehrExtractResponsev2-0>',
      ),
      'unavailable',
    ],
  ])('%s', (_, text, of) => {
    const reading = read(text);
    expect(reading.refusal?.class).toBe(of);
    expect(reading.problems.some(({ severity }) => severity === 'fatal')).toBe(true);
    expect(itemOf(reading, 'events').state).toBe('unavailable');
    expect(reading.record.entries).toEqual([]);
    expect(reading.unmapped).toEqual([]);
    expect(JSON.stringify(reading)).not.toContain('9000000009 ');
  });

  test('an empty record is none: it was read', () => {
    const reading = read(extract(['scm.event'], ''));
    expect(reading.refusal).toBeUndefined();
    expect(itemOf(reading, 'events').state).toBe('nothing-recorded');
  });
});

describe('a patient who is matched at two practices', () => {
  const two = (profiles: string): string =>
    response(
      `<extendedTraceResponse>${match(HERE)}${match(ELSEWHERE)}${profiles}</extendedTraceResponse>`,
    );

  test('has no practice, and the views of the one that offers them', () => {
    const reading = read(two(profile('b', 'medication')));
    expect(reading.record.patient?.practice).toBeUndefined();
    expect(itemOf(reading, 'medication').state).toBe('not-returned');
    expect(reading.refusal).toBeUndefined();
  });

  test('has the practice where both matches are at one', () => {
    const text = response(
      `<extendedTraceResponse>${match(HERE)}${match(HERE)}${profile('a', 'event')}</extendedTraceResponse>`,
    );
    expect(read(text).record.patient?.practice).toBe('X90001');
  });

  test('gets no views where the two practices bear one identifier', () => {
    const shared = ELSEWHERE.replace('<id>b</id>', '<id>a</id>');
    const reading = read(
      response(
        `<extendedTraceResponse>${match(HERE)}${match(shared)}${profile('a', 'event')}</extendedTraceResponse>`,
      ),
    );
    expect(reading.refusal?.class).toBe('not-enabled');
    expect(problemsOf(reading)).toContain('error: two practices bear one identifier');
  });
});

describe('OpenHR that stands inside as text', () => {
  const event =
    '<event><id>e</id><eventType>OBS</eventType><displayTerm>t &amp; u</displayTerm><odd/></event>';
  const wrap = (content: string): string =>
    extract(['scm.event'], '').replace(
      /<structured>.*<\/structured>/,
      `<structured encoding="Text">${content}</structured>`,
    );
  const escape = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

  test.each([
    ['escaped', wrap(escape(openHr(event)))],
    ['escaped, with a declaration', wrap(`\n ${escape(`<?xml version="1.0"?>${openHr(event)}`)}`)],
    ['in a CDATA section', wrap(`<![CDATA[${openHr(event)}]]>`)],
  ])('%s is read, and what is unknown in it is told', (_, text) => {
    const reading = read(text);
    expect(reading.record.entries).toMatchObject([{ localId: 'e', term: 't & u' }]);
    expect(reading.unmapped).toEqual([
      { path: '/openHealthRecord/healthDomain/event/odd', count: 1 },
    ]);
    expect(reading.problems).toEqual([]);
  });

  test.each([
    ['base64', 'PG9wZW4+', 'the record stands in an encoding this reader does not read'],
    [
      'truncated',
      escape(openHr(event).slice(0, -20)),
      'not readable as XML at line 1, column 208 of its text: expected the end tag of openHealthRecord',
    ],
  ])('%s is an error, never an empty record', (_, content, what) => {
    const reading = read(wrap(content));
    expect(reading.problems.some((problem) => problem.severity === 'error')).toBe(true);
    expect(problemsOf(reading)[0]).toContain(what.slice(0, 30));
    expect(itemOf(reading, 'events').state).toBe('unavailable');
  });

  test('a format other than OPENHR is told', () => {
    const text = extract(['scm.event'], '').replace(
      '<requestSpecification>',
      '<requestSpecification><responseFormat>HTML</responseFormat>',
    );
    expect(problemsOf(read(text))).toEqual([
      'error: the extract was asked for in a format other than OPENHR',
    ]);
  });
});
