import { describe, expect, test } from 'vitest';
import { device, gists, item, readSection, table, whats } from './builder.ts';

const h2 = (text: string): string => `<h2>${text}</h2>`;

describe('problems', () => {
  const html = [
    '<h1>Problems and Issues</h1>',
    h2('Active Problems and Issues'),
    table(
      ['Start Date', 'Entry', 'Significance', 'Details'],
      ['03-Feb-2012', 'Asthma', 'Major', 'seen by nurse<br/>inhaler'],
    ),
    h2('Major Inactive Problems and Issues'),
    table(
      ['Start Date', 'End Date', 'Entry', 'Significance', 'Details'],
      ['Apr 2009', '2010', 'Fracture of wrist', 'Major', ''],
    ),
    h2('Other Inactive Problems and Issues'),
    table(
      ['Start Date', 'End Date', 'Entry', 'Significance', 'Details'],
      ['1999', '', 'Eczema', 'Minor', ''],
    ),
  ].join('');

  test('the table tells whether they are over', () => {
    const reading = readSection('PRB', html);
    expect(gists(reading)).toEqual([
      {
        kind: 'problem',
        term: 'Asthma',
        date: '2012-02-03',
        status: 'active',
        text: ['seen by nurse', 'inhaler'],
        significance: 'major',
      },
      {
        kind: 'problem',
        term: 'Fracture of wrist',
        date: '2009-04',
        status: 'inactive',
        text: [],
        significance: 'major',
        ended: '2010',
      },
      {
        kind: 'problem',
        term: 'Eczema',
        date: '1999',
        status: 'inactive',
        text: [],
        significance: 'minor',
      },
    ]);
    expect(reading.problems).toEqual([]);
    expect(reading.unmapped).toEqual([]);
    expect(item(reading, 'problems')?.state).toBe('populated');
    expect(item(reading, 'medication')?.state).toBe('not-returned');
  });

  test('Vision shows every problem as active, so that says nothing', () => {
    const reading = readSection('PRB', html, device('INPS Vision'));
    expect(reading.record.entries[0]?.status).toBeUndefined();
    expect(reading.limits).toContainEqual(
      expect.objectContaining({ kind: 'problem', field: 'status' }),
    );
  });

  test('a significance of Microtest between major and minor is neither', () => {
    const routine = html.replace('<td>Minor</td>', '<td>Routine</td>');
    const reading = readSection('PRB', routine, device('Microtest'));
    expect(reading.record.entries[2]?.detail).toEqual({ kind: 'problem' });
    expect(reading.problems).toEqual([]);
    expect(whats(readSection('PRB', routine))).toEqual([
      'error: the column significance holds a word this reader does not know',
    ]);
  });
});

describe('allergies', () => {
  const html = [
    '<h1>Allergies and Adverse Reactions</h1>',
    h2('Current Allergies and Adverse Reactions'),
    table(['Start Date', 'Details'], ['12-Jan-2003', 'Allergy to penicillin<br />Rash']),
    h2('Historical Allergies and Adverse Reactions'),
    table(['Start Date', 'End Date', 'Details'], ['1990', 'Mar 2001', 'Egg allergy']),
  ].join('');

  test('the first line of the details is the wording', () => {
    expect(gists(readSection('ALL', html))).toEqual([
      {
        kind: 'allergy',
        term: 'Allergy to penicillin',
        date: '2003-01-12',
        status: 'active',
        text: ['Rash'],
        asserts: 'allergy',
      },
      {
        kind: 'allergy',
        term: 'Egg allergy',
        date: '1990',
        status: 'ended',
        text: [],
        asserts: 'allergy',
        ended: '2001-03',
      },
    ]);
  });

  test('EMIS shows every allergy as current, so that says nothing', () => {
    const reading = readSection('ALL', html, device('EMIS'));
    expect(reading.record.entries.map(({ status }) => status)).toEqual([undefined, 'ended']);
    expect(reading.limits).toContainEqual(
      expect.objectContaining({ kind: 'allergy', field: 'ended' }),
    );
  });

  test('the statement that there are none is no allergy', () => {
    const none = table(['Start Date', 'Details'], ['12-Jan-2003', 'No known allergies']);
    const reading = readSection('ALL', h2('Current Allergies and Adverse Reactions') + none);
    expect(item(reading, 'risks-and-warnings')?.state).toBe('asserted-none');
    expect(reading.record.entries[0]?.detail).toEqual({ kind: 'allergy', asserts: 'none-known' });
  });
});

