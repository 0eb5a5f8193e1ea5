import { ITEM_OF_KIND } from '../../record/entry-kind.ts';
import type { FormatLimit } from '../../record/reading.ts';
import { limit } from '../limit.ts';

/** What C-CDA cannot say, in any document (R2.1 companion guide; hie-wire, 5.5). */
export const CDA_LIMITS: readonly FormatLimit[] = [
  limit('problem', 'mark', 'CDA cannot mark a section as leaving something out'),
  {
    item: ITEM_OF_KIND.diagnosis,
    kind: 'diagnosis',
    field: 'kind',
    as: 'problem',
    why: 'CDA files diagnoses and problems alike as problem observations',
  },
  limit('alert', 'entry', 'C-CDA has no section for alerts'),
  limit('document', 'entry', 'C-CDA has no section that lists other documents'),
  limit('problem', 'significance', 'C-CDA does not tell major problems from minor ones'),
  limit('problem', 'episodicity', 'C-CDA does not say whether a problem is new or has come back'),
  limit('allergy', 'endReason', 'C-CDA has no reason why an allergy ended'),
  limit('medication', 'course', 'C-CDA does not tell acute drugs from repeat ones'),
  limit('medication', 'review', 'C-CDA has no review date of a course'),
  limit('medication', 'endReason', 'C-CDA has no reason why a course ended'),
  limit('medication', 'durationDays', 'C-CDA does not say how long one issue lasts'),
  limit('medication', 'issuesMade', 'C-CDA does not count the issues of a course'),
  limit('medication', 'lastIssued', 'C-CDA dates each supply and does not name the last one'),
  limit('medication', 'elsewhere', 'C-CDA does not mark drugs prescribed elsewhere'),
  limit('issue', 'dose', 'C-CDA gives the instruction with the course, not with each supply'),
  limit('issue', 'status', 'C-CDA has no status of a supply but that it happened'),
  limit('issue', 'durationDays', 'C-CDA does not say how long one issue lasts'),
  limit('immunisation', 'expiry', 'C-CDA has no expiry date of a vaccine'),
  limit('result', 'specimen', 'C-CDA names the specimen of a panel, not of each result'),
  limit('encounter', 'type', 'C-CDA gives the type of an encounter as its code'),
  limit('referral', 'direction', 'C-CDA does not say whether a referral is out or in'),
  limit('referral', 'specialty', 'C-CDA has no specialty of a referral'),
  limit('referral', 'recipient', 'C-CDA names whom a referral is to only as a performer'),
  limit('referral', 'reason', 'C-CDA gives the reason of a referral in the narrative'),
];

/** Holds for a document without a note activity, which only the companion guide of C-CDA knows. */
export const NOTE_LIMIT: FormatLimit = limit(
  'note',
  'entry',
  'the document keeps free text in the narrative, not as entries',
);

/** Holds for a document that gave a blood pressure as two readings without a heading of their own. */
export const LOOSE_PRESSURE_LIMITS: readonly FormatLimit[] = [
  limit('blood-pressure', 'codes', 'a blood pressure sent as two readings has no code of its own'),
  limit(
    'blood-pressure',
    'term',
    'a blood pressure sent as two readings has no wording of its own',
  ),
];
