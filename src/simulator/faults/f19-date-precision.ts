import type { Fault } from '../fault.ts';
import { namedFault } from '../fault.ts';
import { changing } from '../fault-builders.ts';
import type { Moment, SimulatedEntry } from '../model.ts';
import { inventedPrecision } from '../mutations/invented-precision.ts';

const FACTS = {
  fault: 'F19',
  kinds: ['date-precision'],
  field: 'date',
  severity: 'significant',
} as const;

type Dated = SimulatedEntry & { readonly date: Moment };

/** F19: a day nobody knew is filled in, or one that was known is left off. */
export const F19: readonly Fault[] = [
  namedFault(inventedPrecision, { ...FACTS, size: 'a problem gets a day' }),
  changing(
    {
      ...FACTS,
      id: 'precision-invented',
      title: 'Something else than a problem gets a day nobody knew',
      size: 'another entry gets a day',
    },
    (entry): entry is Dated =>
      entry.kind !== 'problem' && entry.date !== undefined && entry.date.length < 10,
    (entry) => ({ ...entry, date: `${entry.date}${'0000-01-01'.slice(entry.date.length)}` }),
  ),
  changing(
    {
      ...FACTS,
      id: 'precision-lost',
      title: 'Of a day its year is left',
      size: 'day to year',
    },
    (entry): entry is Dated => KINDS.has(entry.kind) && entry.date?.length === 10,
    (entry) => ({ ...entry, date: entry.date.slice(0, 4) }),
  ),
];

const KINDS: ReadonlySet<string> = new Set([
  'allergy',
  'problem',
  'diagnosis',
  'procedure',
  'immunisation',
]);
