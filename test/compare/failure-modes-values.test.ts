import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/record/entry.ts';
import { compare, findingsOf, told } from '../support/compare.ts';
import { date, entry, medication, quantity, reading, result, snomed } from '../support/records.ts';

const SODIUM = { term: 'Serum sodium level', codes: [snomed('1000661000000107')] } as const;
const ASTHMA = { term: 'Asthma', codes: [snomed('195967001')] } as const;

function measured(number: string, unit?: string, comparator?: '<' | '>'): Entry {
  return result({ ...SODIUM, date: '2020-01-02', value: quantity(number, unit, comparator) });
}

function inWords(text: string): Entry {
  return result({ ...SODIUM, date: '2020-01-02', detail: { value: { type: 'text', text } } });
}

function drug(dose: string, term = 'Digoxin 125microgram tablets'): Entry {
  return medication({ term, codes: [snomed('387461009')], date: '2018-01-01', dose });
}

describe('units', () => {
  test.each([
    ['mU/L', 'm{U}/L'],
    ['iu/L', '[iU]/L'],
    ['mlU/L', 'm[IU]/L'],
    ['ng/ml', 'ng/mL'],
    ['10*9/L', '10^9/L'],
    ['x10^9/L', '10⁹/l'],
    ['mm[Hg]', 'mm Hg'],
    ['umol/L', 'µmol/l'],
    ['mcg', 'micrograms'],
    ['bpm', '/min'],
    ['kg/m²', 'kg/m2'],
    ['secs', 'seconds'],
    ['kpa', 'kPa'],
  ])('%s and %s are one spelt in two ways, which is not told at all', (a, b) => {
    expect(findingsOf([measured('5', a)], [measured('5.0', b)])).toEqual([]);
  });

  test.each([
    ['125', 'micrograms', '0.125', 'mg'],
    ['5', 'mmol/L', '5000', 'umol/L'],
    ['135', 'g/L', '13.5', 'g/dL'],
    ['4.5', '10*9/L', '4500', '10*6/L'],
    ['1.75', 'm', '175', 'cm'],
    ['2.5', 'mU/L', '2.5', 'mIU/L'],
    ['90', 'min', '1.5', 'h'],
  ])('%s %s and %s %s are one amount, which is counted', (a, unit, b, other) => {
    const document = compare(reading([measured(a, unit)]), reading([measured(b, other)]));
    expect(told(document)).toEqual(['none unit-respelt']);
    expect(document.summary.verdict).not.toBe('differences');
  });

  test('many such are one finding with all of them as members', () => {
    const of = (number: string, unit: string): Entry[] =>
      ['2020-01-01', '2020-02-01', '2020-03-01'].map((at) =>
        result({ ...SODIUM, date: at, value: quantity(number, unit) }),
      );
    const { findings } = compare(reading(of('5', 'mmol/L')), reading(of('5000', 'umol/L')));
    expect(findings).toHaveLength(1);
    expect(findings[0]?.members).toHaveLength(3);
  });

  test.each([
    ['125', 'micrograms', '125', 'mg'],
    ['140', 'mmol/L', '140', 'umol/L'],
    ['48', 'mmol/mol', '4.8', '%'],
    ['48', 'mmol/mol', '6.5', '%'],
    ['37', 'Cel', '37', 'degF'],
    ['5', 'mU/L', '5', 'm/L'],
    ['5', 'mg/L', '5', 'mmol/L'],
    ['5', '10*9/L', '5', 'nmol/L'],
    ['3', 'month', '90', 'd'],
    ['5', 'Mg', '5', 'mg'],
  ])('%s %s and %s %s are not the same', (a, unit, b, other) => {
    expect(findingsOf([measured(a, unit)], [measured(b, other)])).toEqual([
      'considerable unit-changed',
    ]);
  });

  test('a lost unit is no spelling of one', () => {
    expect(findingsOf([measured('5', 'mmol/L')], [measured('5')])).toEqual([
      'considerable unit-changed',
    ]);
  });
});

