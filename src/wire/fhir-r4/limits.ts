import type { FormatLimit } from '../../record/reading.ts';
import { limit } from '../limit.ts';

/** Holds for an answer that sent a blood pressure as two Observations without a heading over them. */
export const UNCODED_PRESSURE_LIMIT: FormatLimit = {
  item: 'examinations',
  kind: 'blood-pressure',
  field: 'codes',
  why: 'a blood pressure sent as two readings has no code of its own',
};

/** Holds besides for an answer that is not of UK Core, and so has none of its extensions. */
export const WITHOUT_UK_CORE_LIMITS: readonly FormatLimit[] = [
  {
    item: 'risks-and-warnings',
    kind: 'allergy',
    field: 'ended',
    why: 'FHIR R4 without UK Core has no end date of an allergy',
  },
  {
    item: 'risks-and-warnings',
    kind: 'allergy',
    field: 'endReason',
    why: 'FHIR R4 without UK Core has no reason why an allergy ended',
  },
  {
    item: 'medication',
    kind: 'medication',
    field: 'issuesMade',
    why: 'FHIR R4 without UK Core does not count the issues of a course',
  },
];

/** What FHIR R4 with the extensions of UK Core cannot say (R4 4.0.1, resource definitions). */
export const FHIR_R4_LIMITS: readonly FormatLimit[] = [
  limit(
    'problem',
    'mark-of',
    'FHIR R4 marks a type of resource, which holds several lists of others',
  ),
  {
    item: 'medication',
    kind: 'medication',
    field: 'review',
    why: 'FHIR R4 has no date on which a course is to be reviewed',
  },
  {
    item: 'problems',
    kind: 'problem',
    field: 'significance',
    why: 'FHIR R4 and UK Core do not mark a problem as major or minor',
  },
  {
    item: 'events',
    kind: 'referral',
    field: 'direction',
    why: 'FHIR R4 does not say whether a request for a service came in or went out',
  },
];
