import type { Fault, FaultFacts } from '../fault.ts';
import { changing } from '../fault-builders.ts';
import type { Moment, SimulatedEntry } from '../model.ts';
import { addDays, londonOffset } from '../moments.ts';
import { withMidnightResult } from '../prepare.ts';

const FACTS: Omit<FaultFacts, 'id' | 'title' | 'size'> = {
  fault: 'F18',
  kinds: ['date-shifted'],
  field: 'date',
  severity: 'significant',
};

type Dated = SimulatedEntry & { readonly date: Moment };

/** F18: a time of summer is told an hour early, so that it falls on the day before. */
export const F18: readonly Fault[] = [
  changing(
    {
      ...FACTS,
      id: 'zone-hour-early',
      title: 'Twenty past midnight became twenty past eleven',
      size: 'a time just after midnight',
      prepare: withMidnightResult,
    },
    (entry): entry is Dated => entry.date?.slice(10, 14) === 'T00:',
    (entry) => ({
      ...entry,
      date: `${addDays(entry.date, -1)}T23:${entry.date.slice(14)}`,
    }),
  ),
  changing(
    {
      ...FACTS,
      id: 'zone-day-early',
      title: 'A day of summer, read as its first hour in UTC, became the day before',
      size: 'a day without a time',
    },
    (entry): entry is Dated =>
      entry.kind !== 'medication' &&
      entry.date?.length === 10 &&
      londonOffset(entry.date) === '+01:00',
    (entry) => ({ ...entry, date: addDays(entry.date, -1) }),
  ),
];
