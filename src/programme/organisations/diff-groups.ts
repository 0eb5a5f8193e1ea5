import type { CalendarDate } from '../../base/calendar-date.ts';
import { MEMBERSHIP_KINDS, type Membership, type MembershipKind } from './organisation.ts';

/** A move of one organisation to another PCN, supplier, place or wave. */
export interface GroupChange {
  readonly field: MembershipKind;
  readonly from: string | null;
  readonly to: string | null;
  /** First day of what it moved to, or last day of what it left; `null` when no list says it. */
  readonly effective: CalendarDate | null;
  /** Day of the first list from which on every one says so. */
  readonly firstSeen: CalendarDate | null;
}

/** What an organisation belongs to on a day, as far as lists say it. */
export type Groups = Readonly<Partial<Record<MembershipKind, string | undefined>>>;

/** A line of a list, and the day the list is of. */
export interface DatedMembership extends Membership {
  readonly asAt: CalendarDate;
}

/**
 * What an organisation moved between two days. What is said on one side only is a move when a list says
 * that it began or ended between the two days, and otherwise not compared.
 */
export function diffGroups(
  from: Groups,
  to: Groups,
  given: {
    readonly days: { readonly from: CalendarDate; readonly to: CalendarDate };
    /** Its lines in all lists up to the later day, oldest list first; asked only when something differs. */
    readonly said: () => readonly DatedMembership[];
  },
): { readonly changes: readonly GroupChange[]; readonly notComparable: readonly MembershipKind[] } {
  const changes: GroupChange[] = [];
  const notComparable: MembershipKind[] = [];
  for (const field of MEMBERSHIP_KINDS) {
    const [a, b] = [from[field], to[field]];
    if (a === b) continue;
    const said = given.said().filter(({ kind }) => kind === field);
    const effective = dayOfMove(said, a, b);
    const oneSided = a === undefined || b === undefined;
    const between =
      effective !== null && effective >= given.days.from && effective <= given.days.to;
    if (oneSided && !between) notComparable.push(field);
    else {
      const firstSeen = firstSaid(said, b === undefined ? { ended: a } : { held: b });
      changes.push({ field, from: a ?? null, to: b ?? null, effective, firstSeen });
    }
  }
  return { changes, notComparable };
}

/** As the newest list has it: when the new one began, else when the old one ended. */
function dayOfMove(
  said: readonly DatedMembership[],
  from: string | undefined,
  to: string | undefined,
): CalendarDate | null {
  const lines = said.toReversed();
  return to === undefined
    ? (lines.find(({ value }) => value === from)?.until ?? null)
    : (lines.find(({ value }) => value === to)?.since ?? null);
}

/** Lists that do not name the organisation say nothing of it. */
function firstSaid(
  said: readonly DatedMembership[],
  what: { readonly held?: string | undefined; readonly ended?: string | undefined },
): CalendarDate | null {
  const shows = ({ value, until }: DatedMembership): boolean =>
    what.held === undefined ? value === what.ended && until !== undefined : value === what.held;
  let first: CalendarDate | null = null;
  for (const day of new Set(said.map(({ asAt }) => asAt))) {
    if (!said.some((one) => one.asAt === day && shows(one))) first = null;
    else first ??= day;
  }
  return first;
}
