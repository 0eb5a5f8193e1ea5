import { describe, expect, test } from 'vitest';
import { dayFault, readDayText, tellDayOrder } from '../../../src/programme/files/day-text.ts';

describe('a day is read in every writing that can mean one day only', () => {
  test.each([
    ['2020-02-10', '2020-02-10'],
    ['20200210', '2020-02-10'],
    ['10 Feb 2020', '2020-02-10'],
    ['1-September-2020', '2020-09-01'],
    ['2020-02-10 14:33', '2020-02-10'],
    ['2020-02-10T00:00:00.000', '2020-02-10'],
    ['30 Feb 2020', undefined],
    ['10/02/2020', undefined],
    ['2020-02-10T23:30:00Z', undefined],
    ['Feb 2020', undefined],
    ['43871', undefined],
  ])('%s', (text, day) => {
    expect(readDayText(text, 'iso')).toBe(day);
  });
});

describe('with slashes only where day first was said', () => {
  test.each([
    ['10/02/2020', '2020-02-10'],
    ['1/2/2020 09:15', '2020-02-01'],
    ['02/13/2020', undefined],
    ['2020-02-10', '2020-02-10'],
  ])('%s', (text, day) => {
    expect(readDayText(text, 'day-first')).toBe(day);
  });

  test('and a cell that is not read says which of the two is wrong', () => {
    expect(dayFault('10/02/2020', 'iso')).toContain('dates: day-first');
    expect(dayFault('31/02/2020', 'day-first')).toBe('not a real day as yyyy-mm-dd or yyyymmdd');
    expect(dayFault('soon', 'iso')).toBe('not a real day as yyyy-mm-dd or yyyymmdd');
  });
});

describe('the order of a column is told from all of its days', () => {
  test.each([
    ['no slashes', ['2020-02-10', ''], 'none'],
    ['one that proves it', ['01/02/2020', '28/02/2020'], 'day-first'],
    ['one that proves the other', ['01/02/2020', '02/28/2020'], 'month-first'],
    ['none that proves anything', ['01/02/2020', '05/06/2020'], 'unclear'],
    ['two that contradict each other', ['28/02/2020', '02/28/2020'], 'unclear'],
  ])('%s', (_, texts, order) => {
    expect(tellDayOrder(texts)).toBe(order);
  });
});
