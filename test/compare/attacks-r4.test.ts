import { describe, expect, test } from 'vitest';
import type { EntryKind } from '../../src/record/entry-kind.ts';
import type { FormatLimit } from '../../src/record/reading.ts';
import type { Status } from '../../src/record/status.ts';
import { ITEM_OF_KIND } from '../../src/record/entry-kind.ts';
import { compare, told } from '../support/compare.ts';
import { entry, reading, snomed } from '../support/records.ts';

/** The side has no status of such an entry, as the MIG has none of procedures and observations. */
function silentOn(kind: EntryKind): FormatLimit {
  return { item: ITEM_OF_KIND[kind], kind, field: 'status', why: 'it has no status' };
}

function comparedWith(kind: EntryKind, status: Status): { found: string[]; verdict: string } {
  const said = { kind, term: 'Thing', codes: [snomed('80146002')], date: '2020-01-01' } as const;
  const mig = { ...reading([entry(said)]), limits: [silentOn(kind)] };
  const document = compare(mig, reading([entry({ ...said, status })]));
  return { found: told(document), verdict: document.summary.verdict };
}

describe('a side without a status, beside one that says that it was not done', () => {
  test.each<[EntryKind, Status]>([
    ['procedure', 'never-active'],
    ['procedure', 'planned'],
    ['immunisation', 'not-given'],
    ['immunisation', 'planned'],
    ['observation', 'never-active'],
    ['result', 'never-active'],
    ['encounter', 'never-active'],
    ['encounter', 'planned'],
    ['issue', 'never-active'],
    ['referral', 'never-active'],
  ])('a %s that is %s is no parity, whatever the format can say', (kind, status) => {
    const { found, verdict } = comparedWith(kind, status);
    expect(found).toContain('considerable status-flipped');
    expect(verdict).toBe('differences');
  });

  test.each<[EntryKind, Status]>([
    ['procedure', 'completed'],
    ['observation', 'final'],
    ['encounter', 'completed'],
    ['diary', 'planned'],
    ['referral', 'planned'],
    ['issue', 'active'],
  ])('a %s that is %s raises nothing', (kind, status) => {
    expect(comparedWith(kind, status)).toEqual({ found: [], verdict: 'parity' });
  });
});
