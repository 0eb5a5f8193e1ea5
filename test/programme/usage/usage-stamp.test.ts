import { describe, expect, test } from 'vitest';
import { createStampReader, readWeek } from '../../../src/programme/usage/usage-stamp.ts';
import { dayOfNumber, weeksBefore } from '../../../src/programme/usage/week.ts';
import type { CalendarDate } from '../../../src/base/calendar-date.ts';

function dayOf(text: string, zone: 'as-written' | 'Europe/London' = 'as-written'): string {
  const day = createStampReader(zone).dayOf(text);
  return typeof day === 'number' ? dayOfNumber(day) : 'rejected';
}

describe('a stamp names the day it writes', () => {
  test.each([
    ['2020-03-01 09:15', '2020-03-01'],
    ['2020-03-01T23:59:59.123', '2020-03-01'],
    ['2020-03-01T23:30:00Z', '2020-03-01'],
    ['2020-07-05T23:30:00+01:00', '2020-07-05'],
    ['01/03/2020 09:15', '2020-03-01'],
    ['1/3/2020 9:05', '2020-03-01'],
    ['2020-02-29', '2020-02-29'],
  ])('%s', (text, day) => {
    expect(dayOf(text)).toBe(day);
  });
});

describe('by the clock of the United Kingdom', () => {
  test.each([
    ['in summer a late evening in UTC is the next day', '2020-07-05T23:30:00Z', '2020-07-06'],
    ['in winter it is not', '2020-01-05T23:30:00Z', '2020-01-05'],
    ['the hour before clocks go forward', '2020-03-29T00:59:00Z', '2020-03-29'],
    ['the last evening before they do', '2020-03-28T23:30:00Z', '2020-03-28'],
    ['the first evening after', '2020-03-29T23:30:00Z', '2020-03-30'],
    ['the last evening of summer', '2020-10-24T23:30:00Z', '2020-10-25'],
    ['the evening clocks have gone back', '2020-10-25T23:30:00Z', '2020-10-25'],
    [
      'an offset of half an hour before London’s midnight',
      '2020-01-06T05:29:00+05:30',
      '2020-01-05',
    ],
    ['and after it', '2020-01-06T05:31:00+05:30', '2020-01-06'],
    ['an offset without a colon', '2020-07-06T00:30:00+0200', '2020-07-05'],
    ['a stamp that tells no zone stays as written', '2020-07-05 23:30', '2020-07-05'],
  ])('%s', (_, text, day) => {
    expect(dayOf(text, 'Europe/London')).toBe(day);
  });

  test('hours that were looked up before give the same day again', () => {
    const reader = createStampReader('Europe/London');
    const days = [
      '2020-07-05T22:59Z',
      '2020-07-05T23:01Z',
      '2020-07-05T22:01Z',
      '2020-07-05T23:59Z',
    ];
    const told = days.map((text) => dayOfNumber(reader.dayOf(text) as number));
    expect(told).toEqual(['2020-07-05', '2020-07-06', '2020-07-05', '2020-07-06']);
    expect(reader.zoned()).toBe(4);
  });
});

test.each([
  '',
  'yesterday',
  '1583053200',
  '2020-02-30 10:00',
  '30/02/2020',
  '13/25/2020 10:00',
  '2020-03-01 24:00',
  '2020-03-01 10:60',
  '2020-03-01 10:00 BST',
  '2020-03-01 9:15 PM',
  '0000-01-01',
  '2020-03-01x',
  '20-03-01 10:00',
])('"%s" is no stamp', (text) => {
  expect(dayOf(text)).toBe('rejected');
});

describe('a week is named by its Monday or by its number', () => {
  test.each([
    ['2020-03-02', '2020-03-02'],
    ['2020-W01', '2019-12-30'],
    ['2020-W53', '2020-12-28'],
    ['2019-W53', 'rejected'],
    ['2020-W00', 'rejected'],
    ['2020-03-03', 'rejected'],
  ])('%s', (text, monday) => {
    const day = readWeek(text, createStampReader('as-written'));
    expect(typeof day === 'number' ? dayOfNumber(day) : 'rejected').toBe(monday);
  });
});

test('the week of a Sunday is over on it, that of a Saturday is not', () => {
  expect(weeksBefore('2020-03-08' as CalendarDate, 2)).toEqual(['2020-02-24', '2020-03-02']);
  expect(weeksBefore('2020-03-07' as CalendarDate, 2)).toEqual(['2020-02-17', '2020-02-24']);
});
