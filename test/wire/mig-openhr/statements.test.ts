import { describe, expect, test } from 'vitest';
import { SNOMED, entryOf, event, openHr, problemsOf, read, readCode } from './builder.ts';

const OBSERVED = '<observation/>';

const offsetOf = (value: string): number | undefined =>
  entryOf(read(openHr(event('e', 'OBS', `<effectiveTime datepart="YMDT" value="${value}"/>`))), 'e')
    .date?.offset;

const recordedOf = (value: string): string | undefined =>
  entryOf(
    read(openHr(event('e', 'OBS', `<availabilityTimeStamp>${value}</availabilityTimeStamp>`))),
    'e',
  ).recorded?.text;

const codesOf = (code: string): unknown =>
  entryOf(read(openHr(event('e', 'OBS', code))), 'e').codes;

const category = (code: string): string =>
  `<qualifier><name code="7" codeSystem="EMISINTERNAL" displayName="MIG"/><value code="${code}" codeSystem="EMISINTERNAL" displayName="c"/></qualifier>`;

const range = (low: string): string =>
  `<numericRange><low value="${low}" operator="&gt;"/></numericRange>`;

const linked = (link: string): string =>
  event(
    'e',
    'INV',
    `${readCode('424')}<observation><complexObservation>${link}</complexObservation></observation>`,
  );

describe('dates', () => {
  test.each([
    ['U', '1900-01-01T00:00:00', undefined],
    ['Y', '1999-01-01T00:00:00', '1999'],
    ['YM', '1999-07-01T00:00:00', '1999-07'],
    ['YMD', '1999-07-14T16:05:00', '1999-07-14'],
    ['YMDT', '1999-07-14T16:05:00.1234567+01:00', '1999-07-14T16:05:00'],
  ])('of precision %s', (part, value, expected) => {
    const reading = read(
      openHr(event('e', 'OBS', `<effectiveTime datepart="${part}" value="${value}"/>`)),
    );
    expect(entryOf(reading, 'e').date?.text).toBe(expected);
    expect(reading.problems).toEqual([]);
  });

  test('keep a zone that was given and guess none', () => {
    expect(offsetOf('2019-07-14T16:05:00+01:00')).toBe(60);
    expect(offsetOf('2019-07-14T16:05:00')).toBeUndefined();
  });

  test('that do not state their precision count as days, and are told', () => {
    const reading = read(openHr(event('e', 'OBS', '<effectiveTime value="2019-07-14T16:05:00"/>')));
    expect(entryOf(reading, 'e').date).toMatchObject({ text: '2019-07-14', precision: 'day' });
    expect(problemsOf(reading)).toEqual(['warning: effectiveTime does not state its precision']);
  });

  test('of entry are the day where they are padded to midnight', () => {
    expect(recordedOf('2005-06-15T00:00:00')).toBe('2005-06-15');
    expect(recordedOf('2005-06-15T00:00:00Z')).toBe('2005-06-15T00:00:00');
    expect(recordedOf('2017-02-20T11:08:03.93')).toBe('2017-02-20T11:08:03');
  });
});

describe('codes', () => {
  test.each([
    [
      '2.16.840.1.113883.2.1.6.1',
      '12AB',
      { system: 'urn:oid:2.16.840.1.113883.2.1.6.1', code: '12AB' },
    ],
    ['2.16.840.1.113883.2.1.3.2.4.14', 'XaKRw', { system: 'http://read.info/ctv3', code: 'XaKRw' }],
    [
      '2.16.840.1.113883.2.1.6.3',
      '14631000006101',
      { system: 'http://snomed.info/sct', identifies: 'concept' },
    ],
    ['2.16.840.1.113883.2.1.6.9', 'x', { system: 'urn:oid:2.16.840.1.113883.2.1.6.9', code: 'x' }],
    ['EMISLOCAL', 'L1', { system: 'https://fhir.hl7.org.uk/Id/egton-codes' }],
    ['OLTR', 'L1', { system: 'OLTR' }],
    ['__proto__', 'L1', { system: '__proto__' }],
  ])('of system %s', (system, code, expected) => {
    expect(codesOf(`<code code="${code}" codeSystem="${system}" displayName="t"/>`)).toMatchObject([
      { ...expected, term: 't' },
    ]);
  });

  test('a SNOMED identifier whose check digit is wrong names nothing, and is told', () => {
    const reading = read(
      openHr(event('e', 'OBS', `<code code="57054006" codeSystem="${SNOMED}"/>`)),
    );
    expect(entryOf(reading, 'e').codes).toEqual([
      { system: 'http://snomed.info/sct', code: '57054006' },
    ]);
    expect(problemsOf(reading)).toEqual(['warning: a SNOMED identifier that is not valid']);
  });

  test('translations of translations are kept, repeats are not', () => {
    const inner = `<translation code="57054005" codeSystem="${SNOMED}"/>`;
    const code = readCode(
      'G30',
      `<translation code="G30.." codeSystem="2.16.840.1.113883.2.1.6.2">${inner}</translation>${inner}`,
    );
    expect(codesOf(code)).toMatchObject([{ code: 'G30..' }, { code: '57054005' }]);
  });

  test('an empty code keeps its term', () => {
    const reading = read(
      openHr(event('e', 'OBS', readCode('').replace('term of ', 'Tired all the time'))),
    );
    expect(entryOf(reading, 'e')).toMatchObject({
      codes: [],
      term: 'Tired all the time',
      kind: 'observation',
    });
  });
});

