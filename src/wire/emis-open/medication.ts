import type { Code } from '../../record/code.ts';
import type { CourseType } from '../../record/kinds/medication.ts';
import type { Quantity } from '../../record/quantity.ts';
import type { Status } from '../../record/status.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { readCodes } from './codes.ts';
import { readDate } from './dates.ts';
import { isDeleted, readItem, stated } from './draft.ts';
import type { Context, Draft } from './draft.ts';
import { meaningOf, one, textOf } from './source.ts';
import { readQuantity } from './values.ts';

/** `Status`: C a currently authorised course, P a past one. The schema names no meaning of the others. */
const STATUSES: ReadonlyMap<string, Status> = new Map([
  ['C', 'active'],
  ['P', 'ended'],
]);

const COURSES: ReadonlyMap<string, CourseType> = new Map([
  ['ACUTE', 'acute'],
  ['REPEAT', 'repeat'],
  ['AUTOMATIC', 'automatic'],
]);

/** `IssueMethod` of a drug prescribed elsewhere, and `ServiceType` of one dispensed in batches. */
const OUTSIDE = 'O';
const BATCH = 'A';

/** Reads a `Medication`: one course. */
export function readMedication(context: Context, element: XmlElement): readonly Draft[] {
  const { source } = context;
  const { supply, codes, term, text } = readSupply(context, element);
  const type = meaningOf(source, one(element, 'PrescriptionType'), COURSES);
  const isBatch = textOf(element, 'ServiceType') === BATCH && type === 'repeat';
  const base = readItem(context, element, {
    kind: 'medication',
    ...supply,
    course: isBatch ? 'repeat-dispensing' : type,
    lastIssued: readDate(source, element, 'DateLastIssue'),
    review: readDate(source, element, 'RxReviewDate'),
    issuesAllowed: textOf(element, 'AuthorisedIssue'),
    issuesMade: textOf(element, 'IssueCount'),
    elsewhere: textOf(element, 'IssueMethod') === OUTSIDE ? true : undefined,
  });
  const status = meaningOf(source, one(element, 'Status'), STATUSES);
  const expiry = stated(textOf(element, 'DateRxExpire')).map((date) => `Expires: ${date}`);
  if (isDeleted(source, element)) return [];
  return [{ ...base, term, codes, status, text: [...base.text, ...text, ...expiry] }];
}

/** Reads an `Issue`: one prescription under a course, which it names by its GUID. */
export function readIssue(context: Context, element: XmlElement): readonly Draft[] {
  const { source } = context;
  const { supply, codes, term, text } = readSupply(context, element);
  const base = readItem(context, element, { kind: 'issue', ...supply });
  const course = textOf(one(element, 'MedicationLink'), 'GUID');
  const comment = stated(textOf(element, 'Comment'));
  if (isDeleted(source, element)) return [];
  const target = course?.replaceAll(/[{}]/g, '').toLowerCase();
  const links = target === undefined ? [] : [{ relation: 'authorisation' as const, target }];
  return [
    {
      ...base,
      term,
      codes,
      text: [...base.text, ...text, ...comment],
      links: [...base.links, ...links],
    },
  ];
}

interface Supplied {
  readonly supply: {
    readonly dose: string | undefined;
    readonly quantity: Quantity | undefined;
    readonly quantityText: string | undefined;
    readonly durationDays: string | undefined;
  };
  readonly codes: readonly Code[];
  readonly term: string | undefined;
  readonly text: readonly string[];
}

/** What courses and issues have in common (`MedicationType` of the schema). */
function readSupply({ source }: Context, element: XmlElement): Supplied {
  const drug = one(element, 'Drug');
  const { codes, term } = readCodes(source, drug, 'PreparationID');
  const mixture = textOf(one(drug, 'Mixture'), 'MixtureName');
  const days = textOf(element, 'Duration');
  return {
    supply: {
      dose: textOf(element, 'Dosage'),
      quantity: readQuantity(source, one(element, 'Quantity'), textOf(element, 'QuantityUnits')),
      quantityText: textOf(element, 'QuantityRepresentation'),
      // EMIS writes 0 where no duration was given (as in OpenHR, mig-wire section 5.4).
      durationDays: days === '0' ? undefined : days,
    },
    codes,
    term: term ?? mixture,
    text: stated(
      textOf(element, 'RxText'),
      textOf(element, 'PharmacyText'),
      textOf(element, 'Advice'),
    ),
  };
}
