import type { ItemState } from '../record/item.ts';
import { otherSide } from '../record/side.ts';
import type { Absence, AbsenceInput, Absences } from './presence.ts';

/** All that one side has, where the other shows no entry at all and calls its lists empty. */
export function findWholeEmpty(
  { readings, facts }: AbsenceInput,
  rest: readonly Absence[],
): Absences['wholeEmpty'] {
  const [first] = rest;
  if (first === undefined || facts[otherSide(first.side)].length > 0) return undefined;
  if (new Set(rest.map((one) => one.facts.entry.item)).size < 2) return undefined;
  const { items } = readings[otherSide(first.side)].record;
  const lists = items.filter(({ item }) => item !== 'patient-details' && item !== 'summary');
  const isEmpty = lists.every(({ state }) => EMPTY.has(state));
  if (!isEmpty || !lists.some(({ state }) => state === 'nothing-recorded')) return undefined;
  return { side: first.side, absences: rest };
}

/** What a format has no list for was not returned, and is no less empty. */
const EMPTY: ReadonlySet<ItemState> = new Set(['nothing-recorded', 'not-returned']);
