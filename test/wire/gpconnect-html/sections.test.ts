import { describe, expect, test } from 'vitest';
import { readGpConnectHtml } from '../../../src/wire/gpconnect-html/read.ts';
import { bundle, bytes, device, gists, item, readSection, table, whats } from './builder.ts';

const ROWS = table(['Date', 'Entry', 'Details'], ['03-Mar-2020', 'Appendicectomy', '']);
const NOTHING = "<p>No 'Clinical Items' data is recorded for this patient.</p>";

describe('a section without a table', () => {
  test.each([
    ["No 'Clinical Items' data is recorded for this patient.", 'nothing-recorded', undefined],
    ['No data recorded', 'nothing-recorded', undefined],
    [
      'This system does not support retrieval of this data',
      'unavailable',
      'the system does not support retrieval of this data',
    ],
    ['Data not supported by this system', 'unavailable', 'the system does not support this data'],
    ['Access denied to this data', 'withheld', 'access to this part of the record is denied'],
    ['Please telephone the practice', 'text-only', undefined],
    ['No connection', 'text-only', undefined],
  ])('%s', (sentence, state, reason) => {
    const report = item(
      readSection('CLI', `<h1>Clinical Items</h1><p>${sentence}</p>`),
      'examinations',
    );
    expect(report?.state).toBe(state);
    expect(report?.reason).toBe(reason);
  });

  test('an unknown sentence is an error, for it may say that something is missing', () => {
    const reading = readSection('CLI', '<p>Please telephone the practice</p>');
    expect(whats(reading)).toEqual([
      'error: a sentence this reader does not know stands in place of a table',
    ]);
    expect(reading.unmapped).toEqual([{ path: 'Composition/section(CLI)/sentence', count: 1 }]);
  });

  test('a sentence in a row across the table means the same', () => {
    const html =
      '<table><tr><th>Date</th><th>Entry</th><th>Details</th></tr><tr><td colspan="3">No data recorded</td></tr></table>';
    expect(item(readSection('CLI', html), 'examinations')?.state).toBe('nothing-recorded');
  });

  test('of several parts, what is held back decides', () => {
    const html =
      '<h2>Active Problems and Issues</h2><p>No data recorded</p><h2>Other Inactive Problems</h2><p>Access denied</p>';
    expect(item(readSection('PRB', html), 'problems')?.state).toBe('withheld');
  });

  test('historical allergies a supplier does not have decide nothing', () => {
    const html =
      '<h2>Current Allergies</h2><p>No data recorded</p><h2>Historical Allergies</h2><p>Data not supported by this system</p>';
    expect(item(readSection('ALL', html), 'risks-and-warnings')?.state).toBe('nothing-recorded');
  });

  test('nothing at all is no empty list', () => {
    const reading = readSection('CLI', '<h1>Clinical Items</h1>');
    expect(item(reading, 'examinations')?.state).toBe('unavailable');
    expect(whats(reading)[0]).toMatch(/^error/);
  });
});