describe('numbers', () => {
  test.each([
    ['13.50', '13.5', []],
    ['13.52', '13.5', ['significant precision-lost']],
    ['13.5', '13.52', ['significant precision-lost']],
    ['13.25', '13.2', ['significant precision-lost']],
    ['13.25', '13.3', ['significant precision-lost']],
    // A rounding of an international normalised ratio that changes what is done.
    ['1.4', '1', ['considerable precision-lost']],
    // Cut off, not rounded.
    ['13.59', '13.5', ['considerable value-changed']],
    ['13.5', '135', ['considerable value-changed']],
    ['48', '84', ['considerable value-changed']],
    ['0.5', '5', ['considerable value-changed']],
  ])('%s against %s', (a, b, expected) => {
    expect(findingsOf([measured(a, 'mmol/L')], [measured(b, 'mmol/L')])).toEqual(expected);
    expect(findingsOf([measured(b, 'mmol/L')], [measured(a, 'mmol/L')])).toEqual(expected);
  });

  test('a number rounded on its way into another unit is rounded', () => {
    expect(findingsOf([measured('120', 'mmHg')], [measured('16.0', 'kPa')])).toEqual([
      'significant precision-lost',
    ]);
  });

  test.each([
    ['5,2', ['considerable undetermined']],
    ['5,20', ['considerable undetermined']],
    ['52', ['considerable value-changed']],
    ['5,3', ['considerable value-changed']],
  ])('5.2 against %s: a comma is read by nobody', (text, expected) => {
    expect(findingsOf([measured('5.2')], [inWords(text)])).toEqual(expected);
  });

  test('a comma between thousands is no better', () => {
    expect(findingsOf([measured('1200')], [inWords('1,200')])).toEqual([
      'considerable undetermined',
    ]);
  });

  test.each([
    [measured('5', 'mU/L', '<'), measured('5', 'mU/L'), ['considerable comparator-changed']],
    [measured('5', 'mU/L', '<'), measured('5', 'mU/L', '>'), ['considerable comparator-changed']],
    [measured('5', undefined, '<'), inWords('<5'), []],
    [measured('5', undefined, '<'), inWords('less than 5'), []],
    [measured('5', undefined, '<'), inWords('5'), ['considerable comparator-changed']],
    [measured('5.0', 'mU/L', '<'), measured('4.96', 'mU/L'), ['considerable value-changed']],
  ])('bounds: case %#', (mig, hie, expected) => {
    expect(findingsOf([mig], [hie])).toEqual(expected);
  });
});

describe('reference ranges', () => {
  const ranged = (range: unknown): Entry =>
    result({ ...SODIUM, date: '2020-01-02', value: quantity('140', 'mmol/L'), detail: { range } });

  test.each([
    [{ low: quantity('3.50'), high: quantity('5.3') }, { text: '3.5 - 5.30' }, []],
    [{ high: quantity('4') }, { low: quantity('4') }, ['significant range-changed']],
    [
      { low: quantity('3'), high: quantity('4') },
      { high: quantity('4') },
      ['significant range-changed'],
    ],
    [{ low: quantity('3,5'.replace(',', '.')) }, { text: '>3,5' }, ['significant range-changed']],
    [
      { low: quantity('3.5', 'mmol/L'), high: quantity('5.3', 'mmol/L') },
      { low: quantity('3500', 'umol/L'), high: quantity('5300', 'umol/L') },
      [],
    ],
    [
      { low: quantity('3.5', 'mmol/L'), high: quantity('5.3', 'mmol/L') },
      { low: quantity('3.5', 'umol/L'), high: quantity('5.3', 'umol/L') },
      ['significant range-changed'],
    ],
  ])('case %#', (mig, hie, expected) => {
    expect(findingsOf([ranged(mig)], [ranged(hie)])).toEqual(expected);
  });
});

