import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/record/entry.ts';
import { compare, dayByDay, findingsOf, told } from '../support/compare.ts';
import {
  PATIENT,
  description,
  entry,
  medication,
  pressure,
  quantity,
  read,
  reading,
  result,
  snomed,
} from '../support/records.ts';

const PENICILLIN = snomed('91936005', 'Allergy to penicillin');
const AMOXICILLIN = snomed('294505008', 'Allergy to amoxicillin');
const DEGRADED = snomed('196461000000101', 'Transfer-degraded drug allergy');
const NONE_KNOWN = snomed('716186003', 'No known allergy');
const DIGOXIN = snomed('39695211000001102', 'Digoxin 125microgram tablets');
const SODIUM = snomed('1000661000000107', 'Serum sodium level');
const ASTHMA = snomed('195967001', 'Asthma');
const MMR = snomed('38598009', 'MMR vaccination');

function penicillin(parts: Partial<Parameters<typeof entry>[0]> = {}): Entry {
  return entry({
    kind: 'allergy',
    term: 'Allergy to penicillin',
    codes: [PENICILLIN],
    date: '2001-02-03',
    status: 'active',
    ...parts,
  });
}

function digoxin(dose: string, parts: { date?: string; status?: Entry['status'] } = {}): Entry {
  return medication({
    term: 'Digoxin 125microgram tablets',
    codes: [DIGOXIN],
    date: '2019-05-01',
    dose,
    ...parts,
  });
}

function sodium(value: string, unit?: string, at = '2020-01-01'): Entry {
  return result({ term: 'Serum sodium', codes: [SODIUM], date: at, value: quantity(value, unit) });
}

function asthma(parts: Partial<Parameters<typeof entry>[0]> = {}): Entry {
  return entry({ kind: 'problem', term: 'Asthma', codes: [ASTHMA], date: '2007', ...parts });
}

const noneKnown = entry({
  kind: 'allergy',
  term: 'No known allergy',
  codes: [NONE_KNOWN],
  detail: { asserts: 'none-known' },
});

describe('who the patient is', () => {
  const record = [penicillin()];

  test('another NHS number stops everything else', () => {
    const document = compare(
      reading(record),
      reading([], { patient: { ...PATIENT, nhsNumber: '9000000017' } }),
    );
    expect(told(document)).toEqual(['catastrophic patient-mismatch']);
    expect(document).toMatchObject({
      identity: { verdict: 'different', differs: ['nhs-number'] },
      pairs: [],
      summary: { verdict: 'differences' },
    });
  });

  test('twins share a birth date and a family name but not a number', () => {
    const twin = { ...PATIENT, nhsNumber: '9000000017', givenName: 'Berta' };
    expect(findingsOf(record, record, { hie: { patient: twin } })).toEqual([
      'catastrophic patient-mismatch',
    ]);
  });

  test('an answer that names no patient can never read as parity', () => {
    const document = compare(reading(record), reading(record, { patient: undefined }));
    expect(document.findings).toEqual([]);
    expect(document.summary.verdict).toBe('undetermined');
  });
});

describe('allergies', () => {
  test('a lost one is major, even beside others that are kept', () => {
    const other = penicillin({ term: 'Egg allergy', codes: [snomed('91930004')] });
    expect(findingsOf([penicillin(), other], [other])).toEqual(['major entry-lost']);
  });

  test('another substance on the same day is one change, not a loss and an extra', () => {
    const amoxicillin = penicillin({ term: 'Allergy to amoxicillin', codes: [AMOXICILLIN] });
    expect(findingsOf([penicillin()], [amoxicillin])).toEqual(['major code-changed']);
  });

  test.each([
    ['in the wording', penicillin({ codes: [DEGRADED] })],
    [
      'in the text only',
      penicillin({ term: 'Drug allergy', codes: [DEGRADED], text: ['Allergy to penicillin'] }),
    ],
    ['nowhere', penicillin({ term: 'Drug allergy', codes: [DEGRADED] })],
  ])('a degraded code with the substance %s', (_where, degraded) => {
    expect(findingsOf([penicillin()], [degraded])).toEqual(['major code-degraded']);
  });

  test('"none known" beside a real one is told', () => {
    expect(findingsOf([penicillin()], [penicillin(), noneKnown])).toEqual(['major false-empty']);
  });

  test('"none known" against a real one is a false emptiness, told once', () => {
    const hie = reading([noneKnown], { states: { 'risks-and-warnings': 'asserted-none' } });
    expect(told(compare(reading([penicillin()]), hie))).toEqual(['major false-empty']);
  });

  test('"none known" as an observation is another kind, not a loss', () => {
    const observed = entry({ kind: 'observation', term: 'No known allergy', codes: [NONE_KNOWN] });
    expect(findingsOf([noneKnown], [observed])).toEqual(['major retyped']);
  });

  test('"none known" is never paired with an allergy', () => {
    const { pairs } = compare(
      reading([penicillin()]),
      reading([{ ...noneKnown, date: penicillin().date }]),
    );
    expect(pairs).toEqual([]);
  });

  test('one that arrives as a plain observation is retyped, which is as bad as lost', () => {
    const observed = entry({
      kind: 'observation',
      term: 'Allergy to penicillin',
      codes: [PENICILLIN],
      date: '2001-02-03',
      status: 'active',
    });
    expect(findingsOf([penicillin()], [observed])).toEqual(['major retyped']);
  });

  test('two identical ones that became one are a collapsed duplicate', () => {
    expect(findingsOf([penicillin(), penicillin()], [penicillin()])).toEqual([
      'significant duplicate-collapsed',
    ]);
  });
});

