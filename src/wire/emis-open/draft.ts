import type { Entry, EntryDetail, EntryLink } from '../../record/entry.ts';
import { ITEM_OF_KIND } from '../../record/entry-kind.ts';
import { pathOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { readCodes } from './codes.ts';
import { readAssigned, readDate } from './dates.ts';
import type { Directory } from './directory.ts';
import { idsOf } from './directory.ts';
import { many, one, textOf } from './source.ts';
import type { Source } from './source.ts';

/** An entry in the making. */
export interface Draft extends Omit<Entry, 'detail' | 'kind' | 'item'> {
  detail: EntryDetail;
  codes: Entry['codes'];
  term: Entry['term'];
  status: Entry['status'];
  readonly text: string[];
  readonly links: EntryLink[];
  /** Identifiers by which others point to it. */
  readonly ids: readonly string[];
  /** Number that members of one group share, such as the two readings of a blood pressure. */
  readonly group: string | undefined;
}

/** What the readers of single entries need to know. */
export interface Context {
  readonly source: Source;
  readonly directory: Directory;
  /** The consultation the entry stands in. */
  readonly encounter?: string | undefined;
}

/** What every coded item has in common (`CodedItemBaseType` of the schema). */
export function readItem(
  { source, encounter }: Context,
  element: XmlElement,
  detail: EntryDetail,
): Draft {
  const coded = readCodes(source, element, 'Code', 'TermID');
  const ids = idsOf(element);
  const { text, isFamily } = readQualifiers(source, element);
  reportPolicy(source, element);
  const localId = localIdOf(element, ids);
  return {
    alsoIn: [],
    term: textOf(element, 'DisplayTerm') ?? coded.term,
    codes: coded.codes,
    date: readAssigned(source, element),
    recorded: readDate(source, one(element, 'OriginalAuthor'), 'SystemDate'),
    status: undefined,
    ...(isFamily ? { about: 'family' as const } : {}),
    text: [...stated(textOf(element, 'DescriptiveText')), ...text],
    detail,
    links: [
      ...readLinks(element),
      ...(encounter === undefined ? [] : [{ relation: 'encounter' as const, target: encounter }]),
    ],
    localId,
    source: pathOf(element),
    ids,
    group: textOf(element, 'GroupID'),
  };
}

/** The finished entry, filed under the item of its kind. */
export function finish(draft: Draft): Entry {
  const { detail } = draft;
  return {
    item: ITEM_OF_KIND[detail.kind],
    alsoIn: draft.alsoIn,
    kind: detail.kind,
    term: draft.term,
    codes: draft.codes,
    date: draft.date,
    recorded: draft.recorded,
    status: draft.status,
    ...(draft.about === undefined ? {} : { about: draft.about }),
    text: draft.text,
    detail,
    links: draft.links,
    localId: draft.localId,
    source: draft.source,
  };
}

/** `FileStatus` of the schema: 0 filed, 1 not filed yet, 2 deleted. */
const FILED: ReadonlySet<number> = new Set([0, 1]);
const DELETED = 2;

/**
 * Whether an item was deleted at the practice (`FileStatus` 2). Such ones are counted and no entries. One
 * with a mark nobody knows is read, and is an error, for it may have been deleted.
 */
export function isDeleted(source: Source, element: XmlElement): boolean {
  const mark = textOf(element, 'FileStatus');
  const number = /^\d+$/.test(mark ?? '') ? Number(mark) : undefined;
  if (mark === undefined || FILED.has(number ?? -1)) return false;
  if (number !== DELETED) {
    const unknown = 'FileStatus holds a mark this reader does not know';
    source.problems.count('error', pathOf(element), unknown);
    return false;
  }
  const what = `${element.local} deleted at the practice, left out`;
  source.problems.count('warning', pathOf(element), what);
  return true;
}

/** A RefID is unique among elements of one name only. */
export function localIdOf(element: XmlElement, ids: readonly string[]): string | undefined {
  const [id] = ids;
  return id === undefined || !id.startsWith('#') ? id : `${element.local}${id}`;
}

/** The texts that are there. */
export function stated(...texts: readonly (string | undefined)[]): string[] {
  return texts.filter((text) => text !== undefined);
}

/** Problems the item belongs to; their targets are events. */
function readLinks(element: XmlElement): EntryLink[] {
  return many(one(element, 'ProblemLinkList'), 'Link').flatMap((link) => {
    const target = one(link, 'Target');
    const id = target === undefined ? undefined : idsOf(target)[0];
    if (id === undefined) return [];
    return [{ relation: 'problem' as const, target: id.startsWith('#') ? `Event${id}` : id }];
  });
}

/** Family members are qualifiers 1 to 10 (group 1); 24 turns the statement round. */
const FAMILY_MEMBERS = 10;
const FAMILY_GROUP = '1';
const NEGATION = 24;
/** Words of a qualifier that turn a statement round, or leave open whether it holds. */
const DENIALS =
  /\b(?:not|no|never|without|negat(?:ive|ed|ion)|absent|exclu\w+|refuted|denie[sd]|ruled out|unlikely)\b/i;

function readQualifiers(
  source: Source,
  element: XmlElement,
): { readonly text: readonly string[]; readonly isFamily: boolean } {
  const text: string[] = [];
  let isFamily = false;
  for (const qualifier of many(one(element, 'QualifierList'), 'Qualifier')) {
    const item = one(qualifier, 'QualifierItemID');
    const group = one(qualifier, 'Group');
    const value = textOf(item, 'Value');
    const groupValue = textOf(group, 'Value');
    const words = stated(textOf(group, 'Term'), textOf(item, 'Term')).join(': ');
    if (words !== '') text.push(words);
    const number = /^\d+$/.test(value ?? '') ? Number(value) : undefined;
    const isMember = number !== undefined && number <= FAMILY_MEMBERS;
    isFamily ||= groupValue === FAMILY_GROUP || (groupValue === undefined && isMember);
    if (number === NEGATION || DENIALS.test(words)) {
      const what = 'a qualifier negates the statement; it was read without it';
      source.problems.report('error', pathOf(qualifier), what);
    }
  }
  return { text, isFamily };
}

/** A policy says who may see the entry; whoever answered has already applied it. */
function reportPolicy(source: Source, element: XmlElement): void {
  const policy = textOf(element, 'PolicyID') ?? textOf(element, 'PolicyId');
  if (policy === undefined || policy === '0') return;
  const what = 'an entry has a confidentiality policy, which is not compared';
  source.problems.count('warning', pathOf(element), what);
}
