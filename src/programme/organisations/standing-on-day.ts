import type { CalendarDate } from '../../base/calendar-date.ts';
import type { Organisation, OrganisationStatus } from './organisation.ts';
import { type OrganisationLink, holdsOn } from './organisation-facts.ts';

/** What of an organisation changes with the day that is asked about, although its file stays the same. */
export type StandingOnDay = Pick<
  Organisation,
  'status' | 'closed' | 'commissioner' | 'commissionerSince'
>;

/** What a document says of an organisation, and the day of the document. */
export interface DocumentSaid extends Pick<Organisation, 'status' | 'opened' | 'closed'> {
  readonly said: CalendarDate;
}

/**
 * How an organisation stands on a day. A list is replaced by the next one and its status stands, but a
 * closure that a newer document tells of counts; of a document, a date that passed since its day counts.
 * A commissioner is one from its join date on: who was it before is not said, and never made up.
 */
export function standOnDay(
  one: Organisation,
  given: {
    readonly day: CalendarDate;
    /** Day of the file. */
    readonly said: CalendarDate;
    /** Links of its document to commissioners; undefined when its file is a list. */
    readonly commissioners: readonly OrganisationLink[] | undefined;
    /** Documents on it, oldest first. */
    readonly documents: readonly DocumentSaid[];
  },
): StandingOnDay {
  const { day, said, commissioners } = given;
  const { status, closed, commissioner, commissionerSince } = one;
  if (commissioners !== undefined) {
    const link = findCommissioner(commissioners, day);
    const own = { commissioner: link?.target, commissionerSince: link?.since };
    return { status: statusOnDay({ ...one, said }, day), closed, ...own };
  }
  const newer = given.documents.filter((document) => document.said > said).at(-1);
  const isClosed = newer !== undefined && statusOnDay(newer, day) === 'closed';
  const ended = isClosed ? { status: 'closed' as const, closed: newer.closed } : { status, closed };
  if (commissionerSince !== undefined && commissionerSince > day) {
    return { ...ended, commissioner: undefined, commissionerSince: undefined };
  }
  return { ...ended, commissioner, commissionerSince };
}

/** The one commissioner in force on a day; of several none is chosen. */
export function findCommissioner(
  links: readonly OrganisationLink[],
  day: CalendarDate,
): OrganisationLink | undefined {
  const inForce = commissionersOn(links, day);
  return new Set(inForce.map(({ target }) => target)).size === 1 ? inForce[0] : undefined;
}

/** Every commissioner in force on a day. */
export function commissionersOn(
  links: readonly OrganisationLink[],
  day: CalendarDate,
): readonly OrganisationLink[] {
  return links.filter(
    (link) => link.relation === 'commissioner' && link.status !== 'inactive' && holdsOn(link, day),
  );
}

/** A date that had passed on the day of the document is its own affair, and its status stands. */
function statusOnDay(
  { status, opened, closed, said }: DocumentSaid,
  day: CalendarDate,
): OrganisationStatus | undefined {
  if (closed !== undefined && closed >= said && closed < day && status !== 'dormant') {
    return 'closed';
  }
  const hasOpened = opened !== undefined && opened > said && opened <= day;
  return status === 'proposed' && hasOpened ? 'active' : status;
}
