import { type CalendarDate, daysBetween } from '../../base/calendar-date.ts';
import type { OdsCode } from '../../base/ods-code.ts';

/**
 * What an organisation can reach with the Data Security and Protection Toolkit (DSPT), in the words of
 * its public search; see docs/register.md for where they were seen.
 */
export const ASSURANCE_LEVELS = [
  'not-published',
  'entry-level',
  'approaching-standards',
  'standards-met',
  'standards-exceeded',
] as const;
export type AssuranceLevel = (typeof ASSURANCE_LEVELS)[number];

/** What an export of the toolkit says of one organisation on a day. */
export interface Assurance {
  readonly code: OdsCode;
  /** Undefined when the export's word for it is none we know. */
  readonly level: AssuranceLevel | undefined;
  /** The assessment's year as the export names it (`2023/24`); undefined when it names none. */
  readonly edition: string | undefined;
  readonly publishedOn: CalendarDate | undefined;
  /** The day the export speaks of. */
  readonly asAt: CalendarDate;
}

/** How an organisation stands with its assurance on a day, and why. */
export interface AssuranceStanding {
  readonly verdict: 'assured' | 'not-assured' | 'needs-a-person' | 'unknown';
  /** One plain sentence. */
  readonly why: string;
}

/** Days for which a published assessment counts: the toolkit is done again every year. */
export const ASSURANCE_DAYS = 366;

/**
 * Judges an assurance on a day. `approaching-standards` comes with a plan of improvement, and whether
 * that is enough is a person's decision. An assessment of more than a year ago says nothing of today.
 */
export function assuranceOn(
  assurance: Assurance | undefined,
  day: CalendarDate,
): AssuranceStanding {
  if (assurance === undefined) return { verdict: 'unknown', why: 'No export lists it.' };
  const { level, publishedOn } = assurance;
  if (level === undefined) {
    return { verdict: 'unknown', why: 'Its level is a word we do not know.' };
  }
  const words = level.replaceAll('-', ' ');
  if (level === 'not-published' || level === 'entry-level') {
    return { verdict: 'not-assured', why: `Its level is "${words}".` };
  }
  if (publishedOn === undefined) {
    return { verdict: 'unknown', why: `"${words}", with no day of publication.` };
  }
  if (publishedOn > day) {
    return { verdict: 'unknown', why: `"${words}" was published only on ${publishedOn}.` };
  }
  const age = daysBetween(publishedOn, day);
  const said = `"${words}", published on ${publishedOn}, ${age} days ago`;
  if (age > ASSURANCE_DAYS) {
    return { verdict: 'unknown', why: `${said}: an assessment is of one year.` };
  }
  if (level === 'approaching-standards') {
    return { verdict: 'needs-a-person', why: `${said}: is its plan of improvement enough?` };
  }
  return { verdict: 'assured', why: `${said}.` };
}
