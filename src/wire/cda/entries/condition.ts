import type { EntryDetail, EntryLink } from '../../../record/entry.ts';
import type { DataItem } from '../../../record/item.ts';
import { CODE_SYSTEMS } from '../../../record/code.ts';
import type { Status } from '../../../record/status.ts';
import { pathOf } from '../../xml/xml-tree.ts';
import type { XmlElement } from '../../xml/xml-tree.ts';
import { leaveNegated } from '../context.ts';
import type { Context, Read } from '../context.ts';
import { NO_CODE, readCoded } from '../codes.ts';
import type { Coded } from '../codes.ts';
import { readPeriod } from '../dates.ts';
import type { Period } from '../dates.ts';
import type { Draft } from '../draft.ts';
import { byCode, relatedTo } from '../related.ts';
import type { SectionKind } from '../sections.ts';
import { child, isNegated, leaveOut, one, peek, typeOf } from '../source.ts';
import {
  findConcept,
  furtherTexts,
  readBase,
  readObservedStatus,
  readWithdrawn,
} from '../statement.ts';
import type { ObservedStatus } from '../statement.ts';
import { readSeverity } from './severity.ts';

/** What a condition is told about from around it. */
export interface Around {
  /** Status of the concern the observation stands in. */
  readonly concern?: Status | undefined;
  readonly concernNegated?: boolean | undefined;
  readonly links?: readonly EntryLink[] | undefined;
  /** `diagnosis`: it was made at an encounter, or stands in the past history. */
  readonly as?: 'problem' | 'diagnosis' | undefined;
}

/** Status observation of a condition (C-CDA on FHIR, problem status). */
export const CONDITION_STATUSES: ReadonlyMap<string, Status> = new Map([
  ['55561003', 'active'],
  ['73425007', 'inactive'],
  ['413322009', 'resolved'],
  ['246455001', 'active'],
  ['255227004', 'active'],
  ['263855007', 'active'],
  ['277022003', 'inactive'],
]);

/** What a negated or an absence statement must be about to say that there are no problems at all. */
const ANY_PROBLEM: ReadonlySet<string> = new Set(['55607006', '64572001', '404684003']);
/** SNOMED 160245001: no current problems or disability. */
const NO_PROBLEM: ReadonlySet<string> = new Set(['160245001']);

/** Reads a problem observation: a problem of the list, or a diagnosis. */
export function readCondition(context: Context, element: XmlElement, around: Around): Read {
  const { source } = context;
  const negated = isNegated(source, element) !== (around.concernNegated === true);
  const bothNegated = around.concernNegated === true && !negated;
  const value = readWhat(context, element);
  if (negated || bothNegated || statesNone(context, element, value)) {
    return readAbsence(context, element, { value, negated, bothNegated });
  }
  const base = readBase(source, element);
  const period = readPeriod(source, one(element, 'effectiveTime'));
  const observed = readObservedStatus(source, element, CONDITION_STATUSES);
  const status = readStatus(context, element, { period, around, observed });
  const severity = readSeverity(source, element);
  const term = value.term ?? base.wording;
  const words = observed?.status === undefined ? observed?.words : undefined;
  const draft: Draft = {
    ...base,
    term,
    codes: value.codes,
    date: period.start,
    status,
    text: furtherTexts(
      [base.wording, ...value.qualifiers, ...base.text, words, severity?.term],
      [term, ...value.codes.map((code) => code.term)],
    ),
    detail: detailOf(context, element, { period, as: around.as }),
    links: around.links ?? [],
  };
  return [draft];
}

/** That it was withdrawn outranks everything; what a status observation says outranks what is inferred. */
function readStatus(
  context: Context,
  element: XmlElement,
  said: {
    readonly period: Period;
    readonly around: Around;
    readonly observed: ObservedStatus | undefined;
  },
): Status | undefined {
  const withdrawn = readWithdrawn(context.source, element);
  if (withdrawn !== undefined) return withdrawn;
  if (said.around.concern === 'entered-in-error') return said.around.concern;
  return said.observed === undefined ? statusOf(context, element, said) : said.observed.status;
}

/** A concept that says there are no problems, unless another one beside it names one: that is an error. */
function statesNone({ source }: Context, element: XmlElement, { codes }: Coded): boolean {
  if (findConcept(codes, NO_PROBLEM) === undefined) return false;
  const names = codes.some(
    ({ system, code }) => system === CODE_SYSTEMS.snomed && !NO_PROBLEM.has(code),
  );
  if (!names) return true;
  const what = 'a statement that there are no problems names one, and is read as that one';
  source.problems.report('error', pathOf(element), what);
  return false;
}

