import { ENTRY_KINDS, ITEM_OF_KIND } from '../../record/entry-kind.ts';
import type { EntryKind } from '../../record/entry-kind.ts';
import type { FormatLimit } from '../../record/reading.ts';
import { limit } from '../limit.ts';

/** Kinds for which no section exists. */
const WITHOUT_SECTION: readonly EntryKind[] = ['alert', 'diary', 'document', 'note'];

/** Kinds told by their wording alone among clinical items, administrative items and observations. */
const UNMARKED: readonly EntryKind[] = ['diagnosis', 'procedure', 'result', 'document'];

/** Kinds whose tables have no column for a status. */
const WITHOUT_STATUS: readonly EntryKind[] = [
  'issue',
  'immunisation',
  'observation',
  'blood-pressure',
  'encounter',
  'referral',
];

/** What GP Connect Access Record HTML cannot say, whoever supplies it (hie-wire, sections 2.2 and 2.3). */
export const GPCONNECT_HTML_LIMITS: readonly FormatLimit[] = [
  limit(
    'problem',
    'mark-of',
    'GP Connect HTML marks its own sections, which hold several lists of others',
  ),
  ...ENTRY_KINDS.map((kind) => limit(kind, 'codes', 'GP Connect HTML carries no codes, only text')),
  ...WITHOUT_SECTION.map((kind) =>
    limit(kind, 'entry', 'GP Connect HTML has no section for entries of this kind'),
  ),
  ...UNMARKED.map((kind) => ({
    item: ITEM_OF_KIND[kind],
    kind,
    field: 'kind',
    as: 'observation' as const,
    why: 'GP Connect HTML shows clinical items and observations without telling what they are',
  })),
  ...WITHOUT_STATUS.map((kind) =>
    limit(kind, 'status', 'GP Connect HTML has no status of such an entry'),
  ),
  limit('blood-pressure', 'term', 'a blood pressure shown as two rows has no wording of its own'),
  limit('medication', 'status', 'the tables of acute and of all drugs hold ended courses unmarked'),
  limit('medication', 'elsewhere', 'GP Connect HTML does not tell who prescribes a course'),
  limit('medication', 'course', 'a table of drugs may leave the type of prescription out'),
  limit('allergy', 'category', 'GP Connect HTML does not tell drug allergies from others'),
  limit('allergy', 'criticality', 'GP Connect HTML has no criticality of an allergy'),
  limit('allergy', 'severity', 'the severity of a reaction stands among the details, as text'),
  limit('allergy', 'reaction', 'the reaction of an allergy stands among the details, as text'),
  limit('allergy', 'endReason', 'GP Connect HTML has no reason why an allergy ended'),
  limit('problem', 'episodicity', 'GP Connect HTML does not say whether a problem has come back'),
  limit('immunisation', 'batch', 'the batch of a vaccine stands among the details, as text'),
  limit('immunisation', 'site', 'the site of an immunisation stands among the details, as text'),
  limit('immunisation', 'expiry', 'the expiry date of a vaccine stands among the details, as text'),
  limit(
    'immunisation',
    'reason',
    'the reason of an immunisation stands among the details, as text',
  ),
  limit('observation', 'abnormal', 'GP Connect HTML does not mark abnormal values'),
  limit('observation', 'specimen', 'GP Connect HTML does not name specimens'),
  limit('observation', 'range', 'the range beside a value stands among the details, as text'),
  ...ENTRY_KINDS.map((kind) =>
    limit(kind, 'problem', 'GP Connect HTML names the problem of a course, and no other, in words'),
  ),
  limit('encounter', 'term', 'the title of an encounter is made of who was seen and where'),
  limit('encounter', 'text-composed', 'the details of an encounter repeat what was recorded in it'),
  limit('encounter', 'type', 'the type of a consultation stands in its title, as text'),
  limit('encounter', 'place', 'the place of a consultation stands in its title, as text'),
  limit('referral', 'direction', 'GP Connect HTML does not tell referrals in from referrals out'),
  limit('referral', 'specialty', 'the specialty of a referral stands among the details, as text'),
  limit('referral', 'reason', 'the reason of a referral stands among the details, as text'),
];

/** Holds for an answer whose table of discontinued repeats has no column for the start. */
export const NO_START_LIMIT: FormatLimit = limit(
  'medication',
  'date',
  'the table of discontinued repeats gives no start date',
);
