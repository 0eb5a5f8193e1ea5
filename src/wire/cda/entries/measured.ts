import type { EntryLink } from '../../../record/entry.ts';
import type { Status } from '../../../record/status.ts';
import { pathOf } from '../../xml/xml-tree.ts';
import { findValueAnywhere } from '../../xml/find.ts';
import type { XmlElement } from '../../xml/xml-tree.ts';
import type { Value } from '../../../record/quantity.ts';
import { readCoded, readTerm } from '../codes.ts';
import type { Coded } from '../codes.ts';
import { leaveNegated } from '../context.ts';
import type { Context, Read } from '../context.ts';
import { readDate } from '../dates.ts';
import type { Draft } from '../draft.ts';
import { byRelation, relatedTo, statementIn } from '../related.ts';
import { attributeOf, child, isNegated, leaveOut, many, one, peek, typeOf } from '../source.ts';
import type { Source } from '../source.ts';
import {
  furtherTexts,
  isComment,
  readBase,
  readComment,
  readMood,
  readStatusCode,
} from '../statement.ts';
import { readInterpretation, readRange, readValue } from '../values.ts';

const STATUSES: ReadonlyMap<string, Status | undefined> = new Map([
  ['completed', 'final'],
  ['nullified', 'entered-in-error'],
]);

/** Codes of headings that name no examination and no test: a cluster of vital signs. */
const PLAIN_CLUSTERS: ReadonlySet<string> = new Set(['46680005', '74728-7', '8716-3']);

/** A measured statement, with the heading it stands under. */
export interface MeasuredDraft extends Draft {
  readonly heading?: XmlElement | undefined;
}

/** Reads an observation with its value, range and interpretation. */
export function readMeasured(
  context: Context,
  element: XmlElement,
  heading?: { readonly element: XmlElement; readonly links: readonly EntryLink[] },
): Read {
  const { source, section } = context;
  if (isNegated(source, element)) return leaveNegated(context, element);
  const base = readBase(source, element);
  const { codes, term, qualifiers, value } = readFinding(source, element);
  const { abnormal, text } = readInterpretation(source, element);
  const printed = value?.type === 'text' ? value.text : undefined;
  const valueTerm = value?.type === 'coded' ? value.term : undefined;
  const draft: MeasuredDraft = {
    ...base,
    heading: heading?.element,
    term: term ?? base.wording,
    codes,
    date: readDate(source, one(element, 'effectiveTime')),
    status: readStatusCode(source, element, STATUSES),
    text: furtherTexts(
      [base.wording, ...qualifiers, ...base.text, ...text],
      [term, printed, valueTerm, ...codes.map((code) => code.term)],
    ),
    detail: {
      kind: section === 'results' ? 'result' : 'observation',
      value,
      range: readRange(source, element),
      abnormal,
    },
    links: heading?.links ?? [],
  };
  return [draft, ...readParts(context, element, draft)];
}

/** What was observed, and the value beside it. */
interface Finding extends Coded {
  readonly value: Value | undefined;
}

/**
 * Codes that only ask: the coded value beside them is what was found, and stands for the observation as it
 * does elsewhere (C-CDA: smoking status 72166-2, tobacco use 11367-0, and `ASSERTION`).
 */
const QUESTIONS: ReadonlySet<string> = new Set(['72166-2', '11367-0', 'ASSERTION']);

function readFinding(source: Source, element: XmlElement): Finding {
  const code = child(element, 'code');
  if (QUESTIONS.has(peek(code, 'code') ?? '') && answersInWords(child(element, 'value'))) {
    leaveOut(one(element, 'code'), 'kind');
    const value = one(element, 'value');
    if (value !== undefined) typeOf(value);
    return { ...readCoded(source, value), value: undefined };
  }
  return { ...readCoded(source, one(element, 'code')), value: readValue(source, element) };
}

/** Whether a value is a concept: a number or a text answers the question without standing for it. */
function answersInWords(value: XmlElement | undefined): boolean {
  if (value === undefined) return false;
  const type = findValueAnywhere(value, 'type');
  const isConcept = type === undefined || /^(?:.*:)?(?:CD|CE|CO|CV|CS)$/.test(type.trim());
  return (
    isConcept && (peek(value, 'code') !== undefined || child(value, 'originalText') !== undefined)
  );
}

/** Observations that are components of one are entries of their own, under it. */
function readParts(context: Context, element: XmlElement, whole: Draft): readonly Draft[] {
  return relatedTo(element, byRelation('COMP', 'observation')).flatMap(
    (part) =>
      readMeasured(context, part, {
        element,
        links: [{ relation: 'panel', target: whole.localId }],
      }) ?? [],
  );
}

