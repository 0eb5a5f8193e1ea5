import { describe, expect, test } from 'vitest';
import { gists, readSection, table } from './builder.ts';

test.each([
  ['5.0 mmol/L', { type: 'quantity', quantity: { number: '5.0', unit: 'mmol/L' } }, undefined],
  [
    '&lt;0.1 ug/L',
    { type: 'quantity', quantity: { number: '0.1', unit: 'ug/L', comparator: '<' } },
    undefined,
  ],
  [
    '13.2 g/dL (11.5 - 16.5)',
    { type: 'quantity', quantity: { number: '13.2', unit: 'g/dL' } },
    { low: { number: '11.5' }, high: { number: '16.5' } },
  ],
  ['72 %', { type: 'quantity', quantity: { number: '72', unit: '%' } }, undefined],
  ['6.1 10*9/L', { type: 'quantity', quantity: { number: '6.1', unit: '10*9/L' } }, undefined],
  ['80 &micro;mol/L', { type: 'quantity', quantity: { number: '80', unit: 'µmol/L' } }, undefined],
  ['007', { type: 'quantity', quantity: { number: '007' } }, undefined],
  ['5 - 7 mmol/L', { type: 'text', text: '5 - 7 mmol/L' }, undefined],
  ['1/12', { type: 'text', text: '1/12' }, undefined],
  ['Negative', { type: 'text', text: 'Negative' }, undefined],
  ['5,0 mmol/L', { type: 'text', text: '5,0 mmol/L' }, undefined],
])('the value %s', (cell, value, range) => {
  const html = table(['Date', 'Entry', 'Value', 'Details'], ['01-Jan-2020', 'A test', cell, '']);
  const [entry] = gists(readSection('OBS', html)) as { value: unknown; range: unknown }[];
  expect(entry?.value).toEqual(value);
  expect(entry?.range).toEqual(range);
});

test('a blood pressure is told by its wording and its form together', () => {
  const html = table(
    ['Date', 'Entry', 'Value', 'Details'],
    ['01-Jan-2020', 'O/E - blood pressure reading', '120/80 mmHg', ''],
    ['01-Jan-2020', 'Visual acuity', '12/80', ''],
  );
  expect(gists(readSection('OBS', html))).toEqual([
    {
      kind: 'blood-pressure',
      term: 'O/E - blood pressure reading',
      date: '2020-01-01',
      text: [],
      systolic: { number: '120', unit: 'mmHg' },
      diastolic: { number: '80', unit: 'mmHg' },
    },
    {
      kind: 'observation',
      term: 'Visual acuity',
      date: '2020-01-01',
      text: [],
      value: { type: 'text', text: '12/80' },
    },
  ]);
});

describe('two rows of one reading each', () => {
  const HEADINGS = ['Date', 'Entry', 'Value', 'Details'];
  const systolic = (date: string): string[] => [date, 'O/E - Systolic BP reading', '120 mmHg', ''];
  const diastolic = (date: string): string[] => [
    date,
    'O/E - Diastolic BP reading',
    '80 mmHg',
    'left',
  ];

  test('are one blood pressure', () => {
    const html = table(HEADINGS, systolic('01-Jan-2020'), diastolic('01-Jan-2020'));
    expect(gists(readSection('OBS', html))).toEqual([
      {
        kind: 'blood-pressure',
        date: '2020-01-01',
        text: ['left'],
        systolic: { number: '120', unit: 'mmHg' },
        diastolic: { number: '80', unit: 'mmHg' },
      },
    ]);
  });

  test.each([
    ['of two days', [systolic('01-Jan-2020'), diastolic('02-Jan-2020')]],
    ['of a month', [systolic('Jan 2020'), diastolic('Jan 2020')]],
    [
      'beside a third',
      [systolic('01-Jan-2020'), systolic('01-Jan-2020'), diastolic('01-Jan-2020')],
    ],
  ])('stay observations: %s', (_, rows) => {
    const { entries } = readSection('OBS', table(HEADINGS, ...rows)).record;
    expect(entries.map(({ kind }) => kind)).toEqual(rows.map(() => 'observation'));
  });
});
