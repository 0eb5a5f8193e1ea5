import type { PartialDate } from '../../base/partial-date.ts';
import type { Code } from '../../record/code.ts';
import { contentHashOf } from '../../record/content-hash.ts';
import { pathOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { readCodedTerm } from './codes.ts';
import { readDate } from './dates.ts';
import type { Draft, DraftsById } from './draft.ts';
import { isDeleted } from './event.ts';
import { flagOf, many, one, textOf, textsOf } from './source.ts';
import type { Source } from './source.ts';

interface DocumentPart {
  readonly id: string | undefined;
  readonly source: string;
  readonly title: string | undefined;
  readonly term: string | undefined;
  readonly codes: readonly Code[];
  readonly produced: PartialDate | undefined;
  readonly contentHash: string | undefined;
  /** Events that name the document from its side. */
  readonly events: readonly string[];
}

/** The drafts with documents among them, and how many were one with an attachment event. */
export interface WithDocuments {
  readonly drafts: readonly Draft[];
  readonly merged: number;
}

/**
 * A document comes twice: as an attachment event (date, code, wording) and as a `document` (name,
 * content). The two become one entry; a document no attachment names is an entry of its own.
 */
export function addDocuments(
  source: Source,
  health: XmlElement | undefined,
  { drafts: events, byId }: { readonly drafts: readonly Draft[]; readonly byId: DraftsById },
): WithDocuments {
  const added: Draft[] = [];
  const ownerOf = findOwners(events, byId);
  let merged = 0;
  for (const part of many(health, 'document').flatMap((el) => readDocument(source, el))) {
    const owner = ownerOf(part);
    if (owner?.detail.kind === 'document' && owner.detail.title === undefined) {
      owner.detail = { ...owner.detail, title: part.title, contentHash: part.contentHash };
      merged += 1;
    } else {
      added.push(standAlone(part, owner));
    }
  }
  return { drafts: [...events, ...added], merged };
}

function readDocument(source: Source, element: XmlElement): readonly DocumentPart[] {
  const coded = readCodedTerm(source, one(element, 'code'));
  const name = textOf(element, 'name');
  const part: DocumentPart = {
    id: textOf(element, 'id'),
    source: pathOf(element),
    // The name is often a path on the practice's disk, whose folders may bear the patient's number.
    title: textOf(element, 'description') ?? name?.split(/[\\/]/).at(-1),
    term: coded.term,
    codes: coded.codes,
    produced: readDate(source, element, 'producedTime'),
    contentHash: readContentHash(source, one(element, 'data')),
    events: textsOf(element, 'observation'),
  };
  const deleted = flagOf(source, element, 'deleted');
  if (isDeleted(source, element)) return [];
  if (deleted !== true) return [part];
  source.problems.count('warning', part.source, 'document deleted at the practice, left out');
  return [];
}

function readContentHash(source: Source, data: XmlElement | undefined): string | undefined {
  const content = textOf(data, 'documentData');
  if (data === undefined || content === undefined) return undefined;
  const packed = content.replaceAll(/\s/g, '');
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(packed)) {
    source.problems.report('error', pathOf(data), 'the content of a document is not base64');
    return undefined;
  }
  return contentHashOf(Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0)));
}

/** Finds the event that names a document, or is named by it. */
function findOwners(
  events: readonly Draft[],
  byId: DraftsById,
): (part: DocumentPart) => Draft | undefined {
  const byDocument = new Map<string, Draft>();
  for (const event of events) {
    if (event.document !== undefined) byDocument.set(event.document, event);
  }
  return (part) =>
    byDocument.get(part.id ?? '') ??
    part.events.map((id) => byId.get(id)).find((event) => event !== undefined);
}

function standAlone(part: DocumentPart, owner: Draft | undefined): Draft {
  return {
    kind: 'document',
    term: part.term,
    codes: part.codes,
    date: part.produced ?? owner?.date,
    recorded: undefined,
    status: undefined,
    text: [],
    detail: { kind: 'document', title: part.title, contentHash: part.contentHash },
    links: owner?.localId === undefined ? [] : [{ relation: 'twin', target: owner.localId }],
    localId: part.id,
    source: part.source,
    type: undefined,
    warnings: [],
    children: [],
    parent: undefined,
    document: undefined,
    absorbed: [],
    episodicity: undefined,
  };
}
