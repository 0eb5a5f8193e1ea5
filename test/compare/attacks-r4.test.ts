import { describe, expect, test } from 'vitest';
import type { EntryKind } from '../../src/record/entry-kind.ts';
import type { FormatLimit } from '../../src/record/reading.ts';
import type { Status } from '../../src/record/status.ts';
import { ITEM_OF_KIND } from '../../src/record/entry-kind.ts';
import { compare, findingsOf, told } from '../support/compare.ts';
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

describe('an entry that its own side takes back', () => {
  const active = entry({
    kind: 'allergy',
    term: 'Allergy to latex',
    codes: [snomed('300916003')],
    date: '2001-02-03',
    status: 'active',
  });
  const said = { kind: 'allergy', term: 'Thing', codes: [snomed('80146002')] } as const;
  const withdrawn = entry({ ...said, date: '1998-05-01', status: 'entered-in-error' });
  const live = entry({ ...said, date: '1998-05-01', status: 'active' });

  test('is nothing the other side lacks', () => {
    expect(findingsOf([active], [active, withdrawn])).toEqual([]);
    expect(findingsOf([active, withdrawn], [active])).toEqual([]);
    expect(findingsOf([active, live], [active, live, withdrawn])).toEqual([]);
  });

  test('is counted as not comparable', () => {
    const { notComparable } = compare(reading([active]), reading([active, withdrawn]));
    expect(notComparable).toMatchObject([{ kind: 'allergy', field: 'entry', entries: 1 }]);
  });

  test('never stands for the same entry that is live on the other side', () => {
    expect(findingsOf([active, live], [active, withdrawn])).toEqual(['major status-flipped']);
    expect(findingsOf([active, live], [active])).toEqual(['major entry-lost']);
  });
});
