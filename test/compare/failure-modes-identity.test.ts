import { describe, expect, test } from 'vitest';
import { parsePartialDate } from '../../src/base/partial-date.ts';
import { compareReadings } from '../../src/compare/compare-readings.ts';
import type { CalendarDate } from '../../src/base/calendar-date.ts';
import type { ComparisonDocument } from '../../src/compare/document.ts';
import type { Patient } from '../../src/record/record.ts';
import { compare, dayByDay, told } from '../support/compare.ts';
import { PATIENT, entry, reading, snomed } from '../support/records.ts';

const asthma = entry({
  kind: 'problem',
  term: 'Asthma',
  codes: [snomed('195967001')],
  date: '2007',
});

/** Compares the same record under two accounts of the patient. */
function under(
  mig: Patient | undefined,
  hie: Patient | undefined,
  asked?: string,
): ComparisonDocument {
  return compareReadings({
    case: 'case-1',
    mig: reading([asthma], { patient: mig }),
    hie: reading([asthma], { patient: hie }),
    asAt: '2026-11-22' as CalendarDate,
    tool: { version: '0.0.0' },
    ...(asked === undefined ? {} : { asked }),
  });
}

function kindsOf({ findings }: ComparisonDocument): string[] {
  return findings.map(({ severity, kind, field }) => `${severity} ${kind} ${field}`);
}

const MISMATCH = ['catastrophic patient-mismatch identity'];
const { nhsNumber: _number, ...nameless } = PATIENT;
const OTHER_NUMBER = '9000000017';

describe('twins', () => {
  test('with the same birth date and family name, told apart by their numbers', () => {
    const twin = { ...PATIENT, nhsNumber: OTHER_NUMBER, givenName: 'Berta' };
    expect(kindsOf(under(PATIENT, twin))).toEqual(MISMATCH);
  });

  test('without a number on one side cannot be told, and are never green', () => {
    const twin = { ...nameless, givenName: 'Berta' };
    const document = under(PATIENT, twin);
    expect(kindsOf(document)).toEqual(['significant demographic-diff given-name']);
    expect(document.identity.verdict).toBe('undetermined');
  });

  test('of whom the HIE answers with the other one under the number of the first differ by name', () => {
    const document = under(PATIENT, { ...PATIENT, givenName: 'Berta' });
    expect(document.identity).toEqual({ verdict: 'same', differs: ['given-name'] });
    expect(document.summary.verdict).toBe('differences');
  });
});

describe('same name and birth date', () => {
  test('with two numbers is two people', () => {
    expect(kindsOf(under(PATIENT, { ...PATIENT, nhsNumber: OTHER_NUMBER }))).toEqual(MISMATCH);
  });

  test('without numbers is taken for one person, whose record is compared', () => {
    const document = under(nameless, nameless);
    expect(document.identity.verdict).toBe('same');
    expect(document.summary.verdict).toBe('parity');
  });

  test('is not enough where only the year of birth is known and the names differ', () => {
    const vague = {
      ...nameless,
      birthDate: parsePartialDate('1950'),
      givenName: 'Berta',
      familyName: 'Anders',
    };
    const document = under(nameless, vague);
    expect(document.identity.verdict).toBe('undetermined');
    expect(document.summary.verdict).not.toBe('parity');
  });

  test('with another birth date and another family name under no number is another person', () => {
    const other = {
      ...nameless,
      birthDate: parsePartialDate('1961-07-08'),
      familyName: 'Anders',
    };
    expect(kindsOf(under(nameless, other))).toEqual(MISMATCH);
  });
});

describe('merged or old NHS number', () => {
  test('an answer under the old number of the same person stops the comparison, for nobody can tell from here', () => {
    const document = under(PATIENT, { ...PATIENT, nhsNumber: '9000000025' }, PATIENT.nhsNumber);
    expect(kindsOf(document)).toEqual(MISMATCH);
    expect(document.findings[0]?.why).toBe(
      'The HIE answered about another patient than was asked for. Nothing else was compared.',
    );
  });

  test('both sides answering under the new number where the old one was asked is told too', () => {
    const merged = { ...PATIENT, nhsNumber: '9000000025' };
    const document = under(merged, merged, PATIENT.nhsNumber);
    expect(kindsOf(document)).toEqual(MISMATCH);
    expect(document.findings[0]?.why).toContain(
      'The MIG and the HIE answered about another patient',
    );
  });

  test('a number written with spaces is the same number', () => {
    const spaced = { ...PATIENT, nhsNumber: '900 000 0009' };
    expect(under(PATIENT, spaced, '9000000009').summary.verdict).toBe('parity');
  });
});

