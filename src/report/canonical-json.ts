import { compareText } from '../base/ordering.ts';

/**
 * JSON with the keys of every object in code unit order and nothing between tokens, or one token a
 * line when `indent` is given: the same content is the same text (RFC 8785 for the values reports hold).
 */
export function canonicalJson(value: unknown, indent = 0): string {
  return JSON.stringify(withSortedKeys(value), null, indent);
}

function withSortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSortedKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => compareText(a, b));
  return Object.fromEntries(entries.map(([key, held]) => [key, withSortedKeys(held)]));
}
