import { describe, expect, test } from 'vitest';
import type { GpSystem } from '../../../src/simulator/gp-system.ts';
import type { MedicationEntry, SimulatedEntry } from '../../../src/simulator/model.ts';
import { CODES, core } from '../sample-patient.ts';
import { divOf, rowsOf, tableOf } from './html-of.ts';

const REPEAT: MedicationEntry = {
  ...core('d1', CODES.simvastatin),
  kind: 'medication',
  dose: 'Take ONE at night',
  quantity: { number: '28', unit: 'tablet' },
  durationDays: 28,
  course: 'repeat',
  status: 'active',
  issuesAllowed: 6,
  issues: [
    { id: 'i1', date: '2026-04-02' },
    { id: 'i2', date: '2026-04-30' },
  ],
};
const STOPPED: MedicationEntry = {
  ...REPEAT,
  status: 'stopped',
  ended: { date: '2026-05-10', reason: 'Rash' },
};

/** An acute course issued on that day, for seven days. */
function acute(day: string, changes: Partial<MedicationEntry> = {}): MedicationEntry {
  return {
    ...REPEAT,
    course: 'acute',
    date: day,
    durationDays: 7,
    status: 'completed',
    issues: [{ id: 'i1', date: day }],
    issuesAllowed: undefined,
    ...changes,
  };
}

test.each([
  [
    'med-tab-acu-med',
    'Type|Start Date|Medication Item|Dosage Instruction|Quantity|Scheduled End Date|Days Duration|Additional Information',
  ],
  [
    'med-tab-curr-rep',
    'Type|Start Date|Medication Item|Dosage Instruction|Quantity|Last Issued Date|Number of Prescriptions Issued|Max Issues|Review Date|Additional Information',
  ],
  [
    'med-tab-dis-rep',
    'Type|Last Issued Date|Medication Item|Dosage Instruction|Quantity|Discontinued Date|Discontinuation Reason|Additional Information',
  ],
  [
    'med-tab-all-sum',
    'Type|Start Date|Medication Item|Dosage Instruction|Quantity|Last Issued Date|Number of Prescriptions Issued|Discontinuation Details|Additional Information',
  ],
  [
    'med-tab-all-iss',
    'Type|Issue Date|Medication Item|Dosage Instruction|Quantity|Days Duration|Additional Information',
  ],
])('the table %s has its columns', (id, expected) => {
  const div = divOf([REPEAT, { ...STOPPED, id: 'd2' }, acute('2026-05-20', { id: 'd3' })], 'MED');
  const head = [...(tableOf(div, id) ?? '').matchAll(/<th>(.*?)<\/th>/g)];
  expect(head.map(([, name]) => name).join('|')).toBe(expected);
});

test('a current repeat: EMIS does not share how many issues were authorised', () => {
  const problem: SimulatedEntry = {
    ...core('p1', CODES.asthma),
    kind: 'problem',
    status: 'active',
    significance: 'major',
    linked: ['d1'],
  };
  const row = (system: GpSystem): string[][] =>
    rowsOf(divOf([REPEAT, problem], 'MED', { system }), 'med-tab-curr-rep');
  const cells = ['Repeat', '02-May-2019', 'Simvastatin 40mg tablets', 'Take ONE at night'];
  const rest = ['28 tablet', '30-Apr-2026', '2'];
  expect(row('EMIS')).toEqual([[...cells, ...rest, '', '', 'Linked Problem: Asthma']]);
  expect(row('TPP')).toEqual([[...cells, ...rest, '6', '', 'Linked Problem: Asthma']]);
});

test('an acute drug of the last twelve months runs for its days', () => {
  const entries = [acute('2026-05-20'), acute('2025-06-01', { id: 'd2' })];
  expect(rowsOf(divOf(entries, 'MED'), 'med-tab-acu-med')).toEqual([
    [
      'Acute',
      '20-May-2026',
      'Simvastatin 40mg tablets',
      'Take ONE at night',
      '28 tablet',
      '27-May-2026',
      '7',
      '',
    ],
  ]);
});