describe('drugs', () => {
  test.each([
    ['125 micrograms once daily', '125 microgram od', []],
    ['125 micrograms daily', '0.125 mg daily', ['none unit-respelt']],
    ['125 micrograms daily', '125mcg daily', []],
    ['125 micrograms daily', '125 mg daily', ['major dose-changed']],
    ['1 tablet od', '1 tablet bd', ['major frequency-changed']],
    ['One tablet twice a day', '1 tab bd', []],
    ['2.5 mg weekly', '25 mg weekly', ['major dose-changed']],
    ['10mg once weekly', '10mg once daily', ['major frequency-changed']],
    ['5.0 ml at night', '5ml nocte', []],
    ['take as directed', '', ['major dose-changed']],
    ['', 'No information available', []],
  ])('dose %j against %j', (mig, hie, expected) => {
    expect(findingsOf([digoxin(mig)], [digoxin(hie)])).toEqual(expected);
  });

  test('the same drug twice at two doses, one of them changed, is one finding on the right one', () => {
    const { findings, entries } = compare(
      reading([digoxin('62.5 microgram od'), digoxin('125 microgram od')]),
      reading([digoxin('125 microgram od'), digoxin('62.5 mg od')]),
    );
    expect(findings.map(({ kind, values }) => [kind, values])).toEqual([
      ['dose-changed', { mig: '62.5 microgram od', hie: '62.5 mg od' }],
    ]);
    expect(entries.mig[findings[0]?.mig ?? -1]?.dose).toBe('62.5 microgram od');
  });

  test('a stopped drug shown as active is major', () => {
    expect(findingsOf([digoxin('od', { status: 'stopped' })], [digoxin('od')])).toEqual([
      'major status-flipped',
    ]);
  });

  test('a finished course the MIG calls ended agrees with completed', () => {
    expect(
      findingsOf([digoxin('od', { status: 'ended' })], [digoxin('od', { status: 'completed' })]),
    ).toEqual([]);
  });

  test('another strength in the name is seen behind an unchanged code', () => {
    const stronger = { ...digoxin('1 od'), term: 'Digoxin 250microgram tablets' };
    expect(findingsOf([digoxin('1 od')], [stronger])).toEqual(['major dose-changed']);
  });

  test('a lost active drug is major, a lost finished one considerable', () => {
    const other = medication({ term: 'Aspirin', codes: [snomed('387458008')], date: '2018-01-01' });
    expect(findingsOf([digoxin('od'), other], [other])).toEqual(['major entry-lost']);
    expect(findingsOf([digoxin('od', { status: 'stopped' }), other], [other])).toEqual([
      'considerable entry-lost',
    ]);
  });
});

