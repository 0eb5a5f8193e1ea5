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
 */
export function checkSubjects(reading: Reading): void {
  const { bundle, log, made, used } = reading;
  const [patient] = ofType(bundle, 'Patient');
  if (patient === undefined) return;
  for (const resource of new Set([...made.keys(), ...used, ...ofType(bundle, 'List')])) {
    // A component is part of its Observation, which names the patient.
    if (resource.body['resourceType'] === undefined) continue;
    const name = resource.body['patient'] === undefined ? 'subject' : 'patient';
    const subject = objectsOf(resource.body[name])[0];
    const path = `${resource.path}.${name}`;
    if (subject !== undefined) checkSubject(bundle, patient, { resource, subject, path, log });
    else if (made.has(resource)) log.warning(path, SILENT);
  }
}

interface Named {
  readonly resource: Resource;
  readonly subject: JsonObject;
  readonly path: string;
  readonly log: ProblemLog;
}

const SILENT = 'the entry does not say whom it is about';

function checkSubject(bundle: Bundle, patient: Resource, named: Named): void {
  const { resource, subject, path, log } = named;
  const list = resource.type === 'List';
  const what = list ? 'the list' : 'the entry';
  // A list only names entries, and each of them says itself whom it is about.
  const report = (where: string, fault: string): void =>
    list ? log.warning(where, fault) : log.error(where, fault);
  const reference = textOf(subject['reference']);
  const numbers = nhsNumbersIn(subject['identifier']);
  if (reference === undefined && numbers.length === 0 && !list) log.warning(path, SILENT);
  if (reference !== undefined) {
    const found = resolve(bundle, resource, reference);
    if (found === undefined) log.warning(path, `${what} names a patient not in the bundle`);
    else if (found !== patient) report(path, `${what} is about another than the patient`);
  }
  const own = nhsNumbersIn(patient.body['identifier']);
  if (numbers.every((number) => own.includes(number))) return;
  if (own.length > 0) report(path, `${what} bears an NHS number that is not the patient's`);
  else log.warning(path, `${what} bears an NHS number, and the patient has none to check it by`);
}
