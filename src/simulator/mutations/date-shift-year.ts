import { changeOne } from '../edit.ts';
import type { Moment, ProblemEntry, SimulatedEntry } from '../model.ts';
import { shiftYears } from '../moments.ts';
import type { Mutation } from '../mutation.ts';

/** The problem begins a year later than the MIG says. */
export const dateShiftYear: Mutation = {
  id: 'date-shift-year',
  title: 'A date moved by a year',
  side: 'hie',
  expects: { kind: 'date-shifted', severity: 'considerable', item: 'problems' },
  apply: (patient, random) =>
    changeOne(patient, random, isDated, (entry) => ({
      ...entry,
      date: shiftYears(entry.date, -1),
    })),
};

function isDated(entry: SimulatedEntry): entry is ProblemEntry & { readonly date: Moment } {
  return entry.kind === 'problem' && entry.date?.length === 10;
}
