import type { Bundle, Resource } from '../fhir/bundle.ts';
import { containedOf, ofType } from '../fhir/bundle.ts';
import type { Headings } from '../fhir/loose-pressures.ts';
import { joinLoosePressures } from '../fhir/loose-pressures.ts';
import type { Draft, Reading } from '../fhir/draft.ts';
import { absenceSaidBy } from './absent.ts';
import type { AbsenceSaid } from './absent.ts';
import { readAllergy } from './entries/allergy.ts';
import { readCondition } from './entries/condition.ts';
import { readDocument } from './entries/document.ts';
import { readEncounter } from './entries/encounter.ts';
import { readFlag } from './entries/flag.ts';
import { readImmunisation } from './entries/immunisation.ts';
import { readIssue } from './entries/issue.ts';
import { readAuthorisation } from './entries/medication.ts';
import { ALONE, membersOf, readObservation } from './entries/observation.ts';
import { readProcedure } from './entries/procedure.ts';
import { readReport } from './entries/report.ts';
import { readService, useOfService } from './entries/service-request.ts';
import { readStatement } from './entries/statement.ts';
import { checkIntent, isForbidding, useOfRequest } from './requests.ts';

/** What is known beyond the entries themselves, which stand in the reading. */
export interface EntriesRead {
  readonly absences: readonly AbsenceSaid[];
  /** Blood pressures put together of two readings that had no heading. */
  readonly uncodedPressures: number;
}

/** Makes the entries of every clinical resource of the bundle, whatever list names it. */
export function readEntries(reading: Reading): EntriesRead {
  const { bundle } = reading;
  const absences = new Map<Resource, AbsenceSaid>();
  for (const resource of bundle.resources) {
    const said = absenceSaidBy(resource);
    if (said === undefined) continue;
    absences.set(resource, said);
    reading.used.add(resource);
  }
  for (const report of ofType(bundle, 'DiagnosticReport')) readReport(reading, report);
  const uncodedPressures = readObservations(reading);
  for (const [type, read] of READERS) {
    for (const resource of everyOf(bundle, type)) {
      if (!reading.made.has(resource) && !absences.has(resource)) read(reading, resource);
    }
  }
  for (const request of ofType(bundle, 'MedicationRequest')) {
    if (absences.has(request)) continue;
    checkIntent(reading, request);
    if (!reading.made.has(request)) readRequest(reading, request);
  }
  readIssues(reading);
  for (const request of ofType(bundle, 'ServiceRequest')) readServiceRequest(reading, request);
  return { absences: [...absences.values()], uncodedPressures };
}

/** Lists contain what they alone name, such as the ended allergies of GP Connect. */
function everyOf(bundle: Bundle, type: string): readonly Resource[] {
  const listed = ofType(bundle, 'List').flatMap((list) => containedOf(bundle, list));
  return [...ofType(bundle, type), ...listed.filter((each) => each.type === type)];
}

type ReadOne = (reading: Reading, resource: Resource) => Draft;

/** Statements come before the requests they rest on, which then are no entries of their own. */
const READERS: ReadonlyMap<string, ReadOne> = new Map<string, ReadOne>([
  ['AllergyIntolerance', readAllergy],
  ['Condition', readCondition],
  ['MedicationStatement', readStatement],
  ['Immunization', readImmunisation],
  ['Procedure', readProcedure],
  ['Encounter', readEncounter],
  ['Flag', readFlag],
  ['DocumentReference', readDocument],
]);

/** Heads first, so that what they head knows of them. */
function readObservations(reading: Reading): number {
  const all = ofType(reading.bundle, 'Observation');
  const inner = new Set(all.flatMap((each) => membersOf(reading, each)));
  for (const each of all) if (!inner.has(each)) readObservation(reading, each, ALONE);
  // Two that head each other have no head above them.
  for (const each of all) readObservation(reading, each, ALONE);
  return joinLoosePressures(reading, () => headingsOf(reading, all));
}

function headingsOf(reading: Reading, heads: readonly Resource[]): Headings {
  const headings = new Map<Resource, Resource>();
  for (const head of heads) {
    for (const member of membersOf(reading, head)) headings.set(member, head);
  }
  return headings;
}

/** Authorisations first, for issues point to them. */
function readRequest(reading: Reading, request: Resource): void {
  const use = useOfRequest(reading, request);
  if (use === 'authorisation') readAuthorisation(reading, request);
  if (use === 'forbidden') reading.log.error(`${request.path}.doNotPerform`, FORBIDDEN);
  if (use === 'proposal') {
    reading.log.error(
      request.path,
      'a proposal or an option was never prescribed; it was not read',
    );
  }
}

const FORBIDDEN = 'asks that it be not done, the opposite of what it names; it was not read';

function readIssues(reading: Reading): void {
  for (const request of ofType(reading.bundle, 'MedicationRequest')) {
    if (reading.made.has(request) || reading.used.has(request)) continue;
    if (useOfRequest(reading, request) === 'issue') readIssue(reading, request);
  }
}

/** A test that was asked for is told by its report; one without a report is not read. */
function readServiceRequest(reading: Reading, request: Resource): void {
  if (isForbidding(request)) {
    reading.log.error(`${request.path}.doNotPerform`, FORBIDDEN);
    return;
  }
  if (reading.used.has(request)) return;
  checkIntent(reading, request);
  if (useOfService(request) === 'test') {
    reading.log.warning(request.path, 'a request for a test without a report; it was not read');
  } else readService(reading, request);
}
