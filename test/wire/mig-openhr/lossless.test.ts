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

/** Takes away the element whose start tag is the `nth` of the document, with all that stands in it. */
function deleteElement(text: string, nth: number): string {
  // The root and what is around the record cannot go without the document being none.
  const tags = [...text.matchAll(START)].slice(1);
  const tag = tags[nth % tags.length] as RegExpMatchArray;
  const [whole, prefix = '', local = '', , slash = ''] = tag;
  const start = tag.index ?? 0;
  const after = text.slice(start + whole.length);
  if (slash === '/') return text.slice(0, start) + after;
  const end = endOf(after, `${prefix}${local}`);
  return text.slice(0, start) + after.slice(end + prefix.length + local.length + 3);
}

const ATTRIBUTE = /\s(?!xmlns|version|encoding=")([A-Za-z]+)="/g;

/**
 * Whether what was taken away cannot be missed: a table leaves it out, or the document says the same words
 * elsewhere (an entry's term and that of its code, the patient of each entry), or it only says what is so
 * without it (a format that is the usual one, the practice of a match among several, an authorisation that a
 * later one replaced).
 */
function cannotBeMissed(text: string, changed: string): boolean {
  const removed = removedOf(text, changed);
  const values = [...removed.matchAll(VALUES_IN)].map(([value]) => value);
  const names = [...removed.matchAll(NAMES_IN)].map(([, name = '']) => name);
  return (
    names.some((name) => IGNORED_NAMES.has(name) || SAYS_NOTHING_NEW.has(name)) ||
    values.every((value) => changed.includes(value))
  );
}

const SAYS_NOTHING_NEW = new Set([
  'responseFormat',
  'organisationCode',
  'nationalPracticeCode',
  'authorisedIssues',
]);

const VALUES_IN = /(?<=>)[^<>]+(?=<)|(?<=")[^"]*(?=")/g;

function removedOf(text: string, changed: string): string {
  let at = 0;
  while (text[at] === changed[at]) at += 1;
  return text.slice(at, at + text.length - changed.length);
}

const NAMES_IN = /(?:<(?:\w+:)?|\s)([A-Za-z][\w.-]*)(?=[\s=>/])/g;
const IGNORED_NAMES = new Set(
  IGNORED.flatMap(({ steps }) => steps.map((step) => step.replace(/^.*\/@?/, ''))),
);

/** Renames the attribute that is the `nth` of the document; declarations and marks of SOAP left out. */
function renameAttribute(text: string, nth: number): string {
  const attributes = [...text.matchAll(ATTRIBUTE)];
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

  test.each(NAMES)('taking away any one element of %s shows', (name) => {
    // What stands in a deleted entry is not read, so here nothing is deleted.
    const text = fixture(name).replaceAll('updateMode="delete"', 'updateMode="add"');
    const before = said(read(text));
    const unseen: string[] = [];
    const check = (nth: number): void => {
      const changed = deleteElement(text, nth);
      const isMissed = said(read(changed)) !== before;
      if (!isMissed && !cannotBeMissed(text, changed)) unseen.push(removedOf(text, changed));
    };
    fc.assert(fc.property(fc.nat(), check), { seed: 17, numRuns: 120 });
    expect(unseen).toEqual([]);
  });

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
