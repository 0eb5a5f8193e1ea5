import type { DataItem } from './item.ts';

/** What an entry is, clinically. */
export const ENTRY_KINDS = [
  'allergy',
  'medication',
  'issue',
  'problem',
  'diagnosis',
  'procedure',
  'immunisation',
  'result',
  'observation',
  'blood-pressure',
  'encounter',
  'referral',
  'diary',
  'alert',
  'document',
  'note',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** The item a kind belongs to when the response itself does not say (a whole record, a FHIR list). */
export const ITEM_OF_KIND: Readonly<Record<EntryKind, DataItem>> = {
  allergy: 'risks-and-warnings',
  medication: 'medication',
  issue: 'medication',
  problem: 'problems',
  diagnosis: 'diagnoses',
  procedure: 'procedures',
  // Sharing agreements describe the MIG's procedures view as "operations and immunisations".
  immunisation: 'procedures',
  result: 'investigations',
  observation: 'examinations',
  'blood-pressure': 'examinations',
  encounter: 'events',
  referral: 'events',
  diary: 'events',
  alert: 'risks-and-warnings',
  document: 'events',
  note: 'events',
};
