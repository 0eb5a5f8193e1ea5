import { describe, expect, test } from 'vitest';
import { onlyEntry, problemsOf, readSection, snomed } from './builder.ts';
import type { Reading } from '../../../src/record/reading.ts';

function at(effectiveTime: string): Reading {
  const code = snomed('code', '80146002', 'Appendicectomy');
  return readSection('47519-4', `<procedure moodCode="EVN">${code}${effectiveTime}</procedure>`);
}

describe('a point in time is known as far as it is written', () => {
  test.each([
    ['1988', '1988', 'year', undefined],
    ['198805', '1988-05', 'month', undefined],
    ['19880502', '1988-05-02', 'day', undefined],
    ['19880502+0100', '1988-05-02', 'day', undefined],
    ['1988050213', '1988-05-02', 'day', undefined],
    ['198805021345', '1988-05-02T13:45', 'minute', undefined],
    ['198805021345-0800', '1988-05-02T13:45', 'minute', -480],
    ['19880502134559+0100', '1988-05-02T13:45:59', 'second', 60],
    ['19880502134559.123', '1988-05-02T13:45:59', 'second', undefined],
  ])('%s', (value, text, precision, offset) => {
    const { date } = onlyEntry(at(`<effectiveTime value="${value}"/>`));
    expect(date).toEqual({ text, precision, offset, original: value });
  });

  test.each(['198', '19881301', '19880230', '1988050225', 'yesterday', '200130311'])(
    '%s is no date, and told',
    (value) => {
      const reading = at(`<effectiveTime value="${value}"/>`);
      expect(onlyEntry(reading).date).toBeUndefined();
      expect(problemsOf(reading)).toEqual(['error: effectiveTime holds no date that exists']);
    },
  );
});

test.each([
  ['a null flavour', '<effectiveTime nullFlavor="UNK"/>', undefined],
  ['a value beside one', '<effectiveTime value="1988" nullFlavor="UNK"/>', undefined],
  [
    'a beginning of which nothing is known',
    '<effectiveTime><low nullFlavor="UNK"/></effectiveTime>',
    undefined,
  ],
  ['a period', '<effectiveTime><low value="1988"/></effectiveTime>', '1988'],
  ['a middle', '<effectiveTime><center value="1988"/></effectiveTime>', '1988'],
])('%s', (_, time, text) => {
  expect(onlyEntry(at(time)).date?.text).toBe(text);
});

test('an end that an entry has no place for is told', () => {
  const reading = at('<effectiveTime><low value="1988"/><high value="1989"/></effectiveTime>');
  expect(problemsOf(reading)).toEqual([
    'warning: a period of which only the beginning is compared',
  ]);
});
