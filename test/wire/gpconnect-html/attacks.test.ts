import { describe, expect, it } from 'vitest';
import { readGpConnectHtml } from '../../../src/wire/gpconnect-html/read.ts';
import { bundle, bytes, device, gists, item, readSection, table, whats } from './builder.ts';

const ERROR: unknown = expect.stringMatching(/^error: /);
const ALLERGY = ['Start Date', 'Details'];
const PROBLEM = ['Date', 'Entry', 'Significance', 'Details'];
const CLINICAL = ['Date', 'Entry', 'Details'];
const REPEAT = [
  'Start Date',
  'Medication Item',
  'Dosage Instruction',
  'Quantity',
  'Last Issued Date',
  'Number of Prescriptions Issued',
  'Max Issues',
  'Review Date',
  'Additional Information',
];
const current = (...rows: readonly (readonly string[])[]): string =>
  `<h1>Allergies</h1><h2>Current Allergies and Adverse Reactions</h2>${table(ALLERGY, ...rows)}<h2>Historical Allergies and Adverse Reactions</h2><p>No 'Historical Allergies' data is recorded for this patient.</p>`;

describe('"none known" is said of allergies as a whole or not at all', () => {
  it.each([
    'No known allergies',
    'No known allergies.',
    'No known drug allergies',
    'Nil known allergies',
    'No Known Allergy',
  ])('%j says it', (words) => {
    const reading = readSection('ALL', current(['01-May-2019', words]));
    expect(reading.record.entries[0]?.detail).toMatchObject({ asserts: 'none-known' });
  });

  it.each([
    'No known allergies to penicillin',
    'No known allergy to latex',
    'No known allergies except penicillin',
    'No known allergies other than nuts',
    'No known drug allergies - but egg allergy',
    'NOT allergic to penicillin',
  ])('%j does not', (words) => {
    const reading = readSection('ALL', current(['01-May-2019', words]));
    expect(reading.record.entries[0]?.detail).toMatchObject({ asserts: 'allergy' });
    expect(item(reading, 'risks-and-warnings')?.state).toBe('populated');
  });

  it('beside an allergy the item is populated', () => {
    const reading = readSection(
      'ALL',
      current(['01-May-2019', 'No known allergies'], ['02-May-2019', 'Penicillin']),
    );
    expect(item(reading, 'risks-and-warnings')?.state).toBe('populated');
    expect(reading.record.entries).toHaveLength(2);
  });
});

describe('what a person would not see as it stands is an error', () => {
  const row = (attributes: string, cell = 'Asthma'): string =>
    `<table><thead><tr><th>Date</th><th>Entry</th><th>Details</th></tr></thead><tbody><tr${attributes}><td>01-May-2019</td><td>${cell}</td><td></td></tr></tbody></table>`;

  it.each([
    ['a hidden row', row(' style="display:none"')],
    ['a hidden row, written otherwise', row(' STYLE="color:red; Display : NONE ;"')],
    ['an invisible row', row(' style="visibility: hidden"')],
    ['a hidden row of HTML 5', row(' hidden="hidden"')],
    ['words struck through', row('', '<del>Asthma</del>')],
    ['words struck through of old', row('', '<strike>Asthma</strike>')],
    ['words struck through by one letter', row('', '<s>Asthma</s>')],
    ['words struck through by style', row(' style="text-decoration: line-through"')],
    ['a table within a cell', row('', `Asthma${row('', 'Angina')}`)],
  ])('%s', (_, html) => {
    const reading = readSection('CLI', `<h1>Clinical Items</h1>${html}`);
    expect(whats(reading)).toContainEqual(ERROR);
  });

  it('a style of looks alone is none', () => {
    const reading = readSection(
      'CLI',
      `<h1>Clinical Items</h1>${row(' style="display: table-row; color: #000"')}`,
    );
    expect(whats(reading)).toEqual([]);
  });
});

describe('a sentence that does not say "nothing" is never nothing', () => {
  it.each([
    'No data could be retrieved although items are recorded.',
    'No items could be loaded: records are held elsewhere.',
    'No information is available, the record is held by another organisation.',
    'No items are shown because entries were found to be restricted.',
    'No complete list of items recorded could be produced.',
  ])('%j', (sentence) => {
    const reading = readSection('ALL', `<h1>Allergies</h1><p>${sentence}</p>`);
    expect(item(reading, 'risks-and-warnings')?.state).not.toBe('nothing-recorded');
  });
});

describe('headings that contradict are never taken at their word', () => {
  it('problems in the section of allergies are no allergies', () => {
    const html = `<h1>Problems</h1><h2>Active Problems and Issues</h2>${table(PROBLEM, ['01-May-2019', 'Asthma', 'Major', ''])}`;
    const reading = readSection('ALL', html);
    expect(whats(reading)).toContainEqual(ERROR);
    expect(gists(reading)).toEqual([]);
  });

  it('a title of another section than the code is an error', () => {
    const html = table(PROBLEM, ['01-May-2019', 'Asthma', 'Major', 'Wheeze']);
    const reading = readGpConnectHtml(bytes(bundle([{ code: 'ALL', title: 'Problems', html }])));
    expect(whats(reading)).toContainEqual(ERROR);
  });

  it.each([
    ['Problems no longer active', 'inactive'],
    ['Non-active Problems', 'inactive'],
    ['Past Problems', undefined],
  ])('%j does not hold active ones', (heading, status) => {
    const html = `<h1>Problems</h1><h2>${heading}</h2>${table(PROBLEM, ['01-May-2019', 'Asthma', 'Major', ''])}`;
    const reading = readSection('PRB', html, device('EMIS'));
    expect(reading.record.entries[0]?.status).toBe(status);
  });

  it.each([
    'Past Repeat Medication',
    'Ended Repeat Medication',
    'Inactive Repeat Medication',
    'Non-current Medication',
    'Previous Repeat Medication',
    'Stopped Repeat Medication',
  ])('%j does not hold active drugs', (heading) => {
    const html = `<h1>Medications</h1><h2>${heading}</h2>${table(REPEAT, ['01-May-2019', 'Digoxin', 'od', '28', '', '', '', '', ''])}`;
    const reading = readSection('MED', html);
    expect(reading.record.entries[0]?.status).not.toBe('active');
  });

  it('a course among the repeats that is said to be stopped is not active without a word', () => {
    const html = `<h1>Medications</h1><h2>Current Repeat Medication</h2>${table(REPEAT, ['01-May-2019', 'Digoxin', 'od', '28', '', '', '', '', 'Stopped: 02-Jun-2019 Rash'])}`;
    const reading = readSection('MED', html);
    expect(whats(reading)).toContainEqual(ERROR);
    expect(reading.record.entries[0]?.status).not.toBe('active');
  });
});

