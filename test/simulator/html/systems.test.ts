import { describe, expect, test } from 'vitest';
import { GP_SYSTEMS, type GpSystem } from '../../../src/simulator/gp-system.ts';
import { htmlDate } from '../../../src/simulator/html/dates.ts';
import type { SimulatedEntry } from '../../../src/simulator/model.ts';
import { CODES, core } from '../sample-patient.ts';
import { divOf, rowsOf, tableOf } from './html-of.ts';

const ENDED: SimulatedEntry = {
  ...core('a1', CODES.penicillin),
  kind: 'allergy',
  category: 'medication',
  ended: { date: '2020-02-03', reason: 'Tolerated' },
};
const PAST: SimulatedEntry = {
  ...core('p1', CODES.asthma),
  kind: 'problem',
  status: 'inactive',
  significance: 'major',
  linked: [],
};
const SECRET: SimulatedEntry = {
  ...core('d1', CODES.cold),
  kind: 'diagnosis',
  confidential: true,
};
const PLAIN: SimulatedEntry = { ...core('d2', CODES.asthma), kind: 'diagnosis' };

test.each([
  ['2019-05-02T10:05:00', false, '02-May-2019'],
  ['2019-12-31', true, '31-Dec-2019'],
  ['2009-04', false, 'Apr 2009'],
  ['2009-04', true, '01-Apr-2009'],
  ['2011', false, '2011'],
  ['2011', true, '01-Jan-2011'],
  [undefined, true, ''],
] as const)('the date %s, padded: %s, is shown as "%s"', (date, pads, expected) => {
  expect(htmlDate(date, pads)).toBe(expected);
});

describe('the four sentences in place of a table stay apart', () => {
  test('nothing recorded', () => {
    expect(divOf([], 'ENC')).toContain(
      "<div><p>No 'Encounters' data is recorded for this patient.</p></div>",
    );
  });
  test('cannot be retrieved', () => {
    expect(divOf([], 'ADM')).toContain(
      "<div><p>This system does not support retrieval of 'Administrative Items' data.</p><p>This data may still exist in the source system.</p></div>",
    );
  });
  test('access denied', () => {
    expect(divOf([PLAIN], 'CLI', { denied: ['CLI'] })).toContain(
      "<div><p>Access is denied to 'Clinical Items' data for this patient.</p><p>This data may still exist in the source system.</p></div>",
    );
  });
  test('not supported', () => {
    expect(divOf([], 'ALL')).toContain(
      "<div><p>'Historical Allergies and Adverse Reactions' data is not supported by this system.</p></div>",
    );
  });
});

test.each<[GpSystem, number, number]>([
  ['EMIS', 1, 0],
  ['TPP', 0, 1],
  ['Vision', 1, 0],
  ['Microtest', 0, 1],
])(
  '%s lists an ended allergy %i times among the current, %i times among the ended',
  (system, current, historical) => {
    const div = divOf([ENDED], 'ALL', { system });
    expect(rowsOf(div, 'all-tab-curr')).toHaveLength(current);
    expect(rowsOf(div, 'all-tab-hist')).toHaveLength(historical);
  },
);

test('an ended allergy says when and why', () => {
  expect(rowsOf(divOf([ENDED], 'ALL', { system: 'TPP' }), 'all-tab-hist')).toEqual([
    ['02-May-2019', '03-Feb-2020', 'Allergy to penicillin<br/>Reason ended: Tolerated'],
  ]);
});

test('Vision puts every problem among the active ones, without significance', () => {
  const div = divOf([PAST], 'PRB', { system: 'Vision' });
  expect(rowsOf(div, 'prb-tab-act')).toEqual([['02-May-2019', 'Asthma', '', '']]);
  expect(div).toContain(
    "'Major Inactive Problems and Issues' data is not supported by this system.",
  );
});

test.each<[GpSystem, readonly string[], boolean]>([
  ['EMIS', ['Asthma', 'Confidential Item'], true],
  ['TPP', ['Asthma'], true],
  ['Vision', ['Asthma', '***********'], true],
  ['Microtest', ['Asthma', 'Excluded items'], true],
])('%s marks what is held back by %j', (system, expected, banner) => {
  const div = divOf([PLAIN, SECRET], 'CLI', { system });
  expect(rowsOf(div, 'cli-tab').map(([, entry]) => entry)).toEqual(expected);
  expect(div.includes('exclusion-banner')).toBe(banner);
  expect(div).not.toContain('Upper respiratory infection');
});

test.each(GP_SYSTEMS)(
  '%s has an exclusion banner where nothing is held back: only TPP',
  (system) => {
    expect(divOf([PLAIN], 'CLI', { system }).includes('exclusion-banner')).toBe(system === 'TPP');
  },
);

test('a table whose rows are all held back without a mark is denied, not empty', () => {
  const div = divOf([SECRET], 'CLI', { system: 'TPP' });
  expect(div).toContain("Access is denied to 'Clinical Items' data for this patient.");
});