describe('banners', () => {
  const banner = (name: string, text: string): string =>
    `<div class="${name}"><p>${text}</p></div>`;

  test('a record in transit', () => {
    const html = banner('gptransfer-banner', 'Patient record transfer not yet complete') + ROWS;
    expect(item(readSection('CLI', html), 'examinations')).toEqual({
      item: 'examinations',
      state: 'populated',
      warnings: ['data-in-transit'],
      marks: [
        {
          warning: 'data-in-transit',
          kinds: ['observation', 'diagnosis', 'procedure', 'result'],
        },
      ],
    });
  });

  test('items left out', () => {
    const html = banner('exclusion-banner', 'Items excluded due to confidentiality');
    expect(item(readSection('CLI', html + ROWS), 'examinations')?.warnings).toEqual([
      'confidential-items',
    ]);
    expect(item(readSection('CLI', html + NOTHING), 'examinations')?.state).toBe('withheld');
  });

  test('TPP shows that banner on every section, so that it says nothing', () => {
    const html = banner('exclusion-banner', 'Items excluded due to confidentiality');
    const reading = readSection('CLI', html + NOTHING, device('TPP'));
    expect(item(reading, 'examinations')).toEqual({
      item: 'examinations',
      state: 'nothing-recorded',
      warnings: [],
    });
    expect(whats(reading)).toEqual([
      'warning: the supplier shows its exclusion banner on every section',
    ]);
  });

  test.each([
    ['All relevant items', []],
    [
      "For the period '01-Jan-2019' to '01-Jan-2020'",
      ['error: the section was restricted to a period: the rest was not returned'],
    ],
  ])('a period: %s', (text, expected) => {
    expect(whats(readSection('CLI', banner('date-banner', text) + ROWS))).toEqual(expected);
  });

  test('a notice this reader does not know is not lost', () => {
    const reading = readSection('CLI', banner('content-banner', 'Something else') + ROWS);
    expect(reading.unmapped).toEqual([
      { path: 'Composition/section(CLI)/content-banner', count: 1 },
    ]);
  });

  test('an empty banner says nothing', () => {
    expect(readSection('CLI', banner('exclusion-banner', '&nbsp;') + ROWS).problems).toEqual([]);
  });
});

describe('rows that stand for a hidden item', () => {
  test.each([
    ['EMIS', '<td>01-Jan-2020</td><td>Confidential Item</td><td></td>'],
    ['EMIS', '<td></td><td>Sensitive Item</td><td></td>'],
    ['Vision', '<td>****</td><td>****</td><td>****</td>'],
    ['Microtest', '<td colspan="3">Excluded items</td>'],
  ])('%s: %s', (_, cells) => {
    const html = ROWS.replace('</tbody>', `<tr>${cells}</tr></tbody>`);
    const reading = readSection('CLI', html);
    expect(reading.record.entries).toHaveLength(1);
    expect(item(reading, 'examinations')?.warnings).toEqual(['confidential-items']);
    expect(reading.problems).toEqual([]);
  });

  test('a list of nothing else is held back, not empty', () => {
    const html = table(['Date', 'Entry', 'Details'], ['', 'Confidential Item', '']);
    expect(item(readSection('CLI', html), 'examinations')?.state).toBe('withheld');
  });
});

describe('rows', () => {
  test('a row without date and wording goes on with the one above', () => {
    const html = table(
      ['Date', 'Title', 'Details'],
      ['03-Mar-2020', 'GP Surgery', 'Cough'],
      ['', '', 'Advice given'],
    );
    expect(gists(readSection('ENC', html))).toEqual([
      {
        kind: 'encounter',
        term: 'GP Surgery',
        date: '2020-03-03',
        text: ['Cough', 'Advice given'],
      },
    ]);
  });

  test('a date across rows belongs to each of them', () => {
    const html =
      '<table><tr><th>Date</th><th>Entry</th><th>Details</th></tr><tr><td rowspan="2">2019</td><td>A</td><td/></tr><tr><td>B</td><td>b</td></tr><tr><td>2020</td><td>C</td><td/></tr></table>';
    const entries = readSection('CLI', html).record.entries;
    expect(entries.map(({ term, date }) => [term, date?.text])).toEqual([
      ['A', '2019'],
      ['B', '2019'],
      ['C', '2020'],
    ]);
  });

  test.each([
    ['03-MAR-2020', '2020-03-03'],
    ['3-mar-2020', '2020-03-03'],
    ['Sept 2020', '2020-09'],
    ['2020', '2020'],
    ['29-Feb-2020', '2020-02-29'],
  ])('the date %s', (cell, text) => {
    const reading = readSection('CLI', table(['Date', 'Entry', 'Details'], [cell, 'A', '']));
    expect(reading.record.entries[0]?.date?.text).toBe(text);
  });

  test.each(['29-Feb-2019', '2020-03-03', '03/03/2020', 'last week', '0000', '32-Jan-2020'])(
    'no date: %s',
    (cell) => {
      const reading = readSection('CLI', table(['Date', 'Entry', 'Details'], [cell, 'A', '']));
      expect(reading.record.entries[0]?.date).toBeUndefined();
      expect(whats(reading)[0]).toMatch(/^error: a cell holds no date/);
    },
  );

  test('a column nobody knows is counted, a missing one is told', () => {
    const reading = readSection('CLI', table([' DATE ', 'entry', 'Shoe size'], ['2020', 'A', '9']));
    expect(reading.record.entries).toHaveLength(1);
    expect(whats(reading)).toEqual(['warning: the table clinical-items has no column details']);
    expect(reading.unmapped).toEqual([
      { path: 'Composition/section(CLI)/table(clinical-items)/td', count: 1 },
      { path: 'Composition/section(CLI)/table(clinical-items)/th', count: 1 },
    ]);
  });

  test('a table without its wording column cannot be read, and never passes for empty', () => {
    const reading = readSection('CLI', table(['Date', 'Details'], ['2020', 'A']));
    expect(item(reading, 'examinations')?.state).toBe('unavailable');
    expect(whats(reading)[0]).toMatch(/^error: the table clinical-items has no column term/);
  });
});

