import type { Patient } from '../../record/record.ts';
import type { JsonObject } from '../json/json-value.ts';
import { objectsOf, textOf, textsOf } from '../json/json-value.ts';
import type { Bundle, Resource } from './bundle.ts';
import { follow, ofType } from './bundle.ts';
import { filled } from './codes.ts';
import type { ProblemLog } from './problem-log.ts';
import { dateOf } from './values.ts';

/**
 * Reads whom the answer is about: for the identity check only. None, or several, leaves it undefined,
 * for then nobody can say whose record this is. The NHS number is taken as written, valid or not.
 */
export function readPatient(bundle: Bundle, log: ProblemLog): Patient | undefined {
  const patients = ofType(bundle, 'Patient');
  const patient = patients[0];
  if (patient === undefined || patients.length > 1) {
    const what = patient === undefined ? 'names no patient' : 'holds more than one patient';
    log.error('entry', `the bundle ${what}: whose record this is cannot be told`);
    return undefined;
  }
  const name = officialName(patient.body);
  return {
    nhsNumber: nhsNumberOf(patient.body),
    birthDate: dateOf(patient, 'birthDate', log),
    familyName: name === undefined ? undefined : filled(textOf(name['family'])),
    givenName: name === undefined ? undefined : filled(textsOf(name['given']).join(' ')),
    gender: genderOf(patient, log),
    deceased: deceasedOf(patient, log),
    postcode: postcodeOf(patient.body),
    practice: practiceOf(bundle, patient),
  };
}

/** Reports entries that do not say they are about the patient of the bundle. */
export function checkSubjects(
  bundle: Bundle,
  resources: Iterable<Resource>,
  log: ProblemLog,
): void {
  const patient = ofType(bundle, 'Patient')[0];
  if (patient === undefined) return;
  for (const resource of resources) {
    // A component is part of its Observation, which names the patient.
    if (resource.body['resourceType'] === undefined) continue;
    const name = resource.body['patient'] === undefined ? 'subject' : 'patient';
    const reference = textOf(objectsOf(resource.body[name])[0]?.['reference']);
    const subject = follow(bundle, resource, name);
    const path = `${resource.path}.${name}`;
    if (reference === undefined) log.warning(path, 'the entry does not say whom it is about');
    else if (subject === undefined)
      log.warning(path, 'the entry names a patient not in the bundle');
    else if (subject !== patient) log.error(path, 'the entry is about another than the patient');
  }
}

const NHS_NUMBER = 'nhs-number';
const ODS_CODE = 'ods-organization-code';

function identifier(body: JsonObject, system: string): string | undefined {
  const found = objectsOf(body['identifier']).find((each) =>
    textOf(each['system'])?.trim().toLowerCase().endsWith(system),
  );
  return found === undefined ? undefined : filled(textOf(found['value']))?.trim();
}

function nhsNumberOf(body: JsonObject): string | undefined {
  return identifier(body, NHS_NUMBER)?.replaceAll(/[\s-]/g, '');
}

function officialName(body: JsonObject): JsonObject | undefined {
  const names = objectsOf(body['name']);
  const used = (use: string): JsonObject | undefined => names.find((name) => name['use'] === use);
  return used('official') ?? used('usual') ?? names[0];
}

function genderOf(patient: Resource, log: ProblemLog): Patient['gender'] {
  const gender = textOf(patient.body['gender']);
  const known = GENDERS.find((each) => each === gender);
  if (gender !== undefined && known === undefined) {
    log.error(`${patient.path}.gender`, 'not one of the genders FHIR knows');
  }
  return known;
}

const GENDERS = ['female', 'male', 'other', 'unknown'] as const;

function deceasedOf(patient: Resource, log: ProblemLog): Patient['deceased'] {
  const flag = patient.body['deceasedBoolean'];
  return typeof flag === 'boolean' ? flag : dateOf(patient, 'deceasedDateTime', log);
}

function postcodeOf(body: JsonObject): string | undefined {
  const addresses = objectsOf(body['address']).filter((each) => each['use'] !== 'old');
  const home = addresses.find((each) => each['use'] === 'home') ?? addresses[0];
  return home === undefined ? undefined : filled(textOf(home['postalCode']));
}

function practiceOf(bundle: Bundle, patient: Resource): string | undefined {
  const organisation = follow(bundle, patient, 'managingOrganization');
  return organisation === undefined ? undefined : identifier(organisation.body, ODS_CODE);
}