test('what is hidden without a word leaves no trace', () => {
  const div = divOf([{ ...PLAIN, hidden: true }], 'CLI');
  expect(div).toContain("No 'Clinical Items' data is recorded for this patient.");
  expect(div).not.toContain('exclusion-banner');
});

test.each<[GpSystem, readonly string[]]>([
  ['EMIS', ['Asthma', 'Appendicectomy', 'Never smoked', 'Letter filed', 'Mole']],
  ['TPP', ['Asthma', 'Appendicectomy', 'Never smoked', 'Mole']],
  ['Vision', ['Asthma', 'Never smoked', 'Mole']],
  ['Microtest', ['Asthma', 'Appendicectomy', 'Never smoked', 'Mole', 'Weight']],
])('%s chooses its clinical items', (system, expected) => {
  const coded = (id: string, term: string, code: string) =>
    core(id, { term, snomed: '1', description: '2', read: { code, termCode: '00' } });
  const entries: SimulatedEntry[] = [
    PAST,
    { ...coded('1', 'Appendicectomy', '7700.'), kind: 'procedure' },
    { ...coded('2', 'Never smoked', '1371.'), kind: 'observation' },
    { ...coded('3', 'Letter filed', '9N36.'), kind: 'observation' },
    { ...coded('4', 'Mole', 'B32..'), kind: 'diagnosis' },
    { ...coded('5', 'Weight', '8A2..'), kind: 'observation', value: { number: '70' } },
    { ...coded('6', 'Flu vaccination', '0E...'), kind: 'immunisation' },
  ];
  const terms = rowsOf(divOf(entries, 'CLI', { system }), 'cli-tab').map(([, term]) => term);
  expect(terms).toEqual(expected);
});

test('a vaccination that lost its kind is a clinical item', () => {
  const entry: SimulatedEntry = {
    ...core('i1', CODES.cold),
    kind: 'immunisation',
    asObservation: true,
  };
  expect(rowsOf(divOf([entry], 'CLI'), 'cli-tab')).toHaveLength(1);
  expect(tableOf(divOf([entry], 'IMM'), 'imm-tab')).toBeUndefined();
});

test('TPP’s encounters are a journal: a day without a consultation has a row too', () => {
  expect(rowsOf(divOf([PLAIN], 'ENC', { system: 'TPP' }), 'enc-tab')).toEqual([
    ['02-May-2019', 'Dr Hyacinth Featherstonehaugh', 'Asthma'],
  ]);
  expect(tableOf(divOf([PLAIN], 'ENC'), 'enc-tab')).toBeUndefined();
});

describe('a period', () => {
  const period = { from: '2019-01-01', to: '2019-12-31' };
  const older: SimulatedEntry = { ...PLAIN, id: 'd3', date: '2018-12' };
  const vague: SimulatedEntry = { ...PLAIN, id: 'd4', date: '2019' };
  const undated: SimulatedEntry = { ...PLAIN, id: 'd5', date: undefined };

  test('keeps what may lie in it and what has no date', () => {
    const rows = rowsOf(divOf([PLAIN, older, vague, undated], 'CLI', { period }), 'cli-tab');
    expect(rows.map(([date]) => date)).toEqual(['02-May-2019', '2019', '']);
  });
  test.each<[GpSystem, string]>([
    [
      'EMIS',
      'For the selected date range 01-Jan-2019 to 31-Dec-2019 subject to patient preferences and/or RCGP exclusions.',
    ],
    ['TPP', "For the period '01-Jan-2019' to '31-Dec-2019'."],
  ])('is told by %s in its own words', (system, words) => {
    expect(divOf([PLAIN], 'CLI', { system, period })).toContain(
      `<div class="date-banner"><p>${words}</p></div>`,
    );
  });
  test('is not heeded by sections that take none, which say so', () => {
    expect(divOf([ENDED], 'ALL', { period })).toContain(
      '<div class="date-banner"><p>Date filter not applied</p></div>',
    );
  });
});

test.each<[GpSystem, string]>([
  ['EMIS', 'Data may be incomplete due to a pending GP transfer.'],
  ['TPP', 'Record is in transit and may be incomplete.'],
  ['Vision', 'This patient has been registered since 01/05/2019 but'],
  ['Microtest', 'GP transfer underway - record may be incomplete due to the transfer.'],
])('%s says that a record is in transit, and shows what was typed in since', (system, words) => {
  const before: SimulatedEntry = { ...PLAIN, id: 'd3', recorded: '2019-04-30T10:00:00' };
  const div = divOf([PLAIN, before], 'CLI', { system, inTransitSince: '2019-05-01' });
  expect(div).toContain(`<h1>Clinical Items</h1><div class="gptransfer-banner"><p>${words}`);
  expect(rowsOf(div, 'cli-tab')).toHaveLength(1);
});
