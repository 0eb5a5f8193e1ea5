import type { CalendarDate } from '../../base/calendar-date.ts';
import type { ComparedOrganisation, DiffRequest, OrganisationChange } from './organisation-diff.ts';

/** A change of status; `firstSeen` and the code are added by its caller. */
export interface StatusChange extends Pick<
  OrganisationChange,
  'from' | 'to' | 'effective' | 'why'
> {
  readonly kind: 'opened' | 'closed' | 'dormant' | 'reopened' | 'unknown';
}

/** What became of the status of an organisation; nothing when it stayed the same. */
export function judgeStatus(
  from: ComparedOrganisation | undefined,
  to: ComparedOrganisation | undefined,
  { before, after }: Pick<DiffRequest, 'before' | 'after'>,
): readonly StatusChange[] {
  if (from === undefined) return to === undefined ? [] : judgeAppeared(to, before.asAt);
  if (to === undefined) return [judgeVanished(from, after.asAt)];
  if (from.status === to.status) return [];
  const states = { from: from.status ?? null, to: to.status ?? null };
  return [{ ...states, ...judgeStep(from, to, before.asAt) }];
}

type Verdict = Pick<StatusChange, 'kind' | 'effective' | 'why'>;

function judgeStep(
  from: ComparedOrganisation,
  to: ComparedOrganisation,
  day: CalendarDate,
): Verdict {
  if (to.status === undefined) return unknown('the later file does not say its status');
  if (from.status === undefined) return judgeUnsaid(to, day);
  if (to.status === 'closed') return { kind: 'closed', effective: to.closed ?? null };
  if (to.status === 'dormant') return { kind: 'dormant', effective: to.closed ?? null };
  if (to.status === 'proposed') return unknown('it was listed as more than proposed before');
  if (from.status === 'proposed') return { kind: 'opened', effective: to.opened ?? null };
  return { kind: 'reopened', effective: isAfter(to.opened, day) ? (to.opened ?? null) : null };
}

/** The earlier file does not say the status: only a close date after its day tells what happened since. */
function judgeUnsaid(to: ComparedOrganisation, day: CalendarDate): Verdict {
  if (to.status === 'closed' && isAfter(to.closed, day)) {
    return { kind: 'closed', effective: to.closed ?? null };
  }
  return unknown('the earlier file does not say its status');
}

/** Listed only later: opened when it says so, otherwise no more is known than that it appeared. */
function judgeAppeared(to: ComparedOrganisation, day: CalendarDate): StatusChange[] {
  const states = { from: null, to: to.status ?? null };
  const opened = isAfter(to.opened, day) && to.status !== 'proposed' && to.status !== undefined;
  if (!opened) return [{ ...states, ...unknown(describeAppeared(to)) }];
  const opening: StatusChange = { ...states, kind: 'opened', effective: to.opened ?? null };
  if (to.status !== 'closed') return [opening];
  return [opening, { ...states, kind: 'closed', effective: to.closed ?? null }];
}

function describeAppeared(to: ComparedOrganisation): string {
  if (to.status === 'proposed') return 'listed for the first time, as proposed';
  if (to.opened === undefined) return 'listed for the first time, with no open date';
  return 'listed for the first time, though opened before';
}

/** Listed only earlier: closed when the earlier file already said when, otherwise it only vanished. */
function judgeVanished(from: ComparedOrganisation, day: CalendarDate): StatusChange {
  const states = { from: from.status ?? null, to: null };
  if (from.status !== 'closed' && from.closed !== undefined && from.closed <= day) {
    return { ...states, kind: 'closed', effective: from.closed };
  }
  return { ...states, ...unknown('no longer listed, and nothing says why') };
}

function unknown(why: string): Verdict {
  return { kind: 'unknown', effective: null, why };
}

function isAfter(date: CalendarDate | undefined, day: CalendarDate): boolean {
  return date !== undefined && date > day;
}
