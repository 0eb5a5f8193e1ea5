import { describe, expect, it } from 'vitest';
import { dated, event, item, read, readCode, record, whats } from './builder.ts';

const events = (inner: string): string => record(`<EventList>${inner}</EventList>`);
const allergies = (inner: string): string =>
  record(
    `<AllergyList><Allergy><RefID>1</RefID>${dated('01/05/2019')}${inner}</Allergy></AllergyList>`,
  );
const ERROR: unknown = expect.stringMatching(/^error: /);

describe('a contradiction is never resolved towards "nothing there"', () => {
  it('a code of an allergy mapped to "no known allergies" stays an allergy, and is an error', () => {
    const reading = read(allergies(readCode('14L1.', 'H/O: penicillin allergy', '716186003')));
    expect(reading.record.entries[0]?.detail).toMatchObject({ asserts: 'allergy' });
    expect(whats(reading)).toContainEqual(ERROR);
    expect(item(reading, 'risks-and-warnings')?.state).toBe('populated');
  });

  it('"no known allergies" with a substance stays an allergy, and is an error', () => {
    const substance =
      '<Codes><Value>764146007</Value><Scheme>SNOMED</Scheme><Term>Penicillin</Term></Codes>';
    const reading = read(allergies(`${readCode('1151.', 'No known allergies')}${substance}`));
    expect(reading.record.entries[0]).toMatchObject({
      term: 'Penicillin',
      codes: [{ code: '764146007' }],
      text: ['No known allergies'],
      detail: { asserts: 'allergy' },
    });
    expect(whats(reading)).toContainEqual(ERROR);
  });

  it('an event coded and mapped alike still states that none is known', () => {
    const reading = read(events(event('1', readCode('1151.', 'No known allergies', '716186003'))));
    expect(reading.record.entries[0]?.detail).toMatchObject({ asserts: 'none-known' });
    expect(whats(reading)).toEqual([]);
  });

  it('an event whose two codes contradict each other is an allergy, and an error', () => {
    const reading = read(
      events(event('1', readCode('14L1.', 'H/O: penicillin allergy', '716186003'))),
    );
    expect(reading.record.entries[0]?.detail).toMatchObject({ asserts: 'allergy' });
    expect(whats(reading)).toContainEqual(ERROR);
  });
});

describe('what turns a statement round is never overlooked', () => {
  it.each([
    ['a negation', '<Value>24</Value>'],
    ['a negation with another spelling of its number', '<Value>024</Value>'],
    ['a negation in words', '<Value>999</Value><Term>Negated</Term>'],
    ['a denial in words', '<Term>Not present</Term>'],
    ['a refutation in words', '<Term>Excluded</Term>'],
  ])('%s is an error', (_, inner) => {
    const reading = read(
      events(
        event(
          '1',
          `${readCode('H33..', 'Asthma')}<QualifierList><Qualifier><QualifierItemID>${inner}</QualifierItemID></Qualifier></QualifierList>`,
        ),
      ),
    );
    expect(whats(reading)).toContainEqual(ERROR);
  });

  it('a relative in words is a relative', () => {
    const reading = read(
      events(
        event(
          '1',
          `${readCode('H33..', 'Asthma')}<EventType>12</EventType><Problem><ProblemStatus>1</ProblemStatus></Problem>`,
        ),
      ),
    );
    expect(reading.record.entries.map(({ about }) => about)).toEqual(['family', 'family']);
  });
});

describe('a mark of deletion is understood or told', () => {
  it.each(['2', '02', ' 2 '])('%j is one', (mark) => {
    const reading = read(
      events(event('1', `${readCode('H33..', 'Asthma')}<FileStatus>${mark}</FileStatus>`)),
    );
    expect(reading.record.entries).toEqual([]);
    expect(whats(reading)).toEqual(['warning: Event deleted at the practice, left out']);
  });

  it.each(['9', 'Deleted', '-1'])('%j is an error', (mark) => {
    const reading = read(
      events(event('1', `${readCode('H33..', 'Asthma')}<FileStatus>${mark}</FileStatus>`)),
    );
    expect(whats(reading)).toContainEqual(ERROR);
  });
});

describe('a date is never more than was known', () => {
  it.each([
    ['0', '2019-05-01'],
    ['1', '2019-05'],
    ['2', '2019'],
    ['3', undefined],
  ])('part %s', (part, text) => {
    const reading = read(
      events(event('1', `${readCode('H33..', 'Asthma')}${dated('01/05/2019', part)}`)),
    );
    expect(reading.record.entries[0]?.date?.text).toBe(text);
  });

  it.each(['5', 'D', '-1'])('part %j is an error', (part) => {
    const reading = read(
      events(event('1', `${readCode('H33..', 'Asthma')}${dated('01/05/2019', part)}`)),
    );
    expect(reading.record.entries[0]?.date).toBeUndefined();
    expect(whats(reading)).toContainEqual(ERROR);
  });
});

describe('a word nobody knows means nothing', () => {
  it.each(['A', 'X', 'c'])('status %j of a course is an error', (word) => {
    const reading = read(
      record(
        `<MedicationList><Medication><RefID>1</RefID>${dated('01/05/2019')}<Drug><PreparationID><Value>1</Value><Term>Digoxin</Term></PreparationID></Drug><Status>${word}</Status></Medication></MedicationList>`,
      ),
    );
    expect(reading.record.entries[0]?.status).toBeUndefined();
    expect(whats(reading)).toContainEqual(ERROR);
  });
});
