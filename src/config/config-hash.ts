import { sha256 } from '../base/hash.ts';
import type { Config } from './schema.ts';

/**
 * A hash of everything in the configuration that can change what a run finds or whom it asks: where
 * the store and the keys lie is left out, so that a moved workspace keeps its hash. Severities are part of
 * the hash over the rules, and tolerances are kept with each run. How files of the register are read
 * changes no run: a column map written while one is under way must not keep it from being resumed.
 */
export function configHash(config: Config): string {
  const { store: _store, keys: _keys, tolerances: _days, severities: _judged, ...asks } = config;
  const { agreements: _exports, usage: _logs, gateways, ...rest } = asks;
  const asked = Object.fromEntries(
    Object.entries(gateways).map(([side, gateway]) => [side, withoutPace(gateway)]),
  );
  return sha256(canonical({ ...rest, gateways: asked }));
}

/** How fast and how often a gateway is asked changes nothing of what it answers. */
const PACE = new Set([
  'concurrency',
  'ratePerSecond',
  'timeoutMs',
  'attemptsMax',
  'retryWaitMs',
  'failuresMax',
  'bodyBytesMax',
]);

function withoutPace(gateway: object | undefined): object {
  return Object.fromEntries(Object.entries(gateway ?? {}).filter(([key]) => !PACE.has(key)));
}

/** JSON with sorted keys, absent values left out. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    const entries = Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries);
  });
}
