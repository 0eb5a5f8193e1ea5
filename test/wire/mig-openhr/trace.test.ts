import { describe, expect, test } from 'vitest';
import { readMigTrace } from '../../../src/wire/mig-openhr/read-mig-openhr.ts';
import type { MigTrace } from '../../../src/wire/mig-openhr/read-mig-openhr.ts';
import { fixture, itemOf, problemsOf, read } from './builder.ts';

function trace(text: string): MigTrace {
  return readMigTrace(new TextEncoder().encode(text));
}

function traceResponse(content: string): string {
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><m:migResponse xmlns:m="http://www.healthcaregateway.co.uk/mig"><m:serviceContent><m:extendedTraceResponse>${content}</m:extendedTraceResponse></m:serviceContent></m:migResponse></s:Body></s:Envelope>`;
}

const TWO = fixture('trace-two-matches');

describe('a trace for a gateway', () => {
  test('joins the views to the practice that offers them, not to the first match', () => {
    const { outcome, matches, problems } = trace(TWO);
    expect(outcome).toBe('matched');
    expect(matches.map(({ practice, views }) => ({ practice, views }))).toEqual([
      { practice: 'X90004', views: [] },
      { practice: 'X90001', views: ['eol.supportivecare', 'scm.investigation', 'scm.medication'] },
    ]);
    expect(matches[0]?.patient).toMatchObject({ nhsNumber: '9000000009', gender: 'female' });
    expect(problems).toEqual([]);
  });

  test('no match', () => {
    expect(trace(traceResponse('<m:id>1</m:id>'))).toEqual({
      outcome: 'no-match',
      matches: [],
      problems: [],
    });
  });

  test('views of an organisation that matched nobody are told and joined to none', () => {
    const { matches, problems } = trace(
      TWO.replaceAll('<ept:id>b0000000-0000-4000-8000-000000000001</ept:id>', '').replace(
        '<ept:organisationRef>',
        '<ept:organisationRef><ept:id>elsewhere</ept:id>',
      ),
    );
    expect(matches.flatMap(({ views }) => views)).toEqual([]);
    expect(problems.map(({ what }) => what)).toEqual([
      'views of an organisation with no match',
      'views of an organisation with no match',
    ]);
  });

  test.each([
    ['a fault', fixture('fault'), 'the MIG answered with a MIG fault of category FATAL'],
    ['an extract', fixture('investigation'), 'this is no answer to a patient trace'],
    [
      'no XML',
      'down for maintenance',
      'not readable as XML at line 1, column 1: text outside the root element',
    ],
  ])('%s is a failure', (_, text, what) => {
    const { outcome, problems } = trace(text);
    expect(outcome).toBe('failed');
    expect(problems).toMatchObject([{ severity: 'fatal', what }]);
  });
});

describe('a trace as a reading', () => {
  test('views on offer were not returned yet, the others are unavailable', () => {
    const reading = read(TWO);
    expect(itemOf(reading, 'medication').state).toBe('not-returned');
    expect(itemOf(reading, 'events')).toMatchObject({
      state: 'unavailable',
      reason: 'no matched practice offers this view',
    });
    expect(reading.unmapped).toEqual([]);
  });

  test('names the patient but, with two matches, no practice', () => {
    expect(read(TWO).record.patient).toMatchObject({
      nhsNumber: '9000000009',
      practice: undefined,
    });
  });

  test('no match: nothing is available and nobody is named', () => {
    const reading = read(traceResponse(''));
    expect(new Set(reading.record.items.map(({ state }) => state))).toEqual(
      new Set(['unavailable']),
    );
    expect(reading.record.patient).toBeUndefined();
  });

  test('two people: nobody is named', () => {
    const reading = read(TWO.replace('9000000009', '9000000017'));
    expect(reading.record.patient).toBeUndefined();
  });
});

describe('a fault', () => {
  const reading = read(fixture('fault'));

  test('makes every item unavailable, with the category and nothing of its text', () => {
    expect(new Set(reading.record.items.map(({ state }) => state))).toEqual(
      new Set(['unavailable']),
    );
    expect(problemsOf(reading)).toEqual([
      'fatal: the MIG answered with a MIG fault of category FATAL',
    ]);
    expect(JSON.stringify(reading)).not.toMatch(/9000000009|Testwood/);
    expect(reading.unmapped).toEqual([]);
  });

  test('a category that is more than a word is not repeated', () => {
    const text = fixture('fault').replace('FATAL', 'patient 9000000009');
    expect(problemsOf(read(text))).toEqual(['fatal: the MIG answered with a MIG fault']);
  });

  test('a SOAP fault of another making', () => {
    const text =
      '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><s:Fault><s:Code><s:Value>s:Receiver</s:Value></s:Code><s:Reason><s:Text>9000000009</s:Text></s:Reason></s:Fault></s:Body></s:Envelope>';
    expect(problemsOf(read(text))).toEqual([
      'fatal: the MIG answered with a SOAP fault of category Receiver',
    ]);
    expect(read(text).unmapped).toEqual([]);
  });

  test('a fault without an envelope', () => {
    const text =
      '<migFault xmlns="http://www.healthcaregateway.co.uk/mig"><error><category>FATAL</category></error></migFault>';
    expect(itemOf(read(text), 'events').state).toBe('unavailable');
  });
});
