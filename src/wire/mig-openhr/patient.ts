import { parseNhsNumber } from '../../base/nhs-number.ts';
import { parseOdsCode } from '../../base/ods-code.ts';
import type { PartialDate } from '../../base/partial-date.ts';
import type { Patient } from '../../record/record.ts';
import { pathOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { readDate, readDay } from './dates.ts';
import type { Directory } from './directory.ts';
import { attributeOf, many, meaningOf, one, textOf } from './source.ts';
import type { Source } from './source.ts';

/** The patient of an OpenHR document, with the identifier its entries name. */
export interface OpenHrPatient {
  readonly id: string | undefined;
  readonly patient: Patient;
}

const SEXES: ReadonlyMap<string, Patient['gender']> = new Map([
  ['F', 'female'],
  ['M', 'male'],
  ['U', 'unknown'],
  ['I', 'other'],
]);

const GENDERS: ReadonlyMap<string, Patient['gender']> = new Map([
  ['Female', 'female'],
  ['Male', 'male'],
  ['Unknown', 'unknown'],
  ['Indeterminate', 'other'],
  ['Other', 'other'],
  ['Not Specified', 'unknown'],
  ['Not Known', 'unknown'],
]);

/**
 * Finds the patient through `patient/patientPerson`: clinicians, laboratories and pseudo-users are persons
 * too, and stand beside them.
 */
export function readOpenHrPatient(
  source: Source,
  admin: XmlElement | undefined,
  directory: Directory,
): OpenHrPatient | undefined {
  const [element, ...others] = many(admin, 'patient');
  if (element === undefined) return undefined;
  if (others.length > 0) {
    source.problems.report('error', pathOf(element), 'the answer holds more than one patient');
  }
  const personId = textOf(element, 'patientPerson');
  const person = many(admin, 'person').find(
    (el) => personId !== undefined && textOf(el, 'id') === personId,
  );
  if (person === undefined) {
    source.problems.report(
      'error',
      pathOf(element),
      'the person of the patient is not in the answer',
    );
  }
  return {
    id: textOf(element, 'id'),
    patient: {
      nhsNumber: readNhsNumber(source, element),
      birthDate: readDay(source, person, 'birthDate'),
      familyName: textOf(person, 'surname'),
      givenName: textOf(person, 'forenames'),
      gender: meaningOf(source, one(person, 'sex'), SEXES),
      postcode: readPostcode(person),
      ...readRegistration(source, element, directory),
    },
  };
}

/** Reads the patient of a trace or of the wrapper of an extract (mig-wire, section 4.4). */
export function readMigPatient(source: Source, element: XmlElement): Patient {
  const identifier = one(element, 'primaryIdentifier');
  const isNhs = attributeOf(identifier, 'type') === 'NHS';
  const person = one(element, 'person');
  const name = one(person, 'name');
  const address = one(one(element, 'address'), 'unstructuredAddress');
  return {
    nhsNumber: isNhs ? normaliseNhsNumber(identifier?.text ?? '') : undefined,
    birthDate: readDay(source, element, 'birthDate'),
    familyName: textOf(name, 'familyName'),
    givenName: textOf(name, 'givenName'),
    gender: meaningOf(source, one(person, 'gender'), GENDERS),
    postcode: textOf(address, 'postCode'),
    practice: readOrganisation(element)?.practice,
  };
}

/** The organisation of such a patient: its identifier within the answer, and its ODS code. */
export function readOrganisation(
  element: XmlElement,
): { id: string | undefined; practice: string | undefined } | undefined {
  const organisation = one(one(element, 'Organisation'), 'organisation');
  if (organisation === undefined) return undefined;
  const urn = textOf(organisation, 'organisationCode');
  return {
    id: textOf(organisation, 'id'),
    practice: parseOdsCode(urn?.split(':').at(-1) ?? ''),
  };
}

function readNhsNumber(source: Source, patient: XmlElement): string | undefined {
  const identifiers = many(patient, 'patientIdentifier').map((el) => ({
    type: textOf(el, 'identifierType'),
    value: textOf(el, 'value'),
  }));
  const values = new Set(
    identifiers.flatMap(({ type, value }) =>
      type === 'NHS' && value !== undefined ? [normaliseNhsNumber(value)] : [],
    ),
  );
  if (values.size > 1) {
    source.problems.report('error', pathOf(patient), 'the patient has more than one NHS number');
    return undefined;
  }
  return values.values().next().value;
}

/** Ten digits when it is an NHS number; else as written, for test files in the wild hold invalid ones. */
function normaliseNhsNumber(text: string): string {
  const parsed = parseNhsNumber(text);
  return 'number' in parsed ? parsed.number : text.replaceAll(/\s/g, '');
}

function readPostcode(person: XmlElement | undefined): string | undefined {
  const addresses = many(person, 'address').map((el) => ({
    type: textOf(el, 'addressType'),
    postcode: textOf(el, 'postCode'),
  }));
  return (addresses.find(({ type }) => type === 'H') ?? addresses[0])?.postcode;
}

interface Caseload {
  readonly practice: string | undefined;
  readonly status: string | undefined;
  readonly type: string | undefined;
}

/** Type of a patient who is registered; all others (temporary, immediately necessary, walk-in …) are elsewhere. */
const REGULAR = 'REG';

/**
 * The practice is that of the caseload the patient is still on as a regular patient. One who has left, or is
 * there for a time only, has none here; nor has one whom two practices count as theirs.
 */
function readRegistration(
  source: Source,
  patient: XmlElement,
  directory: Directory,
): Pick<Patient, 'practice' | 'deceased'> {
  const died = readDate(source, patient, 'dateOfDeath');
  const caseloads = many(patient, 'caseloadPatient').map((el) => readCaseload(el, directory));
  if (caseloads.some(({ status }) => status === 'LEFT')) {
    source.problems.count('warning', pathOf(patient), 'the patient has left the practice');
  }
  const current = caseloads.filter(({ status }) => status === 'REG');
  const regular = current.filter(({ type }) => type === undefined || type === REGULAR);
  if (regular.length < current.length) {
    source.problems.count('warning', pathOf(patient), 'the patient is no regular patient there');
  }
  const practices = new Set(regular.map(({ practice }) => practice));
  if (practices.size > 1) {
    source.problems.report('warning', pathOf(patient), 'two practices count the patient as theirs');
  }
  const [practice] = practices;
  return {
    practice: practices.size === 1 ? practice : undefined,
    deceased: deceasedOf(
      died,
      caseloads.some(({ status }) => status === 'DEAD'),
    ),
  };
}

function readCaseload(element: XmlElement, directory: Directory): Caseload {
  const organisation = textOf(element, 'organisation') ?? '';
  return {
    practice: parseOdsCode(directory.organisations.get(organisation)?.code ?? ''),
    status: textOf(one(element, 'patientStatus'), 'caseloadStatus'),
    type: textOf(element, 'patientType'),
  };
}

/** Nothing said of death is not "alive": it stays undefined. */
function deceasedOf(died: PartialDate | undefined, marked: boolean): Patient['deceased'] {
  return died ?? (marked ? true : undefined);
}
