import { londonDay } from '../../base/partial-date.ts';
import type { PartialDate } from '../../base/partial-date.ts';
import type { Entry } from '../../record/entry.ts';
import type { BySide } from '../../record/side.ts';

/**
 * Whether the clinical date of an entry and another of its dates changed places between the sides, told in
 * one sentence; undefined when they did not. Both directions must show: a date that was merely moved onto
 * the day something else happened is a moved date.
 */
export function rolesSwapped({ mig, hie }: BySide<Entry>): string | undefined {
  const [a, b] = [dayOf(mig.date), dayOf(hie.date)];
  if (a === undefined || b === undefined || a === b) return undefined;
  const role = ROLES.find(({ of }) => dayOf(of(mig)) === b && dayOf(of(hie)) === a);
  return role === undefined
    ? undefined
    : `its date and ${role.words} changed places between the two sides.`;
}

interface Role {
  readonly words: string;
  readonly of: (entry: Entry) => PartialDate | undefined;
}

const ROLES: readonly Role[] = [
  { words: 'the day it was typed in', of: ({ recorded }) => recorded },
  { words: 'its end date', of: ({ detail }) => ('ended' in detail ? detail.ended : undefined) },
  { words: 'its due date', of: ({ detail }) => ('due' in detail ? detail.due : undefined) },
  {
    words: 'the date of its last issue',
    of: ({ detail }) => ('lastIssued' in detail ? detail.lastIssued : undefined),
  },
];

function dayOf(date: PartialDate | undefined): string | undefined {
  return date === undefined ? undefined : londonDay(date);
}
