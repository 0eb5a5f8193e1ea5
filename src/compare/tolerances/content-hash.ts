import { fingerprint } from '../../base/hash.ts';
import { compareText } from '../../base/ordering.ts';
import type { Tolerance } from './tolerance.ts';

/** A hash over everything a tolerance says, whatever the order it says it in; the day it was written left out. */
export function contentHash(tolerance: Tolerance): string {
  return fingerprint([canonical({ ...tolerance, created: undefined })]);
}

function canonical(content: unknown): string {
  return JSON.stringify(content, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => compareText(a, b)));
  });
}
