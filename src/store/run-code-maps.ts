import { type MapsInUse, mapsInUse } from './code-map-lookup.ts';
import type { StoreHandle } from './open-store.ts';
import { inTransaction, statement } from './statement.ts';

/** Keeps with a new run which code maps are in use on its day. */
export async function keepRunCodeMaps(
  store: StoreHandle,
  run: { readonly id: string; readonly asAt: string },
): Promise<void> {
  const { imports } = mapsInUse(store, run.asAt);
  inTransaction(store, () => {
    const insert = statement(store, 'INSERT INTO run_code_map (run, import) VALUES (?, ?)');
    for (const { id } of imports) insert.run(run.id, id);
  });
}

/** The code maps a run is compared under. */
export async function runCodeMaps(
  store: StoreHandle,
  run: { readonly id: string; readonly asAt: string },
): Promise<MapsInUse> {
  const imports = statement<MapsInUse['imports'][number]>(
    store,
    `SELECT i.id, i.layout AS map, i.release FROM run_code_map r
     JOIN code_map_import i ON i.id = r.import
     WHERE r.run = ? ORDER BY i.layout, i.release, i.id`,
  ).all(run.id);
  return { asAt: run.asAt, imports };
}
