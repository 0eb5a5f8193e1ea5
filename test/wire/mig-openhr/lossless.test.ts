import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reading } from '../../../src/record/reading.ts';
import { IGNORED } from '../../../src/wire/mig-openhr/ignored.ts';
import { event, fixture, openHr, read, readCode } from './builder.ts';

const NAMES = ['investigation', 'whole-record', 'trace-two-matches', 'fault', 'open-hr-2010'];

/** A start tag with its attributes, and whether it is an empty element. */
const START = /<([A-Za-z0-9]+:)?([A-Za-z][\w-]*(?:\.\w+)?)((?:\s+[\w:]+="[^"]*")*)\s*(\/?)>/g;

/** Renames the element whose start tag is the `nth` of the document, with its end tag. */
function renameElement(text: string, nth: number): string {
  const tags = [...text.matchAll(START)];
  const tag = tags[nth % tags.length] as RegExpMatchArray;
  const [whole, prefix = '', local = '', attributes = '', slash = ''] = tag;
  const start = tag.index ?? 0;
  const renamed = `<${prefix}${local}Renamed${attributes}${slash}>`;
  const before = text.slice(0, start);
  const after = text.slice(start + whole.length);
  if (slash === '/') return before + renamed + after;
  const end = endOf(after, `${prefix}${local}`);
  const close = `</${prefix}${local}Renamed>`;
  return (
    before +
    renamed +
    after.slice(0, end) +
    close +
    after.slice(end + prefix.length + local.length + 3)
  );
}

/** Where the end tag stands that belongs to a start tag just before `text`. */
function endOf(text: string, name: string): number {
  let depth = 1;
  for (const tag of text.matchAll(new RegExp(`<(/?)${name}(?=[\\s/>])[^>]*?(/?)>`, 'g'))) {
    if (tag[1] === '/') depth -= 1;
    else if (tag[2] !== '/') depth += 1;
    if (depth === 0) return tag.index;
  }
  throw new Error('the fixture is not well-formed');
}

/** Renames the attribute that is the `nth` of the document; declarations and marks of SOAP left out. */
function renameAttribute(text: string, nth: number): string {
  const attributes = [...text.matchAll(/\s(?!xmlns|version|encoding=")([A-Za-z]+)="/g)];
  const attribute = attributes[nth % attributes.length] as RegExpMatchArray;
  const at = (attribute.index ?? 0) + 1;
  return `${text.slice(0, at)}x-${text.slice(at)}`;
}

function said(reading: Reading): string {
  return JSON.stringify([reading.record, reading.problems, reading.unmapped], (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}

describe('nothing is silently dropped', () => {
  test.each(NAMES)('renaming any one element of %s shows', (name) => {
    const text = fixture(name);
    const before = said(read(text));
    const check = (nth: number): void => {
      const after = read(renameElement(text, nth));
      expect(said(after), `element ${nth}`).not.toBe(before);
      expect(after.problems.filter(({ what }) => what.startsWith('not readable'))).toEqual([]);
    };
    fc.assert(fc.property(fc.nat(), check), { seed: 1, numRuns: 150 });
  });

  test.each(NAMES.filter((name) => name !== 'fault'))(
    'renaming any one attribute of %s shows',
    (name) => {
      const text = fixture(name);
      const before = said(read(text));
      const check = (nth: number): void => {
        expect(said(read(renameAttribute(text, nth))), `attribute ${nth}`).not.toBe(before);
      };
      fc.assert(fc.property(fc.nat(), check), { seed: 1, numRuns: 100 });
    },
  );

  test('an element of another namespace is not taken for ours', () => {
    const text = openHr(event('e', 'OBS', readCode('G30')).replace('<code', '<code xmlns="urn:x"'));
    expect(read(text).unmapped).toEqual([
      { path: '/openHealthRecord/healthDomain/event/code', count: 1 },
    ]);
  });

  test('a second element where one is expected is not lost', () => {
    const text = openHr(event('e', 'OBS', readCode('G30') + readCode('H33')));
    expect(read(text).unmapped).toEqual([
      { path: '/openHealthRecord/healthDomain/event/code', count: 1 },
    ]);
  });

  test('stray text between elements is not lost', () => {
    expect(read(openHr(`stray${event('e', 'OBS', readCode('G30'))}`)).unmapped).toEqual([
      { path: '/openHealthRecord/healthDomain/text()', count: 1 },
    ]);
  });

  test('an unknown branch is told once, and equal ones are counted', () => {
    const unknown = '<anew><b><c>1</c></b></anew>';
    const text = openHr(
      event('e', 'OBS', readCode('G30') + unknown) + event('f', 'OBS', readCode('H33') + unknown),
    );
    expect(read(text).unmapped).toEqual([
      { path: '/openHealthRecord/healthDomain/event/anew', count: 2 },
    ]);
  });

  test('every ignored step has a reason, and none stands twice', () => {
    const steps = IGNORED.flatMap(({ steps }) => steps);
    expect(IGNORED.every(({ why }) => why.length > 10)).toBe(true);
    expect(steps.filter((step, i) => steps.indexOf(step) !== i)).toEqual([]);
  });
});

describe('reading never throws on content', () => {
  const NOISE = [
    '',
    '<',
    '>',
    '&',
    '"',
    '/',
    '<event>',
    '</event>',
    '\u0000',
    'é',
    'x',
    '<!DOCTYPE a>',
    '-',
  ];

  test('on mutated bytes', () => {
    const texts = NAMES.map(fixture);
    const mutation = fc.tuple(fc.nat(), fc.nat(6), fc.constantFrom(...NOISE));
    fc.assert(
      fc.property(
        fc.nat(texts.length - 1),
        fc.array(mutation, { maxLength: 3 }),
        (which, edits) => {
          let text = texts[which] ?? '';
          for (const [where, drop, insert] of edits) {
            const at = where % text.length;
            text = text.slice(0, at) + insert + text.slice(at + drop);
          }
          expect(read(text).record.items).toHaveLength(10);
        },
      ),
      { seed: 3, numRuns: 400 },
    );
  });

  test('on values swapped for others', () => {
    const text = fixture('whole-record');
    const values = [...text.matchAll(/(?<=>)[^<>\s][^<>]*(?=<\/)|(?<==")[^"]*(?=")/g)];
    const wild = fc.constantFrom(
      '',
      '-1',
      '9'.repeat(60),
      '2019-02-30',
      '0000',
      '__proto__',
      'constructor',
      'NaN',
      '1e99',
      'A',
      'true',
    );
    fc.assert(
      fc.property(fc.nat(values.length - 1), wild, (which, value) => {
        const match = values[which] as RegExpMatchArray;
        const at = match.index ?? 0;
        const swapped = text.slice(0, at) + value + text.slice(at + match[0].length);
        expect(read(swapped).record.items).toHaveLength(10);
      }),
      { seed: 5, numRuns: 600 },
    );
  });

  test('on bytes that are no text at all', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { problems, record } = read(text);
        expect(problems[0]?.severity).toBe('fatal');
        expect(new Set(record.items.map(({ state }) => state))).toEqual(new Set(['not-returned']));
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});

describe('a hostile response costs little', () => {
  test('one entry that everything names', () => {
    const naming = Array.from(
      { length: 20_000 },
      (_, i) => `<encounter><id>e${i}</id><component><event>a</event></component></encounter>`,
    ).join('');
    const reading = read(openHr(event('a', 'OBS', readCode('G30')) + naming));
    expect(reading.record.entries[0]?.links).toHaveLength(20_000);
  });

  test('an entity bomb and a deep document are refused', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY x "xx"><!ENTITY y "&x;&x;">]><a>&y;</a>';
    expect(read(bomb).problems[0]?.what).toContain('a DOCTYPE or other declaration');
    expect(read('<a>'.repeat(100_000)).problems[0]?.what).toContain('nested too deep');
  });
});
