import type { DataItem } from '../../record/item.ts';
import type { FormatLimit } from '../../record/reading.ts';
import { AREAS, AREA_FACTS } from './areas.ts';
import type { Area } from './areas.ts';
import type { Bundle, Resource } from '../fhir/bundle.ts';
import { ofType } from '../fhir/bundle.ts';
import type { Draft } from '../fhir/draft.ts';
import type { Reading } from './reading.ts';
import { readAllergy } from './entries/allergy.ts';
import { readDiary } from './entries/diary.ts';
import { readDocument } from './entries/document.ts';
import { readEncounter } from './entries/encounter.ts';
import { readImmunisation } from './entries/immunisation.ts';
import { isOrder, planOfOrder, readIssue } from './entries/issue.ts';
import { readMedication } from './entries/medication.ts';
import { readNote } from './entries/note.ts';
import { readObservation } from './entries/observation.ts';
import { joinTwin, readProblem } from './entries/problem.ts';
import { readReferral } from './entries/referral.ts';
import { NO_REPORT, readReport, readResult } from './entries/result.ts';
import { addLinks } from './links.ts';
import type { Lists } from './lists.ts';
import { membersOf } from './lists.ts';
import { joinLoosePressures } from '../fhir/loose-pressures.ts';
import { LOOSE_PRESSURE_LIMIT, WORDED_ENCOUNTER_LIMIT } from './limits.ts';
import { headingsOf, isCommentNote, isTied } from './related.ts';

/** What is known beyond the entries themselves, which stand in the reading. */
export interface EntriesRead {
  /** Statements merged into another that says the same. */
  readonly merged: number;
  /** What this answer cannot say, beyond what the format cannot. */
  readonly limits: readonly FormatLimit[];
}

/**
 * Makes the entries: what the primary lists name, and the kinds no list names (documents, issues,
 * notes of a consultation). Without any primary list every clinical resource counts, for some senders
 * have none.
 */
export function readEntries(reading: Reading, lists: Lists): EntriesRead {
  const { bundle, log } = reading;
  const listed = lists.areas.size > 0;
  for (const area of AREAS) {
    if (listed) readArea(reading, area, lists.areas.get(area)?.members ?? []);
    else readArea(reading, area, unread(reading, unlisted(bundle, area)));
  }
  const uncoded = joinLoosePressures(reading, () => headingsOf(reading));
  readOrders(reading);
  for (const document of ofType(bundle, 'DocumentReference')) readDocument(reading, document);
  const notes = listed ? namedByTree(bundle, lists) : untied(bundle);
  for (const note of unread(reading, notes)) readNote(reading, note);
  if (!listed && reading.made.size > 0) {
    log.warning('entry', 'the bundle has no primary list; every clinical resource was read');
  }
  const merged = ofType(bundle, 'Condition').filter((each) => joinTwin(reading, each)).length;
  addLinks(reading, lists);
  const limits = [
    ...(uncoded > 0 ? [LOOSE_PRESSURE_LIMIT] : []),
    ...(namesEncountersInWords(reading) ? [WORDED_ENCOUNTER_LIMIT] : []),
  ];
  return { merged, limits };
}

/** Whether there are consultations and none bears a code: one that does shows that all could. */
function namesEncountersInWords({ made }: Reading): boolean {
  let isAny = false;
  for (const { kind, codes } of made.values()) {
    if (kind !== 'encounter') continue;
    if (codes.length > 0) return false;
    isAny = true;
  }
  return isAny;
}

/** Issues of the authorisations that were read, and those whose authorisation is not in the bundle. */
function readOrders(reading: Reading): void {
  for (const order of ofType(reading.bundle, 'MedicationRequest').filter(isOrder)) {
    const plan = planOfOrder(reading, order);
    if (plan === undefined || reading.made.has(plan)) readIssue(reading, order, plan);
  }
}

/** Each once, and none that an entry was made of before. */
function unread(reading: Reading, resources: readonly Resource[]): readonly Resource[] {
  const fresh = resources.filter((each) => !reading.made.has(each) && !reading.used.has(each));
  return [...new Set(fresh)];
}

function readArea(reading: Reading, area: Area, members: readonly Resource[]): void {
  for (const member of members) readMember(reading, member, area);
}

type ReadOne = (reading: Reading, resource: Resource, item?: DataItem) => Draft | undefined;

/** Which reader takes a resource of a type; others a list may name are not mapped. */
const READERS: ReadonlyMap<string, ReadOne> = new Map<string, ReadOne>([
  ['AllergyIntolerance', readAllergy],
  ['Condition', readProblem],
  ['Encounter', readEncounter],
  ['Immunization', readImmunisation],
  ['MedicationStatement', readMedication],
  ['ProcedureRequest', readDiary],
  ['ReferralRequest', readReferral],
]);

function readMember(reading: Reading, resource: Resource, area: Area): void {
  const { item } = AREA_FACTS[area];
  const made = reading.made.get(resource);
  if (made !== undefined) {
    if (made.item !== item && !made.alsoIn.includes(item)) made.alsoIn.push(item);
    return;
  }
  if (resource.type === 'DiagnosticReport') readReport(reading, resource);
  else if (resource.type === 'Observation') readListedObservation(reading, resource, area);
  else READERS.get(resource.type)?.(reading, resource);
}

function readListedObservation(reading: Reading, resource: Resource, area: Area): void {
  if (area === 'investigations') readResult(reading, resource, NO_REPORT);
  else if (isCommentNote(resource)) readNote(reading, resource);
  else readObservation(reading, resource, AREA_FACTS[area].item);
}

/** Stands in for a primary list where the bundle has none. */
function unlisted(bundle: Bundle, area: Area): readonly Resource[] {
  if (area === 'ended-allergies') return containedAllergies(bundle);
  const all = ofType(bundle, AREA_FACTS[area].holds);
  if (area === 'uncategorised') return all.filter((each) => !isCommentNote(each));
  if (area === 'diary') return all.filter((each) => each.body['intent'] === 'plan');
  return all;
}

function containedAllergies(bundle: Bundle): readonly Resource[] {
  return [...bundle.contained.values()].flat().filter((each) => each.type === 'AllergyIntolerance');
}

function namedByTree(bundle: Bundle, lists: Lists): readonly Resource[] {
  return lists.tree.flatMap((list) => membersOf(bundle, list)).filter(isCommentNote);
}

function untied(bundle: Bundle): readonly Resource[] {
  return ofType(bundle, 'Observation').filter(
    (each) => isCommentNote(each) && !isTied(bundle, each),
  );
}
