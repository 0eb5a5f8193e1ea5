import { isRefusal } from '../../programme/files/file-reading.ts';
import { isRouteHeader, readRouteFile } from '../../programme/agreements/route-file.ts';
import { saveRoutes } from '../../store/routes.ts';
import type { RegisterKind } from './register-kinds.ts';

/** A list of the routes by which consumers view, as a kind of file of the register. */
export const ROUTE_KIND: RegisterKind = {
  id: 'routes',
  detects: isRouteHeader,
  read: async (file) => {
    const read = readRouteFile(file.text);
    if (isRefusal(read)) return read;
    const { importedAs, rows, routes, rejected, notes } = read;
    return {
      source: 'routes',
      importedAs,
      rows,
      kept: routes.length,
      rejected,
      notes,
      mentions: routes.flatMap(({ consumer, practices }) =>
        practices === 'all' ? [consumer] : [consumer, ...practices],
      ),
      save: (store, draft) => saveRoutes(store, draft, routes),
    };
  },
};
