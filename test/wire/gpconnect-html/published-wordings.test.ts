import { describe, expect, test } from 'vitest';
import { mergeReadings } from '../../../src/wire/merge-readings.ts';
import { device, gists, item, readSection, table, whats } from './builder.ts';

const h2 = (text: string): string => `<h2>${text}</h2>`;

describe('rows under the name of their drug', () => {
  const head =
    '<thead><tr><th>Type</th><th>Issue Date</th><th>Medication Item</th><th>Dosage Instruction</th><th>Quantity</th></tr></thead>';
  const group = (name: string, span = 5): string =>
    `<tr><td colspan="${span}" class="med-item-column"> <b>${name}</b></td></tr>`;
  const row = (name: string): string =>
    `<tr><td>Acute</td><td>01-Mar-2020</td><td>${name}</td><td>one</td><td>7</td></tr>`;
  const read = (...rows: string[]) =>
    readSection(
      'MED',
      `${h2('All Medication Issues')}<table>${head}<tbody>${rows.join('')}</tbody></table>`,
    );

  test.each([5, 4])(
    'are read, and the name over %i of five columns is no row of its own',
    (span) => {
      const reading = read(group('Senna', span), row('Senna'), group('Zinc', span), row('Zinc'));
      expect(reading.record.entries.map(({ term }) => term)).toEqual(['Senna', 'Zinc']);
      expect(reading.unmapped).toEqual([]);
      expect(whats(reading).filter((what) => what.startsWith('error'))).toEqual([]);
    },
  );

  test('that name no drug are about the one they stand under', () => {
    expect(read(group('Senna'), row('')).record.entries[0]?.term).toBe('Senna');
  });

  test('that name another drug are told', () => {
    expect(whats(read(group('Senna'), row('Zinc')))).toContain(
      'error: a row names another drug than the one it stands under',
    );
  });
});

describe('how a course ended', () => {
  const read = (details: string, info: string, supplier: string) =>
    readSection(
      'MED',
      h2('All Medication (Summary)') +
        table(
          [
            'Type',
            'Start Date',
            'Medication Item',
            'Dosage Instruction',
            'Quantity',
            'Discontinued Details',
            'Additional Information',
          ],
          ['Acute', '01-Mar-2020', 'Senna', 'one', '7', details, info],
        ),
      device(supplier),
    ).record.entries[0];

  test.each([
    ['EMIS', 'Ended: 08-Mar-2020', 'ended', '2020-03-08', undefined],
    ['TPP', 'Ended on: 08-Mar-2020', 'ended', '2020-03-08', undefined],
    ['TPP', 'Stopped: Mar 2020 rash on arms', 'stopped', '2020-03', 'rash on arms'],
    ['Vision', 'De-activated: 2020', 'ended', '2020', undefined],
    ['Microtest', 'Stopped', 'ended', undefined, undefined],
  ])('%s: %s', (supplier, words, status, ended, reason) => {
    const entry = read(words, words, supplier);
    expect(entry?.status).toBe(status);
    expect(entry?.text).toEqual([]);
    expect(entry?.detail).toMatchObject({ kind: 'medication', course: 'acute' });
    const detail = entry?.detail.kind === 'medication' ? entry.detail : undefined;
    expect(detail?.ended?.text).toBe(ended);
    expect(detail?.endReason).toBe(reason);
  });

  test.each(['Ended badly', 'Stopped: 99-Foo-2020', 'Ended: 08-Mar-2020; see letter'])(
    'other words stay text: %s',
    (words) => {
      expect(read('', words, 'EMIS')?.text).toEqual([words]);
      expect(read('', words, 'EMIS')?.status).toBeUndefined();
    },
  );

  test('a second ending that contradicts the first stays text', () => {
    const entry = read('Ended: 08-Mar-2020', 'Ended: 09-Mar-2020', 'EMIS');
    expect(entry?.text).toEqual(['Ended: 09-Mar-2020']);
  });
});

test('a linked problem is a link, not text', () => {
  const reading = readSection(
    'MED',
    h2('Recent Medication Issues') +
      table(
        [
          'Type',
          'Start Date',
          'Medication Item',
          'Dosage Instruction',
          'Quantity',
          'Additional Information',
        ],
        ['Acute', '01-Mar-2020', 'Senna', 'one', '7', 'Linked Problem: Constipation<br/>at night'],
      ),
  );
  const [entry] = reading.record.entries;
  expect(entry?.text).toEqual(['at night']);
  expect(entry?.links.map(({ relation }) => relation)).toEqual(['problem']);
  expect(JSON.stringify(entry?.links)).not.toContain('Constipation');
});

test.each([
  ['GP Surgery - Dr Ann Fennel', 'GP Surgery'],
  ['Home visit, Nurse Larkspur', 'Home visit'],
  ['Dr Ann Fennel', undefined],
  ['Drop-in clinic', 'Drop-in clinic'],
  ['Telephone - follow up', 'Telephone - follow up'],
])('the title %s names %s', (title, term) => {
  const reading = readSection('ENC', table(['Date', 'Title', 'Details'], ['2020', title, 'x']));
  expect(reading.record.entries[0]?.term).toBe(term);
  expect(reading.problems).toEqual([]);
});

