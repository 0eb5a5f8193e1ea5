import type { FormatLimit } from '../../record/reading.ts';

/** Holds for an answer that sent a blood pressure as two Observations without a heading over them. */
export const LOOSE_PRESSURE_LIMIT: FormatLimit = {
  item: 'examinations',
  kind: 'blood-pressure',
  field: 'codes',
  why: 'a blood pressure sent as two readings has no code of its own',
};

/** Holds for an answer of which no consultation bears a code, as some systems name them in words alone. */
export const WORDED_ENCOUNTER_LIMIT: FormatLimit = {
  item: 'events',
  kind: 'encounter',
  field: 'codes',
  why: 'the system gives the types of its consultations in words',
};

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
  {
    item: 'medication',
    kind: 'medication',
    field: 'review',
    why: 'GP Connect has no review date of a course',
  },
  {
    item: 'problems',
    kind: 'problem',
    field: 'episodicity',
    why: 'GP Connect does not say whether a problem is new or has come back',
  },
  {
    item: 'events',
    kind: 'referral',
    field: 'reason',
    why: 'GP Connect gives the reason of a referral as its code',
  },
];
