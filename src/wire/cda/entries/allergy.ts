import type { Code } from '../../../record/code.ts';
import { CODE_SYSTEMS } from '../../../record/code.ts';
import { NO_KNOWN_ALLERGY_CONCEPTS } from '../../../record/kinds/allergy.ts';
import type { AllergyDetail } from '../../../record/kinds/allergy.ts';
import type { Status } from '../../../record/status.ts';
import type { XmlElement } from '../../xml/xml-tree.ts';
import { NO_CODE, readCoded } from '../codes.ts';
import type { Coded } from '../codes.ts';
import { leaveNegated } from '../context.ts';
import type { Context, Read } from '../context.ts';
import { readPeriod } from '../dates.ts';
import type { Draft } from '../draft.ts';
import { pathOf } from '../../xml/xml-tree.ts';
import { byCode, byRelation, relatedTo } from '../related.ts';
import { isNegated, leaveOut, many, one, peek, textOf, typeOf } from '../source.ts';
import type { Source } from '../source.ts';
import {
  findConcept,
  furtherTexts,
  isDenied,
  readBase,
  readObservedStatus,
  readWithdrawn,
} from '../statement.ts';
import type { ObservedStatus } from '../statement.ts';
import { NONE_OF_TYPE, TYPES } from './allergy-types.ts';
import { CONDITION_STATUSES } from './condition.ts';
import { readSeverity } from './severity.ts';
import type { Severity } from './severity.ts';

/** Agents that are no agent: any substance, any drug, any food. */
const ANY_AGENT: ReadonlySet<string> = new Set(
  '105590001 410942007 762766007 373873005'.split(' '),
);

/** What an allergy is told from around it. */
export interface AroundAllergy {
  readonly concern?: Status | undefined;
  readonly concernNegated?: boolean | undefined;
  /** Severity told of the concern rather than of the allergy. */
  readonly severity?: Severity | undefined;
}

/** Reads an allergy observation: its kind is the value, its agent the participant. */
export function readAllergy(context: Context, element: XmlElement, around: AroundAllergy): Read {
  const { source } = context;
  const negated = isNegated(source, element);
  const what: What = { type: readType(source, element), agents: readAgents(source, element) };
  if (negated || around.concernNegated === true) {
    // Two negations, or one of "none known", are not understood as the opposite.
    const isTwice = negated && around.concernNegated === true;
    const isSound = !isTwice && !statesNone(what) && deniesAll(what);
    return isSound
      ? [noneKnown(context, element, { what, around })]
      : leaveNegated(context, element);
  }
  if (statesNone(what) && namesSome(what)) {
    source.problems.report('error', pathOf(element), CONTRADICTION);
    const type = { ...what.type, codes: what.type.codes.filter((code) => !isNoneKnown(code)) };
    return [allergy(context, element, { what: { ...what, type }, around })];
  }
  if (statesNone(what)) {
    const none = noneKnown(context, element, { what, around });
    return [{ ...none, codes: what.type.codes, term: what.type.term }];
  }
  return [allergy(context, element, { what, around })];
}

const CONTRADICTION = 'a statement that no allergy is known names one, and is read as that one';

/** Kind and agent of an allergy. */
interface What {
  readonly type: Coded;
  readonly agents: Coded;
}

