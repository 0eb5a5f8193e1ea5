import { describe, expect, test } from 'vitest';
import { DATA_ITEMS } from '../../../src/record/item.ts';
import { entryOf, event, extract, fixture, itemOf, problemsOf, read, readCode } from './builder.ts';

const ALLERGY = event('a', 'ALL', `${readCode('14L1')}<observation/>`);
const NONE_KNOWN = event('n', 'ALL', `${readCode('1151')}<observation/>`);
const ALERT = event('w', 'ALT', `${readCode('13HP')}<alert/>`);
const DRUG = event('m', 'MED', '<displayTerm>Aspirin</displayTerm><medication/>');

const fieldsOf = (text: string, kind: string): string[] =>
  read(text)
    .limits.filter((limit) => limit.kind === kind)
    .map(({ field }) => field);

const asked = (flag: string): string =>
  extract(['scm.event'], '', `<includeAssociatedText>${flag}</includeAssociatedText>`);

describe('an answer to one view', () => {
  const reading = read(fixture('investigation'));

  test('files every entry under that view, and returns no other', () => {
    expect(reading.record.entries.map(({ item }) => item)).toEqual([
      'investigations',
      'investigations',
      'investigations',
    ]);
    expect(reading.record.items.map(({ item, state }) => `${item} ${state}`)).toEqual([
      'patient-details populated',
      'summary not-returned',
      'problems not-returned',
      'diagnoses not-returned',
      'medication not-returned',
      'risks-and-warnings not-returned',
      'procedures not-returned',
      'investigations populated',
      'examinations not-returned',
      'events not-returned',
    ]);
  });

  test('is read without a problem or a remainder', () => {
    expect([reading.problems, reading.unmapped]).toEqual([[], []]);
  });

  test('keeps a number as it was written, with its range and its mark', () => {
    const entry = entryOf(reading, '00000000-0000-4000-8000-000000000002');
    expect(entry.detail).toEqual({
      kind: 'result',
      value: {
        type: 'quantity',
        quantity: {
          number: { digits: 6500n, scale: 3, text: '6.500' },
          unit: 'mmol/l',
          comparator: undefined,
        },
      },
      range: {
        low: {
          number: { digits: 0n, scale: 3, text: '0.000' },
          comparator: undefined,
          unit: 'mmol/l',
        },
        high: {
          number: { digits: 5000n, scale: 3, text: '5.000' },
          comparator: undefined,
          unit: 'mmol/l',
        },
        text: undefined,
      },
      abnormal: true,
      panel: undefined,
    });
    expect(entry.text).toEqual(['above the range']);
  });

  test('tells a description from a concept', () => {
    const codes = entryOf(reading, '00000000-0000-4000-8000-000000000002').codes;
    expect(codes).toEqual([
      {
        system: 'http://read.info/readv2',
        code: '44P..',
        termCode: '12',
        term: 'Serum cholesterol',
      },
      {
        system: 'http://snomed.info/sct',
        code: '150921000006118',
        term: 'Serum cholesterol',
        identifies: 'description',
      },
    ]);
  });

  test('counts a problem flag on an event as one entry', () => {
    expect(entryOf(reading, '00000000-0000-4000-8000-000000000003')).toMatchObject({
      kind: 'problem',
      item: 'investigations',
      status: 'inactive',
      date: { text: '2008-10', precision: 'month' },
    });
    expect(reading.record.mergedTwins).toBe(1);
  });

  test('names the patient and the practice', () => {
    expect(reading.record.patient).toMatchObject({
      nhsNumber: '9000000009',
      familyName: 'Testwood',
      gender: 'female',
      practice: 'X90001',
    });
  });
});

