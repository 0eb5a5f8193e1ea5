import type { EntryLink } from '../../../record/entry.ts';
import type { Status } from '../../../record/status.ts';
import type { XmlElement } from '../../xml/xml-tree.ts';
import { leaveNegated } from '../context.ts';
import type { Context, Read } from '../context.ts';
import { readDate } from '../dates.ts';
import type { Draft } from '../draft.ts';
import { readWording } from '../narrative.ts';
import { byCode, hasTemplate, relatedTo } from '../related.ts';
import { isNegated, leaveOut, one } from '../source.ts';
import { readBase, readStatusCode } from '../statement.ts';

/** Note activity of C-CDA (companion guide). */
const NOTE_TEMPLATE = '2.16.840.1.113883.10.20.22.4.202';

/** That a note is done says nothing; only one that was entered in error is none. */
const STATUSES: ReadonlyMap<string, Status | undefined> = new Map([
  ['completed', undefined],
  ['active', undefined],
  ['nullified', 'entered-in-error'],
]);

/**
 * Reads a note activity. Its code says only that it is a note, and would make all notes of a day look
 * alike, so the entry has none.
 */
export function readNote(
  context: Context,
  element: XmlElement,
  links: readonly EntryLink[] = [],
): Read {
  const { source } = context;
  if (isNegated(source, element)) return leaveNegated(context, element);
  const words = readWording(source, one(element, 'text'))?.text;
  const base = readBase(source, element);
  leaveOut(one(element, 'code'), 'kind');
  if (words === undefined) {
    source.problems.count('warning', base.source, 'a note without words this reader can read');
  }
  const draft: Draft = {
    ...base,
    term: undefined,
    codes: [],
    date: readDate(source, one(element, 'effectiveTime')),
    status: readStatusCode(source, element, STATUSES),
    text: words === undefined ? base.text : [words, ...base.text],
    detail: { kind: 'note' },
    links,
  };
  return [draft];
}

/** The notes written at an encounter. */
export function readEncounterNotes(
  context: Context,
  element: XmlElement,
  encounter: string,
): readonly Draft[] {
  return relatedTo(element, isNote).flatMap(
    (note) => readNote(context, note, [{ relation: 'encounter', target: encounter }]) ?? [],
  );
}

const hasNoteCode = byCode('34109-9');

function isNote(statement: XmlElement, relation: string | undefined): boolean {
  if (statement.local !== 'act') return false;
  return hasTemplate(statement, NOTE_TEMPLATE) || hasNoteCode(statement, relation);
}