function allergy(
  { source }: Context,
  element: XmlElement,
  { what, around }: { readonly what: What; readonly around: AroundAllergy },
): Draft {
  const base = readBase(source, element);
  const { start, end } = readPeriod(source, one(element, 'effectiveTime'));
  const observed = readObservedStatus(source, element, CONDITION_STATUSES);
  const withdrawn = readWithdrawn(source, element);
  const reactions = readReactions(source, element);
  // The record's severity is that of the reaction; one told of the allergy stands in for it (C-CDA on FHIR).
  const severities = [...reactions.severities, readSeverity(source, element), around.severity];
  const severity = severities.map((each) => each?.severity).find((word) => word !== undefined);
  const { term, codes } = nameOf(what, base.wording);
  const words = observed?.status === undefined ? observed?.words : undefined;
  const unplacedWords = severities.flatMap((each) => unplaced(each, severity));
  return {
    ...base,
    term,
    codes,
    date: start,
    status: statusOf(around, { withdrawn, observed, isOver: end !== undefined }),
    text: furtherTexts(
      [base.wording, ...what.type.qualifiers, ...base.text, words, ...unplacedWords],
      [term, reactions.text, ...codes.map((code) => code.term), what.type.term],
    ),
    detail: {
      kind: 'allergy',
      asserts: 'allergy',
      category: categoryOf(what.type),
      reaction: reactions.text,
      severity,
      criticality: readCriticality(source, element),
      ended: end,
    },
    links: [],
  };
}

/** The agent names the allergy; a kind that names it too, such as "allergy to penicillin", is kept with it. */
function nameOf(
  { type, agents }: What,
  wording: string | undefined,
): Pick<Draft, 'term' | 'codes'> {
  const hasAgent = agents.codes.length > 0 || agents.term !== undefined;
  if (!hasAgent) return { term: type.term ?? wording, codes: type.codes };
  const specific = type.codes.filter(({ code }) => !TYPES.has(code));
  const agent = agents.term ?? wording;
  return {
    term: specific.length > 0 ? (type.term ?? agent) : agent,
    codes: unique([...agents.codes, ...specific]),
  };
}

function statesNone({ type }: What): boolean {
  return findConcept(type.codes, NO_KNOWN_ALLERGY_CONCEPTS) !== undefined;
}

function isNoneKnown({ system, code }: Code): boolean {
  return system === CODE_SYSTEMS.snomed && NO_KNOWN_ALLERGY_CONCEPTS.has(code);
}

/** Whether an agent is named, or a further concept beside the one that none is known. */
function namesSome({ type, agents }: What): boolean {
  const isAgent = agents.codes.length > 0 || agents.term !== undefined;
  if (isAgent && findConcept(agents.codes, ANY_AGENT) === undefined) return true;
  const others = type.codes.filter((code) => !isNoneKnown(code) && !TYPES.has(code.code));
  return others.some(({ system }) => system === CODE_SYSTEMS.snomed);
}

/** That it was withdrawn outranks everything; what a status observation says outranks what is inferred. */
function statusOf(
  { concern }: AroundAllergy,
  said: {
    readonly withdrawn: Status | undefined;
    readonly observed: ObservedStatus | undefined;
    readonly isOver: boolean;
  },
): Status | undefined {
  if (said.withdrawn !== undefined) return said.withdrawn;
  if (concern === 'entered-in-error') return concern;
  if (said.observed !== undefined) return said.observed.status;
  return said.isOver ? 'resolved' : concern;
}

/** The value says what kind of allergy it is, or names it outright; the code says ASSERTION. */
function readType(source: Source, element: XmlElement): Coded {
  leaveOut(one(element, 'code'), 'kind');
  const value = one(element, 'value');
  if (value !== undefined) typeOf(value);
  return readCoded(source, value);
}

function readAgents(source: Source, element: XmlElement): Coded {
  const read = many(element, 'participant')
    .filter((participant) => {
      const isAgent = peek(participant, 'typeCode') === 'CSM';
      if (!isAgent) participant.seen = false;
      return isAgent;
    })
    .map((participant) => {
      const role = one(participant, 'participantRole');
      const entity = one(role, 'playingEntity');
      const coded = readCoded(source, one(entity, 'code'));
      const name = textOf(entity, 'name');
      return { ...coded, term: coded.term ?? name };
    });
  const [first] = read;
  if (first === undefined) return NO_CODE;
  const terms = read.flatMap(({ term }) => term ?? []);
  return {
    codes: unique(read.flatMap(({ codes }) => codes)),
    term: terms.length === 0 ? undefined : terms.join(', '),
    qualifiers: read.flatMap(({ qualifiers }) => qualifiers),
  };
}

