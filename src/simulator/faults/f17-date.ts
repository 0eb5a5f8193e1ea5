import type { Fault, FaultFacts } from '../fault.ts';
import { namedFault } from '../fault.ts';
import { changing, isDated } from '../fault-builders.ts';
import type { Moment, SimulatedEntry } from '../model.ts';
import { addDays, shiftYears } from '../moments.ts';
import { dateShiftYear } from '../mutations/date-shift-year.ts';

const FACTS = { fault: 'F17', kinds: ['date-shifted'], field: 'date' } as const;

type Dated = SimulatedEntry & { readonly date: Moment };

/** F17: a date is another by a day or a year, or day and month changed places. */
export const F17: readonly Fault[] = [
  namedFault(dateShiftYear, { ...FACTS, size: '−1 year' }),
  shifted(
    {
      ...FACTS,
      id: 'date-next-day',
      title: 'A date moved by a day',
      size: '+1 day',
      severity: 'significant',
    },
    isMovable,
    (date) => `${addDays(date, 1)}${date.slice(10)}`,
  ),
  shifted(
    {
      ...FACTS,
      id: 'date-next-year',
      title: 'A date moved a year on',
      size: '+1 year',
      severity: 'considerable',
    },
    (entry): entry is Dated => isMovable(entry) && entry.date < '2024',
    (date) => shiftYears(date, 1),
  ),
  shifted(
    {
      ...FACTS,
      id: 'date-day-month-swapped',
      title: 'Day and month changed places',
      size: 'day and month swapped',
      severity: 'considerable',
    },
    isSwappable,
    (date) => `${date.slice(0, 4)}-${date.slice(8, 10)}-${date.slice(5, 7)}${date.slice(10)}`,
  ),
];

/** A fault of the day something was true, whatever it is. */
function shifted(
  facts: FaultFacts,
  fits: (entry: SimulatedEntry) => entry is Dated,
  to: (date: Moment) => Moment,
): Fault {
  return changing(facts, fits, (entry) => ({ ...entry, date: to(entry.date) }));
}

/** Of a course, the day it began is one date of many: the others would have to move along. */
function isMovable(entry: SimulatedEntry): entry is Dated {
  return entry.kind !== 'medication' && entry.kind !== 'encounter' && isDated(entry);
}

function isSwappable(entry: SimulatedEntry): entry is Dated {
  if (!isMovable(entry) || entry.date >= '2025') return false;
  const [month, day] = [entry.date.slice(5, 7), entry.date.slice(8, 10)];
  return month !== day && Number(day) <= 12;
}
