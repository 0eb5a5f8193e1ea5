import { expect, test } from 'vitest';
import { canonicalJson } from '../../src/report/canonical-json.ts';
import { type Block, type ReportDraft, createReport } from '../../src/report/model.ts';

const TABLE: Block = {
  type: 'table',
  caption: 'Fruit',
  columns: [
    { title: 'Kind', kind: 'text' },
    { title: 'Count', kind: 'count' },
  ],
  rows: [
    ['Apples', 2],
    ['Pears', 3],
  ],
  total: ['All', 5],
  whenEmpty: 'None.',
};

test('a report whose parts agree is sealed with a hash', () => {
  expect(createReport(draft([TABLE])).hash).toMatch(/^[0-9a-f]{64}$/);
});

test('the same content made at another time has the same hash', () => {
  const later = { ...draft([TABLE]), generatedAt: '2026-12-01T00:00:00Z' };
  expect(createReport(later).hash).toBe(createReport(draft([TABLE])).hash);
});

test.each([
  ['headline', { headline: 'Other.' }],
  ['day', { asAt: '2026-11-23' }],
  ['rules', { tool: { version: '0.1.0', rules: ['other'] } }],
])('another %s has another hash', (_, over) => {
  const changed = { ...draft([TABLE]), ...over };
  expect(createReport(changed).hash).not.toBe(createReport(draft([TABLE])).hash);
});

test.each<[string, Block[], string]>([
  ['a total that is not the sum', [{ ...TABLE, total: ['All', 6] }], 'add up to 5, not to 6'],
  ['a row that does not fit', [{ ...TABLE, rows: [['Apples']] }], 'does not fit its columns'],
  ['an empty cell', [{ ...TABLE, rows: [['  ', 5]] }], 'a cell is empty'],
  ['an empty tag', [{ ...TABLE, rows: [[{ tag: '', tone: 'bad' }, 5]] }], 'a cell is empty'],
  ['an empty list', [{ ...TABLE, rows: [[[], 5]] }], 'a cell is empty'],
  ['a number that is none', [{ ...TABLE, rows: [['Apples', Number.NaN]] }], 'a cell is empty'],
  ['a section without blocks', [], 'is empty'],
  [
    'a count that is not the length of its list',
    [{ type: 'findings', severity: 'major', count: 1, findings: [] }],
    'the count is not the list',
  ],
])('%s is refused', (_, blocks, message) => {
  expect(() => createReport(draft(blocks))).toThrow(message);
});

test('counts add up only where they are shown: hidden and rounded ones cannot', () => {
  const rows = [
    ['Apples', '*'],
    ['Pears', 10],
    ['Plums', 10],
  ];
  const rounded: Block = { ...TABLE, rows, total: ['All', 25] };
  const leaving = { ...draft([rounded]), smallNumbers: 'suppressed' } as const;
  expect(createReport(leaving).sections).toHaveLength(1);
  expect(() => createReport(draft([rounded]))).toThrow('a cell of Count is no number');
});

test('a total that is no number is refused', () => {
  const vague: Block = { ...TABLE, total: ['All', 'some'] };
  expect(() => createReport(draft([vague]))).toThrow('the total of Count is no number');
});

test('two sections with one id are refused', () => {
  const twice = { ...draft([TABLE]) };
  const [section] = twice.sections;
  if (section === undefined) throw new Error('the draft has a section');
  expect(() => createReport({ ...twice, sections: [section, section] })).toThrow('same id');
});

test('a report without a headline is refused', () => {
  expect(() => createReport({ ...draft([TABLE]), headline: ' ' })).toThrow('headline');
});

test('canonical JSON has sorted keys, whatever order they were made in', () => {
  expect(canonicalJson({ b: [{ d: 1, c: null }], a: 'x' })).toBe(
    '{"a":"x","b":[{"c":null,"d":1}]}',
  );
});

function draft(blocks: readonly Block[]): ReportDraft {
  return {
    kind: 'practice',
    title: 'Elm Lane Surgery (X90001)',
    programme: 'GP record view migration',
    generatedAt: '2026-11-22T10:05:00Z',
    asAt: '2026-11-22',
    tool: { version: '0.1.0', rules: [] },
    smallNumbers: 'shown',
    headline: 'Five pieces of fruit.',
    sources: [],
    sections: [{ id: 'fruit', title: 'Fruit', blocks }],
  };
}
