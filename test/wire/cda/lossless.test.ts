import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reading } from '../../../src/record/reading.ts';
import { IGNORED } from '../../../src/wire/cda/ignored.ts';
import { LEFT_OUT } from '../../../src/wire/cda/source.ts';
import { document, fixture, read, readSection, section, snomed } from './builder.ts';

const STEPS = new Set(IGNORED.flatMap(({ steps }) => steps));

/** An element of a document as it is written. */
interface Tag {
  readonly name: string;
  /** Offsets of its start tag, of its end tag (the same when empty), and behind it. */
  readonly start: number;
  readonly end: number;
  readonly close: number;
  readonly behind: number;
  /** It stands in a branch the table of what is ignored leaves out as a whole. */
  readonly ignored: boolean;
}

interface Open {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly ignored: boolean;
}

/** Every element of a document written without comments inside its root, outermost first. */
function tagsOf(text: string): readonly Tag[] {
  const tags: Tag[] = [];
  const open: Open[] = [];
  for (const match of text.matchAll(/<(\/?)([A-Za-z][\w:]*)((?:\s+[\w:]+="[^"]*")*)\s*(\/?)>/g)) {
    const [whole, slash, name = '', , empty] = match;
    const end = match.index + whole.length;
    if (slash === '/') {
      tags.push({ ...(open.pop() as Open), close: match.index, behind: end });
      continue;
    }
    const started = { name, start: match.index, end, ignored: isIgnored(open.at(-1), name) };
    if (empty === '/') tags.push({ ...started, close: match.index, behind: end });
    else open.push(started);
  }
  return tags.toSorted((a, b) => a.start - b.start);
}

function isIgnored(parent: Open | undefined, name: string): boolean {
  if (parent?.ignored === true || STEPS.has(`*/${name}`)) return true;
  return parent !== undefined && STEPS.has(`${parent.name}/${name}`);
}

function rename(text: string, { name, start, close, behind }: Tag): string {
  const renamed = text.slice(0, start + 1) + name + 'Renamed' + text.slice(start + 1 + name.length);
  if (close === start) return renamed;
  const at = close + 'Renamed'.length;
  return `${renamed.slice(0, at)}</${name}Renamed>${text.slice(behind)}`;
}

/** Everything a reading says. */
function said(reading: Reading): string {
  return JSON.stringify([reading.record, reading.problems, reading.unmapped], (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}

describe('nothing is silently dropped', () => {
  const text = fixture('whole-record');
  const before = said(read(text));
  const tags = tagsOf(text);

  test('renaming any one element shows, unless the table ignores its branch', () => {
    const known = tags.filter(({ ignored }) => !ignored);
    expect(known.length).toBeGreaterThan(200);
    for (const tag of known) {
      const after = read(rename(text, tag));
      expect(said(after), `${tag.name} at ${tag.start}`).not.toBe(before);
      expect(after.problems.filter(({ what }) => what.startsWith('not readable'))).toEqual([]);
    }
  });

  test('renaming any one attribute shows, unless the table ignores it', () => {
    const inside = tags.filter(({ ignored }) => ignored);
    const attributes = [...text.matchAll(/\s(?!xmlns)([A-Za-z]+)="/g)].filter(
      ({ index, 1: name = '' }) => {
        const owner = tags.findLast(({ start, end }) => start < index && index < end);
        const isBranch = inside.some(({ start, behind }) => start < index && index < behind);
        return (
          owner !== undefined &&
          !isBranch &&
          !STEPS.has(`*/@${name}`) &&
          !STEPS.has(`${owner.name}/@${name}`)
        );
      },
    );
    expect(attributes.length).toBeGreaterThan(180);
    for (const { index } of attributes) {
      const renamed = `${text.slice(0, index + 1)}x-${text.slice(index + 1)}`;
      expect(said(read(renamed)), `attribute at ${index}`).not.toBe(before);
    }
  });

  const SAYING =
    'entry entryRelationship participant consumable supply quantity repeatNumber specimen ' +
    'interpretationCode referenceRange targetSiteCode approachSiteCode lotNumberText priorityCode ' +
    'value translation originalText birthTime family given observation procedure encounter high';

  test('deleting any one element that says something of the patient shows', () => {
    const names = new Set(SAYING.split(' '));
    const saying = tags.filter(({ name, ignored }) => names.has(name) && !ignored);
    expect(saying.length).toBeGreaterThan(70);
    for (const { name, start, behind } of saying) {
      // An end of which nothing is known says as much as no end.
      if (text.slice(start, behind) === '<high nullFlavor="NI"/>') continue;
      const after = said(read(text.slice(0, start) + text.slice(behind)));
      expect(after, `${name} at ${start}`).not.toBe(before);
    }
  });

  test('an element of another namespace is not taken for one of CDA', () => {
    const foreign = snomed('value', '195967001', 'Asthma').replace(
      '<value',
      '<value xmlns="urn:x"',
    );
    const { unmapped, record } = readSection('11450-4', `<observation>${foreign}</observation>`);
    expect(record.entries[0]?.codes).toEqual([]);
    expect(unmapped.map(({ path }) => path.split('/').slice(-2).join('/'))).toEqual([
      'observation/value',
    ]);
  });

  test('a second value, stray text and an unknown branch are told', () => {
    const value = snomed('value', '195967001', 'Asthma');
    const text = `<observation>stray${value}${value}<anew><b/></anew></observation>`;
    expect(readSection('11450-4', text).unmapped.map(({ path }) => path.split('/').at(-1))).toEqual(
      ['anew', 'text()', 'value'],
    );
  });

  test('entries of a section this reader does not know are counted and told', () => {
    const entries = '<entry><observation/></entry><entry><act/></entry>';
    const reading = read(document(section('42348-3', entries) + section('11450-4', '')));
    expect(reading.unmapped).toEqual([
      { path: '/ClinicalDocument/component/structuredBody/component/section/entry', count: 2 },
    ]);
    expect(reading.problems[0]?.what).toBe('2 entries of a section this reader does not read');
  });

  test('every ignored step has a reason, and none stands twice', () => {
    const steps = IGNORED.flatMap((each) => each.steps);
    expect(IGNORED.every(({ why }) => why.length > 10)).toBe(true);
    expect(Object.values(LEFT_OUT).every((why) => why.length > 10)).toBe(true);
    expect(steps.filter((step, i) => steps.indexOf(step) !== i)).toEqual([]);
  });
});

describe('reading never throws on content', () => {
  const NOISE = ['', '<', '>', '&', '"', '/', '<entry>', '</entry>', '\u0000', 'é', '<!DOCTYPE a>'];

  test('on mutated bytes', () => {
    const text = fixture('whole-record');
    const mutation = fc.tuple(fc.nat(), fc.nat(6), fc.constantFrom(...NOISE));
    fc.assert(
      fc.property(fc.array(mutation, { maxLength: 3 }), (edits) => {
        let changed = text;
        for (const [where, drop, insert] of edits) {
          const at = where % changed.length;
          changed = changed.slice(0, at) + insert + changed.slice(at + drop);
        }
        expect(read(changed).record.items).toHaveLength(10);
      }),
      { seed: 7, numRuns: 150 },
    );
  });

  test('on values swapped for others', () => {
    const text = fixture('whole-record');
    const values = [...text.matchAll(/(?<=>)[^<>\s][^<>]*(?=<\/)|(?<==")[^"]*(?=")/g)];
    const wild = fc.constantFrom(
      '',
      '-1',
      '9'.repeat(60),
      '20190230',
      '__proto__',
      'NaN',
      '#',
      'true',
      'PQ',
    );
    fc.assert(
      fc.property(fc.nat(values.length - 1), wild, (which, value) => {
        const match = values[which] as RegExpMatchArray;
        const at = match.index ?? 0;
        const swapped = text.slice(0, at) + value + text.slice(at + match[0].length);
        expect(read(swapped).record.items).toHaveLength(10);
      }),
      { seed: 5, numRuns: 150 },
    );
  });

  test.each([
    ['bytes that are no text', '\u0001\u0002', 'not readable as XML'],
    ['a DOCTYPE', '<!DOCTYPE a [<!ENTITY x "xx">]><a>&x;</a>', 'a DOCTYPE'],
    ['depth', '<a>'.repeat(100_000), 'nested too deep'],
    ['another root', '<ClinicalDocument/>', 'this is no CDA document'],
    ['a document without sections', document(''), 'no structured body'],
    [
      'a document that is a PDF',
      '<ClinicalDocument xmlns="urn:hl7-org:v3"><component><nonXMLBody><text>AAAA</text></nonXMLBody></component></ClinicalDocument>',
      'no structured body',
    ],
  ])('%s is fatal, and never an empty record', (_, text, what) => {
    const { problems, record } = read(text);
    expect(problems[0]).toMatchObject({ severity: 'fatal' });
    expect(problems[0]?.what).toContain(what);
    expect(new Set(record.items.map(({ state }) => state))).toEqual(new Set(['not-returned']));
  });
});
