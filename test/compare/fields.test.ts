import { describe, expect, test } from 'vitest';
import { compare, findingsOf } from '../support/compare.ts';
import {
  date,
  entry,
  medication,
  pressure,
  quantity,
  reading,
  result,
  snomed,
} from '../support/records.ts';

const SODIUM = snomed('1000661000000107', 'Serum sodium level');

describe('free text', () => {
  const withText = (...text: string[]): ReturnType<typeof entry> =>
    entry({
      kind: 'observation',
      term: 'Cough',
      codes: [snomed('49727002')],
      date: '2020-01-02',
      text,
    });

  test.each([
    [['dry at night'], ['Dry  at night'], []],
    [['dry at night'], [], ['considerable text-lost']],
    [['dry at night', 'worse since May'], ['dry at night'], ['considerable text-lost']],
    [['dry at night, worse since May'], ['worse since May'], ['considerable text-truncated']],
    [['dry at night, worse since May'], ['dry at night…'], ['considerable text-truncated']],
    [['dry at night'], ['productive'], ['considerable text-changed']],
    [[], ['productive'], ['considerable text-changed']],
    [['a', 'b'], ['b', 'a'], []],
    [['Cough'], [], []],
  ])('%o against %o', (mig, hie, expected) => {
    expect(findingsOf([withText(...mig)], [withText(...hie)])).toEqual(expected);
  });

  test('never stands in the document', () => {
    const document = compare(
      reading([withText('Alma Testperson lives here')]),
      reading([withText()]),
    );
    expect(document.findings[0]?.values).toEqual({ mig: '[text, 26 characters]', hie: null });
    expect(JSON.stringify(document)).not.toContain('lives here');
  });

  test('of an allergy weighs more', () => {
    const allergy = (text: string[]): ReturnType<typeof entry> =>
      entry({ kind: 'allergy', term: 'Egg allergy', codes: [snomed('91930004')], text });
    expect(findingsOf([allergy(['swollen face'])], [allergy([])])).toEqual(['major text-lost']);
  });
});

describe('values that are no numbers', () => {
  const valued = (value: unknown): ReturnType<typeof entry> =>
    entry({
      kind: 'result',
      term: 'Urine protein',
      codes: [snomed('57378007')],
      date: '2020-01-02',
      detail: { value },
    });
  const text = (words: string): unknown => ({ type: 'text', text: words });
  const coded = (term: string): unknown => ({ type: 'coded', codes: [], term });

  test.each([
    [text('Negative'), text('negative '), []],
    [text('Negative'), text('Positive'), ['considerable value-changed']],
    [text('Negative'), coded('Negative'), []],
    [text('5 mmol/L'), { type: 'quantity', quantity: quantity('5.0', 'mmol/L') }, []],
    [text('<5'), { type: 'quantity', quantity: quantity('5', undefined, '<') }, []],
    [
      text('50 mmol/L'),
      { type: 'quantity', quantity: quantity('5.0', 'mmol/L') },
      ['considerable value-changed'],
    ],
    [
      coded('Negative'),
      { type: 'quantity', quantity: quantity('5.0', 'mmol/L') },
      ['considerable value-changed'],
    ],
    [text('Negative'), undefined, ['considerable value-changed']],
    [undefined, text('Negative'), ['considerable value-changed']],
  ])('%o against %o', (mig, hie, expected) => {
    expect(findingsOf([valued(mig)], [valued(hie)])).toEqual(expected);
  });

  test('print only words that cannot name anybody', () => {
    const { entries, findings } = compare(
      reading([valued(text('Positive'))]),
      reading([valued(text('discussed with Mrs Testperson'))]),
    );
    expect(entries.mig[0]?.value).toBe('Positive');
    expect(entries.hie[0]?.value).toBe('[text, 29 characters]');
    expect(findings[0]?.values).toEqual({ mig: 'Positive', hie: '[text, 29 characters]' });
  });
});

describe('blood pressure', () => {
  const at = '2020-01-02';
  const half = entry({
    kind: 'blood-pressure',
    term: 'Blood pressure',
    date: at,
    detail: { systolic: quantity('120', 'mmHg') },
  });

  test('a missing half is a changed value', () => {
    expect(findingsOf([pressure('120', '80', at)], [half])).toEqual(['considerable value-changed']);
    expect(findingsOf([half], [half])).toEqual([]);
  });

  test('stands in the document as systolic/diastolic', () => {
    const { entries } = compare(reading([pressure('120', '80', at)]), reading([half]));
    expect(entries.mig[0]).toMatchObject({ value: '120/80', unit: 'mmHg' });
    expect(entries.hie[0]).toMatchObject({ value: '120/?' });
  });

  test('another unit is told', () => {
    const kilopascal = entry({
      kind: 'blood-pressure',
      term: 'Blood pressure',
      date: at,
      detail: { systolic: quantity('120', 'kPa'), diastolic: quantity('80', 'kPa') },
    });
    expect(findingsOf([pressure('120', '80', at)], [kilopascal])).toEqual([
      'considerable unit-changed',
    ]);
  });

  test('that arrives as a plain observation keeps its value in words', () => {
    const observed = entry({
      kind: 'observation',
      term: 'Blood pressure',
      date: at,
      detail: { value: { type: 'text', text: '120/80' } },
    });
    expect(findingsOf([pressure('120', '80', at)], [observed])).toEqual(['considerable retyped']);
  });
});

