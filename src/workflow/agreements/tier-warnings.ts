import type { CalendarDate } from '../../base/calendar-date.ts';
import { compareText, sorted } from '../../base/ordering.ts';
import { tierWarnings } from '../../programme/agreements/agreement-tiers.ts';
import type { OrganisationAgreement } from '../../programme/agreements/agreement.ts';
import { organisationAgreementsAsAt } from '../../store/organisation-agreements.ts';
import type { Context } from '../context.ts';

/** What tiers 0 and 1 say against organisations on a day, each organisation once, by code. */
export async function tierWarningsOf(
  context: Context,
  codes: Iterable<string>,
  day: CalendarDate,
): Promise<string[]> {
  return warnAll(codes, await organisationAgreementsAsAt(context.store, day), day);
}

/** The same from what was read already. */
export function warnAll(
  codes: Iterable<string>,
  known: readonly OrganisationAgreement[],
  day: CalendarDate,
): string[] {
  return sorted(new Set(codes), compareText).flatMap((code) => tierWarnings(code, known, day));
}