describe('whole answers', () => {
  test('a section that is no XHTML is unavailable, and the rest goes on', () => {
    const reading = readGpConnectHtml(
      bytes(
        bundle([
          { code: 'CLI', html: ROWS },
          { code: 'IMM', html: '<p>open' },
        ]),
      ),
    );
    expect(item(reading, 'examinations')?.state).toBe('populated');
    expect(item(reading, 'procedures')?.state).toBe('unavailable');
    expect(reading.problems[0]).toMatchObject({
      severity: 'error',
      path: 'entry[0].resource.section[1].text.div',
    });
  });

  test('without a code the title tells the section, or the heading', () => {
    const titled = readGpConnectHtml(bytes(bundle([{ title: 'Clinical Items', html: ROWS }])));
    expect(item(titled, 'examinations')?.state).toBe('populated');
    const headed = readGpConnectHtml(bytes(bundle([{ html: `<h1>Clinical Items</h1>${ROWS}` }])));
    expect(item(headed, 'examinations')?.state).toBe('populated');
  });

  test('a section nobody knows is an error', () => {
    const reading = readSection('ZZZ', ROWS);
    expect(reading.record.entries).toEqual([]);
    expect(whats(reading)).toEqual(['error: a section this reader does not know']);
    expect(reading.unmapped).toEqual([{ path: 'Composition/section', count: 1 }]);
  });

  test('whom it is about', () => {
    const reading = readSection('CLI', ROWS);
    expect(reading.record.patient).toMatchObject({
      nhsNumber: '9000000009',
      familyName: 'Larkspur',
      givenName: 'Wilma Ann',
      gender: 'female',
      postcode: 'ZZ99 3AA',
      practice: 'X90001',
    });
    expect(reading.unmapped).toEqual([]);
    expect(reading.problems).toEqual([]);
  });

  test('a record about somebody the bundle does not hold', () => {
    const tree = JSON.stringify(bundle([{ code: 'CLI', html: ROWS }]));
    const reading = readGpConnectHtml(bytes(tree.replace('"Patient/2"', '"Patient/7"')));
    expect(whats(reading)).toContain(
      'error: the record is about a patient the bundle does not hold',
    );
  });

  test('an error in place of a record is no empty record', () => {
    const outcome = {
      resourceType: 'OperationOutcome',
      issue: [{ code: 'forbidden', details: { coding: [{ code: 'NO_PATIENT_CONSENT' }] } }],
    };
    const reading = readGpConnectHtml(bytes(outcome));
    expect(reading.refusal?.class).toBe('consent');
    expect(reading.problems[0]?.severity).toBe('fatal');
    expect(item(reading, 'medication')?.state).toBe('withheld');
  });
});