describe('test patient', () => {
  test('a number that fails its check digit is compared as text and asked of no register', () => {
    const invalid = { ...PATIENT, nhsNumber: '1234567890' };
    expect(under(invalid, invalid).summary.verdict).toBe('parity');
    expect(kindsOf(under(invalid, { ...invalid, nhsNumber: '1234567891' }))).toEqual(MISMATCH);
  });

  test('on one side only, in place of the patient, is another person', () => {
    const test = { nhsNumber: '9999999999', familyName: 'XXTESTPATIENT', givenName: 'Donotuse' };
    expect(kindsOf(under(PATIENT, test))).toEqual(MISMATCH);
  });

  test('an answer that names nobody stays undetermined', () => {
    expect(under(PATIENT, undefined).summary.verdict).toBe('undetermined');
  });
});

describe('one person written in two ways', () => {
  test.each<[string, Patient]>([
    ['with letters in another case', { ...PATIENT, familyName: 'TESTPERSON' }],
    ['with a second given name', { ...PATIENT, givenName: 'Alma Beatrix' }],
    ['with the year of birth alone', { ...PATIENT, birthDate: parsePartialDate('1950') }],
    ['without a gender', { ...PATIENT, gender: undefined }],
  ])('%s is silent', (_, other) => {
    expect(under(PATIENT, other).findings).toEqual([]);
    expect(under(other, PATIENT).findings).toEqual([]);
  });

  test.each<[string, string, Patient]>([
    ['birth-date', 'considerable', { ...PATIENT, birthDate: parsePartialDate('1950-02-04') }],
    ['gender', 'considerable', { ...PATIENT, gender: 'male' }],
    ['family-name', 'significant', { ...PATIENT, familyName: 'Anders' }],
    ['deceased', 'considerable', { ...PATIENT, deceased: true }],
  ])('another %s is told, without the value', (field, severity, other) => {
    const known = { ...PATIENT, deceased: false };
    const document = under(known, other);
    expect(document.findings).toMatchObject([
      { kind: 'demographic-diff', severity, field, values: { mig: null, hie: null } },
    ]);
  });
});

describe("another person's record under the right name", () => {
  const own = dayByDay(20, { kind: 'problem' });
  const foreign = own.map((one, index) =>
    entry({
      kind: 'problem',
      term: `Other ${index}`,
      codes: [snomed(String(6_000_000 + index))],
      date: `1970-01-${10 + index}`,
      ...(index === 0 ? { term: one.term ?? '', codes: one.codes, date: '2001-01-01' } : {}),
    }),
  );

  test('is one finding with every entry of both as a member', () => {
    const { findings, identity } = compare(reading(own), reading(foreign));
    expect(identity.verdict).toBe('same');
    expect(findings).toMatchObject([
      { kind: 'patient-mismatch', severity: 'major', item: null, confidence: 0.8 },
    ]);
    expect(findings[0]?.members).toHaveLength(39);
  });

  test('is not called so where one side only lost, or only gained', () => {
    expect(told(compare(reading(own), reading(own.slice(15))))).toEqual([
      'considerable list-truncated',
    ]);
  });

  test('nor where most of what is there agrees', () => {
    const mixed = [...own.slice(0, 11), ...foreign.slice(11)];
    const kinds = new Set(told(compare(reading(own), reading(mixed))));
    expect(kinds).not.toContain('major patient-mismatch');
  });

  test('nor where too little is there to tell', () => {
    const kinds = told(compare(reading(own.slice(0, 4)), reading(foreign.slice(5, 9))));
    expect(kinds).not.toContain('major patient-mismatch');
    expect(kinds).toHaveLength(8);
  });
});

test('nothing of the patient is ever part of a finding', () => {
  const documents = [
    under(PATIENT, { ...PATIENT, nhsNumber: OTHER_NUMBER, familyName: 'Quendelton' }),
    under(PATIENT, { ...PATIENT, familyName: 'Quendelton', gender: 'male' }),
  ];
  for (const document of documents) {
    const text = JSON.stringify(document);
    for (const canary of ['Testperson', 'Quendelton', '9000000009', OTHER_NUMBER, '1950']) {
      expect(text).not.toContain(canary);
    }
  }
});