describe('reference ranges', () => {
  const ranged = (range: unknown): ReturnType<typeof entry> =>
    result({
      term: 'Sodium',
      codes: [SODIUM],
      date: '2020-01-02',
      value: quantity('140', 'mmol/L'),
      detail: { range },
    });
  const numbers = { low: quantity('133', 'mmol/L'), high: quantity('146.0', 'mmol/L') };

  test.each([
    [numbers, { text: '133 - 146' }, []],
    [{ high: quantity('4') }, { text: '< 4' }, []],
    [{ low: quantity('60') }, { text: '>= 60' }, []],
    [numbers, { ...numbers, high: quantity('147', 'mmol/L') }, ['significant range-changed']],
    [numbers, undefined, ['significant range-changed']],
    [undefined, numbers, []],
    [{ text: 'see report' }, { text: 'See  report' }, []],
    [{ text: 'see report' }, numbers, ['significant range-changed']],
  ])('%o against %o', (mig, hie, expected) => {
    expect(findingsOf([ranged(mig)], [ranged(hie)])).toEqual(expected);
  });
});

describe('prescriptions', () => {
  const drug = (detail: Record<string, unknown>): ReturnType<typeof entry> =>
    medication({
      term: 'Aspirin',
      codes: [snomed('387458008')],
      date: '2018-01-01',
      dose: '1 od',
      detail,
    });

  test.each([
    [{ quantityText: '28 tablets' }, { quantity: quantity('28', 'tablet') }, []],
    [{ quantityText: '28 Tablet(s)' }, { quantity: quantity('28.0', 'tablets') }, []],
    [
      { quantityText: '28 tablets' },
      { quantityText: '56 tablets' },
      ['significant quantity-changed'],
    ],
    [{ quantityText: '5 vial' }, { quantityText: '5 ml' }, ['significant quantity-changed']],
    [{ quantityText: '28 tablets' }, { quantityText: '28' }, []],
    [{ quantityText: 'one pack' }, { quantityText: 'two packs' }, ['significant quantity-changed']],
    [{ quantityText: '28 tablets' }, {}, ['significant quantity-changed']],
    [{}, { quantityText: '28 tablets' }, []],
    [{ course: 'acute' }, { course: 'repeat' }, ['considerable course-changed']],
    [{ course: 'repeat' }, { course: 'repeat-dispensing' }, ['significant course-changed']],
    [{ course: 'repeat' }, {}, ['significant course-changed']],
    [
      { lastIssued: date('2020-01-01') },
      { lastIssued: date('2020-02-01') },
      ['significant date-shifted'],
    ],
    [{ elsewhere: true }, { elsewhere: false }, ['significant value-changed']],
  ])('%o against %o', (mig, hie, expected) => {
    expect(findingsOf([drug(mig)], [drug(hie)])).toEqual(expected);
  });
});

