import type { EntryKind } from '../../record/entry-kind.ts';
import type { FormatLimit } from '../../record/reading.ts';
import { limit } from '../limit.ts';

/** Kinds whose elements have no place for a status. */
const WITHOUT_STATUS: readonly EntryKind[] = [
  'allergy',
  'issue',
  'diagnosis',
  'procedure',
  'immunisation',
  'result',
  'observation',
  'blood-pressure',
  'encounter',
  'referral',
  'diary',
  'document',
  'alert',
  'note',
];

/** What the EMIS Open record has no element for (EMIS Open MedicalRecord 3.8). */
export const EMIS_OPEN_LIMITS: readonly FormatLimit[] = [
  limit('problem', 'mark', 'EMIS Open cannot mark a list as leaving something out'),
  ...WITHOUT_STATUS.map((kind) =>
    limit(kind, 'status', 'EMIS Open has no status of such an entry, but that it was deleted'),
  ),
  limit('allergy', 'ended', 'EMIS Open has no end date of an allergy'),
  limit('allergy', 'endReason', 'EMIS Open has no reason why an allergy ended'),
  limit('allergy', 'criticality', 'EMIS Open has no criticality of an allergy'),
  limit('allergy', 'severity', 'EMIS Open has a severity only as a qualifier, in words'),
  limit('allergy', 'reaction', 'EMIS Open has no reaction of an allergy; it may stand in the text'),
  limit('allergy', 'category', 'EMIS Open marks drug allergies only, and those only in their list'),
  limit('problem', 'significance', 'EMIS Open may leave the significance of a problem out'),
  {
    ...limit(
      'result',
      'kind',
      'EMIS Open does not tell a result that stands alone from other values',
    ),
    as: 'observation',
  },
  limit('medication', 'ended', 'EMIS Open has no date on which a course ended'),
  limit('medication', 'endReason', 'EMIS Open has no reason why a course ended'),
  limit('medication', 'elsewhere', 'EMIS Open tells who prescribes only by how it was last issued'),
  limit('immunisation', 'batch', 'EMIS Open has no batch of a vaccine'),
  limit('immunisation', 'site', 'EMIS Open has no site of an immunisation'),
  limit('immunisation', 'part', 'EMIS Open does not number the doses of an immunisation'),
  limit('immunisation', 'expiry', 'EMIS Open has no expiry date of a vaccine'),
  limit('immunisation', 'reason', 'EMIS Open has no reason of an immunisation'),
  limit('result', 'specimen', 'EMIS Open names the specimen of an investigation, not of a result'),
  limit('encounter', 'codes', 'EMIS Open names a consultation by the type of its place, in words'),
  limit('document', 'mediaType', 'EMIS Open does not tell the type of a document'),
  limit('document', 'contentHash', 'the content of an attachment is not compared'),
];

/** Holds for an answer that gave a blood pressure as two readings. */
export const LOOSE_PRESSURE_LIMIT: FormatLimit = limit(
  'blood-pressure',
  'codes',
  'a blood pressure sent as two readings has no code of its own',
);
