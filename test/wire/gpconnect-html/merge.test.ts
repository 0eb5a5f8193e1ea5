import { expect, test } from 'vitest';
import { mergeReadings } from '../../../src/wire/merge-readings.ts';
import { gists, item, readSection, table } from './builder.ts';

const PROBLEM = ['Start Date', 'Entry', 'Significance', 'Details'];
const ACTIVE = '<h2>Active Problems and Issues</h2>';

test('one section per response: what none of them speaks of was not returned', () => {
  const merged = mergeReadings([
    readSection('PRB', ACTIVE + table(PROBLEM, ['2012', 'Asthma', 'Major', ''])),
    readSection('IMM', "<p>No 'Immunisations' data is recorded for this patient.</p>"),
  ]);
  expect(item(merged, 'problems')?.state).toBe('populated');
  expect(item(merged, 'procedures')?.state).toBe('nothing-recorded');
  expect(item(merged, 'medication')?.state).toBe('not-returned');
  expect(item(merged, 'patient-details')?.state).toBe('populated');
  expect(merged.record.patient?.birthDate?.text).toBe('1952-05-31');
});

test.each([
  [
    'all columns',
    ['Start Date', 'Entry', 'Significance', 'Details'],
    ['2012', 'Asthma', 'Major', 'x'],
  ],
  ['fewer columns', ['Start Date', 'Entry'], ['2012', 'Asthma']],
])('a row of the summary with %s is the entry of its own section', (_, columns, cells) => {
  const merged = mergeReadings([
    readSection('SUM', ACTIVE + table(columns, cells)),
    readSection('PRB', ACTIVE + table(PROBLEM, ['2012', 'Asthma', 'Major', 'x'])),
  ]);
  expect(merged.record.entries).toHaveLength(1);
  expect(merged.record.entries[0]).toMatchObject({ item: 'problems', alsoIn: ['summary'] });
  expect(merged.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('a row of the summary that says something else stays', () => {
  const merged = mergeReadings([
    readSection('SUM', ACTIVE + table(PROBLEM, ['2012', 'Asthma', 'Minor', 'x'])),
    readSection('PRB', ACTIVE + table(PROBLEM, ['2012', 'Asthma', 'Major', 'x'])),
  ]);
  expect(gists(merged)).toHaveLength(2);
});

test('equal rows of one section stay several, and a section sent twice adds nothing', () => {
  const html = ACTIVE + table(PROBLEM, ['2012', 'Asthma', '', ''], ['2012', 'Asthma', '', '']);
  const twice = mergeReadings([readSection('PRB', html), readSection('PRB', html)]);
  expect(twice.record.entries).toHaveLength(2);
});