describe('doses', () => {
  test.each([
    ['125 micrograms daily', '0.125 mg daily', ['none unit-respelt']],
    ['125 micrograms daily', '125 mg daily', ['major dose-changed']],
    ['125 micrograms daily', '125 mcg daily', []],
    ['1 od', '1 bd', ['major frequency-changed']],
    ['1 od', '1 as directed', ['major dose-changed']],
    ['5 mg by mouth od', '5 mg by rectum od', ['major route-changed']],
    ['1 tablet od', '1 capsule od', ['major form-changed']],
  ])('%j against %j', (mig, hie, expected) => {
    expect(findingsOf([drug(mig)], [drug(hie)])).toEqual(expected);
  });

  test('the form in the name is told before the code that goes with it', () => {
    const of = (term: string, code: string): Entry =>
      medication({ term, codes: [snomed(code)], date: '2018-01-01', dose: '1 od' });
    const [plain, slow] = ['Metformin 500mg tablets', 'Metformin 500mg modified-release tablets'];
    expect(findingsOf([of(plain ?? '', '325278007')], [of(slow ?? '', '325267001')])).toEqual([
      'major form-changed',
    ]);
    expect(
      findingsOf(
        [of('Metformin 500mg tablets', '325278007')],
        [of('Ramipril 5mg capsules', '318906001')],
      ),
    ).not.toContain('major form-changed');
  });
});

describe('dates', () => {
  const on = (at: string, recorded?: string, detail = {}): Entry => ({
    ...entry({ kind: 'problem', ...ASTHMA, date: at, detail }),
    recorded: recorded === undefined ? undefined : date(recorded),
  });

  test.each([
    ['2007', '2007', []],
    ['2007', '2007-01', ['significant date-precision']],
    ['2007', '2007-01-01', ['significant date-precision']],
    ['2007-01', '2007-01-01', ['significant date-precision']],
    ['2007-01-01', '2007-01-01T00:00:00Z', ['none date-precision']],
    ['2007-01-01', '2006-12-31T23:00:00Z', ['significant date-shifted']],
    // Midnight of a summer day in London is eleven in the evening before in UTC.
    ['2010-08-01', '2010-07-31T23:00:00Z', ['none date-precision']],
    ['2010-08-01T00:30:00+01:00', '2010-07-31T23:30:00Z', []],
    ['2010-08-01T00:30:00', '2010-07-31T23:30:00Z', []],
    ['2010-08-01T00:20:00+01:00', '2010-07-31T23:20:00+01:00', ['significant date-shifted']],
    ['2010-08-03T11:47:00', '2010-08-03T10:47:00', ['significant date-shifted']],
    // The hour the clocks go back comes twice.
    ['2024-10-27T01:30:00+01:00', '2024-10-27T00:30:00Z', []],
    ['2024-10-27T01:30:00+01:00', '2024-10-27T01:30:00Z', ['significant date-shifted']],
    ['2024-02-29', '2024-02-29T12:00:00Z', ['none date-precision']],
    ['2024-02-29', '2024-03-01', ['considerable date-shifted']],
    ['2007-03-04', '2007-04-03', ['considerable date-shifted']],
  ])('%s against %s', (mig, hie, expected) => {
    expect(findingsOf([on(mig)], [on(hie)])).toEqual(expected);
    expect(findingsOf([on(hie)], [on(mig)])).toEqual(expected);
  });

  test('an unknown date is never the same as a known one', () => {
    const undated = entry({ kind: 'problem', ...ASTHMA });
    expect(findingsOf([on('2007')], [undated])).toEqual(['significant date-precision']);
  });

  test('an hour between two days is told as a zone that was lost', () => {
    const [mig, hie] = [on('2010-08-01T00:20:00+01:00'), on('2010-07-31T23:20:00+01:00')];
    expect(compare(reading([mig]), reading([hie])).findings[0]?.why).toContain('time zone');
  });

  test.each([
    [on('2009-05-01', '2021-02-03'), on('2021-02-03', '2009-05-01')],
    [
      on('2009-05-01', undefined, { ended: date('2012-01-01') }),
      on('2012-01-01', undefined, { ended: date('2009-05-01') }),
    ],
  ])('two dates that changed places are told as that: case %#', (mig, hie) => {
    expect(findingsOf([mig], [hie])).toEqual(['significant date-role-swapped']);
  });

  test('a date moved onto the day it was typed in is a moved date', () => {
    expect(findingsOf([on('2009-05-01', '2009-05-02')], [on('2009-05-02', '2009-05-02')])).toEqual([
      'considerable date-shifted',
    ]);
  });
});

