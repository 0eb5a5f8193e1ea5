import { parseNhsNumber } from '../../base/nhs-number.ts';
import { parseOdsCode } from '../../base/ods-code.ts';
import type { Patient } from '../../record/record.ts';
import { pathOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { readDate } from './dates.ts';
import { lookUp } from './directory.ts';
import type { Directory } from './directory.ts';
import { meaningOf, one, textOf } from './source.ts';
import type { Source } from './source.ts';

const SEXES: ReadonlyMap<string, Patient['gender']> = new Map([
  ['M', 'male'],
  ['F', 'female'],
  ['I', 'other'],
  ['U', 'unknown'],
]);

/** Reads whom the record is about, for the identity check only. */
export function readPatient(
  source: Source,
  root: XmlElement,
  directory: Directory,
): Patient | undefined {
  const element = one(root, 'Registration');
  const organisation = one(one(root, 'Originator'), 'Organisation');
  const practice = lookUp(directory.nationalCodes, organisation);
  if (element === undefined) {
    source.problems.report('error', pathOf(root), 'the record names no patient');
    return undefined;
  }
  return {
    nhsNumber: readNumber(source, element),
    birthDate: readDate(source, element, 'DateOfBirth'),
    familyName: textOf(element, 'FamilyName'),
    givenName: textOf(element, 'FirstNames'),
    gender: meaningOf(source, one(element, 'Sex'), SEXES),
    deceased: readDeath(source, element),
    postcode: textOf(one(element, 'Address'), 'PostCode'),
    practice: practice === undefined ? undefined : parseOdsCode(practice),
  };
}

function readNumber(source: Source, element: XmlElement): string | undefined {
  const text = textOf(element, 'NhsNumber');
  if (text === undefined) return undefined;
  if ('fault' in parseNhsNumber(text)) {
    source.problems.report('error', pathOf(element), 'the NHS number is not a valid one');
  }
  return text.replaceAll(/[\s-]/g, '');
}

/** `Dead` says it where no date does; `DateOfDeath` says more. */
function readDeath(source: Source, element: XmlElement): Patient['deceased'] {
  const date = readDate(source, element, 'DateOfDeath');
  const flag = textOf(element, 'Dead');
  if (date !== undefined) return date;
  return flag === '1' ? true : flag === '0' ? false : undefined;
}
