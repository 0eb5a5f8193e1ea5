import { describe, expect, test } from 'vitest';
import { matchRecords } from '../../src/match/match-records.ts';
import type { Entry } from '../../src/record/entry.ts';
import { entry, quantity, read, record, snomed } from '../support/records.ts';

function pairs(mig: Entry, hie: Entry): number {
  return matchRecords(record([mig]), record([hie]), []).pairs.length;
}

const day = '2019-05-01';
const shown = (term: string, parts: Partial<Parameters<typeof entry>[0]> = {}): Entry =>
  entry({ kind: 'observation', term, date: day, ...parts });

describe('what one side shows as text alone', () => {
  const smoking = shown('Never smoked tobacco', { codes: [read('1371.')] });
  const removal = shown('Tonsillectomy', { kind: 'procedure', codes: [read('7531.')] });

  test.each([
    ['another statement of that day', smoking, shown('Tonsillectomy')],
    ['another statement filed under another kind', removal, shown('Never smoked tobacco')],
  ])('is never paired with %s', (_, mig, hie) => {
    expect(pairs(mig, hie)).toBe(0);
    expect(pairs(hie, mig)).toBe(0);
  });

  test.each([
    ['a word in common', smoking, shown('Tobacco consumption')],
    [
      'the value in common',
      shown('Serum sodium', {
        codes: [read('44I5.')],
        detail: { value: { type: 'quantity', quantity: quantity('140', 'mmol/L') } },
      }),
      shown('Na', { detail: { value: { type: 'quantity', quantity: quantity('140', 'mmol/L') } } }),
    ],
    [
      'codes on both sides that nobody can compare',
      smoking,
      shown('Lifelong abstainer', { codes: [snomed('266919005')] }),
    ],
  ])('is paired for %s', (_, mig, hie) => {
    expect(pairs(mig, hie)).toBe(1);
  });
});
