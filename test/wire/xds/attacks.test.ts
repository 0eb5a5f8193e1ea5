import { describe, expect, it } from 'vitest';
import {
  base64,
  cda,
  documentResponse,
  itemOf,
  problemsOf,
  read,
  registryError,
  registryResponse,
  retrieved,
} from './builder.ts';

const ERROR: unknown = expect.stringMatching(/^error: /);
const NHS = '2.16.840.1.113883.2.1.4.1';

function about(term: string, nhsNumber: string, id: string): string {
  const target = `<recordTarget><patientRole><id root="${NHS}" extension="${nhsNumber}"/></patientRole></recordTarget>`;
  return cda(term, id).replace('<component>', `${target}<component>`);
}

describe('an answer that is not whole is never whole', () => {
  it.each([
    ['partial success without a word', registryResponse('PartialSuccess')],
    [
      'partial success with a warning alone',
      registryResponse('PartialSuccess', registryError('XDSRepositoryError', 'Warning')),
    ],
    ['success with an error', registryResponse('Success', registryError('XDSRepositoryError'))],
    ['failure with a document', registryResponse('Failure')],
    ['a status nobody knows', registryResponse('Maybe')],
    ['no status', ''],
  ])('%s', (_, response) => {
    const reading = read(retrieved(documentResponse(base64(cda('Asthma'))), response));
    expect(problemsOf(reading)).toContainEqual(expect.stringMatching(/^(?:error|fatal): /));
  });

  it.each([
    ['base64 with a letter too few', base64(cda('Angina')).slice(0, -1)],
    ['base64 with a strange letter', `${base64(cda('Angina'))}*`],
    ['padding amid the letters', `${base64('<a/>')}${base64(cda('Angina'))}`.replace(/.$/, '=')],
    ['nothing', ''],
    ['a document that is no record', base64('<html/>')],
  ])('a second document that is %s', (_, content) => {
    const reading = read(
      retrieved(documentResponse(base64(cda('Asthma'))) + documentResponse(content)),
    );
    expect(problemsOf(reading)).toContainEqual(expect.stringMatching(/^(?:error|fatal): /));
    expect(itemOf(reading, 'medication').state).toBe('unavailable');
  });

  it('a further payload in the body', () => {
    const twice = retrieved(documentResponse(base64(cda('Asthma')))).replace(
      /(<x:RetrieveDocumentSetResponse.*<\/x:RetrieveDocumentSetResponse>)/,
      (answer: string) =>
        `${answer}${answer.replace(base64(cda('Asthma')), base64(cda('Angina')))}`,
    );
    const reading = read(twice);
    const terms = reading.record.entries.map(({ term }) => term);
    expect(terms.includes('Angina') || problemsOf(reading).some((p) => p.startsWith('error'))).toBe(
      true,
    );
  });

  it('a failure behind a success', () => {
    const both = registryResponse('Success') + registryResponse('Failure');
    const reading = read(retrieved(documentResponse(base64(cda('Asthma'))), both));
    expect(problemsOf(reading)).toContainEqual(ERROR);
  });

  it('a second Document beside the first', () => {
    const two = documentResponse(base64(cda('Asthma'))).replace(
      '</x:DocumentResponse>',
      `<x:Document>${base64(cda('Angina'))}</x:Document></x:DocumentResponse>`,
    );
    expect(problemsOf(read(retrieved(two)))).toContainEqual(ERROR);
  });
});

describe('documents that do not belong together', () => {
  it('two patients are an error and no patient', () => {
    const documents = [about('Asthma', '9000000009', 'a'), about('Angina', '9000000017', 'b')].map(
      (each) => documentResponse(base64(each)),
    );
    const reading = read(retrieved(documents.join('')));
    expect(problemsOf(reading)).toContainEqual(ERROR);
    expect(JSON.stringify([reading.problems, reading.unmapped])).not.toMatch(/90000000/);
  });

  it('the same document twice is one', () => {
    const one = documentResponse(base64(about('Asthma', '9000000009', 'a')));
    expect(read(retrieved(one + one)).record.entries).toHaveLength(1);
  });
});

describe('parts of a message', () => {
  const message = (headers: string, body: string | Uint8Array, href = 'cid:d%401'): Uint8Array => {
    const root = retrieved(
      documentResponse('').replace(
        '<x:Document></x:Document>',
        `<x:Document><xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="${href}"/></x:Document>`,
      ),
    );
    const text = (value: string): Uint8Array => new TextEncoder().encode(value);
    return Buffer.concat([
      text(
        `--b\r\nContent-Type: application/xop+xml\r\nContent-ID: <r@1>\r\n\r\n${root}\r\n--b\r\n`,
      ),
      text(`Content-ID: <d@1>\r\n${headers}\r\n`),
      typeof body === 'string' ? text(body) : body,
      text('\r\n--b--\r\n'),
    ]);
  };

  it('a part in UTF-16 is read', () => {
    const body = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(cda('Asthma'), 'utf16le')]);
    const reading = read(message('Content-Type: text/xml; charset=utf-16\r\n', body));
    expect(reading.record.entries.map(({ term }) => term)).toEqual(['Asthma']);
  });

  it('a part of another charset than it says inside is never read as other words', () => {
    const body = Buffer.from(cda('Ménière'), 'latin1');
    const reading = read(message('Content-Type: text/xml; charset=iso-8859-1\r\n', body));
    const terms = reading.record.entries.map(({ term }) => term);
    expect(terms).toEqual([]);
    expect(problemsOf(reading)).toContainEqual(expect.stringMatching(/^fatal: /));
  });

  it.each([
    ['quoted-printable', 'Content-Transfer-Encoding: quoted-printable\r\n', 'cid:d@1'],
    ['a part that is not there', '', 'cid:other'],
    ['an address outside', '', 'http://example.org/d'],
  ])('%s is no document', (_, headers, href) => {
    const reading = read(message(headers, cda('Asthma'), href));
    expect(reading.record.entries).toEqual([]);
    expect(problemsOf(reading)).toContainEqual(expect.stringMatching(/^fatal: /));
  });

  it('a message within a message is no document, and is told', () => {
    const inner = `--c\r\nContent-Type: text/xml\r\n\r\n${cda('Asthma')}\r\n--c--\r\n`;
    const reading = read(message('Content-Type: multipart/related; boundary=c\r\n', inner));
    expect(problemsOf(reading)).toContainEqual(expect.stringMatching(/^(?:error|fatal): /));
  });
});
