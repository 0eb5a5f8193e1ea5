import type { Entry } from '../../src/record/entry.ts';
import { entry, medication, snomed } from './records.ts';

/** A problem of which only the year is known. */
export const asthma = entry({
  kind: 'problem',
  term: 'Asthma',
  codes: [snomed('195967001')],
  date: '2007',
});

/** The allergy nobody may lose. */
export const penicillin = entry({
  kind: 'allergy',
  term: 'Allergy to penicillin',
  codes: [snomed('91936005')],
  date: '2001-02-03',
});

/** A drug of its own on a day of its own. */
export function drug(index: number): Entry {
  const day = new Date(Date.UTC(2015, 0, 1 + index * 30)).toISOString().slice(0, 10);
  return medication({
    term: `Drug ${index}`,
    codes: [snomed(String(3_000_000 + index))],
    date: day,
  });
}
