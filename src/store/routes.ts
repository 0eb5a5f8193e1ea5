import type { CalendarDate } from '../base/calendar-date.ts';
import type { OdsCode } from '../base/ods-code.ts';
import type { Channel } from '../programme/agreements/agreement.ts';
import { type Route, isOpen } from '../programme/agreements/route.ts';
import { type ImportDraft, type StoredImport, importsAsAt, insertImport } from './imports.ts';
import type { StoreHandle } from './open-store.ts';
import { inTransaction, statement } from './statement.ts';

/** Stores a list of routes with its import: all or nothing. */
export async function saveRoutes(
  store: StoreHandle,
  draft: ImportDraft,
  routes: readonly Route[],
): Promise<number> {
  return inTransaction(store, () => {
    const id = insertImport(store, draft);
    const insert = statement(store, 'INSERT INTO route VALUES (?, ?, ?, ?, ?, ?, ?)');
    for (const { consumer, system, channel, practices, since, until } of routes) {
      const codes = practices === 'all' ? 'all' : practices.join(' ');
      insert.run(id, consumer, system, channel, codes, since ?? null, until ?? null);
    }
    return id;
  });
}

/** The routes of a day. */
export interface RoutesAsAt {
  /** The list in use; undefined when none of the day or before was imported. */
  readonly import: StoredImport | undefined;
  /** Routes open on the day, by consumer, channel and system. */
  readonly routes: readonly Route[];
  /** Routes of the list that have ended, or have not begun. */
  readonly notOpen: readonly Route[];
}

/** Routes as at a day, from the newest list not later than it: a list holds all there are. */
export async function routesAsAt(store: StoreHandle, day: CalendarDate): Promise<RoutesAsAt> {
  const used = (await importsAsAt(store, day)).find(({ source }) => source === 'routes');
  if (used === undefined) return { import: undefined, routes: [], notOpen: [] };
  const rows = statement<RouteRow>(
    store,
    'SELECT * FROM route WHERE import = ? ORDER BY consumer, channel, system, practices, since',
  ).all(used.id);
  const all = rows.map(toRoute);
  return {
    import: used,
    routes: all.filter((route) => isOpen(route, day)),
    notOpen: all.filter((route) => !isOpen(route, day)),
  };
}

interface RouteRow {
  readonly consumer: OdsCode;
  readonly system: string;
  readonly channel: Channel;
  readonly practices: string;
  readonly since: CalendarDate | null;
  readonly until: CalendarDate | null;
}

function toRoute(row: RouteRow): Route {
  return {
    consumer: row.consumer,
    system: row.system,
    channel: row.channel,
    practices: row.practices === 'all' ? 'all' : (row.practices.split(' ') as OdsCode[]),
    since: row.since ?? undefined,
    until: row.until ?? undefined,
  };
}
