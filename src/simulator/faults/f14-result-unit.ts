import { isSingleResult } from '../edit.ts';
import type { MeasuredResult } from '../edit.ts';
import type { Fault } from '../fault.ts';
import { namedFault } from '../fault.ts';
import { changing } from '../fault-builders.ts';
import { resultUnit } from '../mutations/result-unit.ts';

const FACTS = { fault: 'F14', field: 'unit', severity: 'considerable' } as const;

/** Units a thousand times apart, or the same amount told by mass and by number of molecules. */
const FALSE_FRIENDS: Readonly<Record<string, string>> = {
  'mg/L': 'g/L',
  'ng/mL': 'ng/L',
  'mU/L': 'U/L',
  'mmol/mol': '%',
  'iu/L': 'iu/mL',
  'L/min': 'mL/min',
};

/** F14: the number stays and its unit is another one, or none. */
export const F14: readonly Fault[] = [
  namedFault(resultUnit, { ...FACTS, kinds: ['unit-changed'], size: 'another unit' }),
  changing(
    {
      ...FACTS,
      id: 'result-unit-thousandfold',
      title: 'A result stands in a unit that looks alike',
      size: 'a look-alike',
      kinds: ['unit-changed'],
    },
    (entry): entry is MeasuredResult =>
      isSingleResult(entry) && FALSE_FRIENDS[entry.value.unit ?? ''] !== undefined,
    (entry) => ({
      ...entry,
      value: { ...entry.value, unit: FALSE_FRIENDS[entry.value.unit ?? ''] },
    }),
  ),
  changing(
    {
      ...FACTS,
      id: 'result-unit-lost',
      title: 'A result has no unit',
      size: 'none',
      kinds: ['unit-changed'],
    },
    (entry): entry is MeasuredResult => isSingleResult(entry) && entry.value.unit !== undefined,
    (entry) => ({ ...entry, value: { ...entry.value, unit: undefined } }),
  ),
];
