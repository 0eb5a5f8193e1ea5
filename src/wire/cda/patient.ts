import { parseNhsNumber } from '../../base/nhs-number.ts';
import { parseOdsCode } from '../../base/ods-code.ts';
import { coarsen } from '../../base/partial-date.ts';
import type { Patient } from '../../record/record.ts';
import { pathOf, wholeTextOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { ODS_OIDS, OIDS } from './code-systems.ts';
import { readTime } from './dates.ts';
import { attributeOf, leaveOut, many, nullFlavorOf, one, peek, present } from './source.ts';
import type { Source } from './source.ts';

/** HL7's words for a gender, and the figures the NHS uses in their place. */
const GENDERS: ReadonlyMap<string, Patient['gender']> = new Map([
  ['F', 'female'],
  ['M', 'male'],
  ['UN', 'other'],
  ['1', 'male'],
  ['2', 'female'],
  ['9', 'other'],
  ['0', 'unknown'],
]);

/** Reads `recordTarget`: whom the document is about. A document about several has no one patient. */
export function readPatient(source: Source, document: XmlElement): Patient | undefined {
  const [target, second] = many(document, 'recordTarget');
  if (target === undefined) return undefined;
  if (second !== undefined) {
    source.problems.report('error', pathOf(second), 'the document is about more than one patient');
    return undefined;
  }
  const role = one(target, 'patientRole');
  const patient = one(role, 'patient');
  const birth = readTime(source, one(patient, 'birthTime'));
  return {
    nhsNumber: readNhsNumber(source, role),
    birthDate: birth === undefined ? undefined : coarsen(birth, 'day'),
    ...readName(patient),
    gender: readGender(source, patient),
    deceased: readDeceased(source, patient),
    postcode: readPostcode(role),
    practice: readPractice(role),
  };
}

function readNhsNumber(source: Source, role: XmlElement | undefined): string | undefined {
  const numbers = new Set(
    many(role, 'id').flatMap((id) => {
      const isNhs = attributeOf(id, 'root') === OIDS.nhsNumber;
      const written = attributeOf(id, 'extension');
      // Identifiers of other authorities say nothing the check needs.
      return isNhs && written !== undefined ? [normalise(written)] : [];
    }),
  );
  if (role !== undefined && numbers.size > 1) {
    source.problems.report('error', pathOf(role), 'the patient has more than one NHS number');
    return undefined;
  }
  return numbers.values().next().value;
}

/** Ten digits when it is an NHS number; else as written, for test files in the wild hold invalid ones. */
function normalise(text: string): string {
  const parsed = parseNhsNumber(text);
  return 'number' in parsed ? parsed.number : text.replaceAll(/\s/g, '');
}

/** The legal name, else the first that is no alias; names by birth and call names are left out. */
function readName(patient: XmlElement | undefined): Pick<Patient, 'familyName' | 'givenName'> {
  const names = many(patient, 'name').map((element) => ({
    element,
    use: attributeOf(element, 'use'),
  }));
  const name = (
    names.find(({ use }) => use === 'L') ??
    names.find(({ use }) => use === undefined || !ALIASES.has(use))
  )?.element;
  for (const { element } of names) if (element !== name) leaveOut(element, 'alias');
  return { familyName: partsOf(name, 'family'), givenName: partsOf(name, 'given') };
}

const ALIASES: ReadonlySet<string> = new Set(['A', 'P', 'SRCH', 'PHON', 'SNDX', 'I', 'R']);
const LEFT_OUT_PARTS: ReadonlySet<string> = new Set(['CL', 'BR']);

function partsOf(name: XmlElement | undefined, local: string): string | undefined {
  const parts = many(name, local).flatMap((part) => {
    const qualifier = attributeOf(part, 'qualifier');
    if (LEFT_OUT_PARTS.has(qualifier ?? '') || nullFlavorOf(part) !== undefined) return [];
    return present(wholeTextOf(part)) ?? [];
  });
  return parts.length === 0 ? undefined : parts.join(' ');
}

function readGender(source: Source, patient: XmlElement | undefined): Patient['gender'] {
  const element = one(patient, 'administrativeGenderCode');
  const code = attributeOf(element, 'code');
  if (element === undefined || code === undefined || nullFlavorOf(element) !== undefined) {
    return undefined;
  }
  const gender = GENDERS.get(code);
  if (gender === undefined) {
    source.problems.report('error', pathOf(element), 'a gender this reader does not know');
  }
  return gender;
}

/** Extensions of HL7; nothing said of death is not "alive". */
function readDeceased(source: Source, patient: XmlElement | undefined): Patient['deceased'] {
  const time = readTime(source, one(patient, 'deceasedTime'));
  const mark = attributeOf(one(patient, 'deceasedInd'), 'value');
  if (time !== undefined) return time;
  return mark === 'true' ? true : mark === 'false' ? false : undefined;
}

function readPostcode(role: XmlElement | undefined): string | undefined {
  const addresses = many(role, 'addr');
  const home = addresses.find((address) => (peek(address, 'use') ?? 'H').startsWith('H'));
  for (const address of addresses) attributeOf(address, 'use');
  return present(one(home ?? addresses[0], 'postalCode')?.text);
}

function readPractice(role: XmlElement | undefined): string | undefined {
  const provider = one(role, 'providerOrganization');
  const codes = many(provider, 'id').flatMap((id) => {
    const root = attributeOf(id, 'root');
    const code = attributeOf(id, 'extension');
    return ODS_OIDS.has(root ?? '') && code !== undefined ? [parseOdsCode(code)] : [];
  });
  return codes.find((code) => code !== undefined);
}
