import type { CalendarDate } from '../../base/calendar-date.ts';
import type { OrganisationStatus } from './organisation.ts';

/**
 * The status of an organisation whose file has dates but no status: closed from the day after the close
 * date, which is its last day; proposed when it has yet to open, active when it opened and has not
 * closed. With no open date and no past close date nothing is known, and undefined is answered.
 */
export function statusFromDates(
  dates: { readonly opened: CalendarDate | undefined; readonly closed: CalendarDate | undefined },
  asAt: CalendarDate,
): OrganisationStatus | undefined {
  if (dates.closed !== undefined && dates.closed < asAt) return 'closed';
  if (dates.opened === undefined) return undefined;
  return dates.opened > asAt ? 'proposed' : 'active';
}
