import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '../../src/base/calendar-date.ts';
import { compareReadings } from '../../src/compare/compare-readings.ts';
import type { ComparisonDocument } from '../../src/compare/document.ts';
import { lagWindow, tellDuration } from '../../src/compare/noise/lag-window.ts';
import type { Lag } from '../../src/compare/noise/settling.ts';
import type { Entry } from '../../src/record/entry.ts';
import type { Side } from '../../src/record/side.ts';
import { told } from '../support/compare.ts';
import { date, entry, medication, quantity, reading, result, snomed } from '../support/records.ts';
import type { RecordParts } from '../support/records.ts';

const AS_AT = '2026-11-22' as CalendarDate;
const TWO_HOURS: Lag = { seconds: 7200 };
const AT_NOON: Lag = { seconds: 7200, snapshot: '2026-11-22T12:00:00Z' };

/** Compares with `side` being the one that shows more. */
function compare(
  side: Side,
  lists: { readonly more: readonly Entry[]; readonly less: readonly Entry[] },
  { lag, parts }: { readonly lag?: Lag; readonly parts?: RecordParts } = {},
): ComparisonDocument {
  const [more, less] = [reading(lists.more), reading(lists.less, parts)];
  return compareReadings({
    case: 'case-1',
    ...(side === 'mig' ? { mig: more, hie: less } : { mig: less, hie: more }),
    asAt: AS_AT,
    tool: { version: '0.0.0' },
    lag,
  });
}

function sodiumOn(day: string, recorded?: string): Entry {
  const made = result({
    term: 'Serum sodium level',
    codes: [snomed('1000661000000107')],
    date: day,
    value: quantity('140', 'mmol/L'),
  });
  return recorded === undefined ? made : { ...made, recorded: date(recorded) };
}

const potassium = result({
  term: 'Serum potassium level',
  codes: [snomed('1000651000000109')],
  date: '2020-01-01',
  value: quantity('4', 'mmol/L'),
});

describe('the window of a lag', () => {
  const newer = (lag: Lag, day: string, recorded?: string): boolean =>
    lagWindow(lag, AS_AT)(sodiumOn(day, recorded));

  test.each<[string, Lag, string, string | undefined, boolean]>([
    ['recorded within it', AT_NOON, '2026-11-22', '2026-11-22T10:00:00Z', true],
    ['recorded before it', AT_NOON, '2026-11-22', '2026-11-22T09:59:00Z', false],
    [
      'recorded in another zone, within it',
      AT_NOON,
      '2026-11-22',
      '2026-11-22T11:30:00+01:00',
      true,
    ],
    [
      'recorded in another zone, before it',
      AT_NOON,
      '2026-11-22',
      '2026-11-22T10:30:00+01:00',
      false,
    ],
    ['of old, recorded within it', AT_NOON, '1999-01-01', '2026-11-22T11:00:00Z', true],
    ['of today, recorded long before', AT_NOON, '2026-11-22', '2020-01-01', false],
    ['known to the day that reaches into it', AT_NOON, '2026-11-22', undefined, true],
    ['known to the day before', AT_NOON, '2026-11-21', undefined, false],
    ['known to the month', AT_NOON, '2026-11', undefined, false],
    ['known to the year', AT_NOON, '2026', undefined, false],
    ['planned', AT_NOON, '2026-12-24', undefined, false],
    [
      'of yesterday late, the snapshot known to the day',
      TWO_HOURS,
      '2026-11-21T22:00:00',
      undefined,
      true,
    ],
    [
      'of yesterday, the snapshot known to the day',
      TWO_HOURS,
      '2026-11-21T21:59:00',
      undefined,
      false,
    ],
    [
      'of yesterday by its day, the snapshot known to the day',
      TWO_HOURS,
      '2026-11-21',
      undefined,
      true,
    ],
    ['of the day before that', TWO_HOURS, '2026-11-20', undefined, false],
  ])('an entry %s: %j', (_what, lag, day, recorded, expected) => {
    expect(newer(lag, day, recorded)).toBe(expected);
  });

  test('follows the clocks in the United Kingdom in summer', () => {
    const lag = { seconds: 3600, snapshot: '2026-07-01T23:30:00Z' };
    const isNewer = lagWindow(lag, '2026-07-01' as CalendarDate);
    // The snapshot was taken at half past midnight on 2 July, so that the day before reaches into the window.
    expect(isNewer(sodiumOn('2026-07-02'))).toBe(true);
    expect(isNewer(sodiumOn('2026-07-01'))).toBe(true);
    expect(isNewer(sodiumOn('2026-06-30'))).toBe(false);
  });

  test.each([
    [1800, '30 minutes'],
    [3600, '1 hour'],
    [7200, '2 hours'],
    [86_400, '1 day'],
    [259_200, '3 days'],
  ])('%d seconds are told as %s', (seconds, words) => {
    expect(tellDuration(seconds)).toBe(words);
  });
});

describe('clock skew between services', () => {
  test('of minutes ahead of the snapshot makes no entry a plan', () => {
    const ahead = lagWindow(AT_NOON, AS_AT)(sodiumOn('2026-11-22', '2026-11-22T12:20:00Z'));
    expect(ahead).toBe(true);
  });

  test('within the lag is no loss, beyond it is', () => {
    const lists = (recorded: string) => ({
      more: [potassium, sodiumOn('2026-11-22', recorded)],
      less: [potassium],
    });
    expect(told(compare('mig', lists('2026-11-22T10:01:00Z'), { lag: AT_NOON }))).toEqual([
      'minor in-flight',
    ]);
    expect(told(compare('mig', lists('2026-11-22T09:58:00Z'), { lag: AT_NOON }))).toEqual([
      'considerable entry-lost',
    ]);
  });
});

