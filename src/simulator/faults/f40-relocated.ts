import { COMMENT_NOTE } from '../dictionary/others.ts';
import type { Fault } from '../fault.ts';
import { changing, isWorded } from '../fault-builders.ts';
import { entryFault } from '../fault.ts';

const FACTS = {
  fault: 'F40',
  kinds: ['relocated', 'text-lost'],
  field: 'text',
  severity: 'minor',
} as const;

/** F40: the words stand somewhere else: in the text of the code, or in a note of their own. */
export const F40: readonly Fault[] = [
  changing(
    {
      ...FACTS,
      id: 'relocate-to-code',
      title: 'Words moved into the text of the code',
      size: 'into the code',
    },
    isWorded,
    (entry) => ({
      ...entry,
      text: undefined,
      concept: { ...entry.concept, wording: `${entry.concept.term}: ${entry.text}` },
    }),
  ),
  entryFault(
    { ...FACTS, id: 'relocate-to-note', title: 'Words moved into a note', size: 'into a note' },
    {
      fits: isWorded,
      change: (entry) => {
        const { id, date, recorded, encounter, text } = entry;
        const note = { id: `${id}-note`, date, recorded, encounter, text };
        return [
          { ...entry, text: undefined },
          { ...note, kind: 'note', concept: COMMENT_NOTE },
        ];
      },
    },
  ),
];
