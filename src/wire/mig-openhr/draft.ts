import type { PartialDate } from '../../base/partial-date.ts';
import type { Code } from '../../record/code.ts';
import type { Entry, EntryDetail, EntryLink } from '../../record/entry.ts';
import type { EntryKind } from '../../record/entry-kind.ts';
import type { DataItem, ListWarning } from '../../record/item.ts';
import type { Status } from '../../record/status.ts';

/** Event types of OpenHR (mig-wire, section 5.4). */
export const EVENT_TYPES = [
  'OBS',
  'VAL',
  'INV',
  'MED',
  'ISS',
  'ALL',
  'IMM',
  'REF',
  'DRY',
  'FH',
  'ATT',
  'ALT',
  'TR',
  'REP',
  'OH',
] as const;
/** One of {@link EVENT_TYPES}. */
export type EventType = (typeof EVENT_TYPES)[number];

/** An entry in the making: steps behind the reading of single events still link, merge and file it. */
export interface Draft {
  kind: EntryKind;
  term: string | undefined;
  codes: readonly Code[];
  date: PartialDate | undefined;
  recorded: PartialDate | undefined;
  status: Status | undefined;
  text: string[];
  detail: EntryDetail;
  /** Added to through {@link addLink} only. */
  links: EntryLink[];
  /** What stands in `links`, for finding repeats; made when the first is added. */
  linked?: Set<string>;
  localId: string | undefined;
  readonly source: string;
  /** `family`: it was said of a relative. */
  readonly about?: 'family' | undefined;
  /** Whom it is told as of. */
  readonly authors?: readonly string[] | undefined;
  /** The event type it came from; undefined for what is no event. */
  readonly type: EventType | undefined;
  /** Marks the entry puts on the list it stands in. */
  readonly warnings: readonly ListWarning[];
  /** Events the entry names as parts of it, and the one it names as its whole. */
  readonly children: readonly string[];
  readonly parent: string | undefined;
  /** Document the entry refers to. */
  readonly document: string | undefined;
  /** Identifiers of readings that were taken into this entry; what names them means this entry. */
  absorbed: readonly string[];
  /** How new, recurring or ended the statement was said to be; kept when it becomes a problem. */
  readonly episodicity: string | undefined;
}

/** The finished entry, filed under an item. */
export function finish(draft: Draft, item: DataItem): Entry {
  return {
    item,
    alsoIn: [],
    kind: draft.kind,
    term: draft.term,
    codes: draft.codes,
    date: draft.date,
    recorded: draft.recorded,
    status: draft.status,
    ...(draft.about === undefined ? {} : { about: draft.about }),
    ...(draft.authors === undefined ? {} : { authors: draft.authors }),
    text: draft.text,
    detail: draft.detail,
    links: draft.links,
    localId: draft.localId,
    source: draft.source,
  };
}

/** Drafts by identifier. */
export type DraftsById = Pick<ReadonlyMap<string, Draft>, 'get'>;

/** Drafts by their own identifier and by those of the readings they took in. */
export function indexById(drafts: readonly Draft[]): DraftsById {
  const byId = new Map<string, Draft>();
  for (const draft of drafts) {
    for (const id of draft.absorbed) byId.set(id, draft);
    if (draft.localId !== undefined) byId.set(draft.localId, draft);
  }
  return byId;
}

/** Links an entry to another, once. */
export function addLink(draft: Draft, relation: EntryLink['relation'], target: string): void {
  draft.linked ??= new Set(draft.links.map((link) => `${link.relation} ${link.target}`));
  const key = `${relation} ${target}`;
  if (draft.linked.has(key)) return;
  draft.linked.add(key);
  draft.links.push({ relation, target });
}
