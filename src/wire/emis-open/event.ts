import { CODE_SYSTEMS } from '../../record/code.ts';
import type { EntryDetail } from '../../record/entry.ts';
import type { MeasuredDetail } from '../../record/kinds/measured.ts';
import type { ProblemDetail } from '../../record/kinds/problem.ts';
import type { Status } from '../../record/status.ts';
import { KIND_OF_CHAPTER, statesNoAllergy } from '../read-chapters.ts';
import { pathOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { readPart } from './dates.ts';
import { idsOf } from './directory.ts';
import { isDeleted, readItem, stated } from './draft.ts';
import type { Context, Draft } from './draft.ts';
import { saysNoneKnown } from './none-known.ts';
import { meaningOf, one, textOf } from './source.ts';
import { readMeasured } from './values.ts';
import type { MeasuredValue } from './values.ts';

/** `EventType` of the schema; a message may leave it out. */
const TYPES = new Map([
  ['0', 'text'],
  ['1', 'observation'],
  ['2', 'problem'],
  ['5', 'value'],
  ['7', 'attachment'],
  ['8', 'referral'],
  ['10', 'alert'],
  ['11', 'allergy'],
  ['12', 'family-history'],
  ['13', 'immunisation'],
  ['14', 'problem-rating'],
] as const);
type EventType = typeof TYPES extends Map<string, infer T> ? T : never;

const EPISODICITIES: ReadonlyMap<string, string | undefined> = new Map([
  ['0', undefined],
  ['1', 'first'],
  ['2', 'new'],
  ['3', 'review'],
  ['4', 'flare'],
  ['5', 'end'],
  ['6', 'changed'],
  ['7', 'evolved'],
  ['8', 'outcome'],
]);

/** Where an event stands when it is no entry by itself. */
export interface EventPlace {
  /** The event is a result of an investigation. */
  readonly panel?: string | undefined;
}

/** Reads an `Event`: one entry, or two where a problem says less than the event it stands for. */
export function readEvent(
  context: Context,
  element: XmlElement,
  { panel }: EventPlace = {},
): readonly Draft[] {
  const { source } = context;
  const type = meaningOf(source, one(element, 'EventType'), TYPES);
  const measured = readMeasured(source, element);
  const abnormal = textOf(element, 'Abnormal');
  const episodicity = meaningOf(source, one(element, 'Episodicity'), EPISODICITIES);
  const qualified = textOf(element, 'QualifiedTerm');
  const base = readItem(context, element, { kind: 'note' });
  const problem = readProblem(context, one(element, 'Problem'), episodicity);
  if (isDeleted(source, element)) return [];
  const isNone = saysNoneKnown(context, element, { codes: base.codes, hasSubstance: false });
  const draft: Draft = {
    ...base,
    codes: isNone ? base.codes : base.codes.filter((code) => !statesNoAllergy([code])),
    ...(type === 'family-history' ? { about: 'family' as const } : {}),
    text: [...base.text, ...measured.text, ...stated(qualified)],
    detail: detailOf({ type, measured, abnormal, base, panel, isNone }),
    links: panel === undefined ? base.links : [...base.links, { relation: 'panel', target: panel }],
  };
  return problem === undefined ? [draft] : withProblem(draft, problem);
}

interface Said {
  readonly type: EventType | undefined;
  readonly measured: MeasuredValue;
  readonly abnormal: string | undefined;
  readonly base: Draft;
  readonly panel: string | undefined;
  /** It states that no allergy is known, and nothing against it. */
  readonly isNone: boolean;
}

function detailOf(said: Said): EntryDetail {
  const { type, measured, base, panel } = said;
  if (type === 'allergy' || statesNoAllergy(base.codes)) {
    return { kind: 'allergy', asserts: said.isNone ? 'none-known' : 'allergy' };
  }
  const isPlain = measured.value === undefined && panel === undefined;
  const plain = isPlain ? plainDetail(type, base) : undefined;
  return plain ?? measuredDetail(said);
}

/** Kinds that have no place for a value; `undefined` for a statement that may have one. */
function plainDetail(type: EventType | undefined, base: Draft): EntryDetail | undefined {
  if (type === 'immunisation' || type === 'alert' || type === 'referral') return { kind: type };
  if (type === 'attachment') return { kind: 'document', title: base.term };
  if (base.codes.length === 0 && base.term === undefined) return { kind: 'note' };
  if (type === 'family-history' || type === 'value') return undefined;
  const kind = chapterKind(base);
  return kind === 'diagnosis' || kind === 'procedure' ? { kind } : undefined;
}

function measuredDetail({ measured, abnormal, base, panel }: Said): MeasuredDetail {
  return {
    kind: chapterKind(base) === 'result' || panel !== undefined ? 'result' : 'observation',
    ...(measured.value === undefined ? {} : { value: measured.value }),
    ...(measured.range === undefined ? {} : { range: measured.range }),
    ...(abnormal === '1' ? { abnormal: true } : {}),
  };
}

/** The kind the first character of a Read v2 code tells. */
function chapterKind({ codes }: Draft): 'diagnosis' | 'procedure' | 'result' | undefined {
  const read = codes.find(({ system }) => system === CODE_SYSTEMS.readV2);
  return KIND_OF_CHAPTER.get(read?.code[0] ?? '');
}

/** What an event says of the problem it defines. */
interface Problem {
  readonly status: Status | undefined;
  readonly detail: ProblemDetail;
  readonly parents: readonly string[];
}

/** `ProblemStatus`: 0 past, 1 active, 2 health promotion, 3 potential. */
const STATUSES: ReadonlyMap<string, Status> = new Map([
  ['0', 'inactive'],
  ['1', 'active'],
  ['2', 'health-promotion'],
  ['3', 'potential'],
]);

const SIGNIFICANCES: ReadonlyMap<string, 'major' | 'minor'> = new Map([
  ['1', 'major'],
  ['2', 'minor'],
]);

function readProblem(
  { source }: Context,
  element: XmlElement | undefined,
  episodicity: string | undefined,
): Problem | undefined {
  if (element === undefined) return undefined;
  const parent = one(element, 'ParentProblem');
  const significance = meaningOf(source, one(element, 'Significance'), SIGNIFICANCES);
  const ended = readPart(source, element, ['EndDate', 'EndDatePart']);
  if (textOf(element, 'Owner') === '2') {
    source.problems.report('error', pathOf(element), 'the problem is one of the whole family');
  }
  return {
    status: meaningOf(source, one(element, 'ProblemStatus'), STATUSES),
    detail: {
      kind: 'problem',
      ...(significance === undefined ? {} : { significance }),
      ...(ended === undefined ? {} : { ended }),
      ...(episodicity === undefined ? {} : { episodicity }),
    },
    parents: parent === undefined ? [] : idsOf(parent).slice(0, 1),
  };
}

/** A problem and the statement it stands for are one entry, unless the statement says more. */
function withProblem(draft: Draft, { status, detail, parents }: Problem): readonly Draft[] {
  const links = parents.map((id) => ({
    relation: 'problem' as const,
    target: id.startsWith('#') ? `Event${id}` : id,
  }));
  if (isBare(draft)) return [{ ...draft, status, detail, links: [...draft.links, ...links] }];
  const twin: Draft = {
    ...draft,
    status,
    detail,
    text: [],
    links: [...links, ...stated(draft.localId).map((target) => twinOf(target))],
    localId: draft.localId === undefined ? undefined : `problem:${draft.localId}`,
    ids: [],
    group: undefined,
  };
  return [draft, twin];
}

function twinOf(target: string): { readonly relation: 'twin'; readonly target: string } {
  return { relation: 'twin', target };
}

function isBare({ detail, about }: Draft): boolean {
  if (about !== undefined) return false;
  if (detail.kind === 'observation' || detail.kind === 'result') {
    return detail.value === undefined && detail.abnormal !== true;
  }
  return detail.kind === 'diagnosis' || detail.kind === 'procedure' || detail.kind === 'note';
}