describe.each<Side>(['mig', 'hie'])('with a lag, what only the %s shows', (side) => {
  const plain = side === 'mig' ? 'entry-lost' : 'entry-extra';

  test('is pending when it is new, and what it always was when it is not', () => {
    const more = [potassium, sodiumOn('2026-11-22'), sodiumOn('2026-11-01')];
    const document = compare(side, { more, less: [potassium] }, { lag: TWO_HOURS });
    expect(told(document)).toEqual([`considerable ${plain}`, 'minor in-flight']);
    expect(document.summary).toMatchObject({ pending: 1, unstable: 0, verdict: 'differences' });
  });

  test('blocks parity by itself', () => {
    const more = [potassium, sodiumOn('2026-11-22')];
    const document = compare(side, { more, less: [potassium] }, { lag: TWO_HOURS });
    expect(document.summary).toMatchObject({ undetermined: 1, verdict: 'undetermined' });
    expect(document.findings[0]?.why).toContain('newer than the lag of 2 hours');
  });

  test('is told with its weight when it is an allergy or a drug', () => {
    const allergy = entry({
      kind: 'allergy',
      term: 'Allergy to penicillin',
      codes: [snomed('91936005')],
      date: '2026-11-22',
      status: 'active',
    });
    const latex = {
      ...allergy,
      term: 'Latex allergy',
      codes: [snomed('300916003')],
      date: date('2001-01-01'),
    };
    const drug = medication({
      term: 'Aspirin 75mg tablets',
      codes: [snomed('319773006')],
      date: '2026-11-22',
      dose: 'one daily',
    });
    const old = medication({
      term: 'Digoxin 125microgram tablets',
      codes: [snomed('322236009')],
      date: '2020-01-01',
      dose: 'one daily',
    });
    const document = compare(
      side,
      { more: [latex, allergy, old, drug], less: [latex, old] },
      { lag: TWO_HOURS },
    );
    expect(told(document)).toEqual(['major in-flight', 'major in-flight']);
    expect(document.summary.pending).toBe(2);
  });

  test('is one finding for each item, with every entry a member', () => {
    const news = ['08:00', '09:00', '10:00'].map((time) => sodiumOn(`2026-11-22T${time}:00`));
    const document = compare(
      side,
      { more: [potassium, ...news], less: [potassium] },
      { lag: { seconds: 86_400 } },
    );
    expect(told(document)).toEqual(['minor in-flight']);
    expect(document.findings[0]?.members).toHaveLength(3);
    const places = document.findings[0]?.members?.map((member) => member[side]) ?? [];
    expect(places.map((place) => document.entries[side][place ?? -1]?.date)).toEqual([
      '2026-11-22T08:00:00',
      '2026-11-22T09:00:00',
      '2026-11-22T10:00:00',
    ]);
  });

  test('is no matter of lag when its list was not answered', () => {
    const document = compare(
      side,
      { more: [potassium, sodiumOn('2026-11-22')], less: [] },
      { lag: TWO_HOURS, parts: { states: { investigations: 'unavailable' } } },
    );
    expect(document.findings.map(({ kind }) => kind)).not.toContain('in-flight');
  });

  test('is compared as always where both sides show it, however new', () => {
    const other = result({
      term: 'Serum sodium level',
      codes: [snomed('1000661000000107')],
      date: '2026-11-22',
      value: quantity('104', 'mmol/L'),
    });
    const document = compare(
      side,
      { more: [potassium, sodiumOn('2026-11-22')], less: [potassium, other] },
      { lag: TWO_HOURS },
    );
    expect(told(document)).toEqual(['considerable value-changed']);
  });
});

test('without a lag nothing is pending, and nothing is counted', () => {
  const document = compare('mig', { more: [potassium, sodiumOn('2026-11-22')], less: [potassium] });
  expect(told(document)).toEqual(['considerable entry-lost']);
  expect(document.summary).not.toHaveProperty('pending');
  expect(document.summary).not.toHaveProperty('unstable');
});

test('a lag does not make two people of the record of one', () => {
  const problems = Array.from({ length: 12 }, (_, index) =>
    entry({
      kind: 'problem',
      term: `Problem ${index}`,
      codes: [snomed(String(2_000_000 + index))],
      date: '2026-11-22',
    }),
  );
  const vaccines = Array.from({ length: 12 }, (_, index) =>
    entry({
      kind: 'immunisation',
      term: `Vaccine ${index}`,
      codes: [snomed(String(4_000_000 + index))],
      date: '2020-01-01',
    }),
  );
  const lists = { more: [...problems, ...vaccines.slice(0, 1)], less: vaccines };
  const parts = { states: { problems: 'nothing-recorded' } } as const;
  for (const lag of [undefined, { seconds: 86_400 }]) {
    const { findings } = compare('mig', lists, { parts, ...(lag === undefined ? {} : { lag }) });
    expect(findings.map(({ kind }) => kind)).not.toContain('patient-mismatch');
  }
});
