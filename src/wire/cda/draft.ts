import type { PartialDate } from '../../base/partial-date.ts';
import { ITEM_OF_KIND } from '../../record/entry-kind.ts';
import type { Entry, EntryDetail, EntryLink } from '../../record/entry.ts';
import type { Code } from '../../record/code.ts';
import type { Status } from '../../record/status.ts';
import type { XmlElement } from '../xml/xml-tree.ts';

/** An entry in the making: readings are still joined to pressures, and statements told twice to one. */
export interface Draft {
  readonly term: string | undefined;
  readonly codes: readonly Code[];
  readonly date: PartialDate | undefined;
  readonly recorded: PartialDate | undefined;
  readonly status: Status | undefined;
  readonly about?: 'family' | undefined;
  readonly text: readonly string[];
  readonly detail: EntryDetail;
  readonly links: readonly EntryLink[];
  readonly localId: string;
  readonly source: string;
  /** The identifier as the document gives it, which may stand on several statements. */
  readonly givenId: string | undefined;
  readonly element: XmlElement;
}

/** The finished entry, filed under the item of its kind. */
export function finish(draft: Draft): Entry {
  return {
    item: ITEM_OF_KIND[draft.detail.kind],
    alsoIn: [],
    kind: draft.detail.kind,
    term: draft.term,
    codes: draft.codes,
    date: draft.date,
    recorded: draft.recorded,
    status: draft.status,
    ...(draft.about === undefined ? {} : { about: draft.about }),
    text: draft.text,
    detail: draft.detail,
    links: draft.links,
    localId: draft.localId,
    source: draft.source,
  };
}
