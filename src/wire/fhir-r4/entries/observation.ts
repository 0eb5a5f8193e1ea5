import type { MeasuredDetail } from '../../../record/kinds/measured.ts';
import { objectsOf } from '../../json/json-value.ts';
import { isBloodPressure, readBloodPressure } from '../../fhir/blood-pressure.ts';
import type { Resource } from '../../fhir/bundle.ts';
import { follow, followAll } from '../../fhir/bundle.ts';
import { hasConcept, readCoded, stated } from '../../fhir/codes.ts';
import { draft, link } from '../../fhir/draft.ts';
import type { Draft, DraftParts, Reading } from '../../fhir/draft.ts';
import { componentsOf, hasValue, measuredDetail, observationParts } from '../../fhir/measured.ts';
import { dateOf, notesOf, readDate } from '../../fhir/values.ts';
import { objectOf, textOf } from '../../json/json-value.ts';
import { codesOf, codesOfAll } from '../concept-status.ts';
import { asPrecise } from '../dates.ts';
import { termsOf } from '../words.ts';
import { wordSet } from '../../word-table.ts';

/** What the report over an Observation, or the one that heads it, says of it. */
export interface Above {
  readonly kind: MeasuredDetail['kind'] | undefined;
  readonly date: Draft['date'];
  readonly issued: Draft['recorded'];
  readonly status: Draft['status'];
  readonly specimens: readonly Resource[];
  readonly parent: Draft | undefined;
  /** How many heads stand above. */
  readonly depth: number;
}

/** Deepest panel within panels that is followed; real ones have two levels. */
const DEPTH_MAX = 50;

/** For an Observation that stands by itself. */
export const ALONE: Above = {
  kind: undefined,
  date: undefined,
  issued: undefined,
  status: undefined,
  specimens: [],
  parent: undefined,
  depth: 0,
};

/**
 * Reads an Observation and those it heads: a result where a report names it or its category is
 * laboratory, else an observation; a blood pressure becomes an entry of its kind. Undefined when it was
 * read before.
 */
export function readObservation(
  reading: Reading,
  resource: Resource,
  above: Above,
): Draft | undefined {
  if (reading.made.has(resource)) return undefined;
  const made = isComment(resource)
    ? readNote(reading, resource)
    : isBloodPressure(resource)
      ? readPressure(reading, resource)
      : readMeasured(reading, resource, above);
  link(made, 'panel', above.parent);
  checkFocus(reading, resource);
  checkCancelled(reading, resource, { above, made });
  const kind = made.detail.kind === 'result' ? ('result' as const) : undefined;
  const below = { ...above, kind: kind ?? above.kind, parent: made, depth: above.depth + 1 };
  if (below.depth > DEPTH_MAX) {
    reading.log.error(resource.path, 'panels within panels, too deep; links to parts are missing');
    return made;
  }
  for (const member of membersOf(reading, resource)) readObservation(reading, member, below);
  return made;
}

/** A focus is whom or what it is about where that is not the patient: a child not yet born, a donor, a device. */
function checkFocus({ log }: Reading, { body, path }: Resource): void {
  if (body['focus'] === undefined) return;
  const subject = textOf(objectOf(body['subject'])?.['reference']);
  const isOwn = objectsOf(body['focus']).every(
    (each) => subject !== undefined && textOf(each['reference']) === subject,
  );
  if (!isOwn) log.error(`${path}.focus`, 'the entry is about another than the patient');
}

/** What a report took back, its results must take back as well. */
function checkCancelled(
  { log }: Reading,
  { path }: Resource,
  { above, made }: { readonly above: Above; readonly made: Draft },
): void {
  if (above.status !== 'never-active' || WITHDRAWN.has(made.status ?? '')) return;
  log.error(`${path}.status`, 'the report over it was cancelled, and this result was not');
}

const WITHDRAWN: ReadonlySet<string> = new Set(['never-active', 'entered-in-error']);

/** The Observations another one heads; one it is only worked out from is none of them. */
export function membersOf(reading: Reading, resource: Resource): readonly Resource[] {
  if (resource.body['hasMember'] === undefined) return NONE;
  return followAll(reading.bundle, resource, 'hasMember').filter(
    (each) => each.type === 'Observation' && each !== resource,
  );
}

const NONE: readonly Resource[] = [];

/** Whether one of these categories makes an Observation a laboratory result. */
export function isLaboratory(categories: readonly string[]): boolean {
  return categories.some((code) => LABORATORY.has(code.toLowerCase()));
}

/** The wording of specimens. */
export function specimenTerm(specimens: readonly Resource[]): string | undefined {
  const terms = stated(...specimens.map((each) => readCoded(each.body['type']).term));
  return terms.length === 0 ? undefined : terms.join('; ');
}