function unique(codes: readonly Code[]): readonly Code[] {
  return [...new Map(codes.map((code) => [`${code.system} ${code.code}`, code])).values()];
}

/** Whether a negated allergy denies a whole kind; one that denies a substance says nothing of others. */
function deniesAll({ type, agents }: What): boolean {
  const isType = type.codes.length > 0 && type.codes.every(({ code }) => TYPES.has(code));
  const isAgent =
    agents.codes.length === 0
      ? agents.term === undefined
      : findConcept(agents.codes, ANY_AGENT) !== undefined;
  return isType && isAgent;
}

/** "None known" of a kind, as the concept that says so where one is published. */
function noneKnown(
  { source }: Context,
  element: XmlElement,
  { what: { type }, around }: { readonly what: What; readonly around: AroundAllergy },
): Draft {
  const base = readBase(source, element);
  const period = readPeriod(source, one(element, 'effectiveTime'));
  const withdrawn = readWithdrawn(source, element);
  const observed = readObservedStatus(source, element, CONDITION_STATUSES);
  const concepts = new Set(type.codes.flatMap(({ code }) => NONE_OF_TYPE.get(code) ?? []));
  return {
    ...base,
    // The wording of the value is that of what is denied, so only the wording of the whole may be shown.
    term: base.wording,
    codes: Array.from(concepts, (code) => ({
      system: CODE_SYSTEMS.snomed,
      code,
      identifies: 'concept',
    })),
    date: period.start,
    status: statusOf(around, { withdrawn, observed, isOver: period.end !== undefined }),
    text: base.text,
    detail: { kind: 'allergy', asserts: 'none-known' },
    links: [],
  };
}

/** `MFST`: what the patient reacted with, each with a severity of its own perhaps. */
function readReactions(
  source: Source,
  element: XmlElement,
): { readonly text: string | undefined; readonly severities: readonly (Severity | undefined)[] } {
  const read = relatedTo(element, byRelation('MFST', 'observation')).flatMap((reaction) => {
    if (isDenied(source, reaction)) {
      readBase(source, reaction);
      return [];
    }
    const base = readBase(source, reaction);
    const { codes, term } = readType(source, reaction);
    leaveOut(one(reaction, 'statusCode'), 'kind');
    leaveOut(one(reaction, 'effectiveTime'), 'concern');
    const severity = readSeverity(source, reaction);
    return [{ term: term ?? codes[0]?.code ?? base.wording, severity }];
  });
  const terms = read.flatMap(({ term }) => term ?? []);
  return {
    text: terms.length === 0 ? undefined : terms.join(', '),
    severities: read.map(({ severity }) => severity),
  };
}

/** A severity that is not the one of the entry keeps its words. */
function unplaced(each: Severity | undefined, kept: AllergyDetail['severity']): readonly string[] {
  if (each?.term === undefined || (each.severity !== undefined && each.severity === kept))
    return [];
  return [`severity: ${each.term}`];
}

/** LOINC 82606-5, the criticality observation of C-CDA. */
function readCriticality(source: Source, element: XmlElement): AllergyDetail['criticality'] {
  const [observation] = relatedTo(element, byCode('82606-5'));
  if (observation === undefined || isDenied(source, observation)) return undefined;
  const { codes } = readType(source, observation);
  leaveOut(one(observation, 'statusCode'), 'kind');
  leaveOut(one(observation, 'text'), 'row');
  const word = codes[0]?.code;
  if (word === 'CRITL') return 'low';
  return word === 'CRITH' ? 'high' : undefined;
}

function categoryOf(type: Coded): AllergyDetail['category'] {
  return type.codes.map(({ code }) => TYPES.get(code)).find((category) => category !== undefined);
}
