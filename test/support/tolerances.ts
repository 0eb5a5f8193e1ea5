import { contentHash } from '../../src/compare/tolerances/content-hash.ts';
import type {
  Tolerance,
  ToleranceGiven,
  Tolerances,
} from '../../src/compare/tolerances/tolerance.ts';
import { rulesHash } from '../../src/compare/rules.ts';

/** A tolerance for one changed reference range; a test says what is different. */
export function tolerance(parts: Partial<Tolerance> = {}): Tolerance {
  const about = { kind: 'range-changed', item: 'investigations', entryKind: 'result' } as const;
  return {
    id: 'sodium-range',
    ...about,
    direction: 'either',
    values: [{ mig: '133 – 146', hie: '133 – 147' }],
    scope: {},
    reason: 'The laboratory gives both ranges.',
    hazard: 'HAZ-012',
    author: 'A. Author',
    created: '2026-11-01',
    expires: '2026-12-31',
    budget: 20,
    cap: 'significant',
    mustMatch: [{ ...about, values: { mig: '133 – 146', hie: '133 – 147' } }],
    mustNotMatch: [{ ...about, values: { mig: '133 – 146', hie: '3.5 – 5.3' } }],
    ...parts,
  };
}

/** The tolerance approved and tested under the default rules. */
export function inForce(
  parts: Partial<Tolerance> = {},
  more: Partial<ToleranceGiven> = {},
): ToleranceGiven {
  const own = tolerance(parts);
  return {
    tolerance: own,
    approved: { by: 'C. Officer', on: '2026-11-02' },
    tested: { content: contentHash(own), rules: rulesHash() },
    ...more,
  };
}

/** Tolerances as at a day in the middle of what {@link tolerance} holds. */
export function asAt(given: readonly ToleranceGiven[], more: Partial<Tolerances> = {}): Tolerances {
  return { given, day: '2026-11-22', ...more };
}
