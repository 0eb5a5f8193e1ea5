import type { Quantity } from '../../../record/quantity.ts';
import type { Status } from '../../../record/status.ts';
import type { XmlElement } from '../../xml/xml-tree.ts';
import { readTerm, sameWords } from '../codes.ts';
import { leaveNegated } from '../context.ts';
import type { Context, Read } from '../context.ts';
import { NO_PERIOD, readPeriod } from '../dates.ts';
import type { Period } from '../dates.ts';
import type { Draft } from '../draft.ts';
import { readWording } from '../narrative.ts';
import { byCode, relatedTo } from '../related.ts';
import { attributeOf, child, isNegated, leaveOut, many, one, peek, typeOf } from '../source.ts';
import type { Source } from '../source.ts';
import {
  findConcept,
  furtherTexts,
  isDenied,
  readBase,
  readMood,
  readObservedStatus,
  readStatusCode,
} from '../statement.ts';
import type { Base, ObservedStatus } from '../statement.ts';
import { readQuantity } from '../values.ts';
import { readSubstance } from './substance.ts';
import type { Substance } from './substance.ts';

/** `statusCode` of a course (hie-wire, 5.6); a suspended one has no word in the record. */
const COURSE_STATUSES: ReadonlyMap<string, Status | undefined> = new Map([
  ['active', 'active'],
  ['completed', 'completed'],
  ['aborted', 'stopped'],
  ['cancelled', 'never-active'],
  ['nullified', 'entered-in-error'],
]);

/** States of the act that no status observation beside it can outrank. */
const VOID: ReadonlySet<string> = new Set<Status>(['entered-in-error', 'never-active']);

/** `statusCode` of a supply: only one that did not come about says anything. */
const SUPPLY_STATUSES: ReadonlyMap<string, Status | undefined> = new Map([
  ['completed', undefined],
  ['active', undefined],
  ['aborted', 'stopped'],
  ['cancelled', 'never-active'],
  ['nullified', 'entered-in-error'],
]);

/** Status observation of a course; one on hold is neither active nor over, so its words are kept. */
const OBSERVED_STATUSES: ReadonlyMap<string, Status> = new Map([
  ['55561003', 'active'],
  ['73425007', 'inactive'],
  ['392521001', 'ended'],
]);

/** What a negated course must be of to say that there are no drugs at all. */
const ANY_DRUG: ReadonlySet<string> = new Set(['410942007', '105590001', '763158003']);

/** Reads `substanceAdministration`: one course of a drug, and each time it was handed out. */
export function readMedication(context: Context, element: XmlElement): Read {
  const { source } = context;
  const negated = isNegated(source, element);
  const drug = readSubstance(source, element, 'consumable');
  if (negated) return readNoDrugs(context, element, drug);
  const base = readBase(source, element);
  readMood(element);
  const course = readCourse(source, element, { base, drug });
  return [course, ...readIssues(context, element, course)];
}

function readCourse(
  source: Source,
  element: XmlElement,
  { base, drug }: { readonly base: Base; readonly drug: Substance },
): Draft {
  const period = readTimes(source, element);
  // Wording that names the drug is no instruction.
  const isName = drug.term === undefined || sameWords(drug.term, base.wording);
  const dose = readDose(source, element, isName ? undefined : base.wording);
  const supply = readSupply(source, element);
  const { status, words } = readState(source, element);
  return {
    ...base,
    term: drug.term ?? base.wording,
    codes: drug.codes,
    date: period.start,
    status,
    text: furtherTexts(
      [base.wording, ...drug.qualifiers, ...base.text, words, ...dose.text],
      [drug.term ?? base.wording, dose.dose, ...drug.codes.map((code) => code.term)],
    ),
    detail: {
      kind: 'medication',
      dose: dose.dose,
      quantity: supply?.quantity,
      durationDays: supply?.days,
      issuesAllowed: supply?.repeats,
      ended: period.end,
    },
    links: [],
  };
}

/** Words of a status that no code tells must not be overruled by the state of the act, unless it is void. */
function readState(source: Source, element: XmlElement): ObservedStatus {
  const observed = readObservedStatus(source, element, OBSERVED_STATUSES);
  const coded = readStatusCode(source, element, COURSE_STATUSES);
  const words = observed?.status === undefined ? observed?.words : undefined;
  if (observed === undefined || VOID.has(coded ?? '')) return { status: coded, words };
  return { status: observed.status, words };
}

function readNoDrugs(
  context: Context,
  element: XmlElement,
  drug: { readonly codes: Draft['codes']; readonly term: string | undefined },
): Read {
  const isAny =
    (drug.codes.length === 0 && drug.term === undefined) ||
    findConcept(drug.codes, ANY_DRUG) !== undefined;
  if (!isAny || context.section !== 'medications') return leaveNegated(context, element);
  const { source } = context;
  readBase(source, element);
  readMood(element);
  readTimes(source, element);
  leaveOut(one(element, 'statusCode'), 'kind');
  leaveOut(one(element, 'doseQuantity'), 'figures');
  context.asserted.add('medication');
  return [];
}

