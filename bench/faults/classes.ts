import type { Severity } from '../../src/compare/severity.ts';
import type { FaultCounts, FaultRow } from './tally.ts';
import { added } from './tally.ts';

/** Classes of the least severity a fault must be told with, worst first. */
export const CLASSES = ['S1', 'S2', 'S3', 'S4'] as const;
export type SeverityClass = (typeof CLASSES)[number];

/** S1 may lead to serious harm, S2 may mislead a decision, S3 degrades use, S4 is cosmetic. */
export function classOf(severity: Severity): SeverityClass {
  if (severity === 'catastrophic' || severity === 'major') return 'S1';
  if (severity === 'considerable') return 'S2';
  return severity === 'significant' ? 'S3' : 'S4';
}

/** The numbers of several rows as one; undefined where there is no row. */
export function sumOf(rows: readonly FaultRow[]): FaultCounts | undefined {
  const [first, ...rest] = rows.map(({ counts }) => counts);
  return first && rest.reduce<FaultCounts>(added, first);
}

/** Found ones among those that are there to be found. */
export function recallOf({ found, seeded, void: none }: FaultCounts): { hits: number; of: number } {
  return { hits: found, of: seeded - none };
}
