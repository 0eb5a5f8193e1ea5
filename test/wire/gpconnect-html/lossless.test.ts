import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reading } from '../../../src/record/reading.ts';
import { readGpConnectHtml } from '../../../src/wire/gpconnect-html/read.ts';
import { IGNORED } from '../../../src/wire/gpconnect-html/shapes.ts';
import { bundle, bytes, item, readSection, table, whats } from './builder.ts';

const MEDICATION = `<h1>Medications</h1>
  <div class="gptransfer-banner"><p>Record transfer not yet complete</p></div>
  <div class="exclusion-banner"><p>Items excluded</p></div>
  <div><h2>Acute Medication (Last 12 Months)</h2><div class="date-banner"><p>All relevant items</p></div>
  <table id="t"><thead><tr><th>Type</th><th>Start Date</th><th>Medication Item</th><th>Dosage Instruction</th>
  <th>Quantity</th><th>Scheduled End Date</th><th>Days Duration</th><th>Additional Information</th></tr></thead>
  <tbody><tr><td>Acute</td><td class="date-column">01-Mar-2020</td><td>Amoxicillin</td><td>One <b>three</b> times</td><td>21</td>
  <td>08-Mar-2020</td><td>7</td><td>With<br/>food</td></tr></tbody></table></div>
  <h2>Current Repeat Medication</h2><p>No 'Current Repeat Medication' data is recorded for this patient.</p>
  <h2>Discontinued Repeat Medication</h2><p>Data not supported by this system</p>`;
const ENCOUNTERS = `<h1>Encounters</h1><table><tr><th>Date</th><th>Title</th><th>Details</th></tr>
  <tr><td>03-Mar-2020</td><td>Surgery</td><td><ul><li>Cough</li><li>dry</li></ul></td></tr>
  <tr><td></td><td></td><td>Advice</td></tr><tr><td colspan="3">and a leaflet</td></tr></table>`;
const OBSERVATIONS = `<h1>Observations</h1><table><tr><th>Date</th><th>Entry</th><th>Value</th><th>Details</th></tr>
  <tr><td rowspan="2">Mar 2020</td><td>Weight</td><td>70 kg</td><td></td></tr>
  <tr><td>Blood pressure</td><td>120/80</td><td>sitting</td></tr>
  <tr><td></td><td>Confidential Item</td><td></td><td></td></tr></table>`;
const PARTS = [
  { code: 'MED', html: MEDICATION },
  { code: 'ENC', html: ENCOUNTERS },
  { code: 'OBS', html: OBSERVATIONS },
];