describe('medication', () => {
  const acute = table(
    [
      'Type',
      'Start Date',
      'Medication Item',
      'Dosage Instruction',
      'Quantity',
      'Scheduled End Date',
      'Days Duration',
      'Additional Information',
    ],
    [
      'Acute',
      '01-Mar-2020',
      'Amoxicillin 500mg capsules',
      'One three times a day',
      '21 capsules',
      '08-Mar-2020',
      '7',
      'With food',
    ],
  );
  const repeat = table(
    [
      'Type',
      'Start Date',
      'Medication Item',
      'Dosage Instruction',
      'Quantity',
      'Last Issued Date',
      'Number of Prescriptions Issued',
      'Max Issues',
      'Review Date',
      'Additional Information',
    ],
    [
      'Repeat',
      '05-Jun-2018',
      'Ramipril 5mg capsules',
      'One daily',
      '28 capsules',
      '02-Jan-2020',
      '5',
      '12',
      '05-Jun-2020',
      '',
    ],
  );
  const stopped = table(
    [
      'Last Issued Date',
      'Medication Item',
      'Dosage Instruction',
      'Quantity',
      'Discontinued Date',
      'Discontinuation Reason',
      'Additional Information',
    ],
    ['02-Feb-2017', 'Atenolol 50mg tablets', 'One daily', '28', '01-Mar-2017', 'Cough', ''],
  );
  const all = table(
    [
      'Type',
      'Start Date',
      'Medication Item',
      'Dosage Instruction',
      'Quantity',
      'Last Issued Date',
      'Discontinued Date',
    ],
    [
      'Acute',
      '01-Mar-2020',
      'Amoxicillin 500mg capsules',
      'One three times a day',
      '21 capsules',
      '01-Mar-2020',
      '',
    ],
    ['Repeat', '05-Jun-2018', 'Ramipril 5mg capsules', 'One daily', '28 capsules', '', ''],
    ['Repeat', '01-Feb-2015', 'Atenolol 50mg tablets', 'One daily', '28', '02-Feb-2017', ''],
    ['Acute', '09-Sep-2009', 'Ibuprofen 400mg tablets', 'As needed', '84', '', ''],
  );
  const issues = table(
    ['Type', 'Issue Date', 'Medication Item', 'Dosage Instruction', 'Quantity', 'Days Duration'],
    ['Repeat', '02-Jan-2020', 'Ramipril 5mg capsules', 'One daily', '28 capsules', '28'],
  );
  const html = [
    '<h1>Medications</h1>',
    h2('Acute Medication (Last 12 Months)') + acute,
    h2('Current Repeat Medication') + repeat,
    h2('Discontinued Repeat Medication') + stopped,
    h2('All Medication') + all,
    h2('All Medication Issues') + issues,
  ].join('');

  test('a course shown in two tables is one entry', () => {
    const reading = readSection('MED', html);
    expect(gists(reading)).toEqual([
      {
        kind: 'medication',
        term: 'Amoxicillin 500mg capsules',
        date: '2020-03-01',
        status: undefined,
        text: ['With food'],
        dose: 'One three times a day',
        quantityText: '21 capsules',
        durationDays: '7',
        course: 'acute',
        ended: '2020-03-08',
        lastIssued: '2020-03-01',
      },
      {
        kind: 'medication',
        term: 'Ramipril 5mg capsules',
        date: '2018-06-05',
        status: 'active',
        text: [],
        dose: 'One daily',
        quantityText: '28 capsules',
        course: 'repeat',
        lastIssued: '2020-01-02',
        review: '2020-06-05',
        issuesAllowed: '12',
        issuesMade: '5',
      },
      {
        kind: 'medication',
        term: 'Atenolol 50mg tablets',
        date: '2015-02-01',
        status: 'ended',
        text: [],
        dose: 'One daily',
        quantityText: '28',
        course: 'repeat',
        ended: '2017-03-01',
        endReason: 'Cough',
        lastIssued: '2017-02-02',
      },
      {
        kind: 'medication',
        term: 'Ibuprofen 400mg tablets',
        date: '2009-09-09',
        status: undefined,
        text: [],
        dose: 'As needed',
        quantityText: '84',
        course: 'acute',
      },
      {
        kind: 'issue',
        term: 'Ramipril 5mg capsules',
        date: '2020-01-02',
        status: undefined,
        text: [],
        dose: 'One daily',
        quantityText: '28 capsules',
        durationDays: '28',
      },
    ]);
    expect(reading.unmapped).toEqual([]);
    expect(whats(reading)).toEqual([]);
  });

  test('another dose in the overview is another course', () => {
    const other = html.replace(
      '<td>28 capsules</td><td></td><td></td>',
      '<td>56</td><td></td><td></td>',
    );
    expect(readSection('MED', other).record.entries).toHaveLength(6);
  });

  test.each([
    ['TPP', 'stopped'],
    ['EMIS', 'ended'],
  ])('a discontinued course of %s is %s', (supplier, status) => {
    const reading = readSection(
      'MED',
      h2('Discontinued Repeat Medication') + stopped,
      device(supplier),
    );
    expect(reading.record.entries[0]?.status).toBe(status);
    expect(reading.record.entries[0]?.date).toBeUndefined();
    expect(reading.limits).toContainEqual(
      expect.objectContaining({ kind: 'medication', field: 'date' }),
    );
  });

  test('the tables of release 0.5', () => {
    const reading = readSection(
      'MED',
      [
        h2('Current Medication Issues'),
        table(
          ['Start Date', 'Medication Item', 'Type', 'Scheduled End', 'Days Duration', 'Details'],
          ['01-Mar-2020', 'Amoxicillin', 'Acute', '08-Mar-2020', '7', 'tds'],
        ),
        h2('Past Medications'),
        table(
          ['Start Date', 'Medication Item', 'Type', 'Last Issued', 'Max Issues', 'Details'],
          ['2010', 'Atenolol', 'Repeat', '2012', '6', 'od'],
        ),
      ].join(''),
    );
    expect(reading.record.entries.map(({ term, status }) => [term, status])).toEqual([
      ['Amoxicillin', 'active'],
      ['Atenolol', 'ended'],
    ]);
  });
});