test('what a cell says in one known form has a field of its own', () => {
  const allergy = readSection(
    'ALL',
    h2('Historical Allergies and Adverse Reactions') +
      table(
        ['Start Date', 'End Date', 'Details'],
        ['1990', '2001', 'Egg allergy<br/>Reaction: Rash<br/>Reason ended: Tolerated<br/>mild'],
      ),
  );
  expect(gists(allergy)).toMatchObject([
    { term: 'Egg allergy', reaction: 'Rash', endReason: 'Tolerated', text: ['mild'] },
  ]);
  const vaccine = readSection(
    'IMM',
    table(
      ['Date', 'Vaccination', 'Part', 'Contents', 'Details'],
      ['2019', 'Influenza vaccination', '', '', 'Batch Number: AB12<br/>left arm'],
    ),
  );
  expect(gists(vaccine)).toMatchObject([{ batch: 'AB12', text: ['left arm'] }]);
  const value = readSection(
    'OBS',
    table(['Date', 'Entry', 'Value', 'Details'], ['2019', 'Sodium', '120 mmol/L', 'Abnormal']),
  );
  expect(gists(value)).toMatchObject([{ abnormal: true, text: [] }]);
});

describe('blood pressures in two rows', () => {
  const row = (name: string, value: string): string[] => ['01-Mar-2020', name, `${value} mmHg`, ''];
  const read = (...rows: string[][]) =>
    readSection('OBS', table(['Date', 'Entry', 'Value', 'Details'], ...rows));
  const [s1, d1] = [row('Systolic blood pressure', '120'), row('Diastolic blood pressure', '80')];
  const [s2, d2] = [row('Systolic blood pressure', '140'), row('Diastolic blood pressure', '90')];

  test('several of a day, each diastolic right under its systolic', () => {
    const reading = read(s1, d1, s2, d2);
    expect(gists(reading)).toMatchObject([
      { kind: 'blood-pressure', systolic: { number: '120' }, diastolic: { number: '80' } },
      { kind: 'blood-pressure', systolic: { number: '140' }, diastolic: { number: '90' } },
    ]);
  });

  test('in any other order which belong together cannot be told', () => {
    const reading = read(s1, s2, d1, d2);
    expect(reading.record.entries.map(({ kind }) => kind)).toEqual(Array(4).fill('observation'));
  });
});

describe('sentences and banners', () => {
  test('a second sentence adds nothing to one that has a meaning', () => {
    const reading = readSection(
      'ALL',
      "<p>No 'Allergies' data is recorded for this patient.</p><p>This data may still exist in the source system.</p>",
    );
    expect(item(reading, 'risks-and-warnings')?.state).toBe('nothing-recorded');
    expect(reading.unmapped).toEqual([]);
    expect(reading.problems).toEqual([]);
  });

  const rows = table(['Date', 'From', 'To', 'Priority', 'Details'], ['2020', '', '', '', 'x']);
  const under = (kind: string, text: string) =>
    readSection('REF', `<div class="${kind}-banner"><p>${text}</p></div>${rows}`);

  test.each([
    'Contains referrals related to the patient.',
    'Non - BNF designated items e.g. local mixtures, have been excluded. Medication Max Issues are not shared currently.',
    'The medication above is taken from a list of Repeat Medication Templates in the patient record which may have been amended since they were last issued.',
  ])('a standing notice excuses nothing: %s', (text) => {
    const reading = under('content', text);
    expect(reading.problems).toEqual([]);
    expect(reading.unmapped).toEqual([]);
    expect(item(reading, 'events')?.warnings).toEqual([]);
  });

  test('a notice with a word more is told', () => {
    const reading = under('content', 'Contains referrals related to the patient. Two are missing.');
    expect(whats(reading)).toEqual(['warning: a banner this reader does not know']);
  });

  test.each(['All relevant items', 'Date filter not applied'])('no restriction: %s', (text) => {
    expect(under('date', text).problems).toEqual([]);
  });

  test.each([
    "For the period '01-Jan-2020' to '02-Feb-2020'.",
    'For the selected date range 01-Jan-2020 to 02-Feb-2020 subject to patient preferences and/or RCGP exclusions.',
  ])('a restriction: %s', (text) => {
    expect(whats(under('date', text))[0]).toMatch(/^error: the section was restricted to a period/);
    expect(whats(under('content', text))[0]).toMatch(/^error: the section was restricted/);
  });

  test('administrative items a system does not offer say nothing of the clinical ones', () => {
    const none = "No 'Clinical Items' data is recorded for this patient.";
    const cannot = "This system does not support retrieval of 'Administrative Items' data.";
    const reading = mergeReadings([
      readSection('CLI', `<p>${none}</p>`),
      readSection('ADM', `<p>${cannot}</p>`),
    ]);
    expect(item(reading, 'examinations')?.state).toBe('nothing-recorded');
    expect(whats(reading)[0]).toContain('does not support retrieval');
  });
});

test('a clinical item that repeats a problem is its twin, once', () => {
  const problem = readSection(
    'PRB',
    h2('Active Problems and Issues') +
      table(['Start Date', 'Entry', 'Significance', 'Details'], ['2012', 'Asthma', 'Major', '']),
  );
  const items = readSection(
    'CLI',
    table(['Date', 'Entry', 'Details'], ['2012', 'Asthma', ''], ['2012', 'Asthma', 'again']),
  );
  const { entries } = mergeReadings([problem, items]).record;
  expect(entries.map(({ kind, links }) => [kind, links.length])).toEqual([
    ['problem', 0],
    ['observation', 1],
    ['observation', 0],
  ]);
  expect(entries[1]?.links[0]).toEqual({ relation: 'twin', target: entries[0]?.localId });
});
