import { fingerprint } from '../../base/hash.ts';
import type { Patient } from '../../record/record.ts';
import type { JsonObject } from '../json/json-value.ts';
import { objectsOf, textOf } from '../json/json-value.ts';
import type { Resource } from '../fhir/bundle.ts';
import { ofType } from '../fhir/bundle.ts';
import type { Reading } from '../fhir/draft.ts';
import { nhsNumbersIn } from '../fhir/identifiers.ts';
import { readPatient } from '../fhir/patient.ts';
import { checkSubjects } from '../fhir/subjects.ts';

/** Whom the answer is about, and the patients it points to, as hashes. */
export interface SubjectsRead {
  readonly patient: Patient | undefined;
  readonly subjects: readonly string[];
}

/**
 * Reads whom the answer is about. A search for one type of resource often comes without the Patient: then
 * its entries must all point to one, and an NHS number they bear stands for the patient.
 */
export function readSubjects(reading: Reading, isSearch: boolean): SubjectsRead {
  const patients = ofType(reading.bundle, 'Patient');
  if (patients.length === 0 && isSearch) return readPointed(reading);
  checkSubjects(reading, true);
  const named = patients.length > 0 ? [] : subjectsNamed(reading).map((each) => each.reference);
  const own = patients.map(({ id }) => (id === undefined ? undefined : `Patient/${id}`));
  return {
    patient: readPatient(reading.bundle, reading.log, PRACTICE_MEMBERS),
    subjects: hashes([...own, ...named]),
  };
}

/** Whom the entries of a search without a Patient point to. */
function readPointed(reading: Reading): SubjectsRead {
  const { log } = reading;
  const named = subjectsNamed(reading);
  const subjects = hashes(named.map((each) => each.reference));
  const [nhsNumber, ...others] = new Set(named.flatMap((each) => each.numbers));
  if (subjects.length > 1 || others.length > 0) {
    log.error('entry', 'the entries are about more than one patient');
    return { patient: undefined, subjects };
  }
  for (const { path, reference, numbers } of named) {
    const silent = reference === undefined && numbers.length === 0;
    if (silent) log.warning(path, 'the entry does not say whom it is about');
  }
  if (nhsNumber === undefined && named.length > 0) log.warning('entry', NOBODY);
  return { patient: nhsNumber === undefined ? undefined : { nhsNumber }, subjects };
}

const NOBODY = 'the bundle names no patient; who it is about must be told by another response';

/** UK Core names the practice as the general practitioner; others as the organisation in charge. */
const PRACTICE_MEMBERS: readonly string[] = ['generalPractitioner', 'managingOrganization'];

interface Named {
  readonly path: string;
  /** `Patient/id`, which holds beyond this answer. */
  readonly reference: string | undefined;
  readonly numbers: readonly string[];
}

function subjectsNamed({ made, used }: Reading): readonly Named[] {
  return [...new Set([...made.keys(), ...used])].flatMap((resource) => {
    // A component is part of its Observation; a contained resource, of the one that contains it.
    if (resource.body['resourceType'] === undefined || resource.holder !== undefined) return [];
    if (NO_SUBJECT.has(resource.type)) return [];
    return [nameOf(resource)];
  });
}

const NO_SUBJECT: ReadonlySet<string> = new Set(['Medication']);

function nameOf(resource: Resource): Named {
  const name = resource.body['patient'] === undefined ? 'subject' : 'patient';
  const subject: JsonObject | undefined = objectsOf(resource.body[name])[0];
  const reference = textOf(subject?.['reference']);
  return {
    path: `${resource.path}.${name}`,
    reference: /(?:^|\/)(Patient\/[^/?#]+)(?:\/_history\/[^/]+)?$/.exec(reference ?? '')?.[1],
    numbers: nhsNumbersIn(subject?.['identifier']),
  };
}

/** Each once, sorted. */
function hashes(references: readonly (string | undefined)[]): readonly string[] {
  const told = new Set(references.filter((reference) => reference !== undefined));
  return Array.from(told, (reference) => fingerprint([reference])).sort();
}