describe('results', () => {
  test.each([
    ['140', 'mmol/L', '140.0', 'mmol/l', []],
    ['5.000', 'mU/L', '5', 'm{U}/L', []],
    ['4.5', '10*9/L', '4.5', '10^9/L', []],
    ['120', 'mm Hg', '120', 'mm[Hg]', []],
    ['140', 'mmol/L', '104', 'mmol/L', ['considerable value-changed']],
    ['140', 'mmol/L', '14.0', 'mmol/L', ['considerable value-changed']],
    ['140', 'mmol/L', '140', 'umol/L', ['considerable unit-changed']],
    ['140', 'mmol/L', '140', undefined, ['considerable unit-changed']],
    ['5', 'mg', '5', 'Mg', ['considerable unit-changed']],
    ['140', 'mmol/L', '14', 'umol/L', ['considerable unit-changed']],
  ])('%s %s against %s %s', (migValue, migUnit, hieValue, hieUnit, expected) => {
    expect(findingsOf([sodium(migValue, migUnit)], [sodium(hieValue, hieUnit)])).toEqual(expected);
  });

  test('"<5" is not "5"', () => {
    const below = result({
      term: 'Serum sodium',
      codes: [SODIUM],
      date: '2020-01-01',
      value: quantity('5', 'mg/L', '<'),
    });
    expect(findingsOf([below], [sodium('5', 'mg/L')])).toEqual(['considerable comparator-changed']);
  });

  test('three identical readings against two are one collapsed repeat', () => {
    const one = sodium('140', 'mmol/L');
    expect(findingsOf([one, one, one], [one, one])).toEqual(['significant duplicate-collapsed']);
    expect(findingsOf([one, one], [one, one, one])).toEqual(['significant duplicate-added']);
  });

  test('two readings of one day with their values swapped do not read as equal', () => {
    const mig = [
      pressure('120', '80', '2020-01-01T09:00:00'),
      pressure('150', '95', '2020-01-01T17:00:00'),
    ];
    const hie = [
      pressure('150', '95', '2020-01-01T09:00:00'),
      pressure('120', '80', '2020-01-01T17:00:00'),
    ];
    expect(findingsOf(mig, hie)).toEqual(['significant date-shifted', 'significant date-shifted']);
  });

  test('a blood pressure is one pair whichever codes the sides use for it', () => {
    const mig = pressure('120', '80', '2020-01-01', { codes: [read('246..')] });
    const hie = pressure('120', '80', '2020-01-01', { codes: [snomed('75367002')] });
    const document = compare(reading([mig]), reading([hie]));
    expect(document.pairs).toHaveLength(1);
    expect(told(document)).toEqual([]);
  });

  test('a measurement of another day with another value is a loss and an extra, not a moved date', () => {
    const other = sodium('131', 'mmol/L', '2021-06-07');
    expect(findingsOf([sodium('140', 'mmol/L')], [other])).toEqual([
      'considerable entry-extra',
      'considerable entry-lost',
    ]);
  });
});

describe('dates', () => {
  test.each([
    ['2007', '2007', []],
    ['2007', '2007-01-01', ['significant date-precision']],
    ['2007-01', '2007-01-01', ['significant date-precision']],
    ['2007-01-01', '2007-01-01T00:00:00', ['none date-precision']],
    ['2007-01-01', '2008-01-01', ['considerable date-shifted']],
    ['2024-02-29', '2024-03-01', ['considerable date-shifted']],
    ['2010-08-03T11:47:16+01:00', '2010-08-03T10:47:16Z', []],
    ['2010-08-03T11:47:16', '2010-08-03T10:47:16Z', []],
    ['2010-12-03T11:47:16', '2010-12-03T11:47:16Z', []],
    ['2010-08-03T11:47', '2010-08-03T11:47:16', []],
    ['2022-08-01', '2022-07-31T23:00:00', ['significant date-shifted']],
    ['2022-08-01', '2022-07-31T23:00:00Z', ['none date-precision']],
    ['2022-08-01', '2022-07-31', ['considerable date-shifted']],
    ['2022-08-01T10:00:00', '2022-08-01T11:00:00', ['significant date-shifted']],
  ])('%s against %s', (mig, hie, expected) => {
    expect(findingsOf([asthma({ date: mig })], [asthma({ date: hie })])).toEqual(expected);
  });

  test('a date one side has not is lost, never equal', () => {
    const undated = entry({ kind: 'problem', term: 'Asthma', codes: [ASTHMA] });
    expect(findingsOf([asthma()], [undated])).toEqual(['significant date-precision']);
    expect(findingsOf([undated], [undated])).toEqual([]);
  });
});

