import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reading } from '../../../src/record/reading.ts';
import { IGNORED } from '../../../src/wire/xds/ignored.ts';
import {
  base64,
  cda,
  documentResponse,
  envelope,
  read,
  registryError,
  registryResponse,
  retrieved,
} from './builder.ts';

const ANSWERS = [
  retrieved(
    documentResponse(base64(cda('Asthma'))) + documentResponse(base64(cda('Gout', 'd2'))),
    registryResponse('PartialSuccess', registryError('XDSRegistryBusy')),
  ),
  retrieved('', registryResponse('Failure', registryError('XDSUnknownPatientId'))),
  envelope(
    '<q:AdhocQueryResponse xmlns:q="urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0" xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0" status="x:Success"><RegistryObjectList><ExtrinsicObject id="a"/></RegistryObjectList></q:AdhocQueryResponse>',
  ),
];

/** Start tags outside the branches that the table of what is ignored leaves out. */
const START = /<(\w+:)?([A-Za-z]\w*)(?=[\s/>])/g;
const LEFT_ALONE = new Set([
  'HomeCommunityId',
  'RepositoryUniqueId',
  'DocumentUniqueId',
  'Header',
  'Action',
]);

function said(reading: Reading): string {
  return JSON.stringify([reading.record, reading.problems, reading.unmapped]);
}

describe('nothing of an envelope is silently dropped', () => {
  test.each(ANSWERS)('renaming any one element shows %#', (text) => {
    const before = said(read(text));
    for (const { index, 1: prefix = '', 2: local = '' } of text.matchAll(START)) {
      if (LEFT_ALONE.has(local)) continue;
      const name = `${prefix}${local}`;
      const rest = text.slice(index);
      const empty = new RegExp(`^<${name}[^>]*/>`).test(rest);
      const renamed = rest.replace(name, `${name}Renamed`);
      const closed = empty ? renamed : renamed.replace(`</${name}>`, `</${name}Renamed>`);
      expect(said(read(text.slice(0, index) + closed)), `element ${name}`).not.toBe(before);
    }
  });

  test.each(ANSWERS)('renaming any one attribute that is read shows %#', (text) => {
    const before = said(read(text));
    for (const { index } of text.matchAll(/\s(?:status|errorCode|severity|id)="/g)) {
      const renamed = `${text.slice(0, index + 1)}x-${text.slice(index + 1)}`;
      expect(said(read(renamed)), `attribute at ${index}`).not.toBe(before);
    }
  });

  test('every ignored step has a reason, and none stands twice', () => {
    const steps = IGNORED.flatMap((each) => each.steps);
    expect(IGNORED.every(({ why }) => why.length > 10)).toBe(true);
    expect(new Set(steps).size).toBe(steps.length);
  });
});

test('reading never throws on mutated bytes', () => {
  const noise = fc.constantFrom(
    '',
    '<',
    '>',
    '&',
    '--b',
    '\r\n',
    '=',
    '\u0000',
    'cid:',
    '<s:Body>',
  );
  const mutation = fc.tuple(fc.nat(), fc.nat(6), noise);
  fc.assert(
    fc.property(
      fc.constantFrom(...ANSWERS, `--b\r\nContent-ID: <a>\r\n\r\n${ANSWERS[0]}\r\n--b--`),
      fc.array(mutation, { maxLength: 3 }),
      (text, edits) => {
        let changed = text;
        for (const [where, drop, insert] of edits) {
          const at = where % changed.length;
          changed = changed.slice(0, at) + insert + changed.slice(at + drop);
        }
        expect(read(changed).record.items).toHaveLength(10);
      },
    ),
    { seed: 11, numRuns: 300 },
  );
});