describe('wordings that deny, doubt or speak of a relative', () => {
  const named = (term: string): Entry =>
    entry({ kind: 'problem', term, codes: [snomed('195967001')], date: '2001-01-01' });

  test.each([
    ['Family history of asthma', 'Asthma', 'major negation-flipped'],
    ['No asthma', 'Asthma', 'major negation-flipped'],
    ['?Asthma', 'Asthma', 'major certainty-changed'],
    ['Asthma?', 'Asthma', 'major certainty-changed'],
    ['Suspected asthma', 'Asthma', 'major certainty-changed'],
    ['Asthma excluded', 'Asthma', 'major negation-flipped'],
  ])('%s against %s', (mig, hie, expected) => {
    expect(findingsOf([named(mig)], [named(hie)])).toEqual([expected]);
    expect(findingsOf([named(hie)], [named(mig)])).toEqual([expected]);
  });
});

describe('free text', () => {
  const noted = (...text: string[]): Entry =>
    entry({
      kind: 'diagnosis',
      term: 'Cough',
      codes: [snomed('49727002')],
      date: '2020-01-02',
      text,
    });

  test.each([
    ['No-break\u00A0space', 'no-break space'],
    ['soft hy\u00ADphen', 'soft hyphen'],
    ['two\r\nlines', 'two\nlines'],
    ['two<br/>lines', 'two\nlines'],
    ['fish &amp; chips', 'fish & chips'],
    ['less &lt; more', 'less < more'],
    ['a &#176; sign', 'a ° sign'],
    ['it&apos;s', 'it’s'],
    ['“worse at night”', '"worse at night"'],
    ['first, then second.', 'First; then  SECOND'],
    ['dose of 0.50 mg', 'dose of 0.5 mg'],
    ['1 – 2 days', '1 - 2 days'],
  ])('%j and %j say the same', (a, b) => {
    expect(findingsOf([noted(a)], [noted(b)])).toEqual([]);
  });

  test.each([
    ['Attacks twice a month, keeps a diary', 'Attacks twice a mon', 'considerable text-truncated'],
    ['Attacks twice a month, keeps a diary', 'month, keeps a diary', 'considerable text-truncated'],
    ['Attacks twice a month, keeps a diary', 'Attacks twice…', 'considerable text-truncated'],
    ['Rash, not to be given again', 'Rash, not to be', 'considerable text-truncated'],
    ['Rash after tea, not to be given again', 'Rash after tea', 'major text-truncated'],
    ['Settled. Take 50 mg when needed', 'Settled. Take', 'major text-truncated'],
    ['Swelling after amoxicillin', 'Swelling after', 'major text-truncated'],
    ['No chest pain on exertion', 'Chest pain on exertion', 'major negation-flipped'],
    ['Possible angina on exertion', 'Angina on exertion', 'major certainty-changed'],
    ['Keep a diary. Never more than 50 mg. See us', 'Keep a diary. See us', 'major text-changed'],
    ['seen by the nurse', 'phoned by the doctor', 'considerable text-changed'],
    ['dose 1.5', 'dose 15', 'considerable text-changed'],
  ])('%j against %j', (mig, hie, expected) => {
    expect(findingsOf([noted(mig)], [noted(hie)])).toEqual([expected]);
    expect(findingsOf([noted(hie)], [noted(mig)])).toEqual([expected]);
  });

  test('a comment cut at its start says which side shows less', () => {
    const { findings } = compare(
      reading([noted('Haemolysed sample, please repeat')]),
      reading([noted('please repeat')]),
    );
    expect(findings[0]?.why).toContain('the HIE shows the text without its beginning');
  });

  test('one comment copied to five results is told where the other side has it once', () => {
    const comment = 'Haemolysed sample, please repeat';
    const of = (copies: number): Entry[] =>
      [1, 2, 3, 4, 5].map((at) =>
        result({
          term: `Test ${at}`,
          codes: [snomed(`10006610000001${at}`)],
          date: '2020-01-02',
          value: quantity(`${at}`, 'mmol/L'),
          text: at <= copies ? [comment] : [],
        }),
      );
    expect(findingsOf(of(5), of(5))).toEqual([]);
    const { findings } = compare(reading(of(1)), reading(of(5)));
    const told = findings.map(({ members }) => members?.length ?? 1);
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(4);
    expect(findings.every(({ kind }) => kind === 'text-changed')).toBe(true);
  });

  test.each([
    ['saw Zoë at the café', 'saw ZoÃ« at the cafÃ©', 'significant encoding-damaged'],
    ['saw Zoë at the café', 'saw Zo? at the caf?', 'significant encoding-damaged'],
    ['saw Zoë at the café', 'saw Zo\uFFFD at the caf\uFFFD', 'significant encoding-damaged'],
    ['saw Zoë at the café', 'saw Zo at the caf', 'significant encoding-damaged'],
    ['“quoted” words', 'â€œquotedâ€\u009D words', 'significant encoding-damaged'],
    ['Temp ≥ 38 °C', 'Temp ? 38 ?C', 'considerable encoding-damaged'],
    ['given 50 µg', 'given 50 Âµg', 'considerable encoding-damaged'],
    ['saw Zoë', 'saw Chloë', 'considerable text-changed'],
  ])('%j against %j', (mig, hie, expected) => {
    expect(findingsOf([noted(mig)], [noted(hie)])).toEqual([expected]);
    expect(findingsOf([noted(hie)], [noted(mig)])).toEqual([expected]);
  });

  test('a damaged wording is told as that, and as no doubt', () => {
    const named = (term: string): Entry =>
      entry({ kind: 'problem', term, codes: [snomed('13445001')], date: '2001-01-01' });
    expect(findingsOf([named('Ménière’s disease')], [named('M?ni?re’s disease')])).toEqual([
      'significant encoding-damaged',
    ]);
    expect(findingsOf([named('Syndrome de café')], [named('Syndrome de caf?')])).toEqual([
      'significant encoding-damaged',
    ]);
  });
});