describe('the summary lists an acute drug while it counts as current', () => {
  test.each<[GpSystem, string, boolean]>([
    ['TPP', '2026-05-25', true],
    ['TPP', '2026-05-24', false],
    ['EMIS', '2026-05-04', true],
    ['EMIS', '2026-05-03', false],
    ['Vision', '2025-06-02', true],
    ['Vision', '2025-05-31', false],
    ['Microtest', '2025-12-01', true],
    ['Microtest', '2025-11-29', false],
  ])('%s, issued on %s for a week: %s', (system, day, expected) => {
    const rows = rowsOf(divOf([acute(day)], 'SUM', { system }), 'med-tab-acu-med');
    expect(rows.length === 1).toBe(expected);
  });

  test('EMIS counts the days and a fortnight, when that is later', () => {
    const long = acute('2026-04-01', { durationDays: 47 });
    expect(rowsOf(divOf([long], 'SUM'), 'med-tab-acu-med')).toHaveLength(1);
    const shorter = acute('2026-04-01', { durationDays: 46 });
    expect(rowsOf(divOf([shorter], 'SUM'), 'med-tab-acu-med')).toHaveLength(0);
  });
});

test.each<[GpSystem, readonly string[], string]>([
  ['EMIS', ['10-May-2026', 'Rash'], 'Ended: 10-May-2026 Rash'],
  ['TPP', ['10-May-2026', 'Rash'], 'Stopped: 10-May-2026 Rash'],
  ['Vision', ['10-May-2026', 'Rash'], 'De-activated: 10-May-2026 Rash'],
  ['Microtest', ['', ''], 'Stopped'],
])('%s tells the end of a repeat as %j', (system, cells, words) => {
  const div = divOf([STOPPED], 'MED', { system });
  expect(rowsOf(div, 'med-tab-dis-rep')[0]?.slice(5, 7)).toEqual(cells);
  expect(rowsOf(div, 'med-tab-all-sum')[1]?.[7]).toBe(words);
  expect(tableOf(div, 'med-tab-curr-rep')).toBeUndefined();
});

test('EMIS says the same of a course that ran out and of one that was stopped', () => {
  const details = (status: 'completed' | 'stopped'): string | undefined => {
    const entry = acute('2026-05-01', { status, ended: { date: '2026-05-08' } });
    return rowsOf(divOf([entry], 'MED'), 'med-tab-all-sum')[1]?.[7];
  };
  expect(details('completed')).toBe('Ended: 08-May-2026');
  expect(details('stopped')).toBe('Ended: 08-May-2026');
});

test('Microtest takes a repeat nobody issued for half a year off the list, without date or reason', () => {
  const stale = { ...REPEAT, issues: [{ id: 'i1', date: '2025-11-29' }] };
  const div = divOf([stale], 'MED', { system: 'Microtest' });
  expect(tableOf(div, 'med-tab-curr-rep')).toBeUndefined();
  expect(rowsOf(div, 'med-tab-dis-rep')[0]?.slice(5, 7)).toEqual(['', '']);
  expect(rowsOf(divOf([stale], 'MED'), 'med-tab-curr-rep')).toHaveLength(1);
});

test('issues stand under the name of their drug, newest first', () => {
  const other = {
    ...acute('2026-05-20', { id: 'd2' }),
    concept: { ...CODES.cold, term: 'Aspirin' },
  };
  expect(rowsOf(divOf([REPEAT, other], 'MED'), 'med-tab-all-iss')).toEqual([
    ['<b>Aspirin</b>'],
    ['Acute', '20-May-2026', 'Aspirin', 'Take ONE at night', '28 tablet', '7', ''],
    ['<b>Simvastatin 40mg tablets</b>'],
    [
      'Repeat',
      '30-Apr-2026',
      'Simvastatin 40mg tablets',
      'Take ONE at night',
      '28 tablet',
      '28',
      '',
    ],
    [
      'Repeat',
      '02-Apr-2026',
      'Simvastatin 40mg tablets',
      'Take ONE at night',
      '28 tablet',
      '28',
      '',
    ],
  ]);
});

test('a group’s row spans the table', () => {
  expect(divOf([REPEAT], 'MED')).toContain(
    '<tr><td colspan="9" class="med-item-column"><b>Simvastatin 40mg tablets</b></td></tr>',
  );
});

test('a drug that is held back leaves its line in every table it would stand in', () => {
  const div = divOf([{ ...REPEAT, confidential: true }], 'MED');
  expect(rowsOf(div, 'med-tab-curr-rep')).toEqual([
    ['', '', 'Confidential Item', '', '', '', '', '', '', ''],
  ]);
  expect(rowsOf(div, 'med-tab-all-iss')[1]).toEqual(['', '', 'Confidential Item', '', '', '', '']);
  expect(div).not.toContain('Simvastatin');
});
