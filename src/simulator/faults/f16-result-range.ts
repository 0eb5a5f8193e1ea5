import { isSingleResult } from '../edit.ts';
import type { MeasuredResult } from '../edit.ts';
import type { Fault } from '../fault.ts';
import { namedFault } from '../fault.ts';
import { changing } from '../fault-builders.ts';
import type { NormalRange } from '../model.ts';
import { rangeChanged } from '../mutations/range-changed.ts';

const FACTS = {
  fault: 'F16',
  kinds: ['range-changed'],
  field: 'range',
  severity: 'significant',
} as const;

type Ranged = MeasuredResult & { readonly range: NormalRange };

/** F16: what the laboratory called normal is something else, or is not told. */
export const F16: readonly Fault[] = [
  namedFault(rangeChanged, { ...FACTS, size: 'upper limit' }),
  changing(
    { ...FACTS, id: 'range-low-changed', title: 'The lower limit is another', size: 'lower limit' },
    (entry): entry is Ranged => isSingleResult(entry) && entry.range?.low !== undefined,
    (entry) => ({ ...entry, range: { ...entry.range, low: `1${entry.range.low ?? ''}` } }),
  ),
  changing(
    { ...FACTS, id: 'range-lost', title: 'The limits of normal are gone', size: 'lost' },
    (entry): entry is Ranged => isSingleResult(entry) && entry.range !== undefined,
    (entry) => ({ ...entry, range: undefined }),
  ),
];