/** Of several `effectiveTime` the one that is a period is the course; the others say how often. */
function readTimes(source: Source, element: XmlElement): Period {
  const times = many(element, 'effectiveTime');
  const course = times.find((time) => !isFrequency(time));
  // A second period stays unseen, and so is told as unmapped.
  for (const time of times) time.seen = time === course || isFrequency(time);
  return course === undefined ? NO_PERIOD : readPeriod(source, course);
}

function isFrequency(time: XmlElement): boolean {
  const type = typeOf(time);
  return type === 'PIVL_TS' || type === 'EIVL_TS' || type === 'SXPR_TS';
}

/**
 * The instruction as written: LOINC 76662-6 (free text sig), else the text of the statement. Where there is
 * none, the figures are kept as they stand, each under its own name; no sentence is made of them.
 */
function readDose(
  source: Source,
  element: XmlElement,
  wording: string | undefined,
): { readonly dose: string | undefined; readonly text: readonly string[] } {
  const sigs = relatedTo(element, byCode('76662-6')).flatMap((sig) => {
    leaveOut(one(sig, 'code'), 'kind');
    leaveOut(one(sig, 'consumable'), 'kind');
    leaveOut(one(sig, 'statusCode'), 'kind');
    return readWording(source, one(sig, 'text'))?.text ?? [];
  });
  const dose = sigs[0] ?? wording;
  const figures = readFigures(source, element);
  return { dose, text: [...sigs.slice(1), ...(dose === undefined ? figures : [])] };
}

function readFigures(source: Source, element: XmlElement): readonly string[] {
  const figures: string[] = [];
  const add = (name: string, value: string | undefined): void => {
    if (value !== undefined) figures.push(`${name}: ${value}`);
  };
  add('doseQuantity', print(readQuantity(source, one(element, 'doseQuantity'))));
  add('rateQuantity', print(readQuantity(source, one(element, 'rateQuantity'))));
  add('administrationUnitCode', readTerm(source, one(element, 'administrationUnitCode')));
  for (const time of element.children.filter((each) => each.local === 'effectiveTime')) {
    if (!time.seen || !isFrequency(time)) continue;
    add('period', print(readQuantity(source, one(time, 'period'))));
    add('event', attributeOf(one(time, 'event'), 'code'));
  }
  return figures;
}

function print(quantity: Quantity | undefined): string | undefined {
  if (quantity === undefined) return undefined;
  const { number, unit } = quantity;
  return unit === undefined ? number.text : `${number.text} ${unit}`;
}

interface Supply {
  readonly quantity: Quantity | undefined;
  readonly repeats: string | undefined;
  readonly days: string | undefined;
}

/** The order to supply: how much each time, and how often. */
function readSupply(source: Source, element: XmlElement): Supply | undefined {
  const [supply] = relatedTo(element, (statement) => isSupply(statement, 'planned'));
  if (supply === undefined || isDenied(source, supply)) return undefined;
  readFiling(source, supply);
  return readAmount(source, supply);
}

function readAmount(source: Source, supply: XmlElement): Supply {
  return {
    quantity: readQuantity(source, one(supply, 'quantity')),
    repeats: attributeOf(one(supply, 'repeatNumber'), 'value'),
    days: readDays(source, supply),
  };
}

/** How long a supply is expected to last (CDA R2, `expectedUseTime`), where it is told in days. */
function readDays(source: Source, supply: XmlElement): string | undefined {
  const width = child(child(supply, 'expectedUseTime'), 'width');
  // Another unit, or two dates in place of a length, stays unread, and so is told as unmapped.
  if (width === undefined || peek(width, 'unit') !== 'd') return undefined;
  return readQuantity(source, one(one(supply, 'expectedUseTime'), 'width'))?.number.text;
}

/** What an order to supply says again of its course. */
function readFiling(source: Source, supply: XmlElement): void {
  leaveOut(one(supply, 'statusCode'), 'kind');
  leaveOut(one(supply, 'product'), 'kind');
  readPeriod(source, one(supply, 'effectiveTime'));
}

function isSupply(element: XmlElement, mood: 'done' | 'planned'): boolean {
  return element.local === 'supply' && readMood(element) === mood;
}

/** Each time the drug was handed out is an issue of the course. */
function readIssues(context: Context, element: XmlElement, course: Draft): readonly Draft[] {
  const { source } = context;
  return relatedTo(element, (statement) => isSupply(statement, 'done')).flatMap((supply) => {
    if (isNegated(source, supply)) return leaveNegated(context, supply) ?? [];
    const base = readBase(source, supply);
    const time = one(supply, 'effectiveTime');
    if (time !== undefined) typeOf(time);
    const period = readPeriod(source, time);
    const drug =
      one(supply, 'product') === undefined ? course : readSubstance(source, supply, 'product');
    const { quantity, repeats, days } = readAmount(source, supply);
    const status = readStatusCode(source, supply, SUPPLY_STATUSES);
    return [
      {
        ...base,
        term: drug.term ?? course.term,
        codes: drug.codes,
        date: period.start,
        status,
        text: furtherTexts(
          [
            base.wording,
            ...base.text,
            repeats === undefined ? undefined : `repeatNumber: ${repeats}`,
          ],
          [drug.term],
        ),
        detail: { kind: 'issue', quantity, durationDays: days },
        links: [{ relation: 'authorisation', target: course.localId }],
      },
    ];
  });
}