describe('what an event is', () => {
  const value = '<observation><value><numeric><value>1</value></numeric></value></observation>';

  test.each([
    ['OBS', readCode('A38'), OBSERVED, 'diagnosis'],
    ['OBS', readCode('R0903'), OBSERVED, 'diagnosis'],
    ['OBS', readCode('S10'), OBSERVED, 'observation'],
    ['OBS', readCode('7K6'), OBSERVED, 'procedure'],
    ['OBS', readCode('44P'), OBSERVED, 'result'],
    ['OBS', readCode('137S'), OBSERVED, 'observation'],
    ['OBS', readCode('G30'), value, 'observation'],
    ['OBS', readCode('a12'), OBSERVED, 'observation'],
    ['OBS', readCode('3395', category('15')), OBSERVED, 'result'],
    ['OBS', readCode('G30', category('3')), OBSERVED, 'diagnosis'],
    ['OBS', `<code code="57054005" codeSystem="${SNOMED}"/>`, OBSERVED, 'observation'],
    ['OBS', '<displayTerm>Free wording</displayTerm>', OBSERVED, 'observation'],
    ['OBS', '', OBSERVED, 'note'],
    ['VAL', readCode('22A'), value, 'observation'],
    ['VAL', readCode('44P'), value, 'result'],
    ['VAL', readCode('G30'), OBSERVED, 'observation'],
    ['INV', readCode('32B'), OBSERVED, 'result'],
    ['INV', readCode('246'), OBSERVED, 'observation'],
    ['FH', readCode('G30'), OBSERVED, 'observation'],
    ['TR', readCode('G30'), OBSERVED, 'observation'],
    ['ALL', readCode('L26'), OBSERVED, 'allergy'],
  ])('%s %s %s is a %s', (type, code, content, kind) => {
    expect(entryOf(read(openHr(event('e', type, code + content))), 'e').kind).toBe(kind);
  });

  test('an abnormal mark keeps a statement measured', () => {
    const content = `${readCode('G30')}<observation><abnormal value="true"/></observation>`;
    expect(entryOf(read(openHr(event('e', 'OBS', content))), 'e').detail).toMatchObject({
      abnormal: true,
    });
  });

  test('an abnormal mark where nothing can hold it is told', () => {
    const content = `${readCode('65E')}<observation><abnormal value="true"/></observation>`;
    expect(problemsOf(read(openHr(event('e', 'IMM', content))))).toEqual([
      'warning: an abnormal mark where no value can stand',
    ]);
  });

  test('a value under a kind that has no place for it is unmapped, not lost', () => {
    const content = `${readCode('65E')}${value}`;
    expect(read(openHr(event('e', 'IMM', content))).unmapped).toEqual([
      { path: '/openHealthRecord/healthDomain/event/observation/value', count: 1 },
    ]);
  });

  test('a member of a result is a result though its own code does not tell', () => {
    const reading = read(
      openHr(
        event('h', 'INV', `${readCode('424')}<observation/>`) +
          event(
            'm',
            'VAL',
            `${readCode('EMISNQX1')}<observation><complexObservation><parentLink>h</parentLink></complexObservation></observation>`,
          ),
      ),
    );
    expect(entryOf(reading, 'm')).toMatchObject({
      kind: 'result',
      detail: { kind: 'result' },
      links: [{ relation: 'panel', target: 'h' }],
    });
    expect(entryOf(reading, 'h').detail).toMatchObject({ panel: true });
  });

  test('a member or heading that is not there is told for a whole record', () => {
    const told = ['warning: a panel names an entry that is not in the answer'];
    expect(problemsOf(read(openHr(linked('<childLink>gone</childLink>'))))).toEqual(told);
    expect(problemsOf(read(openHr(linked('<parentLink>gone</parentLink>'))))).toEqual(told);
  });
});

describe('ranges', () => {
  test('a range that differs from the first is told', () => {
    const content = `<observation><value><availableRange>${range('1')}</availableRange><numeric><value>5</value><range>${range('2')}</range></numeric></value></observation>`;
    const reading = read(openHr(event('e', 'VAL', content)));
    expect(entryOf(reading, 'e').detail).toMatchObject({
      range: { low: { number: { text: '2' }, comparator: '>' } },
    });
    expect(problemsOf(reading)).toEqual(['warning: a further reference range is not compared']);
  });
});