/** When the specimen was taken is when a laboratory result was true of the patient. */
export function collectedOf(reading: Reading, specimens: readonly Resource[]): Draft['date'] {
  for (const specimen of specimens) {
    const collection = objectOf(specimen.body['collection']);
    const place = { log: reading.log, path: `${specimen.path}.collection` };
    const date =
      readDate(collection?.['collectedDateTime'], place) ??
      readDate(objectOf(collection?.['collectedPeriod'])?.['start'], place);
    if (date !== undefined) return date;
  }
  return undefined;
}

/** `laboratory` of FHIR, `LAB` of HL7 v2. */
const LABORATORY: ReadonlySet<string> = new Set(['laboratory', 'lab']);
/** Categories that say no more than that it is an examination. */
const PLAIN: ReadonlySet<string> = new Set(['vital-signs', 'exam', 'social-history']);
/** SNOMED "Comment note": its code only marks it as text. */
const COMMENT_NOTE = wordSet(['37331000000100']);

function isComment(resource: Resource): boolean {
  if (!hasConcept(resource.body['code'], COMMENT_NOTE)) return false;
  const { valueString: _text, ...rest } = resource.body;
  // One that says more than a text is no mere comment.
  return !hasValue(rest) && componentsOf(resource).length === 0;
}

function readNote(reading: Reading, resource: Resource): Draft {
  const parts = observationParts(reading, resource, []);
  const { status, recorded } = parts;
  return draft(reading, resource, {
    date: dateOfObservation(reading, resource, parts),
    recorded,
    status: status === 'final' ? undefined : status,
    text: [...stated(textOf(resource.body['valueString'])), ...notesOf(resource.body)],
    detail: { kind: 'note' },
  });
}

function readPressure(reading: Reading, resource: Resource): Draft {
  const made = readBloodPressure(reading, resource, {
    item: undefined,
    remarks: remarksOf(resource),
  });
  made.date = dateOfObservation(reading, resource, made);
  return made;
}

function readMeasured(reading: Reading, resource: Resource, above: Above): Draft {
  const parts = observationParts(reading, resource, remarksOf(resource));
  const kind = kindOf(resource, above);
  const specimens = specimensOf(reading, resource, above);
  const heads =
    !hasValue(resource.body) &&
    (componentsOf(resource).length > 0 || membersOf(reading, resource).length > 0);
  const date =
    dateOfObservation(reading, resource, parts) ?? collectedOf(reading, specimens) ?? above.date;
  const made = draft(reading, resource, {
    coded: parts.coded,
    text: parts.text,
    date: date ?? (kind === 'result' ? above.issued : undefined),
    recorded: parts.recorded ?? above.issued,
    status: above.status === 'entered-in-error' ? above.status : (parts.status ?? above.status),
    detail: measuredDetail(reading, resource, kind, {
      panel: heads || undefined,
      specimen: specimenTerm(specimens),
    }),
  });
  readComponents(reading, resource, made);
  return made;
}

function kindOf({ body }: Resource, above: Above): MeasuredDetail['kind'] {
  if (isLaboratory(codesOfAll(body['category']))) return 'result';
  return above.kind ?? 'observation';
}

/** `parts` hold the date or the start of the period; an instant is read beside them. */
function dateOfObservation(
  reading: Reading,
  resource: Resource,
  parts: Pick<DraftParts, 'date'>,
): Draft['date'] {
  const { log } = reading;
  const date = asPrecise(resource, 'effectiveDateTime', { date: parts.date, log });
  return date ?? dateOf(resource, 'effectiveInstant', log);
}

function remarksOf({ body }: Resource): readonly string[] {
  const remarks = notesOf(body);
  if (body['category'] === undefined) return remarks;
  for (const each of objectsOf(body['category'])) {
    const codes = codesOf(each);
    if (codes.some((code) => PLAIN.has(code)) || isLaboratory(codes)) continue;
    for (const term of termsOf(each)) remarks.push(`Category: ${term}`);
  }
  return remarks;
}

/** Reads the components of an Observation as entries of its kind. */
function readComponents(reading: Reading, resource: Resource, parent: Draft): void {
  if (parent.kind !== 'observation' && parent.kind !== 'result') return;
  for (const component of componentsOf(resource)) {
    const { coded, text } = observationParts(reading, component, []);
    const made = draft(reading, component, {
      coded,
      text,
      item: parent.item,
      date: parent.date,
      recorded: parent.recorded,
      status: parent.status,
      detail: measuredDetail(reading, component, parent.kind),
    });
    link(made, 'panel', parent);
  }
}

function specimensOf(reading: Reading, resource: Resource, above: Above): readonly Resource[] {
  const own = follow(reading.bundle, resource, 'specimen');
  const specimens = own === undefined ? above.specimens : [own];
  for (const specimen of specimens) reading.used.add(specimen);
  return specimens;
}
