import * as fc from 'fast-check';
import type { Code } from '../../src/record/code.ts';
import type { Entry } from '../../src/record/entry.ts';
import { ENTRY_KINDS } from '../../src/record/entry-kind.ts';
import { DATA_ITEMS, ITEM_STATES, LIST_WARNINGS } from '../../src/record/item.ts';
import type { Reading } from '../../src/record/reading.ts';
import { PATIENT, date, description, entry, quantity, read, reading, snomed } from './records.ts';

/** Few values for each field, so that entries often agree in some fields and differ in others. */
const codes: fc.Arbitrary<Code> = fc.constantFrom(
  snomed('91936005', 'Allergy to penicillin'),
  snomed('195967001', 'Asthma'),
  snomed('196461000000101', 'Transfer-degraded drug allergy'),
  snomed('716186003', 'No known allergy'),
  description('301485011'),
  read('H33..', 'Asthma'),
  read('H33..00'),
  { system: '', code: '195967001' },
);

const terms = fc.constantFrom(
  undefined,
  'Asthma',
  'No asthma',
  '?Asthma',
  'Left knee pain',
  'Right knee pain',
  'Digoxin 125microgram',
);

const dates = fc.constantFrom(
  undefined,
  '2007',
  '2007-01',
  '2007-01-01',
  '2007-01-02T00:00:00',
  '2007-01-01T23:00:00Z',
  '2010-07-31T23:30:00Z',
  '2010-08-01',
  '2024-02-29',
);

const value = fc.constantFrom(
  undefined,
  { type: 'quantity', quantity: quantity('5', 'mmol/L') },
  { type: 'quantity', quantity: quantity('5.0', 'mmol/l') },
  { type: 'quantity', quantity: quantity('5', undefined, '<') },
  { type: 'text', text: 'Negative' },
  { type: 'text', text: '5 mmol/L' },
  { type: 'coded', codes: [], term: 'Positive' },
);

const detail = fc.record({
  dose: fc.constantFrom(undefined, 'one daily', '1 od', '125 mg', '125 microgram'),
  quantityText: fc.constantFrom(undefined, '28 tablets', '28'),
  course: fc.constantFrom(undefined, 'acute', 'repeat'),
  value,
  range: fc.constantFrom(undefined, { text: '< 4' }, { high: quantity('4') }),
  systolic: fc.constantFrom(undefined, quantity('120', 'mmHg')),
  diastolic: fc.constantFrom(undefined, quantity('80', 'mm[Hg]'), quantity('85')),
  significance: fc.constantFrom(undefined, 'major', 'minor'),
  ended: fc.constantFrom(undefined, date('2011'), date('2011-01-01')),
});

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  medication: ['dose', 'quantityText', 'course', 'ended'],
  issue: ['dose', 'quantityText'],
  result: ['value', 'range'],
  observation: ['value', 'range'],
  'blood-pressure': ['systolic', 'diastolic'],
  problem: ['significance', 'ended'],
};

/** Any entry; its detail holds only what its kind has. */
export const anyEntry: fc.Arbitrary<Entry> = fc
  .record({
    kind: fc.constantFrom(...ENTRY_KINDS),
    item: fc.option(fc.constantFrom(...DATA_ITEMS), { nil: undefined }),
    term: terms,
    codes: fc.uniqueArray(codes, { maxLength: 3, selector: ({ system, code }) => system + code }),
    date: dates,
    status: fc.constantFrom(undefined, 'active', 'ended', 'stopped', 'given'),
    text: fc.array(fc.constantFrom('takes with food', 'penicillin'), { maxLength: 2 }),
    localId: fc.constantFrom(undefined, 'a', 'b', 'c'),
    links: fc.array(
      fc.record({
        relation: fc.constantFrom('twin', 'panel', 'problem'),
        target: fc.constantFrom('a', 'b', 'c'),
      }),
      { maxLength: 2 },
    ),
    detail,
  })
  .map(({ detail: details, ...parts }) => {
    const own = Object.entries(details).filter(([name]) => FIELDS[parts.kind]?.includes(name));
    const given = Object.entries(parts).filter(([, part]) => part !== undefined);
    return entry({ ...Object.fromEntries(given), detail: Object.fromEntries(own) } as never);
  });

/** Any reading, with any state of its items, with or without a patient, problems and limits. */
export const anyReading: fc.Arbitrary<Reading> = fc
  .record({
    entries: fc.array(anyEntry, { maxLength: 12 }),
    states: fc.dictionary(fc.constantFrom(...DATA_ITEMS), fc.constantFrom(...ITEM_STATES), {
      maxKeys: 3,
    }),
    warnings: fc.dictionary(fc.constantFrom(...DATA_ITEMS), fc.subarray([...LIST_WARNINGS]), {
      maxKeys: 2,
    }),
    patient: fc.constantFrom(PATIENT, undefined, { ...PATIENT, nhsNumber: undefined }),
    limits: fc.subarray([
      { item: 'risks-and-warnings', kind: 'allergy', field: 'status', why: 'cannot say' },
      {
        item: 'procedures',
        kind: 'procedure',
        field: 'kind',
        as: 'observation',
        why: 'files it so',
      },
      { item: 'events', kind: 'document', field: 'entry', why: 'has none' },
    ] as const),
    problems: fc.subarray([
      { severity: 'fatal', path: '/', what: 'broken' },
      { severity: 'error', path: '/a', what: 'odd' },
    ] as const),
  })
  .map(({ entries, limits, problems, ...parts }) =>
    reading(entries, { ...parts, reading: { limits, problems } }),
  );
