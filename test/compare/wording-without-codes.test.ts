import { describe, expect, test } from 'vitest';
import type { EntryKind } from '../../src/record/entry-kind.ts';
import { ITEM_OF_KIND } from '../../src/record/entry-kind.ts';
import { findingsOf } from '../support/compare.ts';
import { entry, snomed } from '../support/records.ts';

/** A format that has words and no codes, such as GP Connect HTML. */
function withoutCodes(kind: EntryKind) {
  const limit = { item: ITEM_OF_KIND[kind], kind, field: 'codes', why: 'It has no codes at all.' };
  return { hie: { reading: { limits: [limit] } } };
}

function pair(kind: EntryKind, coded: string, worded: string) {
  const date = '2020-03-02';
  return [
    [entry({ kind, term: coded, codes: [snomed('1234567')], date, status: 'active' })],
    [entry({ kind, term: worded, codes: [], date, status: 'active' })],
  ] as const;
}

describe('where a format has no codes, its words are compared', () => {
  test.each([
    ['problem', 'Low back pain', 'Chest pain'],
    ['problem', 'Type 2 diabetes mellitus', 'Hypertension (Type 2 diabetes mellitus)'],
    ['allergy', 'Allergy to penicillin', 'Drug allergy'],
    ['allergy', 'Allergy to penicillin', 'Transfer-degraded drug allergy (Allergy to penicillin)'],
    ['medication', 'Amlodipine 5mg tablets', 'Amlodipine 10mg tablets'],
  ] as const)('%s “%s” is not “%s”', (kind, coded, worded) => {
    const [mig, hie] = pair(kind, coded, worded);
    expect(findingsOf(mig, hie, withoutCodes(kind)).length).toBeGreaterThan(0);
  });

  test.each([
    ['problem', 'Low back pain', 'Low back pain'],
    ['problem', 'Type 2 diabetes mellitus', 'type 2 Diabetes  mellitus'],
    ['allergy', 'Allergy to penicillin', 'Allergy to penicillin'],
  ] as const)('%s “%s” is “%s”, and the missing code is told once', (kind, coded, worded) => {
    const [mig, hie] = pair(kind, coded, worded);
    expect(findingsOf(mig, hie, withoutCodes(kind))).toEqual([]);
  });
});
