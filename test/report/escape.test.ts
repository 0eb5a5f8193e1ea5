import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeHtml, escapeMarkdown } from '../../src/report/escape.ts';

/** Text made mostly of what markup is made of, so that the properties are put to the test. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '&',
        '`',
        '=',
        '/',
        '|',
        '\\',
        '*',
        '_',
        '[',
        ']',
        '(',
        ')',
        '!',
        '#',
        '~',
        '\n',
        '\r',
        ' ',
        'a',
        'http://',
        'www.',
        '&lt;',
        '<!--',
        ']]>',
        '\u202E',
        '\u0000',
        '\uD800',
      ),
    )
    .map((parts) => parts.join('')),
);

test('escaped text never opens a tag or an attribute, and every & begins a reference of ours', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const escaped = escapeHtml(text);
      expect(escaped).not.toMatch(/[<>"'`=]/);
      expect(escaped.replaceAll(/&(?:amp|lt|gt|quot|#39|#96|#61);/g, '')).not.toContain('&');
    }),
  );
});

test('escaped text reads back as the text, but for characters that hide or turn what is said', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
      const back = escapeHtml(text)
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&#96;', '`')
        .replaceAll('&#61;', '=')
        .replaceAll('&amp;', '&');
      expect(back).toBe(text);
    }),
  );
});

test.each(['\u0000', '\u001B', '\u0085', '\u202E', '\u2066', '\u200F', '\uD800'])(
  'the character %j cannot hide what is said',
  (character) => {
    expect(escapeHtml(`a${character}b`)).toBe('a\uFFFDb');
  },
);

test('escaped Markdown stays one line and opens no cell, tag, link, emphasis or code', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const escaped = escapeMarkdown(text);
      expect(escaped).not.toMatch(/[\n\r<>]/);
      // Once escaped pairs are taken out, no character of markup is left.
      expect(escaped.replaceAll(/\\[\\`*_[\]|~$@:.)#+=-]/g, '')).not.toMatch(/[`*_[\]|~$@\\]/);
    }),
  );
});

test.each([
  ['a|b', String.raw`a\|b`],
  ['line one\nline two', 'line one line two'],
  ['<b>bold</b>', '&lt;b&gt;bold&lt;/b&gt;'],
  ['*', String.raw`\*`],
  ['# heading', String.raw`\# heading`],
  ['- item', String.raw`\- item`],
  ['1. item', String.raw`1\. item`],
  ['0.1.0', '0.1.0'],
  ['2019-05', '2019-05'],
  ['125 microgram', '125 microgram'],
  ['see http://example.test/', String.raw`see http\://example.test/`],
  ['[text](target)', String.raw`\[text\](target)`],
])('%j becomes %j in Markdown', (text, escaped) => {
  expect(escapeMarkdown(text)).toBe(escaped);
});