function said(reading: Reading): string {
  return JSON.stringify([reading.record, reading.problems, reading.unmapped], (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}

function readParts(parts: typeof PARTS): Reading {
  return readGpConnectHtml(bytes(bundle(parts)));
}

/** A start tag, with its attributes. */
const START = /<([A-Za-z][\w]*)((?:\s+[\w:]+="[^"]*")*)\s*(\/?)>/g;

/** The XHTML with one element under another name, or without it. */
function change(html: string, nth: number, how: 'rename' | 'delete'): string {
  const tags = [...html.matchAll(START)];
  const tag = tags[nth % tags.length] as RegExpMatchArray;
  const [whole, name = '', attributes = '', slash = ''] = tag;
  const start = tag.index ?? 0;
  const before = html.slice(0, start);
  const after = html.slice(start + whole.length);
  const end = slash === '/' ? 0 : endOf(after, name);
  const inner = after.slice(0, end);
  const rest = after.slice(slash === '/' ? 0 : end + name.length + 3);
  if (how === 'delete') return before + rest;
  return `${before}<${name}Renamed${attributes}>${inner}</${name}Renamed>${rest}`;
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

describe('nothing is silently dropped', () => {
  test('the fixture is read, and nothing of it is unmapped', () => {
    const reading = readParts(PARTS);
    expect(reading.unmapped).toEqual([]);
    expect(reading.record.entries).toHaveLength(4);
    expect(item(reading, 'medication')?.warnings).toEqual([
      'confidential-items',
      'data-in-transit',
    ]);
    expect(reading.record.entries[1]?.text).toEqual(['Cough', 'dry', 'Advice', 'and a leaflet']);
  });

  // The code tells the section, and this banner that nothing was restricted.
  const SAYS_NOTHING = /^<(?:h1>|div class="date-banner"|p>All relevant)/;

  test.each(['rename', 'delete'] as const)('to %s any element of a narrative shows', (how) => {
    const before = said(readParts(PARTS));
    const check = (which: number, nth: number): void => {
      const html = PARTS[which]?.html ?? '';
      const tags = [...html.matchAll(START)];
      const at = tags[nth % tags.length]?.index ?? 0;
      if (how === 'delete' && SAYS_NOTHING.test(html.slice(at))) return;
      const parts = PARTS.map((part, i) =>
        i === which ? { ...part, html: change(html, nth, how) } : part,
      );
      expect(said(readParts(parts)), `${how} ${html.slice(at, at + 30)}`).not.toBe(before);
    };
    fc.assert(fc.property(fc.nat(2), fc.nat(), check), { seed: 1, numRuns: 120 });
  });

  test('to rename any attribute shows, unless it says how something looks', () => {
    const html =
      '<table><tr><th onclick="x()">Date</th><th title="t">Entry</th><th>Details</th></tr><tr><td>2020</td><td><a href="javascript:x()">A</a></td><td/></tr></table>';
    const reading = readSection('CLI', html);
    expect(reading.unmapped).toEqual([{ path: 'Composition/section(CLI)/th/@title', count: 1 }]);
    expect(whats(reading)).toEqual(['warning: 2 attributes that run something were left out']);
    expect(reading.record.entries[0]?.term).toBe('A');
  });
});

type Tree = Record<string, unknown>;

/** Places of the bundle that say nothing, or say again what stands elsewhere. */
const NOTHING_SAID: readonly (readonly [RegExp, string])[] = [
  [/^\.entry\[[24]\]\.resource\.id$/, 'nobody points to them'],
  [/^\.entry\[4\]\.resource\.model$/, 'a system none of the four suppliers makes'],
  [/\.section\[\d\]\.title$/, 'the code tells the section'],
  [/\.name\[0\]\.use$/, 'the only name'],
  [/\.address\[0\]\.use$/, 'the only address'],
  [/careProvider/, 'a person, who has no code of a practice'],
  [/^\.entry\[0\]\.resource\.subject/, 'the only patient of the bundle'],
  [/^\.resourceType$/, 'told by the shape'],
];
const LEFT_OUT = new Set(Object.values(IGNORED).flatMap((members) => Object.keys(members)));

function walk(
  node: unknown,
  path: string,
  visit: (path: string, name: string, owner: Tree) => void,
): void {
  if (Array.isArray(node)) {
    for (const [index, each] of node.entries()) walk(each, `${path}[${index}]`, visit);
  } else if (typeof node === 'object' && node !== null) {
    for (const name of Object.keys(node)) {
      visit(`${path}.${name}`, name, node as Tree);
      walk((node as Tree)[name], `${path}.${name}`, visit);
    }
  }
}

test('taking away or renaming any member of the bundle is seen, unless it is left out on purpose', () => {
  const tree = bundle(PARTS.slice(1));
  const before = said(readGpConnectHtml(bytes(tree)));
  const silent: string[] = [];
  walk(tree, '', (path, name, owner) => {
    if (LEFT_OUT.has(name) || path.split(/[.[]/).some((step) => LEFT_OUT.has(step))) return;
    const kept = owner[name];
    delete owner[name];
    const without = said(readGpConnectHtml(bytes(tree)));
    owner[`${name}Renamed`] = kept;
    const renamed = said(readGpConnectHtml(bytes(tree)));
    delete owner[`${name}Renamed`];
    owner[name] = kept;
    const excused = NOTHING_SAID.some(([place]) => place.test(path));
    if (without === before && !excused) silent.push(`${path} taken away`);
    if (renamed === before && !excused) silent.push(`${path} renamed`);
  });
  expect(silent).toEqual([]);
});

describe('reading never throws on content', () => {
  const NOISE = [
    '',
    '<',
    '>',
    '&',
    '"',
    '/',
    '<td>',
    '</td>',
    '\\u0000',
    'é',
    '&nbsp;',
    '<script>',
    '<br>',
    ']]>',
  ];

  test('on mutated text', () => {
    const text = JSON.stringify(bundle(PARTS));
    const edit = fc.tuple(fc.nat(), fc.nat(6), fc.constantFrom(...NOISE));
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 3 }), (edits) => {
        let changed = text;
        for (const [where, drop, insert] of edits) {
          const at = where % changed.length;
          changed = changed.slice(0, at) + insert + changed.slice(at + drop);
        }
        expect(readGpConnectHtml(bytes(changed)).record.items).toHaveLength(10);
      }),
      { seed: 3, numRuns: 120 },
    );
  });

  test('on narratives of any text', () => {
    fc.assert(
      fc.property(fc.constantFrom('SUM', 'MED', 'OBS', 'ENC'), fc.string(), (code, html) => {
        const reading = readSection(code, html);
        expect(reading.record.items).toHaveLength(10);
        expect(reading.record.entries).toEqual([]);
        expect(reading.problems).not.toEqual([]);
      }),
      { seed: 5, numRuns: 100 },
    );
  });

  test('on bytes that are no answer at all', () => {
    for (const text of ['', '[]', '{}', 'null', '{"resourceType":"Patient"}', '{"entry":{}}']) {
      expect(readGpConnectHtml(bytes(text)).problems[0]?.severity).toBe('fatal');
    }
    const empty = readGpConnectHtml(bytes({ resourceType: 'Bundle', entry: [] }));
    expect(whats(empty)).toContain('error: the bundle holds no Composition');
  });
});

describe('what a narrative may hold beside text', () => {
  const rows = (cell: string): string => table(['Date', 'Entry', 'Details'], ['2020', 'A', cell]);

  test.each([
    ['a script', '<script>if (a &lt; b) x();</script>safe'],
    ['a script that is no XML', '<script>if (a < b) x();</script>safe'],
    ['a style', '<style type="text/css">p { }</style>safe'],
    ['a frame', '<iframe src="http://example.org/">text</iframe>safe'],
    ['a drawing', '<svg><text>text</text></svg>safe'],
  ])('%s is never read, and told', (_, cell) => {
    const reading = readSection('CLI', rows(cell));
    expect(reading.record.entries[0]?.text).toEqual(['safe']);
    expect(whats(reading)).toEqual([
      'warning: 1 scripts or embedded elements were left out; nothing in them was read',
    ]);
  });

  test('a script that is never closed refuses the section', () => {
    const reading = readSection('CLI', rows('<script>x'));
    expect(item(reading, 'examinations')?.state).toBe('unavailable');
  });

  test.each([
    ['&nbsp;&micro;g&deg;', 'µg°'],
    ['a<br>b', 'a b'],
    ['a<br/>b<br></br>c', 'a b c'],
    ['a<hr>b', 'a b'],
    ['<p>a</p>b<p>c</p>', 'a b c'],
    ['x<sup>2</sup>', 'x2'],
    ['&#163;5 &amp; more', '£5 & more'],
  ])('%s reads as %s', (cell, text) => {
    const reading = readSection('CLI', rows(cell));
    expect(reading.record.entries[0]?.text.join(' ')).toBe(text);
    expect(reading.problems).toEqual([]);
  });

  test.each(['<p>a', '&unknown;', 'a & b', '<!DOCTYPE x>'])('%s refuses the section', (cell) => {
    expect(item(readSection('CLI', rows(cell)), 'examinations')?.state).toBe('unavailable');
  });

  test.each([
    ['tags that are never closed', '<script>'.repeat(50_000)],
    ['entities', '&nbsp;'.repeat(50_000)],
    ['open brackets', '<'.repeat(50_000)],
    ['line breaks', '<br '.repeat(50_000)],
    ['elements nested deep', '<div>'.repeat(50_000)],
    ['wide spans', '<table><tr><th colspan="99999">a</th></tr>'.repeat(500)],
  ])('%s cost little', (_, html) => {
    const started = performance.now();
    expect(readSection('CLI', html).record.entries).toEqual([]);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
