import type { EntryDetail } from '../../../record/entry.ts';
import type { Status } from '../../../record/status.ts';
import type { XmlElement } from '../../xml/xml-tree.ts';
import { readCoded, readTerm } from '../codes.ts';
import type { Coded } from '../codes.ts';
import { leaveNegated } from '../context.ts';
import type { Context, Read } from '../context.ts';
import { readDate } from '../dates.ts';
import type { Draft } from '../draft.ts';
import { hasTemplate } from '../related.ts';
import { attributeOf, child, isNegated, one, peek, textOf, typeOf } from '../source.ts';
import type { Source } from '../source.ts';
import { furtherTexts, readBase, readStatusCode } from '../statement.ts';
import { readEncounterDiagnoses } from './condition.ts';
import { readMeasured } from './measured.ts';
import { readEncounterNotes } from './note.ts';
import { readSubstance } from './substance.ts';

const DONE: ReadonlyMap<string, Status | undefined> = new Map([
  ['completed', 'completed'],
  ['active', 'active'],
  ['aborted', 'stopped'],
  ['cancelled', 'never-active'],
  ['nullified', 'entered-in-error'],
]);

const PLANNED: ReadonlyMap<string, Status | undefined> = new Map([
  ['active', 'planned'],
  ['new', 'planned'],
  ['completed', 'completed'],
  ['aborted', 'stopped'],
  ['cancelled', 'never-active'],
  ['nullified', 'entered-in-error'],
]);

/** Patient referral act of C-CDA. */
const REFERRAL_TEMPLATE = '2.16.840.1.113883.10.20.22.4.140';

/** Reads a procedure, an act or an observation of the procedures that happened. */
export function readProcedure(context: Context, element: XmlElement): Read {
  const { source } = context;
  if (hasValue(element)) return readMeasured(context, element);
  if (isNegated(source, element)) return leaveNegated(context, element);
  const value = one(element, 'value');
  if (value !== undefined) typeOf(value);
  return [readAct(context, element, { kind: 'procedure' }, DONE)];
}

/** A value needs an entry that has a place for it; samples of HL7 give an empty one. */
function hasValue(element: XmlElement): boolean {
  const value = child(element, 'value');
  if (value === undefined) return false;
  return (
    value.children.length > 0 ||
    value.text.trim() !== '' ||
    ['code', 'value', 'nullFlavor'].some((name) => peek(value, name) !== undefined)
  );
}

/** Reads an encounter, the diagnoses made at it and the notes written in it. */
export function readEncounter(context: Context, element: XmlElement): Read {
  const { source } = context;
  if (isNegated(source, element)) return leaveNegated(context, element);
  const place = readPlace(source, element);
  const encounter = readAct(context, element, { kind: 'encounter', place }, DONE);
  return [
    encounter,
    ...readEncounterDiagnoses(context, element, encounter.localId),
    ...readEncounterNotes(context, element, encounter.localId),
  ];
}

/** Where it was: the participant `LOC`, by its name, else by its sort. */
function readPlace(source: Source, element: XmlElement): string | undefined {
  const location = element.children.find(
    (each) => each.local === 'participant' && peek(each, 'typeCode') === 'LOC',
  );
  if (location === undefined) return undefined;
  location.seen = true;
  const role = one(location, 'participantRole');
  const sort = readTerm(source, one(role, 'code'));
  return textOf(one(role, 'playingEntity'), 'name') ?? sort;
}

/** Whether an act is a referral: by its section, its template or its class (provision of care). */
export function isReferral({ section }: Context, element: XmlElement): boolean {
  if (element.local !== 'act') return false;
  if (section === 'referral-reason') return true;
  return (
    section === 'plan' &&
    (hasTemplate(element, REFERRAL_TEMPLATE) || peek(element, 'classCode') === 'PCPR')
  );
}

/** Reads a referral. */
export function readReferral(context: Context, element: XmlElement): Read {
  const { source } = context;
  if (isNegated(source, element)) return leaveNegated(context, element);
  const urgency = readTerm(source, one(element, 'priorityCode'));
  return [readAct(context, element, { kind: 'referral', urgency }, PLANNED)];
}

/** Reads what is planned, whatever it is: a diary entry. */
export function readPlan(context: Context, element: XmlElement): Read {
  const { source } = context;
  if (isNegated(source, element)) return leaveNegated(context, element);
  const draft = readAct(context, element, { kind: 'diary' }, PLANNED);
  return [{ ...draft, detail: { kind: 'diary', due: draft.date } }];
}

function readAct(
  { source }: Context,
  element: XmlElement,
  detail: EntryDetail,
  statuses: ReadonlyMap<string, Status | undefined>,
): Draft {
  const base = readBase(source, element);
  attributeOf(element, 'classCode');
  const what = readWhat(source, element);
  const time = one(element, 'effectiveTime');
  if (time !== undefined) typeOf(time);
  return {
    ...base,
    term: what.term ?? base.wording,
    codes: what.codes,
    date: readDate(source, time),
    status: readStatusCode(source, element, statuses),
    text: furtherTexts(
      [base.wording, ...what.qualifiers, ...base.text],
      [what.term, ...what.codes.map((code) => code.term)],
    ),
    detail,
    links: [],
  };
}

/** What it is about: its code, or the drug or vaccine of a planned one. */
function readWhat(source: Source, element: XmlElement): Coded {
  if (child(element, 'code') !== undefined) return readCoded(source, one(element, 'code'));
  if (child(element, 'consumable') !== undefined)
    return readSubstance(source, element, 'consumable');
  if (child(element, 'product') !== undefined) return readSubstance(source, element, 'product');
  return readCoded(source, undefined);
}