/** The value says what the condition is; some senders say it in the code, beside no value. */
function readWhat({ source }: Context, element: XmlElement): Coded {
  const value = one(element, 'value');
  if (value !== undefined) typeOf(value);
  const read = readCoded(source, value);
  const code = child(element, 'code');
  if (read.term !== undefined || read.codes.length > 0) {
    leaveOut(code, 'kind');
    return read;
  }
  if (code === undefined || KINDS_OF_CONDITION.has(peek(code, 'code') ?? '')) {
    leaveOut(code, 'kind');
    return NO_CODE;
  }
  return readCoded(source, one(element, 'code'));
}

/** Codes that say what sort of statement it is, and nothing of the patient. */
const KINDS_OF_CONDITION: ReadonlySet<string> = new Set(
  (
    'ASSERTION 29308-4 75326-9 75325-1 75324-4 75323-6 75322-8 75321-0 75319-4 75318-6 75317-8 ' +
    '75316-0 75315-2 75314-5 75313-7 75312-9 404684003 418799008 282291009 64572001 55607006 ' +
    '248536006 373930000'
  ).split(' '),
);

/** What a section denies that says there is nothing of its sort. */
const ABSENT_ITEM: ReadonlyMap<SectionKind, DataItem> = new Map([
  ['problems', 'problems'],
  ['past-history', 'diagnoses'],
]);

interface Absence {
  readonly value: Coded;
  readonly negated: boolean;
  readonly bothNegated: boolean;
}

function readAbsence(
  context: Context,
  element: XmlElement,
  { value, negated, bothNegated }: Absence,
): Read {
  const { codes, term } = value;
  const isNone = negated
    ? findConcept(codes, ANY_PROBLEM) !== undefined && codes.length === 1
    : !bothNegated;
  const isUnspecific = negated && codes.length === 0 && term === undefined;
  const item = ABSENT_ITEM.get(context.section);
  if (item === undefined || (!isNone && !isUnspecific)) return leaveNegated(context, element);
  readBase(context.source, element);
  context.asserted.add(item);
  readPeriod(context.source, one(element, 'effectiveTime'));
  leaveOut(one(element, 'statusCode'), 'kind');
  return [];
}

/**
 * Without a status observation, an end says that the condition is over (C-CDA: `high` is there only when it
 * is). Then the concern counts: a concern that is still followed and an end at an unknown time contradict
 * each other, and nobody can tell which is meant.
 */
function statusOf(
  { source }: Context,
  element: XmlElement,
  { period, around }: { readonly period: Period; readonly around: Around },
): Status | undefined {
  leaveOut(one(element, 'statusCode'), 'kind');
  if (period.end !== undefined) return 'resolved';
  if (!period.overAtUnknownTime) return around.concern;
  if (around.concern !== 'active') return 'resolved';
  source.problems.count(
    'warning',
    pathOf(element),
    'a condition that is over at an unknown time stands in an active concern',
  );
  return undefined;
}

/** A diagnosis has no place for an end, so one with an end is kept as a problem. */
function detailOf(
  { source, section }: Context,
  element: XmlElement,
  { period, as }: { readonly period: Period; readonly as: Around['as'] },
): EntryDetail {
  leaveOut(one(element, 'statusCode'), 'kind');
  if (as !== 'diagnosis') return { kind: 'problem', ended: period.end };
  if (period.end === undefined) return { kind: 'diagnosis' };
  if (section === 'past-history') return { kind: 'problem', ended: period.end };
  source.problems.count('warning', pathOf(element), 'the end of a diagnosis is not compared');
  return { kind: 'diagnosis' };
}

/** LOINC 29308-4: the diagnoses made at an encounter, each a problem observation. */
export function readEncounterDiagnoses(
  context: Context,
  element: XmlElement,
  encounter: string,
): readonly Draft[] {
  return relatedTo(element, byCode('29308-4')).flatMap((act) => {
    if (act.local === 'observation') {
      return (
        readCondition(context, act, {
          as: 'diagnosis',
          links: [{ relation: 'encounter', target: encounter }],
        }) ?? []
      );
    }
    leaveOut(one(act, 'code'), 'kind');
    const concern = readWithdrawn(context.source, act);
    const concernNegated = isNegated(context.source, act);
    return relatedTo(act, (statement) => statement.local === 'observation').flatMap(
      (observation) =>
        readCondition(context, observation, {
          as: 'diagnosis',
          concern,
          concernNegated,
          links: [{ relation: 'encounter', target: encounter }],
        }) ?? [],
    );
  });
}