describe('problems and allergies', () => {
  const problem = (
    status: 'active' | 'inactive' | 'resolved' | 'health-promotion',
    detail: Record<string, unknown> = {},
  ): ReturnType<typeof entry> =>
    entry({
      kind: 'problem',
      term: 'Asthma',
      codes: [snomed('195967001')],
      date: '2007',
      status,
      detail,
    });

  test('significance', () => {
    expect(
      findingsOf(
        [problem('active', { significance: 'major' })],
        [problem('active', { significance: 'minor' })],
      ),
    ).toEqual(['significant significance-changed']);
    expect(findingsOf([problem('active', { significance: 'major' })], [problem('active')])).toEqual(
      ['minor significance-changed'],
    );
  });

  test('an ended problem shown as active is one finding, end date and all', () => {
    expect(
      findingsOf(
        [problem('inactive', { ended: date('2010') })],
        [problem('active', { ended: date('2012') })],
      ),
    ).toEqual(['considerable status-flipped']);
  });

  test('another end date alone', () => {
    expect(
      findingsOf(
        [problem('inactive', { ended: date('2010') })],
        [problem('resolved', { ended: date('2012') })],
      ),
    ).toEqual(['significant date-shifted']);
  });

  test('a status the other format has no word for is not comparable', () => {
    const { findings, notComparable } = compare(
      reading([problem('health-promotion')]),
      reading([problem('active')]),
    );
    expect(findings).toEqual([]);
    expect(notComparable).toMatchObject([{ field: 'status' }]);
  });

  test('how an allergy shows, as words that are compared but not printed', () => {
    const allergy = (reaction: string): ReturnType<typeof entry> =>
      entry({
        kind: 'allergy',
        term: 'Egg allergy',
        codes: [snomed('91930004')],
        detail: { reaction },
      });
    expect(findingsOf([allergy('Rash')], [allergy('rash')])).toEqual([]);
    expect(findingsOf([allergy('Rash')], [allergy('Anaphylaxis')])).toEqual(['major text-changed']);
  });

  test('how severe a reaction was', () => {
    const allergy = (severity: string): ReturnType<typeof entry> =>
      entry({
        kind: 'allergy',
        term: 'Egg allergy',
        codes: [snomed('91930004')],
        detail: { severity },
      });
    expect(findingsOf([allergy('severe')], [allergy('mild')])).toEqual([
      'considerable value-changed',
    ]);
  });
});

describe('statuses', () => {
  const given = (
    kind: 'immunisation' | 'diary' | 'result' | 'medication',
    status: string,
  ): ReturnType<typeof entry> =>
    entry({
      kind,
      term: 'X',
      codes: [snomed('38598009')],
      date: '2020-01-02',
      status: status as never,
    });

  test.each([
    ['immunisation', 'given', 'not-given', ['major status-flipped']],
    ['diary', 'planned', 'active', []],
    ['result', 'final', 'preliminary', ['minor status-flipped']],
    ['result', 'final', 'amended', []],
    ['medication', 'stopped', 'completed', ['significant status-flipped']],
    ['medication', 'active', 'never-active', ['major status-flipped']],
  ] as const)('%s: %s against %s', (kind, mig, hie, expected) => {
    expect(findingsOf([given(kind, mig)], [given(kind, hie)])).toEqual(expected);
  });
});

describe('codes', () => {
  const coded = (
    codes: Parameters<typeof entry>[0]['codes'],
    term = 'Asthma',
  ): ReturnType<typeof entry> =>
    entry({ kind: 'problem', term, codes: codes ?? [], date: '2007-08-09' });

  test('words only on the HIE where the MIG has a code is a degrading', () => {
    expect(findingsOf([coded([snomed('195967001')])], [coded([])])).toEqual([
      'considerable code-degraded',
    ]);
  });

  test('words only on the MIG is not comparable', () => {
    expect(findingsOf([coded([])], [coded([snomed('195967001')])])).toEqual([]);
  });

  test('degraded on one side and without any code on the other is not comparable', () => {
    expect(findingsOf([coded([snomed('196411000000103')])], [coded([])])).toEqual([]);
  });

  test('other words without codes are told', () => {
    expect(findingsOf([coded([], 'Asthma attack')], [coded([], 'Asthma attack, severe')])).toEqual([
      'considerable term-changed',
    ]);
  });

  test('a missing wording is told', () => {
    const bare = entry({ kind: 'problem', codes: [snomed('195967001')], date: '2007-08-09' });
    expect(findingsOf([coded([snomed('195967001')])], [bare])).toEqual([
      'significant term-changed',
    ]);
  });
});

describe('something done, filed as a procedure and as an observation', () => {
  const done = entry({
    kind: 'procedure',
    term: 'Hysterectomy',
    codes: [snomed('236886002')],
    date: '2002-01-07',
    status: 'completed',
  });
  const seen = entry({
    kind: 'observation',
    term: 'Hysterectomy',
    codes: [snomed('236886002')],
    date: '2002-01-07',
  });
  const limits = [
    {
      item: 'procedures',
      kind: 'procedure',
      field: 'kind',
      as: 'observation',
      why: 'It files procedures among observations.',
    },
  ] as const;

  test('is completed there and final here', () => {
    const final = { ...seen, status: 'final' } as const;
    const parts = { reading: { limits } };
    expect(findingsOf([done], [final], { hie: parts })).toEqual([]);
    expect(findingsOf([final], [done], { mig: parts })).toEqual([]);
  });

  test.each([
    ['entered-in-error', 'considerable status-flipped'],
    ['preliminary', 'considerable status-flipped'],
  ] as const)('but not %s', (status, finding) => {
    const parts = { reading: { limits } };
    expect(findingsOf([done], [{ ...seen, status }], { hie: parts })).toEqual([finding]);
  });
});
