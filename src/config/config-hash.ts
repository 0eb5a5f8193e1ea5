import { sha256 } from '../base/hash.ts';
import type { Config } from './schema.ts';

/**
 * A hash of everything in the configuration that can change what a run finds or whom it asks: where
 * the store and the keys lie is left out, so that a moved workspace keeps its hash.
 */
export function configHash(config: Config): string {
  const { store: _store, keys: _keys, ...rest } = config;
  return sha256(canonical(rest));
}

/** JSON with sorted keys, absent values left out. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    const entries = Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries);
  });
}