describe('which item a view is', () => {
  test.each([
    ['scm.patientdetail', 'patient-details'],
    ['scm.summary', 'summary'],
    ['scm.problem', 'problems'],
    ['scm.diagnosis', 'diagnoses'],
    ['scm.medication', 'medication'],
    ['scm.riskswarning', 'risks-and-warnings'],
    ['scm.procedure', 'procedures'],
    ['scm.investigation', 'investigations'],
    ['scm.examination', 'examinations'],
    ['scm.event', 'events'],
  ])('%s is %s', (view, item) => {
    const answered = read(extract([view], '')).record.items.filter(
      ({ state }) => state !== 'not-returned',
    );
    expect(answered).toEqual([{ item, state: 'nothing-recorded', warnings: [] }]);
  });

  test('a view of another name is read like a whole record, and told', () => {
    const reading = read(extract(['eol.supportivecare'], DRUG));
    expect(itemOf(reading, 'medication').state).toBe('populated');
    expect(itemOf(reading, 'procedures').state).toBe('nothing-recorded');
    expect(problemsOf(reading)).toEqual([
      'warning: a view this reader does not know was asked for',
    ]);
  });
});

describe('an answer to several views', () => {
  const reading = read(
    extract(['scm.medication', 'scm.riskswarning', 'scm.summary'], DRUG + ALLERGY),
  );

  test('files entries by their kind', () => {
    expect(entryOf(reading, 'm').item).toBe('medication');
    expect(entryOf(reading, 'a').item).toBe('risks-and-warnings');
  });

  test('does not claim which of them are the summary', () => {
    expect(itemOf(reading, 'summary').state).toBe('not-returned');
  });

  test('did not return what was not asked for', () => {
    expect(itemOf(reading, 'procedures').state).toBe('not-returned');
  });
});

describe('the state of risks and warnings', () => {
  test.each([
    ['an allergy', ALLERGY, 'populated'],
    ['nothing', '', 'nothing-recorded'],
    ['the statement that none is known', NONE_KNOWN, 'asserted-none'],
    ['that statement and an alert', NONE_KNOWN + ALERT, 'asserted-none'],
    ['that statement and an allergy', NONE_KNOWN + ALLERGY, 'populated'],
    ['an alert alone', ALERT, 'populated'],
  ])('%s', (_, health, state) => {
    const reading = read(extract(['scm.riskswarning'], health));
    expect(itemOf(reading, 'risks-and-warnings').state).toBe(state);
  });

  test('the statement counts when it was recorded as an observation too', () => {
    const reading = read(
      extract(['scm.riskswarning'], event('n', 'OBS', `${readCode('1151.-1')}<observation/>`)),
    );
    expect(entryOf(reading, 'n').detail).toMatchObject({ kind: 'allergy', asserts: 'none-known' });
  });

  test('an allergy beside the statement that none is known is told', () => {
    const reading = read(extract(['scm.riskswarning'], NONE_KNOWN + ALLERGY));
    expect(problemsOf(reading)).toContain(
      'warning: an allergy stands beside the statement that none is known',
    );
  });
});

describe('what cannot be said', () => {
  test('in any answer', () => {
    expect(fieldsOf(fixture('whole-record'), 'allergy')).toContain('status');
    expect(fieldsOf(fixture('whole-record'), 'immunisation')).toContain('status');
  });

  test('in an answer of views: notes, documents, diary entries, other examinations', () => {
    for (const kind of ['note', 'document', 'diary', 'observation']) {
      expect(fieldsOf(fixture('investigation'), kind)).toContain('entry');
      expect(fieldsOf(fixture('whole-record'), kind)).not.toContain('entry');
      expect(fieldsOf(fixture('open-hr-2010'), kind)).not.toContain('entry');
    }
  });

  test('in an answer that was asked for without free text', () => {
    expect(fieldsOf(asked('false'), 'encounter')).toEqual(['term', 'codes', 'status', 'text']);
    expect(fieldsOf(asked('true'), 'encounter')).toEqual(['term', 'codes', 'status']);
  });
});

test('every reading reports the ten items in their order', () => {
  for (const name of [
    'investigation',
    'whole-record',
    'open-hr-2010',
    'trace-two-matches',
    'fault',
  ]) {
    expect(read(fixture(name)).record.items.map(({ item }) => item)).toEqual(DATA_ITEMS);
  }
});
