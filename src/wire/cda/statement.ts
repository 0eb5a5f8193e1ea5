import type { PartialDate } from '../../base/partial-date.ts';
import type { Code } from '../../record/code.ts';
import type { Status } from '../../record/status.ts';
import { CODE_SYSTEMS } from '../../record/code.ts';
import { pathOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { readCoded, readTerm, sameWords } from './codes.ts';
import { readTime } from './dates.ts';
import type { Draft } from './draft.ts';
import { readWording } from './narrative.ts';
import { byCode, relatedTo } from './related.ts';
import {
  attributeOf,
  child,
  isNegated,
  leaveOut,
  many,
  nullFlavorOf,
  one,
  peek,
} from './source.ts';
import type { Source } from './source.ts';

/** What every entry has of its statement. */
export type Base = Pick<
  Draft,
  'localId' | 'givenId' | 'source' | 'recorded' | 'element' | 'about'
> & {
  /** Wording of the statement as a whole, comments and sites: what is neither code nor value. */
  readonly text: readonly string[];
  /** The wording of the statement as a whole alone. */
  readonly wording: string | undefined;
};

/** Reads identifier, author's time, wording and comments of a statement. */
export function readBase(source: Source, element: XmlElement): Base {
  element.seen = true;
  const wording = readOwnWording(source, element);
  return {
    element,
    ...readId(source, element),
    about: isAboutRelative(element) ? 'family' : undefined,
    source: pathOf(element),
    recorded: readRecorded(source, element),
    wording,
    text: [...readQualifying(source, element), ...readComments(source, element)],
  };
}

/**
 * Whether a statement, or what it stands in, names a relative as its subject (CDA R2, `relatedSubject`). The
 * way up ends at the section, which may name one too. The subject stays unread beyond that, and so is told.
 */
function isAboutRelative(element: XmlElement): boolean {
  const related = child(child(element, 'subject'), 'relatedSubject');
  if (related !== undefined) return !SELF.has(peek(child(related, 'code'), 'code') ?? '');
  const { parent } = element;
  if (parent === undefined || element.local === 'section') return false;
  const known = RELATIVES.get(parent);
  if (known !== undefined) return known;
  const isRelative = isAboutRelative(parent);
  RELATIVES.set(parent, isRelative);
  return isRelative;
}

/** What was found once, so that a section of many entries is looked through once; elements do not change. */
const RELATIVES = new WeakMap<XmlElement, boolean>();

/** Roles of HL7 that say that the relative is the patient. */
const SELF: ReadonlySet<string> = new Set(['ONESELF', 'SELF']);

/** The first identifier; a statement without one, or with one another bears, is known by its path. */
function readId(
  source: Source,
  element: XmlElement,
): { readonly localId: string; readonly givenId: string | undefined } {
  const id = one(element, 'id');
  const root = attributeOf(id, 'root');
  const extension = attributeOf(id, 'extension');
  const known = nullFlavorOf(id) === undefined && root !== undefined;
  const givenId = known
    ? [root, extension].filter((part) => part !== undefined).join('^')
    : undefined;
  const isFree = givenId !== undefined && !source.ids.has(givenId);
  if (isFree) source.ids.add(givenId);
  return { localId: isFree ? givenId : `${source.document} ${pathOf(element)}`, givenId };
}

/** When the first author wrote it; who it was is not compared. */
function readRecorded(source: Source, element: XmlElement): PartialDate | undefined {
  return readTime(source, one(one(element, 'author'), 'time'));
}

/** A whole row is the entry over again in the eyes of people, and says nothing beyond it. */
function readOwnWording(source: Source, element: XmlElement): string | undefined {
  const text = one(element, 'text');
  const wording = readWording(source, text);
  if (wording === undefined || wording.isRow) return undefined;
  return wording.text;
}

/** Where on the body, how and how urgently: qualifiers in words, as `name: value`. */
function readQualifying(source: Source, element: XmlElement): readonly string[] {
  return QUALIFIERS.flatMap(([name, label]) =>
    many(element, name).flatMap((part) => {
      const term = readTerm(source, part);
      return term === undefined ? [] : [`${label}: ${term}`];
    }),
  );
}

const QUALIFIERS = [
  ['targetSiteCode', 'site'],
  ['methodCode', 'method'],
] as const;

function readComments(source: Source, element: XmlElement): readonly string[] {
  return relatedTo(element, isComment).flatMap((comment) => readComment(source, comment));
}

/** Whether a statement is the comment activity of C-CDA. */
export const isComment = byCode('48767-8');

/** The words of a comment. */
export function readComment(source: Source, comment: XmlElement): readonly string[] {
  comment.seen = true;
  leaveOut(one(comment, 'code'), 'kind');
  leaveOut(one(comment, 'statusCode'), 'kind');
  return [readWording(source, one(comment, 'text'))?.text ?? []].flat();
}

/** The texts without what another part of the entry says already, and without repeats. */
export function furtherTexts(
  texts: readonly (string | undefined)[],
  said: readonly (string | undefined)[],
): readonly string[] {
  const kept: string[] = [];
  for (const text of texts) {
    if (text === undefined || [...said, ...kept].some((other) => sameWords(other, text))) continue;
    kept.push(text);
  }
  return kept;
}

/** How far a statement has got, by its mood: it happened, is meant to happen, or neither. */
export function readMood(element: XmlElement): 'done' | 'planned' | 'other' {
  const mood = attributeOf(element, 'moodCode');
  if (mood === undefined || mood === 'EVN') return 'done';
  return PLANNED.has(mood) ? 'planned' : 'other';
}

const PLANNED: ReadonlySet<string> = new Set(['INT', 'RQO', 'PRMS', 'PRP', 'ARQ', 'APT']);

/** The word of `statusCode`, by a table; a word outside it is told and means nothing. */
export function readStatusCode(
  source: Source,
  element: XmlElement,
  meanings: ReadonlyMap<string, Status | undefined>,
): Status | undefined {
  const status = one(element, 'statusCode');
  const word = attributeOf(status, 'code');
  if (nullFlavorOf(status) !== undefined || status === undefined || word === undefined) {
    return undefined;
  }
  if (!meanings.has(word)) {
    const severity = BROKEN_OFF.has(word) ? 'error' : 'warning';
    source.problems.count(severity, pathOf(status), 'a statusCode the record has no word for');
  }
  return meanings.get(word);
}

/** Words that say that a statement does not stand as it was begun: without a meaning for them it is misread. */
const BROKEN_OFF: ReadonlySet<string> = new Set(['aborted', 'cancelled', 'nullified', 'obsolete']);

/**
 * What became of a statement whose `statusCode` says nothing else of the patient: withdrawn, or nothing. One
 * that was broken off is an error, for nobody can tell what of it stands.
 */
export function readWithdrawn(
  source: Source,
  element: XmlElement,
): Extract<Status, 'entered-in-error'> | undefined {
  const status = one(element, 'statusCode');
  leaveOut(status, 'kind');
  const word = peek(status, 'code') ?? '';
  if (word === 'nullified') return 'entered-in-error';
  if (status !== undefined && BROKEN_OFF.has(word)) {
    const what = 'a statusCode that says the statement was broken off';
    source.problems.count('error', pathOf(status), what);
  }
  return undefined;
}

/** Whether a remark on a statement is negated or withdrawn; such a one says nothing, and is told. */
export function isDenied(source: Source, remark: XmlElement): boolean {
  const isWithdrawn = peek(child(remark, 'statusCode'), 'code') === 'nullified';
  if (!isNegated(source, remark) && !isWithdrawn) return false;
  source.problems.count('error', pathOf(remark), 'a negated or withdrawn remark, left out');
  return true;
}

/** What a status observation says: a status, words that mean none here, or nothing. */
export interface ObservedStatus {
  readonly status: Status | undefined;
  readonly words: string | undefined;
}

/** LOINC 33999-4, the status observation of C-CDA; `undefined` when there is none or it says nothing. */
export function readObservedStatus(
  source: Source,
  element: XmlElement,
  meanings: ReadonlyMap<string, Status>,
): ObservedStatus | undefined {
  const [observation] = relatedTo(element, byCode('33999-4'));
  if (observation === undefined || isDenied(source, observation)) return undefined;
  for (const name of ['code', 'statusCode']) leaveOut(one(observation, name), 'kind');
  const { codes, term } = readCoded(source, one(observation, 'value'));
  const status = codes.map(({ code }) => meanings.get(code)).find((each) => each !== undefined);
  const words = term ?? codes[0]?.code;
  return status === undefined && words === undefined ? undefined : { status, words };
}

/** A SNOMED code of a statement, if it is one of a set. */
export function findConcept(
  codes: readonly Code[],
  wanted: ReadonlySet<string>,
): string | undefined {
  return codes.find(({ system, code }) => system === CODE_SYSTEMS.snomed && wanted.has(code))?.code;
}
