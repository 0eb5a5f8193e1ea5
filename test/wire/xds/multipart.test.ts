import { describe, expect, test } from 'vitest';
import { openMessage } from '../../../src/wire/xds/multipart.ts';
import { base64, cda, documentResponse, problemsOf, read, retrieved } from './builder.ts';

const CRLF = '\r\n';

interface Part {
  readonly headers?: readonly string[];
  readonly body: string;
}

function message(
  parts: readonly Part[],
  more: { boundary?: string; outer?: string; end?: string } = {},
): string {
  const { boundary = 'MIMEBoundary_1', outer = '', end = `${CRLF}--${boundary}--${CRLF}` } = more;
  const written = parts.map(({ headers = [], body }) =>
    [`--${boundary}`, ...headers, '', body].join(CRLF),
  );
  return `${outer}${written.join(CRLF)}${end}`;
}

function include(href: string): string {
  return retrieved(
    documentResponse(
      `<xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="${href}"/>`,
    ),
  );
}

const XOP = 'Content-Type: application/xop+xml; charset=UTF-8; type="application/soap+xml"';

function mtom(
  id = '<doc1@example.org>',
  href = 'cid:doc1@example.org',
  more: Parameters<typeof message>[1] = {},
): string {
  return message(
    [
      { headers: [XOP, 'Content-ID: <root@example.org>'], body: include(href) },
      {
        headers: [
          'Content-Type: text/xml',
          'Content-Transfer-Encoding: binary',
          `Content-ID: ${id}`,
        ],
        body: cda('Asthma'),
      },
    ],
    more,
  );
}

describe('a whole MTOM message', () => {
  const outer = `MIME-Version: 1.0${CRLF}Content-Type: multipart/related;${CRLF}\tboundary="b=_1"; start="<root@example.org>"${CRLF}${CRLF}`;

  test.each([
    ['from its first boundary', mtom()],
    [
      'behind the headers of the transport',
      mtom(undefined, undefined, { outer, boundary: 'b=_1' }),
    ],
    ['with percent-encoding', mtom('<doc1@example.org>', 'cid:doc1%40example.org')],
    ['without angle brackets', mtom('doc1@example.org')],
    ['with line breaks of UNIX', mtom().replaceAll(CRLF, '\n')],
    ['with an empty line in front', `${CRLF}${mtom()}`],
    ['without a line break at its end', mtom().trimEnd()],
  ])('%s', (_, text) => {
    const reading = read(text);
    expect(reading.problems).toEqual([]);
    expect(reading.record.entries.map(({ term }) => term)).toEqual(['Asthma']);
  });

  test('the root is the part the headers name, wherever it stands', () => {
    const text = message(
      [
        { headers: ['Content-ID: <d>'], body: cda('Asthma') },
        { headers: [XOP, 'Content-ID: <root@example.org>'], body: include('cid:d') },
      ],
      { outer, boundary: 'b=_1' },
    );
    expect(read(text).record.entries).toHaveLength(1);
  });

  test('bytes that are no UTF-8 stay what they are', () => {
    const bytes = Buffer.from(mtom().replace('Asthma', 'Ménière'), 'utf8');
    expect(read(new Uint8Array(bytes)).record.entries[0]?.term).toBe('Ménière');
  });

  test('a part in base64', () => {
    const text = message([
      { headers: [XOP], body: include('cid:d') },
      {
        headers: ['Content-Transfer-Encoding: base64', 'Content-ID: <d>'],
        body: base64(cda('Asthma')),
      },
    ]);
    expect(read(text).record.entries).toHaveLength(1);
  });
});

describe('a message that is broken', () => {
  test('cut off: the last part is left out and told', () => {
    const reading = read(mtom(undefined, undefined, { end: '' }));
    expect(problemsOf(reading)).toEqual([
      'error: the message ends before its last boundary, so its last part is left out',
      'error: document 1 points to a part the message does not have',
      'fatal: no document could be read',
    ]);
    expect(reading.record.items[0]?.state).toBe('unavailable');
  });

  test('a part that no document names is told', () => {
    const text = message([
      { headers: [XOP], body: retrieved(documentResponse(base64(cda('Asthma')))) },
      { headers: ['Content-ID: <other>'], body: 'x' },
      { body: 'y' },
    ]);
    expect(problemsOf(read(text))).toEqual([
      'error: 2 of the parts of the message belong to no document',
    ]);
  });

  test('an encoding that is not supported', () => {
    const text = mtom().replace('Encoding: binary', 'Encoding: quoted-printable');
    expect(problemsOf(read(text))[0]).toBe(
      'error: document 1 is encoded in a way that is not supported',
    );
  });

  test('an href with half an escape does not throw', () => {
    expect(read(mtom('<a%>', 'cid:a%')).record.entries).toHaveLength(1);
    expect(read(mtom('<a>', 'http://a')).record.entries).toHaveLength(0);
  });

  test.each([
    ['a boundary alone', '--b'],
    ['too many parts', `${'--b\r\n\r\nx\r\n'.repeat(1100)}--b--`],
    ['headers alone', 'MIME-Version: 1.0\r\n'],
    ['plain text', 'hello'],
  ])('%s', (_, text) => {
    expect(openMessage(new TextEncoder().encode(text))).toHaveProperty('fault');
  });
});
