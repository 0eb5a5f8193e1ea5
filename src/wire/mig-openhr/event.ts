import type { PartialDate } from '../../base/partial-date.ts';
import type { EntryDetail, EntryLink } from '../../record/entry.ts';
import type { ListWarning } from '../../record/item.ts';
import { statesNoAllergy } from '../read-chapters.ts';
import { pathOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { classify } from './classify.ts';
import type { StatementKind } from './classify.ts';
import { readCodedTerm } from './codes.ts';
import type { CodedTerm } from './codes.ts';
import { readDate, readDatePart } from './dates.ts';
import type { Directory } from './directory.ts';
import { EVENT_TYPES } from './draft.ts';
import type { Draft, EventType } from './draft.ts';
import { readIssue, readMedication } from './medication.ts';
import { readObservation } from './observation.ts';
import type { Observation } from './observation.ts';
import { readReferral } from './referral.ts';
import { readReport } from './report.ts';
import {
  attributeOf,
  flagOf,
  isMarkedDeleted,
  many,
  one,
  parseFlag,
  present,
  textOf,
} from './source.ts';
import type { Source } from './source.ts';

/** What reading entries needs to know of the document around them. */
export interface EventContext {
  readonly source: Source;
  readonly directory: Directory;
  /** Identifier of the patient the document is about. */
  readonly patient: string | undefined;
}

/** Reads one `event`. */
export function readEvent(context: EventContext, element: XmlElement): Draft {
  const { source } = context;
  const type = readType(source, element);
  const coded = readCodedTerm(source, one(element, 'code'));
  const base = readBase(context, element, coded);
  const part = readPart(context, element, { type, coded, base });
  const { observation } = part;
  // Each member by its name: spreading parts into one another takes longer than reading them.
  return {
    kind: part.detail.kind,
    term: base.term ?? part.term,
    codes: part.codes === undefined ? base.codes : [...base.codes, ...part.codes],
    date: base.date,
    recorded: base.recorded,
    status: part.status,
    text: joined(base.text, part.text, coded.qualifiers),
    detail: part.detail,
    links: part.links === undefined ? [] : [...part.links],
    localId: base.localId,
    source: base.source,
    about: type === 'FH' ? 'family' : undefined,
    authors: base.authors,
    type,
    warnings: base.warnings,
    children: part.children ?? observation?.children ?? NONE,
    parent: observation?.parent,
    document: observation?.document,
    absorbed: NONE,
    episodicity: observation?.episodicity,
  };
}

const NONE: readonly never[] = [];

/** Adds the texts of further parts to the first. */
function joined(texts: string[], ...further: readonly (readonly string[] | undefined)[]): string[] {
  for (const more of further) {
    for (const text of more ?? NONE) texts.push(text);
  }
  return texts;
}

/** Whether an object was deleted at the practice. Such ones are counted and are no entries. */
export function isDeleted(source: Source, element: XmlElement): boolean {
  if (!isMarkedDeleted(element)) return false;
  source.problems.count(
    'warning',
    pathOf(element),
    `${element.local} deleted at the practice, left out`,
  );
  return true;
}

/** What events and encounters have in common. */
export function readBase(
  context: EventContext,
  element: XmlElement,
  coded: CodedTerm,
): Pick<
  Draft,
  'term' | 'codes' | 'date' | 'recorded' | 'text' | 'localId' | 'source' | 'warnings' | 'authors'
> {
  const { source } = context;
  checkPatient(context, element);
  const localId = textOf(element, 'id');
  if (localId === undefined) {
    source.problems.report('error', pathOf(element), `${element.local} without id`);
  }
  return {
    term: textOf(element, 'displayTerm') ?? coded.term,
    codes: coded.codes,
    date: readDatePart(source, element, 'effectiveTime'),
    recorded: readDate(source, element, 'availabilityTimeStamp'),
    text: readTexts(element),
    localId,
    source: pathOf(element),
    warnings: readWarnings(context, element),
    authors: readAuthors(context, element),
  };
}

/** Who stands for the entry and who typed it in; often the same. */
function readAuthors(
  { directory: { people } }: EventContext,
  element: XmlElement,
): readonly string[] | undefined {
  const [one, other] = AUTHORS.map((local) => people.get(textOf(element, local) ?? ''));
  if (one === undefined || other === undefined || one === other) {
    const name = one ?? other;
    return name === undefined ? undefined : [name];
  }
  return [one, other].sort();
}

const AUTHORS = ['authorisingUserInRole', 'enteredByUserInRole'] as const;

interface Subject {
  readonly type: EventType;
  readonly coded: CodedTerm;
  readonly base: Pick<Draft, 'term' | 'date'>;
}

interface Part extends Partial<Pick<Draft, 'status' | 'term' | 'codes'>> {
  readonly detail: EntryDetail;
  readonly text?: readonly string[];
  readonly links?: readonly EntryLink[];
  readonly observation?: Observation;
  readonly children?: readonly string[];
}

function readPart(context: EventContext, element: XmlElement, subject: Subject): Part {
  const { source, directory } = context;
  if (subject.type === 'MED') {
    const { mixture, ...part } = readMedication(source, element, directory);
    return { ...part, term: mixture };
  }
  if (subject.type === 'ISS') return readIssue(source, element);
  if (subject.type === 'REP') return readReport(source, element);
  if (subject.type !== 'REF') return readStatement(source, element, subject);
  const detail = readReferral(source, element, directory);
  return { detail, observation: readObservation(source, element, false) };
}

/** Reads what stands in an `observation`, whatever it turns out to be. */
function readStatement(source: Source, element: XmlElement, subject: Subject): Part {
  const plain = PLAIN_TYPES.get(subject.type);
  const observation = readObservation(source, element, plain === undefined);
  const kind =
    plain ??
    classify({
      type: subject.type,
      codes: subject.coded.codes,
      term: subject.base.term,
      category: subject.coded.category,
      hasValue: observation.value !== undefined || observation.abnormal === true,
    });
  const text = observation.abnormalText === undefined ? [] : [observation.abnormalText];
  if (observation.abnormal === true && kind !== 'result' && kind !== 'observation') {
    source.problems.count('warning', pathOf(element), 'an abnormal mark where no value can stand');
  }
  if (kind === 'allergy') return { ...readAllergy(source, element, subject), observation };
  return {
    detail: detailOf(kind, observation, subject.base.date),
    text: [...text, ...furtherTexts(element)],
    observation,
  };
}

/** Types whose kind does not depend on their code. */
const PLAIN_TYPES: ReadonlyMap<
  EventType,
  'allergy' | 'immunisation' | 'diary' | 'document' | 'alert'
> = new Map([
  ['ALL', 'allergy'],
  ['IMM', 'immunisation'],
  ['DRY', 'diary'],
  ['ATT', 'document'],
  ['ALT', 'alert'],
]);

type PlainKind =
  | Exclude<StatementKind, 'allergy'>
  | 'immunisation'
  | 'diary'
  | 'document'
  | 'alert';

function detailOf(
  kind: PlainKind,
  observation: Observation,
  date: PartialDate | undefined,
): EntryDetail {
  switch (kind) {
    case 'result':
    case 'observation':
      return {
        kind,
        value: observation.value,
        range: observation.range,
        abnormal: observation.abnormal,
        panel:
          observation.children.length > 0 && observation.value === undefined ? true : undefined,
      };
    case 'diary':
      // The date of a diary entry is the day it falls due.
      return { kind, due: date };
    case 'immunisation':
      return { kind };
    case 'document':
      return { kind };
    case 'diagnosis':
    case 'procedure':
    case 'alert':
    case 'note':
      return { kind };
  }
}

/** Wording that stands in the element of a type's own beside the observation. */
function furtherTexts(element: XmlElement): readonly string[] {
  one(element, 'alert');
  const texts = [
    textOf(one(element, 'diary'), 'durationTerm'),
    textOf(one(element, 'orderHeader'), 'clinicalDetails'),
  ];
  return texts.filter((text) => text !== undefined);
}

/** ALL events hold any code; the old `allergy` element names the drug beside it. */
function readAllergy(source: Source, element: XmlElement, subject: Subject): Part {
  const drug = one(one(element, 'allergy'), 'targetDrug');
  const target = readCodedTerm(source, drug);
  return {
    detail: {
      kind: 'allergy',
      asserts: statesNoAllergy(subject.coded.codes) ? 'none-known' : 'allergy',
    },
    term: target.term,
    // The drug is what the patient reacts to, so it counts as a code of the entry.
    codes: target.codes,
    text: target.term === undefined || subject.base.term === undefined ? [] : [target.term],
  };
}

const TYPES: ReadonlySet<string> = new Set(EVENT_TYPES);

/** An event without type, or with one this reader does not know, is told from what it holds. */
function readType(source: Source, element: XmlElement): EventType {
  const type = textOf(element, 'eventType');
  if (type !== undefined && TYPES.has(type)) return type as EventType;
  const known =
    type === undefined ? 'event without eventType' : 'event of a type this reader does not know';
  source.problems.report('warning', pathOf(element), known);
  return (
    TYPE_OF_CONTENT.find(([local]) => element.children.some((el) => el.local === local))?.[1] ??
    'OBS'
  );
}

const TYPE_OF_CONTENT: readonly (readonly [string, EventType])[] = [
  ['medication', 'MED'],
  ['medicationIssue', 'ISS'],
  ['referral', 'REF'],
  ['diary', 'DRY'],
  ['alert', 'ALT'],
  ['allergy', 'ALL'],
  ['report', 'REP'],
  ['orderHeader', 'OH'],
];

function readTexts(element: XmlElement): string[] {
  const texts: string[] = [];
  for (const el of many(element, 'associatedText')) {
    const text = one(el, 'value')?.text;
    // Kept as written: only what is blank is left out.
    if (present(text) !== undefined) texts.push(text as string);
  }
  return texts;
}

function readWarnings(context: EventContext, element: XmlElement): readonly ListWarning[] {
  const { source, directory } = context;
  const policy = textOf(element, 'confidentialityPolicy');
  const hidden = flagOf(source, element, 'hidden');
  const unfiled = parseFlag(source, element, attributeOf(element, 'unFiled'));
  const warnings: ListWarning[] = [];
  if (hidden === true || directory.restricting.has(policy ?? ''))
    warnings.push('confidential-items');
  if (unfiled === true) warnings.push('data-awaiting-filing');
  return warnings;
}

function checkPatient({ source, patient }: EventContext, element: XmlElement): void {
  const named = textOf(element, 'patient');
  if (named === undefined || patient === undefined || named === patient) return;
  source.problems.report('error', pathOf(element), `${element.local} belongs to another patient`);
}
