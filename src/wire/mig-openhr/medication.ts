import type { PartialDate } from '../../base/partial-date.ts';
import type { EntryLink } from '../../record/entry.ts';
import type { IssueDetail } from '../../record/kinds/issue.ts';
import type { CourseType, MedicationDetail } from '../../record/kinds/medication.ts';
import type { Quantity } from '../../record/quantity.ts';
import type { Status } from '../../record/status.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { readDate } from './dates.ts';
import type { Directory } from './directory.ts';
import { flagOf, many, meaningOf, one, textOf } from './source.ts';
import type { Source } from './source.ts';
import { readQuantity } from './values.ts';

/** What an event of a drug adds to the entry. */
export interface DrugPart<Detail> {
  readonly detail: Detail;
  readonly status: Status | undefined;
  readonly text: readonly string[];
  readonly links: readonly EntryLink[];
  /** Name of a mixture made up locally, for a course that has no code. */
  readonly mixture?: string | undefined;
}

/** `C` is said of courses that ran out and of ones that were stopped (mig-wire, section 5.4). */
const DRUG_STATUSES: ReadonlyMap<string, Status> = new Map([
  ['A', 'active'],
  ['C', 'ended'],
  ['N', 'never-active'],
]);

const PRESCRIPTION_TYPES: ReadonlyMap<string, CourseType> = new Map([
  ['A', 'acute'],
  ['R', 'repeat'],
  ['D', 'repeat-dispensing'],
  ['U', 'automatic'],
]);

/** The issue method of a drug that another organisation prescribed. */
const ISSUED_OUTSIDE = 'O';

/** Reads a `medication` element: one course. */
export function readMedication(
  source: Source,
  event: XmlElement,
  directory: Directory,
): DrugPart<MedicationDetail> {
  const element = one(event, 'medication');
  const cancellation = one(element, 'cancellation');
  const method = textOf(element, 'mostRecentIssueMethod');
  return {
    detail: {
      kind: 'medication',
      ...readSupply(source, element),
      course: meaningOf(source, one(element, 'prescriptionType'), PRESCRIPTION_TYPES),
      ended: readDate(source, cancellation, 'cancellationDateTime'),
      endReason: textOf(cancellation, 'cancellationText'),
      lastIssued: readDate(source, element, 'mostRecentIssueDate'),
      review: readDate(source, element, 'reviewDate'),
      issuesAllowed: readIssuesAllowed(source, element),
      issuesMade: textOf(element, 'numberOfIssues'),
      elsewhere: method === ISSUED_OUTSIDE ? true : undefined,
    },
    status: meaningOf(source, one(element, 'drugStatus'), DRUG_STATUSES),
    text: readInstructions(element),
    links: [],
    mixture: directory.mixtures.get(textOf(element, 'localMixture') ?? ''),
  };
}

/** Reads a `medicationIssue` element: one prescription under a course. */
export function readIssue(source: Source, event: XmlElement): DrugPart<IssueDetail> {
  const element = one(event, 'medicationIssue');
  const course = textOf(element, 'medication');
  return {
    detail: { kind: 'issue', ...readSupply(source, element) },
    status: flagOf(source, element, 'cancelled') === true ? 'stopped' : undefined,
    text: readInstructions(element),
    links: course === undefined ? [] : [{ relation: 'authorisation', target: course }],
  };
}

function readSupply(
  source: Source,
  element: XmlElement | undefined,
): {
  dose: string | undefined;
  quantity: Quantity | undefined;
  quantityText: string | undefined;
  durationDays: string | undefined;
} {
  const unit = textOf(element, 'quantityUnit');
  const days = textOf(element, 'durationOfIssue');
  return {
    dose: textOf(element, 'dosage'),
    quantity: readQuantity(source, one(element, 'quantity'), unit),
    quantityText: textOf(element, 'quantityRepresentation'),
    // EMIS writes 0 where no duration was given.
    durationDays: days === '0' ? undefined : days,
  };
}

function readInstructions(element: XmlElement | undefined): readonly string[] {
  const texts = [textOf(element, 'patientText'), textOf(element, 'pharmacyText')];
  return texts.filter((text) => text !== undefined);
}

/** A course may be authorised again; the latest authorisation is the one in force. */
function readIssuesAllowed(source: Source, element: XmlElement | undefined): string | undefined {
  let latest: { date: PartialDate | undefined; allowed: string | undefined } | undefined;
  for (const authorised of many(element, 'authorisedIssues')) {
    const date = readDate(source, authorised, 'authorisedDate');
    const allowed = textOf(authorised, 'authorisedIssues');
    const later = latest === undefined || (date?.text ?? '') >= (latest.date?.text ?? '');
    if (later) latest = { date, allowed };
  }
  return latest?.allowed;
}
