import { ENTRY_KINDS, ITEM_OF_KIND } from '../../record/entry-kind.ts';
import type { EntryKind } from '../../record/entry-kind.ts';
import type { FormatLimit } from '../../record/reading.ts';

/** What OpenHR cannot say, in any answer. */
export const MIG_OPENHR_LIMITS: readonly FormatLimit[] = [
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
];

/** What the ten views leave out though OpenHR could say it (mig-wire, section 10). */
export const VIEW_LIMITS: readonly FormatLimit[] = [
  limit('note', 'entry', 'the MIG views carry no consultation notes'),
  limit('document', 'entry', 'the MIG views carry no documents'),
  limit('diary', 'entry', 'the MIG views carry no diary entries'),
  limit('observation', 'entry', 'of examinations the MIG views carry blood pressure only'),
];

/** What an answer leaves out that was asked for without associated text. */
export const NO_TEXT_LIMITS: readonly FormatLimit[] = ENTRY_KINDS.map((kind) =>
  limit(kind, 'text', 'the MIG was asked to leave free text out'),
);

function limit(kind: EntryKind, field: string, why: string): FormatLimit {
  return { item: ITEM_OF_KIND[kind], kind, field, why };
}
