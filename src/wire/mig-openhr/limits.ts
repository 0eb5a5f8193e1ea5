import { ENTRY_KINDS, ITEM_OF_KIND } from '../../record/entry-kind.ts';
import type { EntryKind } from '../../record/entry-kind.ts';
import type { DataItem } from '../../record/item.ts';
import type { FormatLimit } from '../../record/reading.ts';
import { limit } from '../limit.ts';
import { KIND_OF_CHAPTER } from '../read-chapters.ts';

/** What OpenHR cannot say, in any answer. */
export const MIG_OPENHR_LIMITS: readonly FormatLimit[] = [
  limit('problem', 'mark', 'MIG OpenHR cannot mark a list as leaving something out'),
  limit('allergy', 'status', 'MIG OpenHR cannot mark an allergy ended or resolved'),
  limit('allergy', 'ended', 'MIG OpenHR has no end date for an allergy'),
  limit('allergy', 'endReason', 'MIG OpenHR has no reason why an allergy ended'),
  limit('allergy', 'criticality', 'MIG OpenHR has no criticality of an allergy'),
  limit('allergy', 'severity', 'MIG OpenHR has no severity of a reaction'),
  limit('allergy', 'reaction', 'MIG OpenHR has no coded reaction; it may stand in the free text'),
  limit('allergy', 'category', 'MIG OpenHR does not tell drug allergies from others'),
  limit('immunisation', 'status', 'MIG OpenHR cannot say that an immunisation was not given'),
  limit('immunisation', 'batch', 'MIG OpenHR has no batch of an immunisation'),
  limit('immunisation', 'site', 'MIG OpenHR has no site of an immunisation'),
  limit('immunisation', 'part', 'MIG OpenHR does not number the doses of an immunisation'),
  limit('immunisation', 'expiry', 'MIG OpenHR has no expiry date of a vaccine'),
  limit('immunisation', 'reason', 'MIG OpenHR has no reason of an immunisation'),
  limit('document', 'mediaType', 'MIG OpenHR does not tell the type of a document'),
  // A cancellation has its day and its reason; a course that ran out has no element for either.
  limit('medication', 'ended', 'MIG OpenHR gives the end of a course only where it was cancelled'),
  limit(
    'medication',
    'elsewhere',
    'MIG OpenHR tells who prescribes a course only by how it was last issued',
  ),
  limit('issue', 'status', 'MIG OpenHR says of an issue only whether it was cancelled'),
  limit('result', 'specimen', 'MIG OpenHR names the specimen of a report, not of each result'),
  limit('encounter', 'term', 'MIG OpenHR has no wording for a consultation'),
  limit('encounter', 'codes', 'MIG OpenHR gives the type of a consultation in words'),
  ...withoutStatus(),
];

/** Holds for an answer that gave a blood pressure as two readings without a parent. */
export const LOOSE_PRESSURE_LIMIT: FormatLimit = limit(
  'blood-pressure',
  'codes',
  'a blood pressure sent as two readings has no code of its own',
);

/** What the ten views leave out though OpenHR could say it (mig-wire, section 10). */
export const VIEW_LIMITS: readonly FormatLimit[] = [
  limit('note', 'entry', 'the MIG views carry no consultation notes'),
  limit('document', 'entry', 'the MIG views carry no documents'),
  limit('diary', 'entry', 'the MIG views carry no diary entries'),
  {
    ...limit('observation', 'entry', 'of examinations the MIG views carry blood pressure only'),
    exceptReadChapters: carriedChapters(),
  },
];

/** What an answer leaves out that was asked for without associated text. */
export const NO_TEXT_LIMITS: readonly FormatLimit[] = ENTRY_KINDS.map((kind) =>
  limit(kind, 'text', 'the MIG was asked to leave free text out'),
);

/** An event that is no drug and no problem has no element for a status. */
function withoutStatus(): readonly FormatLimit[] {
  const kinds: readonly EntryKind[] = [
    'result',
    'observation',
    'blood-pressure',
    'diagnosis',
    'procedure',
    'encounter',
    'referral',
    'diary',
    'document',
    'note',
  ];
  return kinds.map((kind) => limit(kind, 'status', 'MIG OpenHR has no status of such an entry'));
}

/** What the HIE shows among the observations and the MIG, by its Read chapter, in a view of its own. */
function carriedChapters(): Readonly<Record<string, DataItem>> {
  return Object.fromEntries(
    Array.from(KIND_OF_CHAPTER, ([chapter, kind]) => [chapter, ITEM_OF_KIND[kind]]),
  );
}
