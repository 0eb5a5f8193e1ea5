import type { Patient } from '../../record/record.ts';
import type { JsonObject } from '../json/json-value.ts';
import { objectsOf, textOf, textsOf } from '../json/json-value.ts';
import type { Bundle, Resource } from './bundle.ts';
import { followAll, ofType } from './bundle.ts';
import { filled } from './codes.ts';
import { identifiersIn, nhsNumbersIn } from './identifiers.ts';
import type { ProblemLog } from './problem-log.ts';
import { dateOf } from './values.ts';

/**
 * Reads whom the answer is about: for the identity check only. None, or several, leaves it undefined,
 * for then nobody can say whose record this is. The NHS number is taken as written, valid or not. The
 * practice is named by the first of the given members that has an ODS code.
 */
export function readPatient(
  bundle: Bundle,
  log: ProblemLog,
  practiceMembers: readonly string[],
): Patient | undefined {
  const patients = ofType(bundle, 'Patient');
  const patient = patients[0];
  if (patient === undefined || patients.length > 1) {
    const what = patient === undefined ? 'names no patient' : 'holds more than one patient';
    log.error('entry', `the bundle ${what}: whose record this is cannot be told`);
    return undefined;
  }
  const name = officialName(patient.body);
  return {
    nhsNumber: nhsNumberOf(patient, log),
    birthDate: dateOf(patient, 'birthDate', log),
    familyName: name === undefined ? undefined : filled(textOf(name['family'])),
    givenName: name === undefined ? undefined : filled(textsOf(name['given']).join(' ')),
    gender: genderOf(patient, log),
    deceased: deceasedOf(patient, log),
    postcode: postcodeOf(patient.body),
    practice: practiceOf(bundle, patient, practiceMembers),
  };
}

const ODS_CODE = 'ods-organization-code';

/** Several numbers leave none: which of them holds must not hang on their order. */
function nhsNumberOf(patient: Resource, log: ProblemLog): string | undefined {
  const [number, other] = nhsNumbersIn(patient.body['identifier']);
  if (other === undefined) return number;
  log.error(`${patient.path}.identifier`, 'the patient has more than one NHS number');
  return undefined;
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

/** A reference may name an organisation by its code alone, without a resource. */
function practiceOf(
  bundle: Bundle,
  patient: Resource,
  members: readonly string[],
): string | undefined {
  for (const name of members) {
    const named = objectsOf(patient.body[name]).map((each) => each['identifier']);
    const found = followAll(bundle, patient, name).map((each) => each.body['identifier']);
    for (const identifier of [...found, ...named]) {
      const [code] = identifiersIn(identifier, ODS_CODE);
      if (code !== undefined) return code;
    }
  }
  return undefined;
}