describe('what stands in a comment hides nothing', () => {
  it('a script that is opened in a comment and closed in another', () => {
    const html = `<h1>Clinical Items</h1><!-- <script> -->${table(CLINICAL, ['01-May-2019', 'Asthma', ''])}<!-- </script> -->`;
    expect(readSection('CLI', html).record.entries.map(({ term }) => term)).toEqual(['Asthma']);
  });

  it('a table in a comment is none', () => {
    const html = `<h1>Clinical Items</h1><!-- ${table(CLINICAL, ['01-May-2019', 'Asthma', ''])} -->${table(CLINICAL, ['01-May-2019', 'Angina', ''])}`;
    expect(readSection('CLI', html).record.entries.map(({ term }) => term)).toEqual(['Angina']);
  });

  it('many comments that are never closed take little time', () => {
    const reading = readSection('CLI', '<!-- '.repeat(100_000));
    expect(whats(reading)).toContainEqual(ERROR);
  });
});

describe('a supplier is known by its device, and by its name alone', () => {
  const html = `<h1>Problems</h1><div class="content-banner"><p>Colour vision and evolution of problems are shown elsewhere</p></div><h2>Active Problems and Issues</h2>${table(PROBLEM, ['01-May-2019', 'Asthma', 'Major', ''])}`;

  it('a word in a banner names nobody', () => {
    expect(readSection('PRB', html).record.entries[0]?.status).toBe('active');
  });

  it('a word in a banner does not take the name of the device away', () => {
    expect(readSection('PRB', html, device('Microtest')).limits).toContainEqual(
      expect.objectContaining({ kind: 'problem', field: 'date-padded' }),
    );
  });
});

describe('odd tables', () => {
  it('a sign of less than stays what it is', () => {
    const html = `<h1>Medications</h1><h2>Current Repeat Medication</h2>${table(REPEAT, ['01-May-2019', 'Digoxin', 'if pulse &lt; 60 omit', '28', '', '', '', '', ''])}`;
    expect(readSection('MED', html).record.entries[0]?.detail).toMatchObject({
      dose: 'if pulse < 60 omit',
    });
  });

  it('columns in another order are read by their headings', () => {
    const html = `<h1>Clinical Items</h1>${table(['Details', 'Entry', 'Date'], ['wheeze', 'Asthma', '01-May-2019'])}`;
    expect(readSection('CLI', html).record.entries[0]).toMatchObject({
      term: 'Asthma',
      date: { text: '2019-05-01' },
    });
  });

  it.each(['01/02/2019', '2019-02-01', '01-02-2019', '1 Févr 2019', '1er mai 2019', '01.Mai.2019'])(
    'the date %j is an error and no date',
    (date) => {
      const reading = readSection(
        'CLI',
        `<h1>Clinical Items</h1>${table(CLINICAL, [date, 'Asthma', ''])}`,
      );
      expect(reading.record.entries[0]?.date).toBeUndefined();
      expect(whats(reading)).toContainEqual(ERROR);
    },
  );

  it('a row of headings amid the rows is an error', () => {
    const html = `<h1>Clinical Items</h1>${table(CLINICAL, ['01-May-2019', 'Asthma', ''], CLINICAL)}`;
    expect(whats(readSection('CLI', html))).toContainEqual(ERROR);
  });

  it('a further column with words in it is unmapped', () => {
    const html = `<h1>Clinical Items</h1>${table([...CLINICAL, 'Certainty'], ['01-May-2019', 'Asthma', '', 'Refuted'])}`;
    expect(readSection('CLI', html).unmapped.map(({ path }) => path)).toContainEqual(
      expect.stringMatching(/td$/),
    );
  });

  it('a banner cut into spans is one', () => {
    const html = `<h1>Clinical Items</h1><div class="exclusion-banner"><span>Items ex</span><span>cluded</span> <span>due to confidentiality</span></div>${table(CLINICAL, ['01-May-2019', 'Asthma', ''])}`;
    expect(item(readSection('CLI', html), 'examinations')?.warnings).toEqual([
      'confidential-items',
    ]);
  });

  it('the same section twice keeps both', () => {
    const html = (term: string): string =>
      `<h1>Clinical Items</h1>${table(CLINICAL, ['01-May-2019', term, ''])}`;
    const reading = readGpConnectHtml(
      bytes(
        bundle([
          { code: 'CLI', html: html('Asthma') },
          { code: 'CLI', html: html('Angina') },
        ]),
      ),
    );
    expect(reading.record.entries.map(({ term }) => term)).toEqual(['Asthma', 'Angina']);
  });
});
