import { join } from 'node:path';
import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { loadWorkspace } from '../../config/load-config.ts';
import type { Code } from '../../record/code.ts';
import type { CodeMapAnswers } from '../../record/code-map.ts';
import type { Reading } from '../../record/reading.ts';
import type { BySide } from '../../record/side.ts';
import { SIDES } from '../../record/side.ts';
import { type MapsInUse, askCodeMaps, mapsInUse } from '../../store/code-map-lookup.ts';
import { type StoreHandle, openStoreReadOnly } from '../../store/open-store.ts';

/** Asks code maps for every code of two readings at once. */
export type MapLookup = (readings: BySide<Reading>) => CodeMapAnswers;

/** The lookup in some maps; undefined where there are none, so that nothing is asked. */
export function mapLookup(store: StoreHandle, maps: MapsInUse): MapLookup | undefined {
  if (maps.imports.length === 0) return undefined;
  return (readings) => askCodeMaps(store, codesIn(readings), maps);
}

/**
 * The lookup in the maps of a workspace, of which nothing else is read and nothing is written. Throws an
 * ExpectedError when no map there is in use as at the day.
 */
export function workspaceMapLookup(folder: string, asAt: string): MapLookup {
  const { directory, config } = loadWorkspace(folder);
  const store = openStoreReadOnly(join(directory, config.store));
  const lookup = mapLookup(store, mapsInUse(store, asAt));
  if (lookup !== undefined) return lookup;
  store.close();
  throw new ExpectedError({
    code: 'MIG2HIE_NO_MAPS',
    exit: EXIT.usage,
    message: `No code map of the workspace ${directory} is in use as at ${asAt}.`,
    next: ['Load one with "mig2hie maps import", or leave --maps out.'],
  });
}

/** Each code once: the maps are asked by system and code alone. */
function codesIn(readings: BySide<Reading>): readonly Code[] {
  const codes = new Map<string, Code>();
  for (const side of SIDES) {
    for (const entry of readings[side].record.entries) {
      for (const code of entry.codes) codes.set(`${code.system}|${code.code}`, code);
    }
  }
  return [...codes.values()];
}
