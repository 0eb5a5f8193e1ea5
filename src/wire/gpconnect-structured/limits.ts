import type { FormatLimit } from '../../record/reading.ts';

/** What GP Connect Access Record Structured cannot say (1.6.2, guidance pages of each area). */
export const GPCONNECT_STRUCTURED_LIMITS: readonly FormatLimit[] = [
  {
    item: 'diagnoses',
    kind: 'diagnosis',
    field: 'kind',
    as: 'observation',
    why: 'GP Connect keeps diagnoses among the uncategorised observations and does not mark them',
  },
  {
    item: 'procedures',
    kind: 'procedure',
    field: 'kind',
    as: 'observation',
    why: 'GP Connect has no procedures: they stand among the uncategorised observations',
  },
  {
    item: 'investigations',
    kind: 'result',
    field: 'kind',
    as: 'observation',
    why: 'GP Connect keeps results typed in by hand among the uncategorised observations',
  },
  {
    item: 'risks-and-warnings',
    kind: 'alert',
    field: 'entry',
    why: 'GP Connect never sends flags and alerts',
  },
  {
    item: 'examinations',
    kind: 'observation',
    field: 'status',
    why: 'GP Connect marks every uncategorised observation as final',
  },
  {
    item: 'examinations',
    kind: 'blood-pressure',
    field: 'status',
    why: 'GP Connect marks every blood pressure as final',
  },
  {
    item: 'events',
    kind: 'encounter',
    field: 'status',
    why: 'GP Connect marks every consultation as finished',
  },
  {
    item: 'events',
    kind: 'diary',
    field: 'status',
    why: 'GP Connect sends only diary entries still to be done, all marked active',
  },
  {
    item: 'events',
    kind: 'note',
    field: 'codes',
    why: 'GP Connect gives every free text of a consultation the same code, which says nothing',
  },
];
