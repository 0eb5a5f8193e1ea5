import { describe, expect, test } from 'vitest';
import {
  SOAP_11,
  base64,
  cda,
  documentResponse,
  envelope,
  itemOf,
  problemsOf,
  read,
  registryError,
  registryResponse,
  retrieved,
} from './builder.ts';

const ASTHMA = documentResponse(base64(cda('Asthma')));

describe('documents in an answer', () => {
  test('one, as base64 with line breaks', () => {
    const broken = base64(cda('Asthma')).replaceAll(/(.{60})/g, '$1\r\n');
    const reading = read(retrieved(documentResponse(broken)));
    expect(reading).toMatchObject({ format: 'cda', problems: [], unmapped: [] });
    expect(reading.record.entries[0]).toMatchObject({ term: 'Asthma' });
    expect(reading.record.entries[0]?.source).toMatch(/^\/document\[1\]\/ClinicalDocument\//);
    expect(reading.limits.length).toBeGreaterThan(0);
  });

  test('two become one record', () => {
    const reading = read(retrieved(ASTHMA + documentResponse(base64(cda('Gout', 'd2')))));
    expect(reading.problems).toEqual([]);
    expect(reading.record.entries.map(({ term }) => term)).toEqual(['Asthma', 'Gout']);
    expect(reading.record.entries[1]?.source).toContain('/document[2]/');
  });

  test('in SOAP 1.1, and without an envelope', () => {
    const bare = retrieved(ASTHMA)
      .replace(/^.*?<s:Body>/, '')
      .replace(/<\/s:Body>.*$/, '');
    for (const text of [envelope(bare, SOAP_11), bare]) {
      expect(read(text).record.entries).toHaveLength(1);
    }
  });

  test('what is unmapped in a document says in which', () => {
    const odd = cda('Asthma').replace('<observation>', '<observation><anew/>');
    expect(read(retrieved(documentResponse(base64(odd)))).unmapped).toEqual([
      {
        path: '/document[1]/ClinicalDocument/component/structuredBody/component/section/entry/observation/anew',
        count: 1,
      },
    ]);
  });
});

describe('a document that cannot be read is never an empty one', () => {
  test.each([
    [
      'a PDF',
      documentResponse('JVBERg==', 'application/pdf'),
      'document 1 is of the type application/pdf, which this reader cannot read',
    ],
    [
      'a type that may hold anything',
      documentResponse('JVBERg==', 'CANARY 9434765919'),
      'document 1 is of another type, which this reader cannot read',
    ],
    ['no base64', documentResponse('<!-- -->****'), 'document 1 is not base64'],
    ['base64 cut short', documentResponse('JVBERg='), 'document 1 is not base64'],
    ['base64 with spare bits', documentResponse('JVBERh=='), 'document 1 is not base64'],
    ['nothing', documentResponse(''), 'document 1 holds nothing'],
    [
      'no document',
      '<x:DocumentResponse><x:mimeType>text/xml</x:mimeType></x:DocumentResponse>',
      'document 1 holds nothing',
    ],
    [
      'a part that is not there',
      documentResponse(
        '<xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="cid:a"/>',
      ),
      'document 1 points to a part the message does not have',
    ],
  ])('%s', (_, documents, what) => {
    const reading = read(retrieved(documents));
    expect(problemsOf(reading)).toEqual([`error: ${what}`, 'fatal: no document could be read']);
    expect(itemOf(reading, 'medication').state).toBe('unavailable');
  });

  test('beside one that can be read, what is empty may be empty for that reason', () => {
    const reading = read(retrieved(ASTHMA + documentResponse('JVBERg==', 'application/pdf')));
    expect(reading.record.entries).toHaveLength(1);
    expect(problemsOf(reading)[0]).toContain('error: document 2');
    expect(itemOf(reading, 'problems').state).toBe('populated');
    expect(itemOf(reading, 'medication')).toMatchObject({
      state: 'unavailable',
      reason: 'a document of the answer is missing',
    });
  });

  test('one that is no CDA inside is told with its number', () => {
    const reading = read(retrieved(ASTHMA + documentResponse(base64('<html/>'))));
    expect(reading.problems).toEqual([
      { severity: 'fatal', path: '/document[2]/html', what: 'this is no CDA document' },
    ]);
    expect(itemOf(reading, 'events').state).toBe('unavailable');
  });

  test('no documents at all', () => {
    expect(problemsOf(read(retrieved('')))).toEqual(['fatal: the answer holds no documents']);
  });

  test('more documents than the limit', () => {
    const reading = read(retrieved(documentResponse('JVBERg==').repeat(201)));
    expect(problemsOf(reading)[0]).toBe('error: document 201 is one too many to be read');
  });
});

describe('how an answer went', () => {
  test('a partial success keeps its data and its errors, and empty items count as missing', () => {
    const response = registryResponse('PartialSuccess', registryError('XDSRegistryNotAvailable'));
    const reading = read(retrieved(ASTHMA, response));
    expect(reading.record.entries).toHaveLength(1);
    expect(problemsOf(reading)).toEqual([
      'error: the answer says: the registry cannot be reached (XDSRegistryNotAvailable)',
    ]);
    expect(itemOf(reading, 'medication').state).toBe('unavailable');
    expect(reading.refusal).toBeUndefined();
  });

  test('a partial success that does not say why is an error all the same', () => {
    const reading = read(retrieved(ASTHMA, registryResponse('PartialSuccess')));
    expect(problemsOf(reading)).toEqual([
      'error: the answer succeeded only in part and does not say why',
    ]);
  });

  test('a warning loses nothing', () => {
    const response = registryResponse(
      'Success',
      registryError('XDSExtraMetadataNotSaved', 'Warning'),
    );
    const reading = read(retrieved(ASTHMA, response));
    expect(problemsOf(reading)).toEqual([
      'warning: the answer warns: refused with a code that is not known (XDSExtraMetadataNotSaved)',
    ]);
    expect(itemOf(reading, 'medication').state).toBe('not-returned');
  });

  test.each([
    ['XDSUnknownPatientId', 'not-shared'],
    ['XDSDocumentUniqueIdError', 'case-data'],
    ['XDSUnknownRepositoryId', 'configuration'],
    ['XDSUnknownCommunity', 'configuration'],
    ['XDSMissingHomeCommunityId', 'configuration'],
    ['XDSStoredQueryMissingParam', 'configuration'],
    ['XDSStoredQueryParamNumber', 'configuration'],
    ['XDSUnknownStoredQuery', 'configuration'],
    ['XDSRegistryError', 'unavailable'],
    ['XDSRepositoryError', 'unavailable'],
    ['XDSRegistryBusy', 'unavailable'],
    ['urn:oasis:XDSRegistryNotAvailable', 'unavailable'],
    ['NobodyKnowsThis', 'unavailable'],
    ['943 476 5919', 'unavailable'],
    ['constructor', 'unavailable'],
  ])('a failure with %s is %s', (code, expected) => {
    const reading = read(retrieved('', registryResponse('Failure', registryError(code))));
    expect(reading.refusal?.class).toBe(expected);
    expect(reading.problems[0]?.severity).toBe('fatal');
    expect(new Set(reading.record.items.map(({ state }) => state))).toEqual(
      new Set(['unavailable']),
    );
    expect(JSON.stringify(reading)).not.toMatch(/CANARY|943/);
  });

  test('a failure without a code, and an answer without a status', () => {
    expect(read(retrieved('', registryResponse('Failure'))).refusal?.class).toBe('unavailable');
    expect(problemsOf(read(retrieved(ASTHMA, registryResponse('Splendid'))))).toContain(
      'error: the answer does not say whether it succeeded',
    );
    expect(problemsOf(read(retrieved(ASTHMA, '')))).toContain(
      'error: the answer has no RegistryResponse',
    );
  });

  test('a failure may come without the wrapper', () => {
    const response = registryResponse('Failure', registryError('XDSUnknownPatientId'));
    expect(read(envelope(response)).refusal?.class).toBe('not-shared');
  });
});