describe('codes and wording', () => {
  test('a description id meets the same description id beside a concept', () => {
    const mig = asthma({ codes: [description('301485011')] });
    const hie = asthma({ codes: [ASTHMA, description('301485011')] });
    expect(findingsOf([mig], [hie])).toEqual([]);
  });

  test('a Read code meets itself with and without its term code', () => {
    expect(
      findingsOf([asthma({ codes: [read('H33..')] })], [asthma({ codes: [read('H33..00')] })]),
    ).toEqual([]);
  });

  test('Read against SNOMED with the same wording is not comparable, and no finding', () => {
    const document = compare(
      reading([asthma({ codes: [read('H33..')] })]),
      reading([asthma({ codes: [ASTHMA] })]),
    );
    expect(document.findings).toEqual([]);
    expect(document.notComparable).toMatchObject([{ field: 'codes', entries: 1 }]);
    expect(document.summary.verdict).toBe('parity');
  });

  test('Read against SNOMED with another wording stays undetermined and blocks parity', () => {
    const at = { date: '2007-03-04' };
    const document = compare(
      reading([asthma({ ...at, codes: [read('H33..')] })]),
      reading([asthma({ ...at, codes: [snomed('195967001')], term: 'Airway hyperreactivity' })]),
    );
    expect(told(document)).toEqual(['considerable undetermined']);
    expect(document.summary).toMatchObject({ undetermined: 1, verdict: 'undetermined' });
  });

  test.each([
    ['Chest pain', 'No chest pain', ['major negation-flipped']],
    ['Family history of asthma', 'Asthma', ['major negation-flipped']],
    ['FH: Asthma', 'Family history of asthma', ['none term-synonym']],
    ['Suspected asthma', 'Asthma', ['major certainty-changed']],
    ['?Asthma', 'Asthma', ['major certainty-changed']],
    ['Asthma excluded', 'Asthma', ['major negation-flipped']],
    ['Left knee pain', 'Right knee pain', ['considerable term-changed']],
    ['Peanut allergy', 'Allergy to peanut', []],
    ['Asthma', 'ASTHMA  (disorder)', []],
    ['Never smoked tobacco', 'Non-smoker', ['significant term-changed']],
  ])('%s against %s under one code', (mig, hie, expected) => {
    expect(
      findingsOf(
        [asthma({ term: mig, codes: [snomed('195967001')] })],
        [asthma({ term: hie, codes: [snomed('195967001')] })],
      ),
    ).toEqual(expected);
  });

  test.each(['Asthma\u00A0attack', 'Asth\u00ADma attack', 'asthma\r\nattack'])(
    'white space and soft hyphens are no difference: %j',
    (hie) => {
      expect(findingsOf([asthma({ term: 'Asthma attack' })], [asthma({ term: hie })])).toEqual([]);
    },
  );

  test('a code without its system is told as that', () => {
    const bare = asthma({ codes: [{ system: '', code: '195967001' }] });
    expect(findingsOf([asthma()], [bare])).toEqual(['significant code-system-lost']);
  });
});

describe('filing', () => {
  test('an immunisation that comes as an observation is retyped', () => {
    const given = { term: 'MMR vaccination', codes: [MMR], date: '2005-06-07' };
    expect(
      findingsOf(
        [entry({ kind: 'immunisation', ...given })],
        [entry({ kind: 'observation', ...given })],
      ),
    ).toEqual(['major retyped']);
  });

  test('the same entry under another heading is minor', () => {
    expect(
      findingsOf([asthma()], [asthma({ item: 'diagnoses' })], {
        hie: { states: { problems: 'nothing-recorded' } },
      }),
    ).toEqual(['minor relocated']);
  });
});

describe('lists', () => {
  test('a list cut at a round number is one finding', () => {
    const all = dayByDay(60);
    expect(findingsOf(all, all.slice(-50))).toEqual(['considerable list-truncated']);
  });

  test('a list cut at a date is one finding, whichever side cuts', () => {
    const all = dayByDay(30);
    expect(findingsOf(all, all.slice(13))).toEqual(['considerable list-truncated']);
    expect(findingsOf(all.slice(13), all)).toEqual(['considerable list-truncated']);
  });

  test('one old entry missing is not a cut list', () => {
    const all = dayByDay(51);
    expect(findingsOf(all, all.slice(1))).toEqual(['considerable entry-lost']);
  });

  test('losses in the middle are told one by one', () => {
    const all = dayByDay(30);
    expect(
      findingsOf(
        all,
        all.filter((_, index) => index % 4 !== 2),
      ),
    ).toHaveLength(7);
  });

  test('a cut never hides a lost allergy', () => {
    const all = dayByDay(30, { kind: 'allergy' });
    expect(new Set(findingsOf(all, all.slice(20)))).toEqual(new Set(['major entry-lost']));
    expect(findingsOf(all, all.slice(20))).toHaveLength(20);
  });

  test('an old copy is one finding', () => {
    const all = dayByDay(30);
    expect(findingsOf(all, all.slice(0, 22))).toEqual(['considerable stale-snapshot']);
  });
});
