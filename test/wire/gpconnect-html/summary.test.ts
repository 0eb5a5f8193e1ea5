import { expect, test } from 'vitest';
import { item, readSection, table } from './builder.ts';

const h2 = (text: string): string => `<h2>${text}</h2>`;

test('the emergency codes are known by their title', () => {
  const html =
    '<h1>Emergency Codes</h1>' +
    table(
      ['Date', 'Entry', 'Details', 'Location of further information'],
      ['01-Jan-2020', 'Has advance statement', '', 'Paper record'],
    );
  const reading = readSection('XXX', html);
  expect(reading.record.entries[0]?.text).toEqual(['Further information: Paper record']);
});

test('the summary holds its tables under their own headings', () => {
  const html = [
    '<h1>Summary</h1>',
    h2('Last 3 Encounters'),
    table(['Date', 'Title', 'Details'], ['03-Mar-2020', 'GP Surgery', 'Cough']),
    h2('Active Problems and Issues'),
    table(['Start Date', 'Entry', 'Significance', 'Details'], ['2012', 'Asthma', 'Major', '']),
    h2('Current Allergies and Adverse Reactions'),
    table(['Start Date', 'Details'], ['2003', 'Allergy to penicillin']),
  ].join('');
  const reading = readSection('SUM', html);
  expect(reading.record.entries.map((entry) => [entry.item, entry.kind])).toEqual([
    ['summary', 'encounter'],
    ['summary', 'problem'],
    ['summary', 'allergy'],
  ]);
  expect(item(reading, 'problems')?.state).toBe('not-returned');
});
