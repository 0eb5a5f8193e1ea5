import { describe, expect, test } from 'vitest';
import { compareReadings } from '../../src/compare/compare-readings.ts';
import { rulesHash } from '../../src/compare/rules.ts';
import { overrideFaults, severityCells } from '../../src/compare/severity-cells.ts';
import type { SeverityOverride } from '../../src/compare/severity-overrides.ts';
import type { CalendarDate } from '../../src/base/calendar-date.ts';
import type { Entry } from '../../src/record/entry.ts';
import { entry, medication, reading, snomed } from '../support/records.ts';

const decided = (
  parts: Partial<SeverityOverride> & { readonly kind: string },
): SeverityOverride => ({
  severity: 'minor',
  by: 'C. Officer',
  on: '2026-11-01',
  why: 'Agreed in the board.',
  ...parts,
});

const kept = [
  medication({ term: 'Kept', codes: [snomed('1')] }),
  entry({ kind: 'encounter', term: 'Kept', codes: [snomed('2')], date: '2020-01-01' }),
  entry({ kind: 'allergy', term: 'Kept', codes: [snomed('9')] }),
];
const lost: Entry[] = [
  medication({ term: 'Lost drug', codes: [snomed('3')] }),
  medication({ term: 'Lost old drug', codes: [snomed('4')], status: 'completed' }),
  entry({ kind: 'encounter', term: 'Lost', codes: [snomed('5')], date: '2020-01-02' }),
  entry({ kind: 'allergy', term: 'Penicillin', codes: [snomed('6')] }),
];

function judged(severities: readonly SeverityOverride[]) {
  return compareReadings({
    case: 'case-1',
    mig: reading([...kept, ...lost]),
    hie: reading(kept),
    asAt: '2026-11-22' as CalendarDate,
    tool: { version: '0.0.0' },
    severities,
  });
}

const severitiesOf = (severities: readonly SeverityOverride[]): Record<string, string> => {
  const { findings, entries } = judged(severities);
  return Object.fromEntries(
    findings.map(({ mig, severity }) => [entries.mig[mig ?? -1]?.term ?? '', severity]),
  );
};

const AS_DELIVERED = {
  'Lost drug': 'major',
  Penicillin: 'major',
  'Lost old drug': 'considerable',
  Lost: 'significant',
};

describe('a decision changes its own cell of the table and no other', () => {
  test.each<[string, Partial<SeverityOverride>, object]>([
    ['the default', { severity: 'minor' }, {}],
    ['a kind of entry', { entryKind: 'encounter', severity: 'major' }, { Lost: 'major' }],
    [
      'a kind of entry, current',
      { entryKind: 'medication', severity: 'catastrophic' },
      { 'Lost drug': 'catastrophic' },
    ],
    [
      'a kind of entry that is over',
      { entryKind: 'medication', past: true, severity: 'major' },
      { 'Lost old drug': 'major' },
    ],
    ['another kind of finding', { kind: 'entry-extra', entryKind: 'encounter' }, {}],
  ])('%s', (_, parts, changed) => {
    const own = decided({ kind: 'entry-lost', ...parts });
    expect(severitiesOf([own])).toEqual({ ...AS_DELIVERED, ...changed });
  });

  test('and a grade', () => {
    const mig = reading([
      entry({ kind: 'encounter', term: 'Seen', codes: [snomed('5')], date: '2020-01-01T09:00' }),
    ]);
    const hie = reading([
      entry({ kind: 'encounter', term: 'Seen', codes: [snomed('5')], date: '2020-01-01T11:30' }),
    ]);
    const findings = (severities: readonly SeverityOverride[]) =>
      compareReadings({
        case: 'case-1',
        mig,
        hie,
        asAt: '2026-11-22' as CalendarDate,
        tool: { version: '0.0.0' },
        severities,
      }).findings.map(({ kind, severity }) => `${severity} ${kind}`);
    expect(findings([])).toEqual(['significant date-shifted']);
    expect(findings([decided({ kind: 'date-shifted', grade: 'time' })])).toEqual([
      'minor date-shifted',
    ]);
  });
});

