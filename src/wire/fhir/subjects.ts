import type { JsonObject } from '../json/json-value.ts';
import { objectsOf, textOf } from '../json/json-value.ts';
import type { Bundle, Resource } from './bundle.ts';
import { ofType, resolve } from './bundle.ts';
import type { Reading } from './draft.ts';
import { nhsNumbersIn } from './identifiers.ts';
import type { ProblemLog } from './problem-log.ts';

/**
 * Reports whatever was read, and every list, that is about another than the patient of the bundle. A
 * reference that leads nowhere is a warning, as is an entry that does not say whom it is about: neither
 * names anybody else (a sample of the specification has one), and what the MIG lacks is a finding anyway.
 * With `strict`, a reference that leads nowhere and bears another type or id than the patient's is an error.
 */
export function checkSubjects(reading: Reading, strict = false): void {
  const { bundle, log, made, used } = reading;
  const [patient] = ofType(bundle, 'Patient');
  if (patient === undefined) return;
  const own = nhsNumbersIn(patient.body['identifier']);
  const whose: Whose = { bundle, patient, log, own, strict, usual: undefined };
  for (const resource of made.keys()) checkOne(whose, resource, true);
  for (const resource of used) if (!made.has(resource)) checkOne(whose, resource, false);
  for (const list of ofType(bundle, 'List')) {
    if (!made.has(list) && !used.has(list)) checkOne(whose, list, false);
  }
}

function checkOne(whose: Whose, resource: Resource, isEntry: boolean): void {
  const { body } = resource;
  // A component is part of its Observation, which names the patient.
  if (body['resourceType'] === undefined) return;
  const name = body['patient'] === undefined ? 'subject' : 'patient';
  const subject = objectsOf(body[name])[0];
  if (subject !== undefined) checkSubject(whose, resource, subject, name);
  else if (isEntry) whose.log.warning(`${resource.path}.${name}`, SILENT);
}

/** The patient of the bundle, whom everything should be about. */
interface Whose {
  readonly bundle: Bundle;
  readonly patient: Resource;
  readonly log: ProblemLog;
  /** The patient's NHS numbers. */
  readonly own: readonly string[];
  readonly strict: boolean;
  /** How the latest entry named the patient, as most others do. */
  usual: string | undefined;
}

const SILENT = 'the entry does not say whom it is about';

function checkSubject(whose: Whose, resource: Resource, subject: JsonObject, name: string): void {
  const { patient } = whose;
  const reference = textOf(subject['reference']);
  const found = reference === undefined ? undefined : targetOf(whose, resource, reference);
  const numbers = nhsNumbersIn(subject['identifier']);
  // Nearly every entry names the patient by a reference and nothing else.
  if (found === patient && numbers.length === 0) return;
  const tell = tellOf(whose.log, resource, name);
  if (reference === undefined) {
    if (numbers.length === 0 && resource.type !== 'List') tell.warning(SILENT);
  } else if (found === undefined) {
    const what = `${tell.what} names a patient not in the bundle`;
    if (whose.strict && patient.id !== undefined && isLiteral(reference)) tell.fault(what);
    else tell.warning(what);
  } else if (found !== patient) tell.fault(`${tell.what} is about another than the patient`);
  checkNumbers(whose, numbers, tell);
}

/** Nearly every entry names the patient as the one before it did. */
function targetOf(whose: Whose, from: Resource, reference: string): Resource | undefined {
  if (reference === whose.usual) return whose.patient;
  const found = resolve(whose.bundle, from, reference);
  // What stands within a resource is called the same in each, and is another in each.
  if (found === whose.patient && !reference.startsWith('#')) whose.usual = reference;
  return found;
}

/** A reference by type and id, which names somebody; one by a query or a bare address may be the patient. */
function isLiteral(reference: string): boolean {
  return /(?:^|\/)[A-Z][A-Za-z]{2,40}\/[A-Za-z0-9.-]{1,64}(?:\/_history\/[^/]+)?$/.test(reference);
}

/** How to tell of a resource that it is about somebody else. */
interface Tell {
  readonly what: string;
  readonly warning: (fault: string) => void;
  readonly fault: (fault: string) => void;
}

/** A list only names entries, and each of them says itself whom it is about. */
function tellOf(log: ProblemLog, resource: Resource, name: string): Tell {
  const path = `${resource.path}.${name}`;
  const warning = (fault: string): void => log.warning(path, fault);
  if (resource.type === 'List') return { what: 'the list', warning, fault: warning };
  return { what: 'the entry', warning, fault: (fault) => log.error(path, fault) };
}

function checkNumbers({ own }: Whose, numbers: readonly string[], tell: Tell): void {
  if (numbers.every((number) => own.includes(number))) return;
  const what = `${tell.what} bears an NHS number`;
  if (own.length > 0) tell.fault(`${what} that is not the patient's`);
  else tell.warning(`${what}, and the patient has none to check it by`);
}
