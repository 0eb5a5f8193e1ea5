import { describe, expect, test } from 'vitest';
import {
  coarsen,
  commonPrecision,
  hasTime,
  instantOf,
  londonDay,
  londonText,
  parsePartialDate,
} from '../../src/base/partial-date.ts';

describe('partial date', () => {
  test.each([
    ['2007', 'year', '2007'],
    ['2007-01', 'month', '2007-01'],
    ['2007-01-01', 'day', '2007-01-01'],
    ['2007-01-01T10:30', 'minute', '2007-01-01T10:30'],
    ['2007-01-01T10:30:15.1234567+01:00', 'second', '2007-01-01T10:30:15'],
  ])('%s is known to the %s', (text, precision, iso) => {
    expect(parsePartialDate(text)).toMatchObject({ precision, text: iso, original: text });
  });

  test.each([
    '',
    '19',
    '2007-13',
    '2007-02-30',
    '2007-1-1',
    '01/02/2007',
    '2007-01-01T25:00',
    '0000',
    '2007-01-01T10:00+19:00',
  ])('%j is no date, and none is made of it', (text) => {
    expect(parsePartialDate(text)).toBeUndefined();
  });

  test.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2023-04-31', false],
  ])('%s is a day of the calendar: %s', (text, real) => {
    expect(parsePartialDate(text) !== undefined).toBe(real);
  });

  test('no zone is guessed', () => {
    const local = parsePartialDate('2020-06-01T10:00:00');
    expect(local && instantOf(local)).toBeUndefined();
  });

  test('two offsets can name one instant', () => {
    const a = parsePartialDate('2010-08-03T11:47:16+01:00');
    const b = parsePartialDate('2010-08-03T10:47:16+00:00');
    expect(a && instantOf(a)).toBe(1_280_832_436);
    expect(b && instantOf(b)).toBe(1_280_832_436);
  });

  test('the last hour of a summer day in UTC is the next day in London', () => {
    const late = parsePartialDate('2021-06-30T23:30:00Z');
    expect(late && londonDay(late)).toBe('2021-07-01');
    expect(londonText(0)).toBe('1970-01-01T01:00:00');
  });

  test.each([
    [0, '1970-01-01T01:00:00'], // British Standard Time lasted all winter
    [1_616_893_199, '2021-03-28T00:59:59'],
    [1_616_893_200, '2021-03-28T02:00:00'],
    [1_635_641_999, '2021-10-31T01:59:59'],
    [1_635_642_000, '2021-10-31T01:00:00'],
    [951_782_400, '2000-02-29T00:00:00'],
    [-86_400 * 365 * 60, '1910-01-16T00:00:00'],
  ])('instant %i is %s in London', (instant, text) => {
    expect(londonText(instant)).toBe(text);
    expect(londonText(instant)).toBe(text);
  });

  test('a day is what it says; a month has no day', () => {
    const day = parsePartialDate('2021-06-30');
    const month = parsePartialDate('2021-06');
    expect(day && londonDay(day)).toBe('2021-06-30');
    expect(month && londonDay(month)).toBeUndefined();
  });

  test('coarsening cuts and never fills in', () => {
    const date = parsePartialDate('2019-05-02T10:00:00Z');
    expect(date && coarsen(date, 'month')).toMatchObject({ text: '2019-05', offset: undefined });
    expect(date && coarsen(date, 'minute')).toMatchObject({ text: '2019-05-02T10:00', offset: 0 });
    const year = parsePartialDate('2019');
    expect(year && coarsen(year, 'day')).toBe(year);
  });

  test('the coarser precision is the common one', () => {
    expect(commonPrecision('second', 'month')).toBe('month');
    expect(commonPrecision('year', 'day')).toBe('year');
  });

  test('only minutes and seconds are times', () => {
    const day = parsePartialDate('2019-05-02');
    const time = parsePartialDate('2019-05-02T10:00');
    expect(day && hasTime(day)).toBe(false);
    expect(time && hasTime(time)).toBe(true);
  });
});
