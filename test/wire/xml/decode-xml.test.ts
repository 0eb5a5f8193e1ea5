import { describe, expect, test } from 'vitest';
import { decodeXml } from '../../../src/wire/xml/decode-xml.ts';

function utf16(text: string, bigEndian: boolean): Uint8Array {
  const bytes = Array.from(`\uFEFF${text}`).flatMap((letter) => {
    const code = letter.charCodeAt(0);
    return bigEndian ? [code >> 8, code & 0xff] : [code & 0xff, code >> 8];
  });
  return Uint8Array.from(bytes);
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('what is decoded', () => {
  test.each([
    ['UTF-8', utf8('<a>é€😀</a>'), '<a>é€😀</a>'],
    ['UTF-8 with a byte order mark', utf8('\uFEFF<a>é</a>'), '<a>é</a>'],
    [
      'UTF-8, declared',
      utf8('<?xml version="1.0" encoding="utf-8"?><a/>'),
      '<?xml version="1.0" encoding="utf-8"?><a/>',
    ],
    [
      'US-ASCII, declared',
      utf8('<?xml version="1.0" encoding="US-ASCII"?><a/>'),
      '<?xml version="1.0" encoding="US-ASCII"?><a/>',
    ],
    ['UTF-16, little end first', utf16('<a>é</a>', false), '<a>é</a>'],
    ['UTF-16, big end first', utf16('<a>é</a>', true), '<a>é</a>'],
    [
      'UTF-16, declared',
      utf16('<?xml version="1.0" encoding="UTF-16"?><a/>', false),
      '<?xml version="1.0" encoding="UTF-16"?><a/>',
    ],
  ])('%s', (_, bytes, expected) => {
    const utf8 = Uint8Array.of(...new TextEncoder().encode(expected), 0);
    expect(decodeXml(bytes)).toEqual({ text: expected, bytes: utf8 });
  });
});

describe('what is refused rather than mis-read', () => {
  test.each([
    [
      'Latin-1 bytes',
      Uint8Array.from([0x3c, 0x61, 0x3e, 0xe9, 0x3c, 0x2f, 0x61, 0x3e]),
      'not valid',
    ],
    ['Latin-1, declared', utf8('<?xml version="1.0" encoding="ISO-8859-1"?><a/>'), 'not supported'],
    ['Windows-1252', utf8('<?xml version="1.0" encoding="windows-1252"?><a/>'), 'not supported'],
    ['UTF-16 without a mark', utf16('<a/>', false).slice(2), 'byte order mark'],
    ['UTF-16, big end, without a mark', utf16('<a/>', true).slice(2), 'byte order mark'],
    ['UTF-16 cut in half', utf16('<a/>', false).slice(0, 5), 'not valid'],
    [
      'UTF-8 that claims UTF-16',
      utf8('<?xml version="1.0" encoding="UTF-16"?><a/>'),
      'contradicts',
    ],
    [
      'UTF-16 that claims UTF-8',
      utf16('<?xml version="1.0" encoding="UTF-8"?><a/>', true),
      'contradicts',
    ],
    [
      'letters beyond a declared US-ASCII',
      utf8('<?xml version="1.0" encoding="ascii"?><a>é</a>'),
      'US-ASCII',
    ],
  ])('%s', (_, bytes, expected) => {
    const decoded = decodeXml(bytes);
    expect('fault' in decoded ? decoded.fault.what : '').toContain(expected);
  });
});