/**
 * Reads an organizer: its components, and a heading over them where it names one. A cluster of vital signs
 * names none and is no entry.
 */
export function readOrganizer(context: Context, element: XmlElement): Read {
  const { source, section } = context;
  if (isNegated(source, element)) return leaveNegated(context, element);
  const heading = namesNothing(element) ? undefined : readHeading(context, element);
  if (heading === undefined) leavePlain(element);
  const links: readonly EntryLink[] =
    heading === undefined ? [] : [{ relation: 'panel', target: heading.localId }];
  const remarks: string[] = [];
  const members = many(element, 'component').flatMap((component): readonly Draft[] => {
    const statement = statementIn(component);
    if (statement === undefined) return [];
    const mood = readMood(statement);
    if (statement.local === 'observation' && mood === 'done') {
      return readMeasured(context, statement, { element, links }) ?? [];
    }
    if (statement.local === 'organizer') return readOrganizer(context, statement) ?? [];
    if (isComment(statement, undefined)) {
      remarks.push(...readComment(source, statement));
      return [];
    }
    if (statement.local === 'procedure' && section === 'results')
      return readSpecimenTaking(statement);
    source.problems.count(
      'error',
      pathOf(statement),
      `a ${statement.local} under a heading, where this reader cannot read one`,
    );
    return [];
  });
  const own = isWithdrawn(element) ? members.map(withdraw) : members;
  return withRemarks(context, element, {
    drafts: heading === undefined ? own : [heading, ...own],
    remarks,
  });
}

/** What stands in a group that was withdrawn was withdrawn with it. */
function isWithdrawn(element: XmlElement): boolean {
  return peek(child(element, 'statusCode'), 'code') === 'nullified';
}

function withdraw(draft: Draft): Draft {
  return { ...draft, status: 'entered-in-error' };
}

/** A cluster of vital signs names no examination, and one without code and wording names nothing at all. */
function namesNothing(element: XmlElement): boolean {
  const code = child(element, 'code');
  if (child(element, 'text') !== undefined) return false;
  if (code === undefined || PLAIN_CLUSTERS.has(peek(code, 'code') ?? '')) return true;
  const isSilent = peek(code, 'nullFlavor') !== undefined || peek(code, 'code') === undefined;
  const hasWords =
    peek(code, 'displayName') !== undefined ||
    code.children.some(({ local }) => local === 'originalText' || local === 'translation');
  return isSilent && !hasWords;
}

/**
 * A comment that stands among the members is about them as a whole: it is kept with the heading, or with
 * the first of them where there is none.
 */
function withRemarks(
  { source }: Context,
  element: XmlElement,
  { drafts, remarks }: { readonly drafts: readonly Draft[]; readonly remarks: readonly string[] },
): readonly Draft[] {
  const [first, ...others] = drafts;
  if (remarks.length === 0) return drafts;
  if (first === undefined) {
    source.problems.report('error', pathOf(element), 'a comment on a group without members');
    return [];
  }
  return [{ ...first, text: furtherTexts([...first.text, ...remarks], [first.term]) }, ...others];
}

function readHeading({ source, section }: Context, element: XmlElement): Draft {
  const base = readBase(source, element);
  attributeOf(element, 'classCode');
  const { codes, term, qualifiers } = readCoded(source, one(element, 'code'));
  const specimen = many(element, 'specimen').flatMap((part) => {
    const role = one(part, 'specimenRole');
    return readTerm(source, one(one(role, 'specimenPlayingEntity'), 'code')) ?? [];
  });
  return {
    ...base,
    term: term ?? base.wording,
    codes,
    date: readDate(source, one(element, 'effectiveTime')),
    status: readStatusCode(source, element, STATUSES),
    text: furtherTexts([base.wording, ...qualifiers, ...base.text], [term]),
    detail: {
      kind: section === 'results' ? 'result' : 'observation',
      panel: true,
      specimen: specimen.length === 0 ? undefined : specimen.join(', '),
    },
    links: [],
  };
}

function leavePlain(element: XmlElement): void {
  element.seen = true;
  attributeOf(element, 'classCode');
  leaveOut(one(element, 'code'), 'kind');
  leaveOut(one(element, 'statusCode'), 'kind');
  leaveOut(one(element, 'effectiveTime'), 'kind');
}

/** How a specimen was taken stands beside the results of it (C-CDA, specimen collection). */
function readSpecimenTaking(element: XmlElement): readonly Draft[] {
  // It stays unseen, and so is told as unmapped.
  element.seen = false;
  return [];
}