test.each([
  [
    'ENC',
    ['Date', 'Title', 'Details'],
    ['03-Mar-2020', 'GP Surgery', '<p>Cough</p><ul><li>dry</li><li>at <b>night</b></li></ul>'],
    {
      kind: 'encounter',
      term: 'GP Surgery',
      date: '2020-03-03',
      text: ['Cough', 'dry', 'at night'],
    },
  ],
  [
    'CLI',
    ['Date', 'Entry', 'Details'],
    ['03-Mar-2020', 'Appendicectomy', ''],
    { kind: 'observation', term: 'Appendicectomy', date: '2020-03-03', text: [] },
  ],
  [
    'IMM',
    ['Date', 'Vaccination', 'Part', 'Contents', 'Details'],
    ['Oct 2019', 'Influenza vaccination', '1', 'Fluad', 'left arm'],
    {
      kind: 'immunisation',
      term: 'Influenza vaccination',
      date: '2019-10',
      text: ['Fluad', 'left arm'],
      part: '1',
    },
  ],
  [
    'REF',
    ['Date', 'From', 'To', 'Priority', 'Details'],
    ['2019', 'Dr Fennel', 'Cardiology', 'Urgent', 'Referral to cardiologist<br/>murmur'],
    {
      kind: 'referral',
      term: 'Referral to cardiologist',
      date: '2019',
      text: ['murmur'],
      recipient: 'Cardiology',
      urgency: 'urgent',
    },
  ],
  [
    'ADM',
    ['Date', 'Entry', 'Details'],
    ['', 'Letter sent', 'x'],
    { kind: 'observation', term: 'Letter sent', text: ['x'] },
  ],
])('a row of %s', (code, headings, cells, expected) => {
  const reading = readSection(code, table(headings, cells));
  expect(gists(reading)).toEqual([expected]);
  expect(reading.problems).toEqual([]);
  expect(reading.unmapped).toEqual([]);
});
