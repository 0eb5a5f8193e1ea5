import { type CalendarDate, daysBetween } from '../../base/calendar-date.ts';
import { assuranceOn } from '../../programme/agreements/assurance.ts';
import type { RegisteredOrganisation } from '../../programme/organisations/organisation.ts';
import { type Route, isOpen } from '../../programme/agreements/route.ts';
import { assuranceHistory } from '../../store/assurance.ts';
import { routesAsAt } from '../../store/routes.ts';
import type { Context } from '../context.ts';

/** What one export of the DSPT said of an organisation, and how that stands on the day. */
export interface AssuranceEntryDocument {
  readonly level: string | null;
  readonly edition: string | null;
  readonly publishedOn: string | null;
  readonly verdict: string;
  readonly why: string;
  readonly asAt: string;
  readonly ageDays: number;
  readonly file: string;
}

/** A route the organisation views by, or by which it is viewed. */
export interface RouteEntryDocument {
  readonly consumer: string;
  readonly system: string;
  readonly channel: string;
  readonly practices: 'all' | readonly string[];
  readonly since: string | null;
  readonly until: string | null;
  readonly open: boolean;
  readonly file: string;
  readonly asAt: string;
}

/** What each export up to a day said of an organisation's assurance, oldest first. */
export async function assuranceOfOrganisation(
  context: Context,
  code: string,
  day: CalendarDate,
): Promise<AssuranceEntryDocument[]> {
  const history = await assuranceHistory(context.store, code);
  return history
    .filter((one) => one.asAt <= day)
    .map((one) => ({
      level: one.level ?? null,
      edition: one.edition ?? null,
      publishedOn: one.publishedOn ?? null,
      ...assuranceOn(one, day),
      asAt: one.asAt,
      ageDays: daysBetween(one.asAt, day),
      file: one.file,
    }));
}

/** Routes of the list in use that an organisation views by, or that serve it as a practice. */
export async function routesOfOrganisation(
  context: Context,
  of: {
    readonly code: string;
    /** What the register of the day says of it. */
    readonly listed: Pick<RegisteredOrganisation, 'kind' | 'pcn'> | undefined;
  },
  day: CalendarDate,
): Promise<RouteEntryDocument[]> {
  const list = await routesAsAt(context.store, day);
  const used = list.import;
  if (used === undefined) return [];
  return [...list.routes, ...list.notOpen]
    .filter((route) => concerns(route, of))
    .map((route) => ({
      consumer: route.consumer,
      system: route.system,
      channel: route.channel,
      practices: route.practices,
      since: route.since ?? null,
      until: route.until ?? null,
      open: isOpen(route, day),
      file: used.file,
      asAt: used.asAt,
    }));
}

/** A route for all practices serves GP practices, and nobody else. */
function concerns(
  { consumer, practices }: Route,
  { code, listed }: Parameters<typeof routesOfOrganisation>[1],
): boolean {
  if (consumer === code) return true;
  if (practices === 'all') return listed?.kind === 'gp-practice';
  return practices.some((one) => one === code || one === listed?.pcn);
}