describe('who and which letter', () => {
  const by = (...authors: string[]): Entry => ({
    ...entry({ kind: 'problem', ...ASTHMA, date: '2001-01-01' }),
    ...(authors.length === 0 ? {} : { authors }),
  });

  test.each([
    [by('alma testdoc'), by('alma testdoc'), []],
    [by('alma testdoc'), by('a testdoc'), []],
    [by('alma testdoc', 'bo typist'), by('bo typist'), []],
    [by('alma testdoc'), by(), []],
    [by('alma testdoc'), by('leopoldina wrenthistle'), ['significant author-diff']],
    [by('alma testdoc'), by('bo testdoc'), ['significant author-diff']],
  ])('author: case %#', (mig, hie, expected) => {
    expect(findingsOf([mig], [hie])).toEqual(expected);
  });

  test('names of clinicians are not printed', () => {
    const document = compare(reading([by('alma testdoc')]), reading([by('bo wrenthistle')]));
    expect(JSON.stringify(document)).not.toMatch(/testdoc|wrenthistle/i);
  });

  const letter = (detail: Record<string, unknown>): Entry =>
    entry({
      kind: 'document',
      term: 'Letter',
      date: '2020-01-02',
      detail: { title: 'Clinic', ...detail },
    });

  test.each([
    [{ contentHash: 'sha1:aa' }, { contentHash: 'sha1:aa' }, []],
    [{ contentHash: 'sha1:aa' }, { contentHash: 'sha1:bb' }, ['considerable document-unreadable']],
    [{ contentHash: 'sha1:aa' }, { contentHash: 'told:bb' }, []],
    [{ contentHash: 'sha1:aa' }, {}, []],
    [{ mediaType: 'text/rtf' }, { mediaType: 'application/rtf; charset=utf-8' }, []],
    [
      { mediaType: 'application/pdf' },
      { mediaType: 'image/tiff' },
      ['significant document-unreadable'],
    ],
  ])('document: case %#', (mig, hie, expected) => {
    expect(findingsOf([letter(mig)], [letter(hie)])).toEqual(expected);
  });
});
