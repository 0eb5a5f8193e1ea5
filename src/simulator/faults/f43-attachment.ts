import type { Fault } from '../fault.ts';
import { entryFault, recordFault } from '../fault.ts';
import { isOpen } from '../fault-builders.ts';
import type { DocumentEntry, SimulatedEntry, SimulatedPatient } from '../model.ts';
import { withLetters } from '../prepare.ts';

const FACTS = {
  fault: 'F43',
  kinds: ['document-unreadable', 'text-changed', 'entry-lost'],
  field: 'content',
  severity: 'considerable',
  prepare: withLetters,
} as const;

type Letter = DocumentEntry & { readonly content: string };

/** F43: under the right title stands another letter. */
export const F43: readonly Fault[] = [
  recordFault(
    {
      ...FACTS,
      id: 'attachments-swapped',
      title: 'Two letters changed places',
      size: 'two swapped',
    },
    { extent: 'list', spoil: swap },
  ),
  entryFault(
    {
      ...FACTS,
      id: 'attachment-changed',
      title: 'A letter says something else',
      size: 'one changed',
    },
    {
      among: isOpen,
      fits: isLetter,
      change: (entry) => [{ ...entry, content: `${entry.content} Page 2 of 2 is missing.` }],
    },
  ),
];

function isLetter(entry: SimulatedEntry): entry is Letter {
  return entry.kind === 'document' && entry.content !== undefined;
}

function swap(patient: SimulatedPatient): SimulatedPatient | undefined {
  const [one, other] = patient.entries.filter(isLetter);
  if (one === undefined || other === undefined) return undefined;
  const entries = patient.entries.map((entry) => {
    if (entry === one) return { ...one, content: other.content };
    return entry === other ? { ...other, content: one.content } : entry;
  });
  return { ...patient, entries };
}
