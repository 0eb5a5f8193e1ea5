import { replaced } from '../edit.ts';
import type { Mutation } from '../mutation.ts';

/** The MIG drops a confidential entry without a word, so from outside it is one entry more. */
export const disclosure: Mutation = {
  id: 'disclosure',
  title: 'The HIE shows what the MIG holds back',
  side: 'hie',
  expects: { kind: 'entry-extra', severity: 'considerable', item: 'problems' },
  apply: (patient) => {
    const held = patient.entries.find((entry) => entry.confidential === true);
    return held && replaced(patient, held, { ...held, confidential: false });
  },
};
