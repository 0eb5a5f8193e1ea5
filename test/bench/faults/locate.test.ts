import { describe, expect, test } from 'vitest';
import { facetsOf } from '../../../bench/faults/facets.ts';
import { locate } from '../../../bench/faults/locate.ts';
import type { SimulatedEntry } from '../../../src/simulator/model.ts';
import { oneOf } from '../../simulator/one-of-each.ts';
import { CODES, core, patientWith } from '../../simulator/sample-patient.ts';
import type { DocumentEntry } from './injured.ts';
import { printed } from './injured.ts';

const COURSE = oneOf('medication');
const SODIUM: SimulatedEntry = {
  ...core('low', CODES.sodium),
  kind: 'result',
  category: { code: '8', name: 'Biochemistry' },
  value: { number: '131', unit: 'mmol/L' },
};
const HIGHER: SimulatedEntry = { ...SODIUM, id: 'high', value: { number: '142', unit: 'mmol/L' } };
const RECORD: readonly SimulatedEntry[] = [
  COURSE,
  { ...core('visit', CODES.cold), kind: 'encounter', date: '2020-01-06' },
  SODIUM,
  HIGHER,
];

function namesFor(entry: DocumentEntry): string[] {
  const [facets = []] = locate([entry], facetsOf(patientWith(RECORD)));
  return facets.map(({ name }) => name);
}

describe('an entry of a document tells', () => {
  test.each<[string, DocumentEntry, string[]]>([
    ['a course by its wording', printed('medication', 'SIMVASTATIN 40mg  tablets'), ['course']],
    [
      'an issue by sort and date',
      printed('issue', 'Simvastatin 40mg tablets', { date: '2019-06-02' }),
      ['issue2'],
    ],
    [
      'a course by a code',
      printed('medication', 'Zocor', { codes: [{ system: 's', code: '320000009' }] }),
      ['course'],
    ],
    [
      'an encounter without a wording by its day',
      printed('encounter', '', { date: '2020-01-06' }),
      ['visit'],
    ],
    [
      'of two results the one of that value',
      printed('result', 'Serum sodium level', { value: '142.000' }),
      ['high'],
    ],
    [
      'either of two results nothing tells apart',
      printed('result', 'Serum sodium level'),
      ['low', 'high'],
    ],
    [
      'a renamed thing of the day by sort and value',
      printed('result', 'Natrium', { value: '131' }),
      ['low'],
    ],
    ['nothing, where nothing fits', printed('allergy', 'Allergy to nuts', { date: '1999' }), []],
  ])('%s', (_, entry, names) => {
    expect(namesFor(entry)).toEqual(names);
  });
});

test('a benign change of all ids changes no name', () => {
  const renamed = RECORD.map((entry): SimulatedEntry => ({ ...entry, id: `renamed-${entry.id}` }));
  const names = (entries: readonly SimulatedEntry[]): string[] =>
    facetsOf(patientWith(entries)).map(({ entry }) => entry);
  expect(names(renamed)).toEqual(names(RECORD));
});