test('the worst still comes first', () => {
  const worse = decided({ kind: 'entry-lost', entryKind: 'encounter', severity: 'catastrophic' });
  expect(judged([worse]).findings[0]?.severity).toBe('catastrophic');
});

describe('the hash over the rules', () => {
  const one = decided({ kind: 'entry-lost', severity: 'minor' });
  const two = decided({ kind: 'date-shifted', grade: 'time' });

  test('tells documents judged otherwise apart, and is printed', () => {
    expect(rulesHash([one])).not.toBe(rulesHash());
    expect(rulesHash([one])).not.toBe(
      rulesHash([decided({ kind: 'entry-lost', severity: 'none' })]),
    );
    expect(judged([one]).tool.rules).toBe(rulesHash([one]));
  });

  test('does not depend on order, or on who decided', () => {
    expect(rulesHash([one, two])).toBe(rulesHash([two, { ...one, by: 'B' }]));
  });
});

describe('a decision is refused', () => {
  test.each<[string, SeverityOverride, RegExp]>([
    [
      'that lowers the wrong patient',
      decided({ kind: 'patient-mismatch', severity: 'major', hazard: 'H1' }),
      /cannot be lowered/,
    ],
    [
      'that lowers something major without a hazard',
      decided({ kind: 'dose-changed', severity: 'significant' }),
      /needs the id of its hazard/,
    ],
    [
      'that lowers one kind of entry without a hazard',
      decided({ kind: 'entry-lost', entryKind: 'allergy' }),
      /needs the id of its hazard/,
    ],
    [
      'that makes doubt nothing',
      decided({ kind: 'undetermined', severity: 'none', hazard: 'H1' }),
      /doubt is never agreement/,
    ],
    [
      'of a kind that does not exist',
      decided({ kind: 'entry-gone' }),
      /no kind of finding "entry-gone"/,
    ],
    [
      'of a grade that does not exist',
      decided({ kind: 'date-shifted', grade: 'year' }),
      /no grade "year"/,
    ],
    [
      'of a kind of entry that does not exist',
      decided({ kind: 'entry-lost', entryKind: 'drug' as never }),
      /no kind of entry "drug"/,
    ],
    [
      'of a grade and a kind of entry',
      decided({ kind: 'date-shifted', grade: 'time', entryKind: 'result' }),
      /name one of the two/,
    ],
  ])('%s', (_, one, fault) => {
    expect(overrideFaults([one]).join()).toMatch(fault);
    expect(overrideFaults([one])[0]).toMatch(/^severities\[0\]: /);
  });

  test('that decides a cell twice', () => {
    const one = decided({ kind: 'entry-lost', severity: 'minor' });
    expect(overrideFaults([one, one])).toEqual([
      'severities[1]: this cell of the table is decided twice',
    ]);
  });

  test('and taken when it is on record', () => {
    expect(
      overrideFaults([decided({ kind: 'dose-changed', severity: 'minor', hazard: 'HAZ-1' })]),
    ).toEqual([]);
    expect(overrideFaults([decided({ kind: 'relocated', severity: 'major' })])).toEqual([]);
  });
});

test('the cells of a kind say what is delivered, what counts and who decided it', () => {
  const own = decided({ kind: 'entry-lost', entryKind: 'note', severity: 'none' });
  const cells = severityCells('entry-lost', [own]);
  expect(cells[0]).toMatchObject({
    entryKind: null,
    default: 'considerable',
    effective: 'considerable',
    decision: null,
  });
  expect(cells.find(({ entryKind }) => entryKind === 'note')).toEqual({
    entryKind: 'note',
    past: false,
    grade: null,
    default: 'significant',
    effective: 'none',
    decision: { by: 'C. Officer', on: '2026-11-01', why: 'Agreed in the board.' },
  });
  expect(cells.find(({ past }) => past)).toMatchObject({
    entryKind: 'medication',
    effective: 'considerable',
  });
});
