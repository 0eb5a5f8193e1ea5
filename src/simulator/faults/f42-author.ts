import type { Fault } from '../fault.ts';
import { changing } from '../fault-builders.ts';
import type { SimulatedEntry } from '../model.ts';

const KINDS: ReadonlySet<string> = new Set(['allergy', 'problem', 'diagnosis', 'procedure']);

/** Another clinician, who does not exist either. */
const STRANGER = { title: 'Dr', given: 'Leopoldina', family: 'Wrenthistle' };

/** F42: an entry is said to be somebody else's. */
export const F42: readonly Fault[] = [
  changing(
    {
      id: 'wrong-author',
      fault: 'F42',
      title: 'An entry is told as another clinician’s',
      size: 'one entry',
      kinds: ['author-diff'],
      field: 'author',
      severity: 'significant',
    },
    (entry): entry is SimulatedEntry => KINDS.has(entry.kind),
    (entry) => ({ ...entry, author: STRANGER }),
  ),
];
