import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Reading } from '../../src/record/reading.ts';
import { readResponse } from '../../src/wire/read-response.ts';
import type { XmlParser } from '../../src/wire/xml/xml-tree.ts';
import { fixture as cdaFixture } from './cda/builder.ts';
import { dated, event, readCode, record } from './emis-open/builder.ts';
import { bundle, table } from './gpconnect-html/builder.ts';
import { base64, documentResponse, retrieved } from './xds/builder.ts';

const MIG = readFileSync(
  new URL('../../fixtures/wire/mig-openhr/whole-record.xml', import.meta.url),
  'utf8',
);
const CDA = cdaFixture('whole-record');
const XSI = / xmlns:xsi="[^"]*"/;
const EVENTS = `<EventList>${event('1', `${dated('02/05/2019')}${readCode('H33..', 'Asthma')}`)}</EventList>`;
const HTML = `<h1>Clinical Items</h1>${table(['Date', 'Entry', 'Details'], ['03-Mar-2020', 'Appendicectomy', ''])}`;

/** A document of each format that is XML or holds XML. */
const DOCUMENTS: readonly (readonly [string, string, string])[] = [
  ['mig-openhr', 'an answer of the MIG', MIG],
  ['cda', 'a CDA document', CDA],
  ['cda', 'a CDA document with a prefix put in', CDA.replace(XSI, '')],
  ['emis-open', 'an EMIS Open record', record(EVENTS)],
  ['cda', 'a document in an XDS answer', retrieved(documentResponse(base64(CDA)))],
  ['gpconnect-html', 'a narrative', JSON.stringify(bundle([{ code: 'CLI', html: HTML }]))],
];

test.each(DOCUMENTS)('%s: our own scanner and saxes give one reading of %s', (format, _, text) => {
  const own = reading(text, 'own');
  expect(own.format).toBe(format);
  expect(own.record.entries).not.toEqual([]);
  expect(said(own)).toBe(said(reading(text, 'saxes')));
});

test.each(DOCUMENTS)('%s: whoever asks for saxes gets it for %s', (_, __, text) => {
  const broken = text.replace(
    /<\/(?:openHealthRecord|OpenHealthRecord|structuredBody|EventList|div|s:Body)>/,
    '<%>',
  );
  expect(whats(broken, 'own')).not.toContain('saxes');
  expect(whats(broken, 'saxes')).toContain('saxes finds it not well-formed');
});

function reading(text: string, parser: XmlParser): Reading {
  return readResponse(new TextEncoder().encode(text), { parser });
}

function said(reading: Reading): string {
  return JSON.stringify(reading, (_, value: unknown) =>
    typeof value === 'bigint' ? `${value}n` : value,
  );
}

function whats(text: string, parser: XmlParser): string {
  return reading(text, parser)
    .problems.map(({ what }) => what)
    .join('\n');
}
