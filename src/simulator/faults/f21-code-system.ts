import type { Fault } from '../fault.ts';
import { changing } from '../fault-builders.ts';
import type { SimulatedEntry } from '../model.ts';

const KINDS: ReadonlySet<string> = new Set(['problem', 'diagnosis', 'procedure', 'allergy']);

/** F21: codes are told without the system they are of. */
export const F21: readonly Fault[] = [
  changing(
    {
      id: 'code-system-dropped',
      fault: 'F21',
      title: 'A code no longer says what system it is of',
      size: 'every code of an entry',
      kinds: ['code-system-lost', 'code-changed', 'code-degraded'],
      field: 'code',
      severity: 'significant',
    },
    (entry): entry is SimulatedEntry => KINDS.has(entry.kind) && !isEnded(entry),
    (entry) => ({ ...entry, concept: { ...entry.concept, systemless: true } }),
  ),
];

function isEnded(entry: SimulatedEntry): boolean {
  return entry.kind === 'allergy' && (entry.ended !== undefined || entry.noneKnown === true);
}
