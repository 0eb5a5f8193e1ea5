import type { CalendarDate } from '../../base/calendar-date.ts';
import type { OdsCode } from '../../base/ods-code.ts';
import type { Channel } from './agreement.ts';

/** How a consumer views records: through which of its systems, on which channel, for which practices. */
export interface Route {
  readonly consumer: OdsCode;
  /** Name of the system users open, as the file writes it. */
  readonly system: string;
  readonly channel: Channel;
  /** `all`, or codes of practices and of PCNs, in order. */
  readonly practices: 'all' | readonly OdsCode[];
  /** First day; undefined when the file does not say. */
  readonly since: CalendarDate | undefined;
  /** Last day; undefined when the file does not say, or when it goes on. */
  readonly until: CalendarDate | undefined;
}

/** A flow, as far as a route is concerned. */
export interface RoutedFlow {
  readonly provider: string;
  readonly consumer: string;
  readonly channel: Channel;
  /** PCN of the provider, for routes that name one. */
  readonly pcn: string | undefined;
}

/** Whether a route is open on a day; a day that is not said is no limit. */
export function isOpen(route: Route, day: CalendarDate): boolean {
  const begun = route.since === undefined || route.since <= day;
  return begun && (route.until === undefined || route.until >= day);
}

/** Whether a route serves a flow, on whatever day. */
export function serves(route: Route, flow: RoutedFlow): boolean {
  if (route.consumer !== flow.consumer || route.channel !== flow.channel) return false;
  if (route.practices === 'all') return true;
  return route.practices.some((code) => code === flow.provider || code === flow.pcn);
}
