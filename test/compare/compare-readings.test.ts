import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '../../src/base/calendar-date.ts';
import { compareReadings } from '../../src/compare/compare-readings.ts';
import { compare } from '../support/compare.ts';
import { description, entry, medication, reading, snomed } from '../support/records.ts';

const aspirin = { term: 'Aspirin', codes: [snomed('387458008', 'Aspirin')], date: '2018-01-01' };
const asthma = entry({
  kind: 'problem',
  term: 'Asthma',
  codes: [description('301485011')],
  date: '2007',
});
const digoxin = medication({ term: 'Digoxin', codes: [snomed('387461009')], date: '2017-01-01' });
const mig = reading([medication({ ...aspirin, dose: '75 mg' }), asthma]);
const hie = reading([asthma, medication({ ...aspirin, dose: '300 mg' })]);

describe('the comparison document', () => {
  const document = compare(mig, hie);

  test('says what it is and with what it was made', () => {
    expect(document).toMatchObject({
      schema: 'mig2hie/comparison/1',
      case: 'case-1',
      tool: { version: '0.0.0' },
      formats: { mig: 'test', hie: 'test' },
      identity: { verdict: 'same', differs: [] },
    });
  });

  test('lists the ten items in the order of the views', () => {
    expect(document.items).toHaveLength(10);
    expect(document.items[2]).toEqual({
      item: 'problems',
      mig: { state: 'populated', entries: 1 },
      hie: { state: 'populated', entries: 1 },
      pairs: 1,
      findings: 0,
    });
  });

  test('prints the entries in their own order, however they came', () => {
    expect(document.entries.mig).toEqual([
      {
        item: 'problems',
        kind: 'problem',
        term: 'Asthma',
        codes: [{ system: 'http://snomed.info/sct', code: '301485011', identifies: 'description' }],
        date: '2007',
        source: '/entry[1]',
      },
      {
        item: 'medication',
        kind: 'medication',
        term: 'Aspirin',
        codes: [
          {
            system: 'http://snomed.info/sct',
            code: '387458008',
            term: 'Aspirin',
            identifies: 'concept',
          },
        ],
        date: '2018-01-01',
        status: 'active',
        dose: '75 mg',
        source: '/entry[0]',
      },
    ]);
    expect(document.entries.hie.map(({ source }) => source)).toEqual(['/entry[0]', '/entry[1]']);
  });

  test('gives pairs and findings by their place in those lists', () => {
    expect(document.pairs).toEqual([
      { mig: 0, hie: 0, pass: 'fingerprint', confidence: 1 },
      { mig: 1, hie: 1, pass: 'code+date', confidence: 0.85 },
    ]);
    expect(document.findings).toMatchObject([
      {
        kind: 'dose-changed',
        severity: 'major',
        item: 'medication',
        mig: 1,
        hie: 1,
        field: 'dose',
        values: { mig: '75 mg', hie: '300 mg' },
        confidence: 0.85,
        tolerance: null,
      },
    ]);
  });

  test('sums up', () => {
    expect(document.summary).toEqual({
      entries: { mig: 2, hie: 2 },
      pairs: 2,
      informativeItems: 2,
      findings: { major: 1 },
      undetermined: 0,
      verdict: 'differences',
    });
  });
});

describe('the id of a finding', () => {
  const idOf = (name: string, left = mig, right = hie): string | undefined =>
    compareReadings({
      case: name,
      mig: left,
      hie: right,
      asAt: '2026-11-22' as CalendarDate,
      tool: { version: '9' },
    }).findings[0]?.id;

  test('stays when paths and versions change', () => {
    const elsewhere = reading([
      medication({ ...aspirin, dose: '75 mg', source: '/somewhere/else' }),
      asthma,
    ]);
    expect(idOf('case-1', elsewhere)).toBe(compare(mig, hie).findings[0]?.id);
  });

  test('differs between cases', () => {
    expect(idOf('case-2')).not.toBe(idOf('case-1'));
  });

  test('tells identical findings apart', () => {
    const twice = compare(
      reading([asthma, digoxin, medication(aspirin), medication(aspirin)]),
      reading([asthma, digoxin]),
    );
    expect(twice.findings.map(({ kind }) => kind)).toEqual(['entry-lost', 'entry-lost']);
    expect(new Set(twice.findings.map(({ id }) => id)).size).toBe(2);
  });
});

describe('privacy', () => {
  test('the wording of notes and documents is whatever somebody typed, so it is not printed', () => {
    const note = entry({
      kind: 'note',
      term: 'Seen with Alma Testperson',
      date: '2020-01-02',
      text: ['Lives at home'],
    });
    const letter = entry({
      kind: 'document',
      term: 'Letter about Alma Testperson',
      date: '2020-01-03',
    });
    const visit = entry({ kind: 'encounter', term: 'Consultation', date: '2020-01-02' });
    const printed = JSON.stringify(compare(reading([visit, note, letter]), reading([visit])));
    expect(printed).not.toContain('Testperson');
    expect(printed).not.toContain('Lives');
    expect(printed).toContain('(no wording)');
  });

  test('nothing of the patient stands in the document', () => {
    const printed = JSON.stringify(compare(mig, hie));
    for (const value of ['9000000009', 'Testperson', 'Alma', '1950-02-03'])
      expect(printed).not.toContain(value);
  });
});
